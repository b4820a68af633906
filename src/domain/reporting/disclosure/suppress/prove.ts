import type { Program, ProgramRow, Solver } from '../solver.ts'
import { reaches, type Need, type Outsider } from './outsider.ts'
import { candidatesOf, costOf, keepWorld, noProtection, show, type Protection } from './protection.ts'
import type { Time } from './widen.ts'

/** The least that any safe choice can cost, as far as it is proved, and the best choice known. */
export type Proof = Readonly<{ best: Protection; bound: number }>

const SLACK = 1e-4

/**
 * Looks for a cheaper safe choice than `best`, and proves how cheap any could be: Benders' cuts from the outsider's linear
 * programs, first for choices in part, then for whole ones (Fischetti and Salazar 2001, "Solving the cell suppression
 * problem on tabular data with linear constraints").
 */
export function prove(best: Protection, eyes: Outsider, solver: Solver, time: Time): Proof {
  const { part, needs } = best
  const candidates = candidatesOf(part)
  const columns = (isWhole: boolean) => candidates.map(() => ({ low: 0, high: 1, isWhole }))
  const cuts: ProgramRow[] = []
  const relaxed = weighed(solver.program({ columns: columns(false), rows: [] }), best, candidates)
  let bound = 0
  try {
    while (!time.isOver()) {
      const answer = relaxed.least(time.step())
      if (answer.kind !== 'found') break
      bound = Math.max(bound, Math.ceil(answer.value - 1e-6))
      if (bound >= costOf(best)) return { best, bound: costOf(best) }
      candidates.forEach((at, index) => eyes.see(at, answer.columns[index] ?? 0))
      const found = cutsAt(best, eyes, { candidates, chosen: answer.columns }, time)
      if (found.length === 0) break
      for (const cut of found) relaxed.addRow(cut)
      cuts.push(...found)
    }
  } finally {
    relaxed.close()
  }
  return bound >= costOf(best) || needs.length === 0 ? { best, bound: costOf(best) } : proveWhole({ best, bound }, cuts, { eyes, solver, time, candidates })
}

type Tools = Readonly<{ eyes: Outsider; solver: Solver; time: Time; candidates: readonly number[] }>

function proveWhole({ best, bound }: Proof, cuts: readonly ProgramRow[], { eyes, solver, time, candidates }: Tools): Proof {
  const chooser = weighed(solver.program({ columns: candidates.map(() => ({ low: 0, high: 1, isWhole: true })), rows: cuts }), best, candidates)
  let proved = bound
  try {
    while (!time.isOver()) {
      const answer = chooser.least(time.step())
      if (answer.kind === 'impossible') break
      proved = Math.max(proved, Math.ceil((answer.kind === 'found' ? answer.value : answer.bound) - 1e-6))
      if (proved >= costOf(best)) return { best, bound: costOf(best) }
      if (answer.kind === 'no-time') break
      const chosen = noProtection(best.part, best.needs)
      candidates.forEach((at, index) => { if ((answer.columns[index] ?? 0) > 0.5) chosen.withheld.add(at) })
      show(chosen, eyes)
      const found = cutsAt(chosen, eyes, { candidates, chosen: answer.columns.map(Math.round) }, time)
      if (found.length === 0) return time.isOver() ? { best, bound: proved } : { best: met(chosen, eyes, time) ? chosen : best, bound: proved }
      for (const cut of found) chooser.addRow(cut)
    }
    return { best, bound: proved }
  } finally {
    chooser.close()
  }
}

function weighed(program: Program, { part }: Protection, candidates: readonly number[]): Program {
  candidates.forEach((at, index) => program.weigh(index, part.quantities[at]?.cost ?? 0))
  return program
}

/** Whether every need is met in whole numbers too, with a world for each. */
function met(protection: Protection, eyes: Outsider, time: Time): boolean {
  return protection.needs.every((need) => {
    if (protection.worlds.has(need)) return true
    const world = time.isOver() ? null : eyes.worldFor(need, time.step())
    if (world !== null) keepWorld(protection, world)
    return world !== null
  })
}

type Choice = Readonly<{ candidates: readonly number[]; chosen: Float64Array }>

/** For each need that is not met: of these numbers, so much has to be withheld. What the outsider sees is the choice. */
function cutsAt(protection: Protection, eyes: Outsider, choice: Choice, time: Time): readonly ProgramRow[] {
  return protection.needs.flatMap((need) => {
    const far = time.isOver() ? null : eyes.reach(need, time.step())
    return far === null || reaches(far.value, need) ? [] : cutFor(protection, need, far, choice)
  })
}

function cutFor({ part }: Protection, { direction, to }: Need, { value, reduced }: Readonly<{ value: number; reduced: Float64Array }>, { candidates, chosen }: Choice): readonly ProgramRow[] {
  const gives = candidates.map((at, index): readonly [number, number] => {
    const [quantity, move] = [part.quantities[at], reduced[at] ?? 0]
    if (!quantity) return [index, 0]
    return [index, Math.abs(move) * (move > 0 ? quantity.printed.low - quantity.known.low : quantity.known.high - quantity.printed.high)]
  })
  const least = direction === 'up' ? -value : value
  const missing = least + gives.reduce((sum, [index, by]) => sum + by * (chosen[index] ?? 0), 0) - (direction === 'up' ? -to : to)
  if (missing < SLACK) return []
  const terms = gives.filter(([, by]) => by > 1e-9).map(([index, by]) => [index, Math.min(1, by / missing)] as const)
  const has = terms.reduce((sum, [index, by]) => sum + by * (chosen[index] ?? 0), 0)
  return terms.length === 0 || has > 1 - SLACK ? [] : [{ terms, low: 1, high: Number.POSITIVE_INFINITY }]
}
