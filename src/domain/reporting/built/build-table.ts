import type { AuthoritySettings } from '../../authority/settings.ts'
import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import { addDays } from '../../calendar/iso-date.ts'
import { baseOf } from '../bases.ts'
import type { FigureCell, FigureColumn, FigureRow, FigureTable } from '../figure-table.ts'
import { percentOf } from '../percent.ts'
import { COMPLAINT_FACT_KINDS, type ReportFact } from '../report-fact.ts'
import { yearsUpTo, type ReportingYear } from '../reporting-year.ts'
import { baseRow } from '../tables/against-bases.ts'
import { countTable, factsBehind, type Tally } from '../tally.ts'
import { ALL_ROW, dimensionOf } from './dimensions.ts'
import type { Dimension, Measure } from './measure.ts'
import { isOfComplaints, measureOf, type MeasureId } from './measures.ts'
import { baseNamed, isPeriod, isRate, type TableSpec } from './table-spec.ts'

/** A table to be counted: as it was built, under which name, for the report of which year. */
export type ToBuild = Readonly<{ spec: TableSpec; id: string; year: ReportingYear; settings: AuthoritySettings }>

/** What the one row of everything is called where our own tables have a name for it. */
const ROW_OF: Readonly<Partial<Record<MeasureId, string>>> = {
  'complaints-received': 'received', compliments: 'received', enquiries: 'received', 'member-enquiries': 'received', 'ombudsman-contacts': 'received',
  'panels-held': 'panels-held', 'stage-2-answered': 'investigations', 'training-sessions': 'sessions-held', 'procedure-updates': 'changes-made', 'pounds-promised': 'all-payments',
}

/**
 * Counts a built table. Pure; `facts` as known on the day asked about, and reaching one year further back than it shows.
 * It counts by the same measures and rows as our own tables do, so that the same question has the same answer.
 */
export function buildTable(toBuild: ToBuild, facts: readonly ReportFact[]): FigureTable<string> {
  const { spec } = toBuild
  const tally = tallyOf(toBuild)
  const table = isPeriod(spec.columns) ? overPeriods(toBuild, tally, facts) : overCodes(toBuild, tally, facts)
  return { ...finished(table, spec), ownTitle: spec.title, ownNotes: spec.notes, built: { measure: spec.measure, of: spec.of } }
}

/** The facts behind one cell of it; null where there is no such column. `column`: the label of a period, or a code. */
export function behindBuilt(toBuild: ToBuild, facts: readonly ReportFact[], at: Readonly<{ row: string; column: string }>): readonly ReportFact[] | null {
  const { spec, year } = toBuild
  const tally = tallyOf(toBuild)
  if (!isPeriod(spec.columns)) {
    if (at.column === ALL_COLUMN) return factsBehind(tally, facts, year, at.row)
    return factsBehind(ofParts(tally), byCode(toBuild, tally, facts).get(at.column) ?? [], year, at.row)
  }
  const period = periodsOf(spec, year).find(({ label }) => label === at.column)
  if (!period) return null
  if (isRate(spec.base) && at.row === spec.base) return baseOf(facts, period, { measure: spec.base, division: null })?.facts ?? []
  return factsBehind(tally, facts, period, at.row)
}

/** The columns of years or quarters, the earliest first. */
function periodsOf({ columns, years }: Pick<TableSpec, 'columns' | 'years'>, year: ReportingYear): readonly FigureColumn[] {
  const all = yearsUpTo(year, isPeriod(columns) ? years : 1)
  return columns === 'quarters' ? all.flatMap(quartersOf) : all
}

/** The four quarters of a reporting year: "2019-20 Q1" is its first three months. */
function quartersOf({ label, from }: ReportingYear): readonly FigureColumn[] {
  return [0, 1, 2, 3].map((at) => ({
    label: `${label} Q${at + 1}`, from: addCalendarMonths(from, at * 3), to: addDays(addCalendarMonths(from, (at + 1) * 3), -1),
  }))
}

