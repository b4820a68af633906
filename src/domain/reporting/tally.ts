import type { AuthoritySettings, AuthorityWord, WordList } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { Base, FigureTableId, RowsAdd, Unit } from './figure-table.ts'
import { percentOf } from './percent.ts'
import type { FigureCell, FigureRow, FigureTable } from './figure-table.ts'
import type { ReportFact, ReportFactKind } from './report-fact.ts'
import type { ReportingYear } from './reporting-year.ts'

/** A row with an id of ours. A `whenAny` row shows only where a column has something in it. */
export type FixedRow = Readonly<{ id: string; whenAny?: true; includesRowBefore?: true; unit?: Unit }>

/** How one table is counted: which facts, in which year each of them stands, and in which rows. */
export type Tally = Readonly<{
  id: FigureTableId
  countId?: string
  percentId?: string
  section: string
  kinds: readonly ReportFactKind[]
  /** The day that puts a fact into a year; null leaves it out of the table. */
  dayOf: (fact: ReportFact) => IsoDate | null
  unit: Unit
  /** What 100 % is; null for a table without percentages. Its size is the facts of the column, each counted once. */
  base: Base | null
  rowsAdd: RowsAdd
  hasTotal: boolean
  /** Rows in the authority's own words, before the fixed ones. */
  words?: WordList
  /** Such rows that stand in no list of the settings: themes, by their ids. */
  named?: readonly AuthorityWord[]
  rows: readonly FixedRow[]
  /** For rows that cross two words: what they cross. Such rows stand where a column has something in them, in the order of their ids. */
  crosses?: (row: string) => NonNullable<FigureRow['crosses']>
  /** Calls `into` with each row in which the fact counts. */
  place: (fact: ReportFact, into: (row: string) => void) => void
  /** What a fact is counted as, where one stream is several things: each of its remedies. Itself where this is not given. */
  parts?: (fact: ReportFact) => readonly ReportFact[]
  /** How much a fact counts in a row; 1 where this is not given. */
  amount?: (fact: ReportFact, row: string) => number
}>

export const TOTAL_ROW = 'total'

/** The index of the column in which `day` lies, or -1. */
export function columnOf(columns: readonly ReportingYear[], day: IsoDate | null): number {
  return day === null ? -1 : columns.findIndex((year) => year.from <= day && day <= year.to)
}

/** Counts one table. Each fact is looked at once; the total counts it once, in however many rows it stands. */
export function countTable(tally: Tally, facts: readonly ReportFact[], columns: readonly ReportingYear[], settings: AuthoritySettings): FigureTable {
  const counts = new Map<string, number[]>()
  const totals = columns.map(() => 0)
  const amount = tally.amount ?? (() => 1)
  let column = -1
  let current: ReportFact | null = null
  const into = (row: string) => {
    if (current === null) return
    const ofRow = counts.get(row) ?? columns.map(() => 0)
    ofRow[column] = (ofRow[column] ?? 0) + amount(current, row)
    counts.set(row, ofRow)
  }
  const count = (fact: ReportFact) => {
    column = columnOf(columns, tally.dayOf(fact))
    if (column < 0) return
    totals[column] = (totals[column] ?? 0) + 1
    current = fact
    tally.place(fact, into)
  }
  for (const fact of facts) {
    if (!tally.kinds.includes(fact.kind)) continue
    if (tally.parts) tally.parts(fact).forEach(count)
    else count(fact)
  }
  return tableOf(tally, { counts, totals, columns, settings })
}

/** The facts behind a figure, found by the same rules that counted it. */
export function factsBehind(tally: Tally, facts: readonly ReportFact[], year: ReportingYear, row: string): readonly ReportFact[] {
  const isBehind = (fact: ReportFact) => {
    if (columnOf([year], tally.dayOf(fact)) < 0) return false
    if (row === TOTAL_ROW && tally.hasTotal) return true
    let stands = false
    tally.place(fact, (placed) => {
      stands ||= placed === row && (tally.amount?.(fact, row) ?? 1) > 0
    })
    return stands
  }
  return facts.filter((fact) => tally.kinds.includes(fact.kind) && (tally.parts ? tally.parts(fact).some(isBehind) : isBehind(fact)))
}

type Counted = Readonly<{ counts: ReadonlyMap<string, readonly number[]>; totals: readonly number[]; columns: readonly ReportingYear[]; settings: AuthoritySettings }>

function tableOf(tally: Tally, counted: Counted): FigureTable {
  const { counts, totals, columns } = counted
  const cells = (ofRow: readonly number[], unit: Unit): readonly FigureCell[] => columns.map((_, at) => {
    const count = unit === 'pounds' ? (ofRow[at] ?? 0) / 100 : ofRow[at] ?? 0
    // A percentage compares like with like: points of complaint are no share of investigations.
    return { count, percent: tally.base === null || unit !== tally.unit ? null : percentOf(count, totals[at] ?? 0) }
  })
  const nought = columns.map(() => 0)
  const to = (row: string) => ({ table: tally.id, row })
  const fixed = tally.rows.filter((row) => row.whenAny !== true || counts.has(row.id)).map((row): FigureRow => ({
    id: row.id, ownLabel: null, kind: 'part', unit: row.unit ?? tally.unit, includesRowBefore: row.includesRowBefore ?? false, opensTo: to(row.id),
    cells: cells(counts.get(row.id) ?? nought, row.unit ?? tally.unit),
  }))
  const own = ownRows(tally, counted).map(([id, ownLabel]): FigureRow => ({
    id, ownLabel, ...(tally.crosses && { crosses: tally.crosses(id) }), kind: 'part', unit: tally.unit, includesRowBefore: false, opensTo: to(id), cells: cells(counts.get(id) ?? nought, tally.unit),
  }))
  const total: readonly FigureRow[] = tally.hasTotal
    ? [{ id: TOTAL_ROW, ownLabel: null, kind: 'total', unit: tally.unit, includesRowBefore: false, opensTo: to(TOTAL_ROW), cells: cells(totals, tally.unit) }]
    : []
  return {
    id: tally.id, countId: tally.countId ?? tally.id, percentId: tally.percentId ?? null, section: tally.section, unit: tally.unit, base: tally.base,
    baseCounts: tally.base === null ? columns.map(() => null) : totals, rowsAdd: tally.rowsAdd, decimals: 0, columns, rows: [...own, ...fixed, ...total],
  }
}

/** The authority's words in use on any day of the columns, in its own order, then codes that were recorded without ever having been its words. */
function ownRows(tally: Tally, { counts, columns, settings }: Counted): readonly (readonly [string, string])[] {
  const [first, last] = [columns[0], columns.at(-1)]
  if (tally.crosses) return [...counts.keys()].sort().map((row) => [row, row] as const)
  const list = tally.named ?? (tally.words && settings.words[tally.words])
  if (list === undefined || first === undefined || last === undefined) return []
  const inUse = list.filter((word) => counts.has(word.code) || (word.from <= last.to && (word.until === null || first.from <= word.until)))
  const known = new Set([...list.map((word) => word.code), ...tally.rows.map((row) => row.id)])
  const unknown = [...counts.keys()].filter((code) => !known.has(code)).sort()
  return [...new Map(inUse.map((word) => [word.code, word.label] as const)), ...unknown.map((code) => [code, code] as const)]
}
