import type { Quantity, Relation, SuppressionProblem } from '../../src/domain/reporting/disclosure/problem.ts'
import { smallRange, type DisclosureRule } from '../../src/domain/authority/disclosure-rules.ts'
import type { FigureTable } from '../../src/domain/reporting/figure-table.ts'

/** What every cell of some tables counts, by its place; and of each table what its rows and its whole are. */
type Cells = ReadonlyMap<string, number>

/** Tables that tell of numbers in another way than by adding: means, differences, and what was counted besides. */
const NOT_SUMS = ['change-on-year-before', 'days-taken', 'bases-counted', 'share-of-open-cases', 'complaints-per-1000-referrals', 'complaints-per-10000-under-18', 'complaints-per-100-open-cases']

export const isOfSums = ({ id }: Pick<FigureTable<string>, 'id'>): boolean => !NOT_SUMS.includes(id)

/** Every number that the tables print, by table, row and column; the base of a table as its row `base`. */
export function cellsOf(tables: readonly FigureTable<string>[]): Cells {
  const cells = new Map<string, number>()
  for (const table of tables.filter(isOfSums)) for (const [at, column] of table.columns.entries()) {
    const base = table.baseCounts[at]
    if (typeof base === 'number') cells.set(`${table.id}/base@${column.label}`, base)
    for (const row of table.rows) {
      const count = row.cells[at]?.count
      if (typeof count === 'number') cells.set(`${table.id}/${row.id}@${column.label}`, count)
    }
  }
  return cells
}

/**
 * Everything linear that holds between the cells of any register at all, learned from how single things are counted, one by
 * one: nothing here knows of the relations that disclosure control works with. What holds for each thing holds for all.
 * `alone`: the cells of a register of one thing, for many kinds of thing.
 */
export function learnedRelations(alone: readonly Cells[], names: readonly string[]): readonly Relation[] {
  const index = new Map(names.map((name, at) => [name, at]))
  const vectors = alone.map((cells) => {
    const vector = new Float64Array(names.length)
    for (const [name, count] of cells) vector[index.get(name) ?? 0] = count
    return vector
  })
  return [...equations(vectors, names.length), ...dominances(vectors, names)]
}

/** Each cell that follows from others, as a sum of them: Gauss and Jordan on what single things count. */
function equations(vectors: readonly Float64Array[], width: number): readonly Relation[] {
  const basis: { pivot: number; row: Float64Array }[] = []
  for (const vector of vectors) {
    const row = vector.slice()
    for (const { pivot, row: other } of basis) takeAway(row, other, row[pivot] ?? 0)
    const pivot = row.reduce((best, value, at) => (Math.abs(value) > Math.abs(best < 0 ? 1e-6 : row[best] ?? 0) + (best < 0 ? 0 : 1e-9) ? at : best), -1)
    if (pivot < 0) continue
    const lead = row[pivot] ?? 1
    row.forEach((value, at) => { row[at] = clean(value / lead) })
    for (const one of basis) takeAway(one.row, row, one.row[pivot] ?? 0)
    basis.push({ pivot, row })
  }
  const pivots = new Set(basis.map(({ pivot }) => pivot))
  return [...Array(width).keys()].filter((at) => !pivots.has(at)).map((at): Relation => ({
    terms: [[at, 1], ...basis.flatMap(({ pivot, row }) => (Math.abs(row[at] ?? 0) > 1e-9 ? [[pivot, -(row[at] ?? 0)] as const] : []))], low: 0, high: 0,
  }))
}

function takeAway(row: Float64Array, other: Float64Array, by: number): void {
  if (Math.abs(by) > 1e-9) other.forEach((value, at) => { row[at] = clean((row[at] ?? 0) - by * value) })
}

function clean(value: number): number {
  const near = Math.round(value * 12) / 12
  return Math.abs(value - near) < 1e-7 ? near : value
}

const OFTEN = 25

/** Cells that are never more than another, and cells of one table that together are never less than another cell. */
function dominances(vectors: readonly Float64Array[], names: readonly string[]): readonly Relation[] {
  const often = names.map((_, at) => vectors.filter((vector) => (vector[at] ?? 0) !== 0).length)
  const tableOf = names.map((name) => name.replace(/\/.*@/, '@'))
  const isLess = (one: number, other: number) => vectors.every((vector) => (vector[one] ?? 0) <= (vector[other] ?? 0))
  return names.flatMap((_, whole): readonly Relation[] => {
    if ((often[whole] ?? 0) < OFTEN) return []
    const parts = names.flatMap((__, at) => (at !== whole && (often[at] ?? 0) >= OFTEN && isLess(at, whole) ? [at] : []))
    const sums = [...Map.groupBy(parts, (at) => tableOf[at]).values()].filter((own) => own.length > 1 && vectors.every((vector) => own.reduce((sum, at) => sum + (vector[at] ?? 0), 0) >= (vector[whole] ?? 0)))
    return [
      ...parts.map((at): Relation => ({ terms: [[at, 1], [whole, -1]], low: Number.NEGATIVE_INFINITY, high: 0 })),
      ...sums.map((own): Relation => ({ terms: [...own.map((at) => [at, 1] as const), [whole, -1]], low: 0, high: Number.POSITIVE_INFINITY })),
    ]
  })
}

/** The numbers of a register as an outsider meets them, with what holds between them. Small ones have their whole range to keep. */
export function problemOfCells(held: Cells, names: readonly string[], relations: readonly Relation[], ruleOf: (table: string) => DisclosureRule): SuppressionProblem {
  const most = 4 * Math.max(25, ...held.values())
  const quantities = names.map((key): Quantity => {
    const [value, table] = [held.get(key) ?? 0, key.split('/')[0] ?? '']
    const [range, isMoney] = [smallRange(ruleOf(table)), table === 'payments']
    const isSmall = range !== null && !isMoney && value >= range.low && value <= range.high
    return {
      key, value, isWhole: !isMoney, known: { low: table.startsWith('change') ? -most : 0, high: most * (isMoney ? 1000 : 1) }, printed: { low: value, high: value }, state: 'open', sensitive: isSmall ? range : null, cost: 1, places: [],
    }
  })
  return { quantities, relations }
}
