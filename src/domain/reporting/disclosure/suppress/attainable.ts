import type { QuantityKey } from '../cell-quantities.ts'
import type { Need, Outsider, World } from './outsider.ts'
import { candidatesOf, type Protection } from './protection.ts'
import type { Time } from './widen.ts'

/** A need that nothing meets, even where everything is withheld that may be: how far it can be met, and by what it is cut short. */
export type Short = Readonly<{ need: Need; possible: number; because: readonly QuantityKey[] }>

export type Attainable = Readonly<{ needs: readonly Need[]; short: readonly Short[] }>

/** The needs as far as they can be met at all. Everything is withheld that may be, so what cuts one short is published whatever we do. */
export function attainable({ part, needs }: Protection, eyes: Outsider, time: Time): Attainable {
  const candidates = candidatesOf(part)
  for (const at of candidates) eyes.see(at, 1)
  const kept: Need[] = []
  const short: Short[] = []
  const worlds: World[] = []
  for (const need of needs) {
    if (worlds.some((world) => isMet(world, need))) {
      kept.push(need)
      continue
    }
    const world = eyes.worldFor(need, time.step())
    if (world !== null) {
      worlds.push(world)
      kept.push(need)
      continue
    }
    const value = part.quantities[need.quantity]?.value ?? 0
    const possible = farthest(need, value, (to) => eyes.worldFor({ ...need, to }, time.step()) !== null)
    const far = eyes.reach(need, time.step())
    if (possible !== value) kept.push({ ...need, to: possible })
    short.push({ need, possible, because: part.quantities.filter(({ state }, at) => state === 'published' && Math.abs(far?.reduced[at] ?? 0) > 1e-9).map(({ key }) => key) })
  }
  for (const at of candidates) eyes.see(at, 0)
  return { needs: kept, short }
}

function isMet(world: World, { quantity, direction, to }: Need): boolean {
  const value = world[quantity] ?? Number.NaN
  return direction === 'up' ? value >= to : value <= to
}

/** The last whole number from the value towards the need that is possible. */
function farthest({ direction, to }: Need, value: number, isPossible: (to: number) => boolean): number {
  const step = direction === 'up' ? -1 : 1
  for (let at = to + step; direction === 'up' ? at > value : at < value; at += step) if (isPossible(at)) return at
  return value
}
