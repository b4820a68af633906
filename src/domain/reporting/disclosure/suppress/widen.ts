import type { Solver } from '../solver.ts'
import { knownOf, wholeNumbers, type Need, type Outsider, type World } from './outsider.ts'
import { candidatesOf, differsAt, keepWorld, type Protection } from './protection.ts'
import type { Part } from './parts.ts'

/** How long one step may take, and whether any time is left. */
export type Time = Readonly<{ step: () => number; isOver: () => boolean }>

/**
 * Withholds, for one need after another that is not met, the numbers that have to move for it at the least cost (Kelly,
 * Golden and Assad 1992; Robertson). Answers whether every need is met: not where time ran out.
 */
export function widen(protection: Protection, eyes: Outsider, solver: Solver, time: Time): boolean {
  const { part, needs, worlds, withheld } = protection
  const distance = ({ quantity, to }: Need) => Math.abs(to - (part.quantities[quantity]?.value ?? 0))
  const mover = openMover(solver, part)
  try {
    for (const need of needs.toSorted((a, b) => distance(b) - distance(a))) {
      if (worlds.has(need)) continue
      if (time.isOver()) return false
      const world = eyes.worldFor(need, time.step()) ?? mover.move(need, withheld, time.step())
      if (world === null) return false
      for (const at of candidatesOf(part)) if (!withheld.has(at) && differsAt(part, world, at)) {
        withheld.add(at)
        eyes.see(at, 1)
      }
      keepWorld(protection, world)
    }
    return true
  } finally {
    mover.close()
  }
}

type Mover = Readonly<{ move: (need: Need, withheld: ReadonlySet<number>, seconds: number) => World | null; close: () => void }>

/**
 * Finds a world that meets a need and differs from what is printed at the least cost: a column for each number, and two
 * for how far it is above or below what is printed.
 */
function openMover(solver: Solver, part: Part): Mover {
  const candidates = candidatesOf(part)
  const from = part.quantities.length
  const isCandidate = new Set(candidates)
  const columns = part.quantities.map((quantity, at) => ({ ...knownOf(quantity, isCandidate.has(at) ? 1 : 0), isWhole: false }))
  const moves = candidates.flatMap(() => [{ low: 0, high: Number.POSITIVE_INFINITY, isWhole: false }, { low: 0, high: Number.POSITIVE_INFINITY, isWhole: false }])
  const rows = candidates.flatMap((at, index) => {
    const { low, high } = part.quantities[at]?.printed ?? { low: 0, high: 0 }
    return [
      { terms: [[at, 1], [from + 2 * index, -1]] as const, low: Number.NEGATIVE_INFINITY, high }, { terms: [[at, 1], [from + 2 * index + 1, 1]] as const, low, high: Number.POSITIVE_INFINITY },
    ]
  })
  const model = (isWhole: boolean) => ({ columns: [...columns.map((column, at) => ({ ...column, isWhole: isWhole && part.quantities[at]?.isWhole !== false })), ...moves], rows: [...part.relations, ...rows] })
  const program = solver.program(model(false))
  const solve = (which: typeof program, need: Need, withheld: ReadonlySet<number>, seconds: number): World | null => {
    const own = columns[need.quantity]
    if (!own) return null
    for (const [index, at] of candidates.entries()) for (const side of [0, 1]) which.weigh(from + 2 * index + side, withheld.has(at) ? 0 : part.quantities[at]?.cost ?? 0)
    which.bound(need.quantity, need.direction === 'up' ? need.to : own.low, need.direction === 'up' ? own.high : need.to)
    const answer = which.least(seconds)
    which.bound(need.quantity, own.low, own.high)
    const found = answer.kind === 'impossible' ? null : answer.columns
    return found === null ? null : wholeNumbers(part, found.slice(0, from))
  }
  return {
    move: (need, withheld, seconds) => {
      const found = solve(program, need, withheld, seconds)
      if (found !== null) return found
      const whole = solver.program(model(true))
      try {
        return solve(whole, need, withheld, seconds)
      } finally {
        whole.close()
      }
    },
    close: () => program.close(),
  }
}

/** Publishes again what need not be withheld, the dearest first. A number stays withheld where a need would not be met. */
export function narrow(protection: Protection, eyes: Outsider, time: Time): void {
  const { part, withheld, worlds } = protection
  const cost = (at: number) => part.quantities[at]?.cost ?? 0
  for (const at of [...withheld].toSorted((a, b) => cost(b) - cost(a))) {
    if (time.isOver()) return
    const touched = [...worlds].filter(([, world]) => differsAt(part, world, at))
    eyes.see(at, 0)
    const found: (readonly [Need, World])[] = []
    const areMet = touched.every(([need]) => {
      const shared = found.find(([, world]) => worldMeets(world, need))?.[1]
      const world = shared ?? (time.isOver() ? null : eyes.worldFor(need, time.step()))
      if (world !== null) found.push([need, world])
      return world !== null
    })
    if (!areMet) {
      eyes.see(at, 1)
      continue
    }
    withheld.delete(at)
    for (const [need, world] of found) worlds.set(need, world)
  }
}

function worldMeets(world: World, { quantity, direction, to }: Need): boolean {
  const value = world[quantity] ?? Number.NaN
  return direction === 'up' ? value >= to : value <= to
}
