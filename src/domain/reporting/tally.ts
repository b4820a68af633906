import type { AuthoritySettings, AuthorityWord, WordList } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { Base, FigureCell, FigureColumn, FigureRow, FigureTable, FigureTableId, RowsAdd, Unit } from './figure-table.ts'
import { percentOf } from './percent.ts'
import type { ReportFact, ReportFactKind } from './report-fact.ts'
import type { ReportingYear } from './reporting-year.ts'
import { statisticOf, toldOf, type Statistic } from './statistic.ts'

/** A row with an id of ours. A `whenAny` row shows only where a column has something in it. */
export type FixedRow = Readonly<{ id: string; whenAny?: true; includesRowBefore?: true; unit?: Unit; /** Tells this of the amounts in it, instead of their sum. */ gather?: Statistic }>

/** Puts a fact into each row in which it counts, in one period. */
export type Place = (fact: ReportFact, into: (row: string) => void, period: ReportingYear) => void

/** How one table is counted: which facts, in which year each of them stands, and in which rows. */
export type Tally<Id extends string = FigureTableId> = Readonly<{
  id: Id
  countId?: string
  percentId?: string
  section: string
  kinds: readonly ReportFactKind[]
  /** The day that puts a fact into a year; null leaves it out of the table. */
  dayOf: (fact: ReportFact) => IsoDate | null
  /** Instead of a day, for what may stand in several years: open at the end of each. */
  standsIn?: (fact: ReportFact, period: ReportingYear) => boolean
  /** Which of what stands in a column is its base and total; all of it where this is not given. */
  inBase?: (fact: ReportFact, period: ReportingYear) => boolean
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
  place: Place
  /** What a fact is counted as, where one stream is several things: each of its remedies. Itself where this is not given. */
  parts?: (fact: ReportFact) => readonly ReportFact[]
  /** How much a fact counts in a row; 1 where this is not given. */
  amount?: (fact: ReportFact, row: string) => number
  /** How much a fact is of the base and the total; 1 where this is not given. */
  weigh?: (fact: ReportFact) => number
  /** Every row, and the total, tells this of the amounts instead of their sum. */
  gather?: Statistic
}>

export const TOTAL_ROW = 'total'

/** The index of the column in which `day` lies, or -1. */
export function columnOf(columns: readonly ReportingYear[], day: IsoDate | null): number {
  return day === null ? -1 : columns.findIndex((year) => year.from <= day && day <= year.to)
}

const findersOf = new WeakMap<readonly ReportingYear[], (day: IsoDate | null) => number>()

/** The same for many days of the same columns: a day is looked up once, in however many facts and tables it stands. */
export function columnFinder(columns: readonly ReportingYear[]): (day: IsoDate | null) => number {
  const made = findersOf.get(columns)
  if (made) return made
  const found = new Map<IsoDate, number>()
  const find = (day: IsoDate | null) => {
    if (day === null) return -1
    const known = found.get(day)
    if (known !== undefined) return known
    const at = columnOf(columns, day)
    found.set(day, at)
    return at
  }
  findersOf.set(columns, find)
  return find
}

type ByKind = ReadonlyMap<ReportFactKind, readonly ReportFact[]>

/** Sixty tables are counted from the same hundred thousand facts, and most of them from few kinds: the kinds are told apart once. */
const kindsOf = new WeakMap<readonly ReportFact[], ByKind>()

function factsOfKinds(facts: readonly ReportFact[], kinds: readonly ReportFactKind[]): readonly ReportFact[] {
  const byKind = kindsOf.get(facts) ?? Map.groupBy(facts, ({ kind }) => kind)
  kindsOf.set(facts, byKind)
  const [only, ...more] = kinds
  return only !== undefined && more.length === 0 ? byKind.get(only) ?? [] : kinds.flatMap((kind) => byKind.get(kind) ?? [])
}

/** Counts one table. Each fact is looked at once; the total counts it once, in however many rows it stands. */
export function countTable<Id extends string>(
  tally: Tally<Id>, facts: readonly ReportFact[], columns: readonly FigureColumn[], settings: AuthoritySettings,
): FigureTable<Id> {
  const counting = startCounting(tally, columns)
  for (const fact of factsOfKinds(facts, tally.kinds)) {
    if (tally.parts) for (const part of tally.parts(fact)) counting.count(part)
    else counting.count(fact)
  }
  return tableOf(tally, { ...counting.counted(), columns, settings })
}

type Sums = Readonly<{ counts: ReadonlyMap<string, readonly number[]>; totals: readonly number[]; values: ReadonlyMap<string, readonly (readonly number[])[]> }>

/** Counts fact by fact, whatever they stand in: sums for the rows that add, and all amounts of those that tell something of them. */
function startCounting<Id extends string>(tally: Tally<Id>, columns: readonly FigureColumn[]): Readonly<{ count(fact: ReportFact): void; counted(): Sums }> {
  const counts = new Map<string, number[]>()
  const values = new Map<string, number[][]>()
  const gathered = new Set(tally.rows.flatMap(({ id, gather }) => (gather ? [id] : [])))
  const totals = columns.map(() => 0)
  const { standsIn, inBase, amount, weigh, dayOf } = tally
  const columnFor = columnFinder(columns)
  const begun = (row: string) => {
    const ofRow = columns.map(() => 0)
    counts.set(row, ofRow)
    return ofRow
  }
  let column = -1
  let current: ReportFact | null = null
  const into = (row: string) => {
    if (current === null) return
    const many = amount === undefined ? 1 : amount(current, row)
    const ofRow = counts.get(row) ?? begun(row)
    ofRow[column] = (ofRow[column] ?? 0) + many
    if (!tally.gather && !gathered.has(row)) return
    const all = values.get(row) ?? columns.map(() => [])
    all[column]?.push(many)
    values.set(row, all)
  }
  const standing = (fact: ReportFact, at: number) => {
    const period = columns[at]
    if (!period) return
    column = at
    current = fact
    if (!inBase || inBase(fact, period)) {
      totals[at] = (totals[at] ?? 0) + (weigh === undefined ? 1 : weigh(fact))
      if (tally.gather) into(TOTAL_ROW)
    }
    tally.place(fact, into, period)
  }
  const count = (fact: ReportFact) => {
    if (!standsIn) return standing(fact, columnFor(dayOf(fact)))
    for (const [at, period] of columns.entries()) if (standsIn(fact, period)) standing(fact, at)
  }
  return { count, counted: () => ({ counts, totals, values }) }
}

