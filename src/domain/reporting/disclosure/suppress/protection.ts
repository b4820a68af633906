import { knownOf, meets, type Need, type Outsider, type World } from './outsider.ts'
import type { Part } from './parts.ts'

/**
 * What is withheld of a part beside what is small, and for each need a world that shows it to be met. A world that differs
 * from what is published proves nothing, so what is published again takes its worlds with it.
 */
export type Protection = Readonly<{ part: Part; needs: readonly Need[]; withheld: Set<number>; worlds: Map<Need, World> }>

export function noProtection(part: Part, needs: readonly Need[]): Protection {
  return { part, needs, withheld: new Set(), worlds: new Map() }
}

/** The world is kept for every need that it meets and that has none yet. */
export function keepWorld({ needs, worlds }: Protection, world: World): void {
  for (const need of needs) if (!worlds.has(need) && meets(world, need)) worlds.set(need, world)
}

/** The numbers that may be withheld beside the small ones. */
export function candidatesOf({ quantities }: Part): readonly number[] {
  return quantities.flatMap(({ state, sensitive }, at) => (state === 'open' && sensitive === null ? [at] : []))
}

/** Whether a world has a number otherwise than it would be printed. */
export function differsAt({ quantities }: Part, world: World, at: number): boolean {
  const [quantity, value] = [quantities[at], world[at] ?? Number.NaN]
  if (!quantity) return false
  const { low, high } = knownOf(quantity, 0)
  return value < low - 1e-6 || value > high + 1e-6
}

/** What the withheld numbers cost together. */
export function costOf({ part, withheld }: Pick<Protection, 'part' | 'withheld'>): number {
  return [...withheld].reduce((sum, at) => sum + (part.quantities[at]?.cost ?? 0), 0)
}

/** Shows the outsider what is published, and nothing else. */
export function show({ part, withheld }: Protection, eyes: Outsider): void {
  for (const at of candidatesOf(part)) eyes.see(at, withheld.has(at) ? 1 : 0)
}