function tallyOf({ spec, id, settings }: ToBuild): Tally<string> {
  const measure = measureOf(spec.measure)
  const dimension = withRowNamed(dimensionOf(spec.rows, settings), spec.measure)
  const amount = amountOf(measure, dimension)
  return {
    id, section: measure.section, kinds: kindsOf(measure, spec), dayOf: measure.dayOf, unit: measure.unit, base: spec.base === 'itself' ? baseNamed(spec) : null,
    rowsAdd: measure.isDays ? 'apart' : dimension.rowsAdd, hasTotal: dimension.hasTotal, rows: dimension.rows, ...(dimension.words && { words: dimension.words }),
    ...(measure.stands && { standsIn: measure.stands.in }), ...(measure.parts && { parts: measure.parts }), ...(amount && { amount }),
    ...(measure.isDays && spec.statistic ? { gather: spec.statistic } : measure.amount && { weigh: measure.amount }),
    place: (fact, into, period) => dimension.place(fact, into, measure.stands?.on(period) ?? measure.dayOf(fact) ?? period.from),
  }
}

function kindsOf(measure: Measure, { of }: TableSpec): Measure['kinds'] {
  return !isOfComplaints(measure) || of === null || of === 'all' ? measure.kinds : COMPLAINT_FACT_KINDS.filter((kind) => kind === `${of}-complaint`)
}

function withRowNamed(dimension: Dimension, measure: MeasureId): Dimension {
  if (dimension.rows[0]?.id !== ALL_ROW) return dimension
  const id = ROW_OF[measure] ?? `counted-${measure}`
  return { ...dimension, rows: [{ id }], place: (_fact, into) => into(id) }
}

/** Days and money are the measure's; of how many of each finding a dimension says itself. */
function amountOf(measure: Measure, dimension: Dimension): Tally['amount'] {
  if (measure.isDays || !dimension.amount) {
    const { amount } = measure
    return amount && ((fact) => amount(fact))
  }
  return dimension.amount
}

function overPeriods({ spec, year, settings }: ToBuild, tally: Tally<string>, facts: readonly ReportFact[]): FigureTable<string> {
  const columns = periodsOf(spec, year)
  if (spec.base !== 'year-before') {
    const table = countTable(tally, facts, columns, settings)
    return isRate(spec.base) ? asRate(table, facts, spec.base) : table
  }
  return asChange(countTable(tally, facts, yearsUpTo(year, spec.years + 1), settings), facts)
}

/**
 * How many more or fewer than the year before, and what share of it that is. `counted` has one year more than is shown.
 * Null where the register holds nothing of the year before or of any earlier one: it may have been nought, or not kept.
 */
function asChange(counted: FigureTable<string>, facts: readonly ReportFact[]): FigureTable<string> {
  const first = facts.reduce<string>((earliest, fact) => (fact.receivedOn < earliest ? fact.receivedOn : earliest), counted.columns.at(-1)?.to ?? '')
  const isHeld = counted.columns.map(({ to }) => first <= to)
  const rows = counted.rows.map((row): FigureRow => ({
    ...row,
    cells: row.cells.slice(1).map(({ count }, at): FigureCell => {
      const was = row.cells[at]?.count ?? 0
      return isHeld[at] ? { count: (count ?? 0) - was, percent: percentOf((count ?? 0) - was, was) } : { count: null, percent: null }
    }),
  }))
  return { ...counted, base: 'year-before', baseCounts: counted.columns.slice(1).map(() => null), rowsAdd: 'apart', columns: counted.columns.slice(1), rows }
}

const PER = { 'open-cases': undefined, referrals: 1000, 'population-under-18': 10_000 } as const
const COUNTED_IN = { 'open-cases': 'cases', referrals: 'referrals', 'population-under-18': 'people' } as const

