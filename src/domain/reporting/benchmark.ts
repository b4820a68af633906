import type { FigureTable } from './figure-table.ts'

export const BENCHMARK_MEASURES = ['count', 'percent', 'rate'] as const

/** Letters that a name, a source, a page or a note may have. */
export const LONGEST_BENCHMARK_TEXT = 300

/** One figure of another authority, typed in from its publication. Its name and its number are theirs: neither enters a count of ours. */
export type Benchmark = Readonly<{
  authority: string
  /** Its reporting year, such as 2019-20. */
  year: string
  /** Our table and row that it stands beside. */
  table: string
  row: string
  /** `rate`: for every so many of the table's base, as our table has it. */
  measure: (typeof BENCHMARK_MEASURES)[number]
  value: number
  /** What it was published in, and where in it. */
  source: string
  page: string
  /** What makes the two hard to compare; empty where nothing is known. */
  note: string
}>

/** Others beside ours: one row of one of our tables for one year. `ours` null where the register has no such figure. */
export type Beside = Readonly<{
  table: string
  row: string
  year: string
  ours: Readonly<{ count: number | null; percent: number | null }> | null
  others: readonly Benchmark[]
}>

/** Groups what was typed by what it stands beside, in the order of our tables, the latest year first. The tables are given whole and unchanged. */
export function besideOthers<Id extends string>(tables: readonly FigureTable<Id>[], benchmarks: readonly Benchmark[]): readonly Beside[] {
  const groups = Map.groupBy(benchmarks, ({ table, row, year }) => JSON.stringify([table, row, year]))
  const place = (id: string) => tables.findIndex((table) => table.id === id)
  return [...groups.values()].flatMap((others): readonly Beside[] => {
    const [first] = others
    return first ? [{ table: first.table, row: first.row, year: first.year, ours: oursOf(tables, first), others: others.toSorted((a, b) => (a.authority < b.authority ? -1 : 1)) }] : []
  }).toSorted((a, b) => place(a.table) - place(b.table) || (a.row < b.row ? -1 : a.row > b.row ? 1 : 0) || (a.year < b.year ? 1 : -1))
}

function oursOf<Id extends string>(tables: readonly FigureTable<Id>[], { table: id, row, year }: Benchmark): Beside['ours'] {
  const table = tables.find((one) => one.id === id)
  const at = table?.columns.findIndex(({ label }) => label === year) ?? -1
  const cell = table?.rows.find((one) => one.id === row)?.cells[at]
  return cell ? { count: cell.count, percent: cell.percent } : null
}

/** What makes two the same figure: whose, of which year, and beside what. */
export function benchmarkKey({ authority, year, table, row, measure }: Benchmark): string {
  return JSON.stringify([authority, year, table, row, measure])
}
