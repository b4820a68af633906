import type { QuantityKey } from '../cell-quantities.ts'
import type { Range } from '../primary.ts'
import type { Quantity, SuppressionProblem } from '../problem.ts'
import type { Program, ProgramModel, Solver } from '../solver.ts'

/**
 * What an outsider can deduce of one withheld number: no less than `low`, no more than `high`. `wanted`: the range that has
 * to stay possible, of a small number; null of one that is withheld for another's sake. `isCertain` false: time ran out, and
 * the interval holds what was found possible by then; the true one may be wider, never narrower. `hasTop` false: nothing that
 * is printed says how great it is at most.
 */
export type Deduced = Readonly<{ key: QuantityKey; low: number; high: number; wanted: Range | null; isCertain: boolean; hasTop: boolean }>

export type Attack = Readonly<{ deduced: readonly Deduced[]; isSafe: boolean }>

/** Whether what can be deduced is narrower than the rule allows. */
export function isTooNarrow({ low, high, wanted }: Deduced): boolean {
  return wanted !== null && (low > wanted.low || high < wanted.high)
}

/**
 * Attacks what is printed, with all that anybody can know: for every number that is not printed, the least and the most
 * that it could be in a world of whole numbers that would print the same. It knows nothing of how the numbers were chosen.
 *
 * `seen`: what is printed of each number that is printed somewhere.
 */
export function attack({ quantities, relations }: SuppressionProblem, seen: ReadonlyMap<QuantityKey, Range>, solver: Solver, secondsLeft: () => number): Attack {
  const range = ({ key, known }: Quantity): Range => seen.get(key) ?? known
  const hidden = quantities.flatMap(({ key, state }, at) => (state === 'unprinted' || seen.has(key) ? [] : [at]))
  const deduced = worldsApart(quantities, relations, (at) => quantities[at] !== undefined && !seen.has(quantities[at].key)).flatMap((own) => {
    const asked = hidden.filter((at) => own.columns.includes(at))
    return asked.length === 0 ? [] : deduceAll(own, asked, { quantities, range, solver, secondsLeft })
  })
  return { deduced, isSafe: !deduced.some(isTooNarrow) }
}

/** Numbers that are joined by what is not printed, with the relations between them. */
type Apart = Readonly<{ columns: readonly number[]; relations: SuppressionProblem['relations'] }>

function worldsApart(quantities: readonly Quantity[], relations: SuppressionProblem['relations'], isFree: (at: number) => boolean): readonly Apart[] {
  const naming = new Map<number, number[]>()
  relations.forEach(({ terms }, index) => { for (const [at] of terms) if (isFree(at)) naming.set(at, [...naming.get(at) ?? [], index]) })
  const [seenColumns, seenRelations] = [new Set<number>(), new Set<number>()]
  return [...quantities.keys()].filter(isFree).flatMap((start): readonly Apart[] => {
    if (seenColumns.has(start)) return []
    const [columns, own, queue] = [new Set<number>(), new Set<number>(), [start]]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (columns.has(at)) continue
      columns.add(at)
      seenColumns.add(at)
      for (const index of naming.get(at) ?? []) {
        if (seenRelations.has(index)) continue
        seenRelations.add(index)
        own.add(index)
        for (const [other] of relations[index]?.terms ?? []) if (isFree(other)) queue.push(other)
      }
    }
    const ownRelations = [...own].flatMap((index) => relations[index] ?? [])
    return [{ columns: [...new Set([...columns, ...ownRelations.flatMap(({ terms }) => terms.map(([at]) => at))])], relations: ownRelations }]
  })
}

type Ask = Readonly<{ quantities: readonly Quantity[]; range: (quantity: Quantity) => Range; solver: Solver; secondsLeft: () => number }>

function deduceAll({ columns, relations }: Apart, asked: readonly number[], { quantities, range, solver, secondsLeft }: Ask): readonly Deduced[] {
  const place = new Map(columns.map((at, local) => [at, local]))
  const own = columns.flatMap((at) => quantities[at] ?? [])
  const model = (isMixed: boolean): ProgramModel => ({
    columns: own.map((quantity) => ({ ...range(quantity), isWhole: isMixed && quantity.isWhole })),
    rows: relations.map(({ terms, low, high }) => ({ low, high, terms: terms.map(([at, by]) => [place.get(at) ?? 0, by] as const) })),
  })
  const loose = solver.program(model(false))
  const opened: Program[] = [loose]
  const strict = (): Program => {
    const [, before] = opened
    const program = before ?? solver.program(model(true))
    if (before === undefined) opened.push(program)
    return program
  }
  const end = (local: number, weight: 1 | -1, value: number): Readonly<{ at: number; isCertain: boolean }> => {
    const far = weighedLeast(loose, local, weight, secondsLeft())
    if (far.kind === 'found' && own.every(({ isWhole }, index) => !isWhole || isWholeNumber(far.columns[index] ?? 0))) return { at: Math.round(weight * far.value * 1e6) / 1e6, isCertain: true }
    const exact = weighedLeast(strict(), local, weight, Math.min(10, secondsLeft()))
    if (exact.kind === 'impossible') throw new Error('what is printed contradicts itself')
    // Where time runs out, what was found possible stands: the number itself at the least.
    return { at: exact.columns === null ? value : Math.round((exact.columns[local] ?? value) * 1e6) / 1e6, isCertain: exact.kind === 'found' }
  }
  try {
    return asked.flatMap((at): readonly Deduced[] => {
      const [quantity, local] = [quantities[at], place.get(at)]
      if (!quantity || local === undefined) return []
      const [low, high] = [end(local, 1, quantity.value), end(local, -1, quantity.value)]
      return [{ key: quantity.key, low: low.at, high: high.at, wanted: quantity.sensitive, isCertain: low.isCertain && high.isCertain, hasTop: high.at < quantity.known.high }]
    })
  } finally {
    for (const program of opened) program.close()
  }
}

function weighedLeast(program: Program, column: number, weight: 1 | -1, seconds: number) {
  program.weigh(column, weight)
  const answer = program.least(seconds)
  program.weigh(column, 0)
  return answer
}

function isWholeNumber(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-5
}
