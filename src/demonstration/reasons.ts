import type { Chance } from './chance.ts'

/** The reasons that the founding report stars as *more than one*. */
const STARRED: readonly string[] = ['visit-missed', 'communication', 'reports-late', 'contact-rearranged', 'late-for-meetings']

/**
 * Reasons for so many upheld or partly upheld complaints, in their order.
 *
 * With `everyReason` each of the list comes once, and the starred ones twice, as the founding report has them: twenty
 * reasons, five of them more than once, for eighteen complaints.
 */
export function dealReasons(chance: Chance, upheld: number, all: readonly string[], everyReason: boolean): readonly (readonly string[])[] {
  if (!everyReason) return Array.from({ length: upheld }, () => chance.some(all, chance.pick([1, 1, 1, 2])))
  const hands = Array.from({ length: upheld }, (): string[] => [])
  for (const [at, reason] of [...chance.shuffled(all), ...STARRED].entries()) {
    const free = Array.from({ length: upheld }, (_, step) => hands[(at + step) % upheld]).find((hand) => hand?.includes(reason) === false)
    free?.push(reason)
  }
  return hands
}