/** Whether a fact, or a part of one, is counted in a period at all. */
function standsInPeriod<Id extends string>({ standsIn, dayOf }: Tally<Id>, fact: ReportFact, period: ReportingYear): boolean {
  return standsIn ? standsIn(fact, period) : columnOf([period], dayOf(fact)) === 0
}

/** The facts behind a figure, found by the same rules that counted it. */
export function factsBehind<Id extends string>(tally: Tally<Id>, facts: readonly ReportFact[], year: ReportingYear, row: string): readonly ReportFact[] {
  const isGathered = tally.gather !== undefined || tally.rows.some(({ id, gather }) => id === row && gather !== undefined)
  const isBehind = (fact: ReportFact) => {
    if (!standsInPeriod(tally, fact, year)) return false
    if (row === TOTAL_ROW && tally.hasTotal) return tally.inBase?.(fact, year) ?? true
    let stands = false
    tally.place(fact, (placed) => {
      // Nought of something is not behind it; nought working days are.
      stands ||= placed === row && (isGathered || (tally.amount?.(fact, row) ?? 1) > 0)
    }, year)
    return stands
  }
  return facts.filter((fact) => tally.kinds.includes(fact.kind) && (tally.parts ? tally.parts(fact).some(isBehind) : isBehind(fact)))
}

type Counted = Sums & Readonly<{ columns: readonly FigureColumn[]; settings: AuthoritySettings }>

function tableOf<Id extends string>(tally: Tally<Id>, counted: Counted): FigureTable<Id> {
  const { counts, totals, columns } = counted
  const own = ownRows(tally, counted).map(([id, ownLabel]): FigureRow => ({
    id, ownLabel, ...(tally.crosses && { crosses: tally.crosses(id) }), kind: 'part', unit: tally.unit, includesRowBefore: false, opensTo: { table: tally.id, row: id },
    cells: cellsOf(tally, counted, { id }),
  }))
  const fixed = tally.rows.filter((row) => row.whenAny !== true || counts.has(row.id)).map((row): FigureRow => ({
    id: row.id, ownLabel: null, kind: 'part', unit: row.unit ?? tally.unit, includesRowBefore: row.includesRowBefore ?? false,
    opensTo: { table: tally.id, row: row.id }, cells: cellsOf(tally, counted, row),
  }))
  const total: readonly FigureRow[] = tally.hasTotal
    ? [{ id: TOTAL_ROW, ownLabel: null, kind: 'total', unit: tally.unit, includesRowBefore: false, opensTo: { table: tally.id, row: TOTAL_ROW }, cells: cellsOf(tally, counted, { id: TOTAL_ROW }) }]
    : []
  return {
    id: tally.id, countId: tally.countId ?? tally.id, percentId: tally.percentId ?? null, section: tally.section, unit: tally.unit, base: tally.base,
    baseCounts: tally.base === null ? columns.map(() => null) : tally.unit === 'pounds' ? totals.map((pence) => pence / 100) : totals, rowsAdd: tally.rowsAdd, decimals: 0, columns, rows: [...own, ...fixed, ...total],
  }
}

function cellsOf<Id extends string>(tally: Tally<Id>, { counts, totals, values, columns }: Counted, row: FixedRow): readonly FigureCell[] {
  const gather = row.gather ?? tally.gather
  const unit = row.unit ?? tally.unit
  const ofRow = row.id === TOTAL_ROW && tally.hasTotal ? totals : counts.get(row.id)
  return columns.map((_, at): FigureCell => {
    if (gather !== undefined) {
      const all = values.get(row.id)?.[at] ?? []
      return { count: statisticOf(gather, all), percent: null, toldOf: toldOf(gather, all) }
    }
    const amount = ofRow?.[at] ?? 0
    const count = unit === 'pounds' ? amount / 100 : amount
    // A percentage compares like with like: points of complaint are no share of investigations.
    return { count, percent: tally.base === null || unit !== tally.unit ? null : percentOf(amount, totals[at] ?? 0) }
  })
}

/** The authority's words in use on any day of the columns, in its own order, then codes that were recorded without ever having been its words. */
function ownRows<Id extends string>(tally: Tally<Id>, { counts, columns, settings }: Counted): readonly (readonly [string, string])[] {
  const [first, last] = [columns[0], columns.at(-1)]
  if (tally.crosses) return [...counts.keys()].filter((row) => row !== TOTAL_ROW).sort().map((row) => [row, row] as const)
  const list = tally.named ?? (tally.words && settings.words[tally.words])
  if (list === undefined || first === undefined || last === undefined) return []
  const inUse = list.filter((word) => counts.has(word.code) || (word.from <= last.to && (word.until === null || first.from <= word.until)))
  const known = new Set([...list.map((word) => word.code), ...tally.rows.map((row) => row.id), TOTAL_ROW])
  const unknown = [...counts.keys()].filter((code) => !known.has(code)).sort()
  return [...new Map(inUse.map((word) => [word.code, word.label] as const)), ...unknown.map((code) => [code, code] as const)]
}