/** Complaints against what was counted besides. A share of open cases is held where they were counted; a rate where they were of the whole year. */
function asRate(counted: FigureTable<string>, facts: readonly ReportFact[], base: keyof typeof PER): FigureTable<string> {
  const bases = counted.columns.map((period) => baseOf(facts, period, { measure: base, division: null }))
  const per = PER[base]
  const rows = counted.rows.map((row): FigureRow => ({
    ...row,
    cells: row.cells.map(({ count }, at): FigureCell => {
      const against = bases[at]
      if (!against) return { count: base === 'open-cases' ? null : count, percent: null }
      return { count, percent: against.isWhole ? percentOf((count ?? 0) * ((per ?? 100) / 100), against.count, 1) : null }
    }),
  }))
  return {
    ...counted, base, baseCounts: bases.map((one) => one?.count ?? null), rowsAdd: 'apart', decimals: 1, ...(per && { per }),
    rows: [...rows, baseRow({ table: counted.id, id: base, unit: COUNTED_IN[base] }, bases)],
  }
}

/** The column of everything, beside those of the codes. */
const ALL_COLUMN = 'all-of-it'

/** One column for each code of the second dimension, in its order, and one of everything. Of the report's year alone. */
function overCodes(toBuild: ToBuild, tally: Tally<string>, facts: readonly ReportFact[]): FigureTable<string> {
  const { spec, year, settings } = toBuild
  const whole = countTable(tally, facts, [year], settings)
  const codes = countTable(tallyOf({ ...toBuild, spec: { ...spec, rows: columnDimension(spec), base: 'none' } }), facts, [year], settings).rows.filter(({ kind }) => kind === 'part')
  const ofCode = byCode(toBuild, tally, facts)
  const columns = codes.map(({ id, ownLabel }) => ({ column: { ...year, label: ownLabel ?? id, code: id, ownLabel }, table: countTable(ofParts(tally), ofCode.get(id) ?? [], [year], settings) }))
  const all = [...columns, { column: { ...year, label: ALL_COLUMN, code: ALL_COLUMN, ownLabel: null }, table: whole }]
  return {
    ...whole, columns: all.map(({ column }) => column), baseCounts: all.map(({ table }) => table.baseCounts[0] ?? null),
    rows: whole.rows.map((row) => ({ ...row, cells: all.map(({ table }) => table.rows.find(({ id }) => id === row.id)?.cells[0] ?? NOTHING_OF[measureOf(spec.measure).isDays ? 'days' : 'counts']) })),
  }
}

const NOTHING_OF = { days: { count: null, percent: null }, counts: { count: 0, percent: null } } as const satisfies Readonly<Record<string, FigureCell>>

function columnDimension({ columns, rows }: TableSpec): TableSpec['rows'] {
  return isPeriod(columns) ? rows : columns
}

/** What stands in the year, by the codes of the second dimension: parts of a fact (a remedy, an answer) each by its own. */
function byCode({ spec, year, settings }: ToBuild, tally: Tally<string>, facts: readonly ReportFact[]): ReadonlyMap<string, readonly ReportFact[]> {
  const measure = measureOf(spec.measure)
  const dimension = dimensionOf(columnDimension(spec), settings)
  const codes = new Map<string, ReportFact[]>()
  for (const fact of facts) {
    if (!tally.kinds.includes(fact.kind)) continue
    for (const part of tally.parts?.(fact) ?? [fact]) {
      const on = measure.stands ? (measure.stands.in(part, year) ? measure.stands.on(year) : null) : measure.dayOf(part)
      if (on === null || on < year.from || on > year.to) continue
      dimension.place(part, (code) => {
        const ofCode = codes.get(code)
        if (ofCode) ofCode.push(part)
        else codes.set(code, [part])
      }, on)
    }
  }
  return codes
}

/** Percentages are printed or left out; a base that is named is named either way. */
function finished(table: FigureTable<string>, { percentages }: TableSpec): FigureTable<string> {
  return percentages ? table : { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, percent: null })) })) }
}

/** For facts that are parts already: an answer is not divided into answers again. */
function ofParts({ parts: _parts, ...tally }: Tally<string>): Tally<string> {
  return tally
}
