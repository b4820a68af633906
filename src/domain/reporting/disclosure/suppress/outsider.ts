import type { Range } from '../primary.ts'
import type { Quantity } from '../problem.ts'
import type { Program, Solver } from '../solver.ts'
import type { Part } from './parts.ts'

/** What has to be possible: that the number is `to`, or beyond it in that direction. */
export type Need = Readonly<{ quantity: number; direction: 'up' | 'down'; to: number }>

/** What a small number needs: the most and the least of its range, as far as it is not there already. */
export function needsOf({ quantities }: Part): readonly Need[] {
  return quantities.flatMap(({ sensitive, value }, quantity): readonly Need[] => {
    if (sensitive === null) return []
    return [
      ...(value < sensitive.high ? [{ quantity, direction: 'up', to: sensitive.high } as const] : []), ...(value > sensitive.low ? [{ quantity, direction: 'down', to: sensitive.low } as const] : []),
    ]
  })
}

/** What an outsider knows of one number by itself, where it is withheld, is not, or (for bounds alone) is so in part. */
export function knownOf({ state, sensitive, known, printed }: Quantity, withheld: number): Range {
  if (state === 'unprinted' || (state === 'open' && (sensitive !== null || withheld >= 1))) return known
  if (state === 'published' || withheld <= 0) return printed
  return { low: printed.low - (printed.low - known.low) * withheld, high: printed.high + (known.high - printed.high) * withheld }
}

/** All numbers of a part as they could be for somebody who sees only what is published. */
export type World = Float64Array

/** Whether a need is met by this world. */
export function meets(world: World, { quantity, direction, to }: Need): boolean {
  const value = world[quantity] ?? Number.NaN
  return direction === 'up' ? value >= to - 1e-9 : value <= to + 1e-9
}

/** How far a need can be met, and by how much that would move with each number's bounds. */
export type Reach = Readonly<{ value: number; world: World; reduced: Float64Array }>

/** An outsider who tries to make a number as great or as small as it could be. It remembers what is withheld. */
export type Outsider = Readonly<{
  see: (quantity: number, withheld: number) => void
  /** The farthest that linear programming reaches; null where time ran out. */
  reach: (need: Need, seconds: number) => Reach | null
  /** A world of whole numbers that meets the need; null where there is none, or time ran out. */
  worldFor: (need: Need, seconds: number) => World | null
  close: () => void
}>

/** An outsider before whom everything is published that is not small. */
export function outsider(solver: Solver, part: Part): Outsider {
  const columns = part.quantities.map((quantity) => ({ ...knownOf(quantity, 0), isWhole: false }))
  const program = solver.program({ columns, rows: part.relations })
  let whole: Program | null = null
  const seen = columns.map(({ low, high }) => ({ low, high }))
  const see = (quantity: number, withheld: number) => {
    const one = part.quantities[quantity]
    if (!one) return
    const { low, high } = knownOf(one, withheld)
    const before = seen[quantity]
    if (before?.low === low && before.high === high) return
    seen[quantity] = { low, high }
    program.bound(quantity, low, high)
    whole?.bound(quantity, low, high)
  }
  const reach = (need: Need, seconds: number): Reach | null => {
    const weight = need.direction === 'up' ? -1 : 1
    program.weigh(need.quantity, weight)
    const answer = program.least(seconds)
    program.weigh(need.quantity, 0)
    return answer.kind === 'found' ? { value: weight * answer.value, world: answer.columns, reduced: answer.reduced } : null
  }
  const wholeWorld = (need: Need, seconds: number): World | null => {
    whole ??= solver.program({ columns: part.quantities.map(({ isWhole }, at) => ({ ...(seen[at] ?? { low: 0, high: 0 }), isWhole })), rows: part.relations })
    const own = seen[need.quantity] ?? { low: need.to, high: need.to }
    whole.bound(need.quantity, need.direction === 'up' ? need.to : own.low, need.direction === 'up' ? own.high : need.to)
    const answer = whole.least(seconds)
    whole.bound(need.quantity, own.low, own.high)
    return answer.kind === 'found' || (answer.kind === 'no-time' && answer.columns !== null) ? wholeNumbers(part, answer.columns ?? new Float64Array()) : null
  }
  const worldFor = (need: Need, seconds: number): World | null => {
    const far = reach(need, seconds)
    if (far === null || !reaches(far.value, need)) return null
    return wholeNumbers(part, far.world) ?? wholeWorld(need, seconds)
  }
  return { see, reach, worldFor, close: () => { program.close(); whole?.close() } }
}

/** Whether a value is as far as the need asks. */
export function reaches(value: number, { direction, to }: Need): boolean {
  return direction === 'up' ? value >= to - 1e-6 : value <= to + 1e-6
}

/** The world with its counts made exactly whole; null where one of them is not. */
export function wholeNumbers({ quantities }: Part, world: World): World | null {
  const exact = world.map((value, at) => (quantities[at]?.isWhole === false ? value : Math.round(value)))
  return exact.every((value, at) => Math.abs(value - (world[at] ?? Number.NaN)) < 1e-5) ? exact : null
}
