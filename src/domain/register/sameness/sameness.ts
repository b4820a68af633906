import { shortDigest } from '../../authority/short-digest.ts'
import { effectiveEvents, inOrderOfHappening, type Effective, type WorldEvent } from '../../complaint/effective.ts'
import type { PersonId, Recorded } from '../../complaint/events.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'

type Fact = WorldEvent<RegisterEvent>

/** Whether two records are said to be of one person. `isSaid` is false once that is undone. */
export type Sameness = Readonly<{ person: PersonId; other: PersonId; isSaid: boolean }>

/**
 * The id of the stream that says of these two whether they are one person, in whatever order they are named: a UUID of
 * version 8, made of a digest of both.
 */
export function samenessId(one: string, other: string): string {
  const pair = [one, other].sort().join(' ')
  const digits = ['1', '2', '3'].map((part) => shortDigest([part, pair])).join('')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(12, 15)}-8${digits.slice(15, 18)}-${digits.slice(18, 30)}`
}

/** What a stream says of its two; null for any other stream, and where it was struck out. */
export function foldSameness(recorded: readonly Recorded<RegisterEvent>[]): Sameness | null {
  return samenessOf(inOrderOfHappening(effectiveEvents(recorded)))
}

/** The same, of entries that were corrected and put in order already. */
function samenessOf(inOrder: readonly Effective<RegisterEvent>[]): Sameness | null {
  return inOrder.reduce<Sameness | null>((so, { event }) => evolve(so, event), null)
}

function evolve(so: Sameness | null, event: Fact): Sameness | null {
  if (event.type === 'PeopleSaidSame') return { person: event.person.personId, other: event.other.personId, isSaid: true }
  if (event.type === 'SamenessUndone') return so && { ...so, isSaid: false }
  if (event.type === 'SamenessSaidAgain') return so && { ...so, isSaid: true }
  return so
}

/** The first thing in such a stream that cannot be: somebody with themselves, said twice, undone where nothing is said. */
export function impossibleInSameness(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  let so: Sameness | null = null
  for (const { event } of inOrder) {
    if (event.type === 'PeopleSaidSame' && event.person.personId === event.other.personId) return 'same-record'
    if (event.type === 'SamenessSaidAgain' && so?.isSaid === true) return 'already-said-same'
    if (event.type === 'SamenessUndone' && so?.isSaid !== true) return 'not-said-same'
    so = evolve(so, event)
  }
  return null
}
