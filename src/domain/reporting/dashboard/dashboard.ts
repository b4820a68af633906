import type { AuthoritySettings } from '../../authority/settings.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Code } from '../../complaint/events.ts'
import { marksBetween, type Mark } from '../marks.ts'
import type { ReportFactKind } from '../report-fact.ts'
import { compareCounts, compareShares, type Comparison } from '../statistics/comparison.ts'
import { middleOf, type Histogram, type Middle } from '../statistics/histogram.ts'
import { processBehaviour, type ProcessBehaviour } from '../statistics/process-behaviour.ts'
import type { DashboardCounts, DueNow, NowAndBefore } from './counts.ts'
import { daysOfMonth, monthOf, monthsUpTo, type Month, type SameDays } from './same-days.ts'

/** Whole months on a chart, before the one that is running. */
export const MONTHS_SHOWN = 24
/** The year so far and the three before it. */
export const YEARS_COMPARED = 4

export const COUNTED_KINDS = ['statutory-complaint', 'corporate-complaint', 'compliment', 'enquiry', 'point-of-contact', 'ombudsman-contact'] as const satisfies readonly ReportFactKind[]
export type CountedKind = (typeof COUNTED_KINDS)[number]

/** One kind over the same days of the years, newest first; `against` compares with the year before, null where that is not in the register. */
export type YearsRow = Readonly<{ kind: CountedKind; counts: readonly number[]; against: Comparison | null }>

/** Stage 1 answers of the same days of one year. `within` is the share within each of the authority's bands, as counts. */
export type Timeliness = Readonly<{ answered: number; within: readonly Readonly<{ workingDays: number; count: number }>[]; middle: Middle | null }>

/** A month of a chart. `isRunning`: it is not over, so that it is shown and not judged. */
export type MonthValue = Readonly<{ month: Month; from: IsoDate; to: IsoDate; isRunning: boolean; count: number; base: number | null; value: number | null }>
export type MonthChart = Readonly<{ months: readonly MonthValue[]; behaviour: ProcessBehaviour; marks: readonly Mark[] }>

/** A division or team with its complaints, its open cases where they were counted, and whether it differs from the rest. */
export type UnitRow = NowAndBefore & Readonly<{ openCases: number | null; countedOn: IsoDate | null; againstRest: Comparison | null; againstBefore: Comparison | null }>

export type Dashboard = Readonly<{
  day: IsoDate
  /** Newest first; those before the register began are left out, so that there may be one alone. */
  years: readonly SameDays[]
  received: readonly YearsRow[]
  timeliness: readonly Timeliness[]
  /** Of each of the authority's bands, this year's share against that of the year before. */
  timelinessAgainst: readonly Readonly<{ workingDays: number; against: Comparison | null }>[]
  receivedByMonth: MonthChart
  /** The share of the answers of a month that came within the last of the bands, in per cent. */
  timelyByMonth: MonthChart
  divisions: readonly UnitRow[]
  teams: readonly UnitRow[]
  causes: readonly (NowAndBefore & Readonly<{ against: Comparison | null }>)[]
  open: readonly Readonly<{ kind: 'statutory-complaint' | 'corporate-complaint'; byAge: readonly number[] }>[]
  due: DueNow | null
  isEmpty: boolean
}>

/** What surrounds the counts. `began` is the first day of the register; null while it is empty. */
export type Around = Readonly<{ day: IsoDate; years: readonly SameDays[]; settings: AuthoritySettings; marks: readonly Mark[]; due: DueNow | null; began: IsoDate | null }>

/** Everything that the dashboard says, from what was counted. */
export function dashboardFrom(counts: DashboardCounts, around: Around): Dashboard {
  const { day, settings, due, began } = around
  const years = around.years.filter(({ to }, at) => at === 0 || (began !== null && began <= to))
  const bands = settings.stageOneBands
  const timeliness = years.map((year) => timelinessOf(counts, year, bands))
  return {
    day, years, due, isEmpty: began === null || began > day,
    received: COUNTED_KINDS.map((kind) => yearsRow(kind, counts, years)),
    timeliness, timelinessAgainst: bands.map((workingDays, band) => ({ workingDays, against: bandAgainst(timeliness, band) })),
    receivedByMonth: receivedChart(counts, around), timelyByMonth: timelyChart(counts, around, bands.at(-1) ?? 0),
    ...units(counts, years),
    causes: byNumber(counts.causes).map((cause) => ({ ...cause, against: againstBefore(cause, years) })),
    open: (['statutory-complaint', 'corporate-complaint'] as const).map((kind) => ({ kind, byAge: AGES.map((_, age) => sum(counts.open.filter((each) => each.kind === kind && each.age === age))) })),
  }
}

/** How old open complaints are, in days: under 28, 28 to 90, 91 to 180, 181 and more. */
export const AGES = [0, 28, 91, 181] as const

const sum = (rows: readonly Readonly<{ count: number }>[]): number => rows.reduce((so, { count }) => so + count, 0)

/** Whether a part of a month lies in the same days of a year: the last month counts up to the day that is asked about. */
function isIn(part: Readonly<{ month: Month; isEarly: boolean }>, { from, to }: SameDays): boolean {
  return part.month >= monthOf(from) && (part.month < monthOf(to) || (part.month === monthOf(to) && part.isEarly))
}

function yearsRow(kind: CountedKind, { received }: DashboardCounts, years: readonly SameDays[]): YearsRow {
  const counts = years.map((year) => sum(received.filter((part) => part.kind === kind && isIn(part, year))))
  return { kind, counts, against: againstBefore({ now: counts[0] ?? 0, before: counts[1] ?? 0 }, years) }
}

function againstBefore({ now, before }: Readonly<{ now: number; before: number }>, [year, yearBefore]: readonly SameDays[]): Comparison | null {
  if (!year || !yearBefore) return null
  return compareCounts({ count: now, exposure: year.days }, { count: before, exposure: yearBefore.days })
}

function timelinessOf({ answered }: DashboardCounts, year: SameDays, bands: readonly number[]): Timeliness {
  const histogram: Histogram = answered.filter((part) => isIn(part, year)).map(({ workingDays, count }) => ({ value: workingDays, count }))
  return {
    answered: sum(histogram), middle: middleOf(merged(histogram)),
    within: bands.map((workingDays) => ({ workingDays, count: sum(histogram.filter(({ value }) => value <= workingDays)) })),
  }
}

function merged(histogram: Histogram): Histogram {
  const counts = new Map<number, number>()
  for (const { value, count } of histogram) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].map(([value, count]) => ({ value, count }))
}

function bandAgainst([now, before]: readonly Timeliness[], band: number): Comparison | null {
  if (!now || !before) return null
  return compareShares({ count: now.within[band]?.count ?? 0, base: now.answered }, { count: before.within[band]?.count ?? 0, base: before.answered })
}

function receivedChart({ received }: DashboardCounts, around: Around): MonthChart {
  const complaints = received.filter(({ kind }) => kind === 'statutory-complaint')
  return chartOf(around, (month) => {
    const count = sum(complaints.filter((part) => part.month === month))
    return { count, base: null, value: count }
  }, { lowest: 0 })
}

function timelyChart({ answered }: DashboardCounts, around: Around, limit: number): MonthChart {
  return chartOf(around, (month) => {
    const inMonth = answered.filter((part) => part.month === month)
    const [count, base] = [sum(inMonth.filter(({ workingDays }) => workingDays <= limit)), sum(inMonth)]
    return { count, base, value: base === 0 ? null : (100 * count) / base }
  }, { lowest: 0, highest: 100 })
}

/** The whole months and the running one. Months before the register began are left out; changes begin new limits. */
function chartOf(
  { day, began, marks }: Around, valueOf: (month: Month) => Pick<MonthValue, 'count' | 'base' | 'value'>, bounds: Readonly<{ lowest: number; highest?: number }>,
): MonthChart {
  const months = monthsUpTo(day, MONTHS_SHOWN + 1).filter((month) => began !== null && month >= monthOf(began))
    .map((month): MonthValue => ({ month, ...daysOfMonth(month), isRunning: month === monthOf(day), ...valueOf(month) }))
  const first = months[0]
  const shown = first ? marksBetween(marks, first.from, day) : []
  const changesAt = shown.filter(({ kind }) => kind === 'change').map(({ from }) => months.findIndex((month) => month.from >= from))
  const judged = months.filter(({ isRunning }) => !isRunning).map(({ value }) => value)
  return { months, behaviour: processBehaviour(judged, { changesAt, ...bounds }), marks: shown }
}

function units(counts: DashboardCounts, years: readonly SameDays[]): Pick<Dashboard, 'divisions' | 'teams'> {
  const { divisions, teams, caseloads } = counts
  return { divisions: againstCaseload(divisions, 'division', caseloads, years), teams: againstCaseload(teams, 'team', caseloads, years) }
}

/** Each against its own open cases and against all others that were counted; also those with cases of whom nobody complained. */
function againstCaseload(rows: readonly NowAndBefore[], what: 'division' | 'team', caseloads: DashboardCounts['caseloads'], years: readonly SameDays[]): readonly UnitRow[] {
  const caseload = new Map(caseloads.flatMap((each) => (each[what] === null ? [] : [[each[what], each] as const])))
  const named = new Set(rows.map(({ code }) => code))
  const silent = [...caseload.keys()].filter((code) => !named.has(code)).map((code): NowAndBefore => ({ code, now: 0, before: 0 }))
  const units = byNumber([...rows, ...silent])
  const based = units.map(({ code, now }) => ({ count: now, exposure: caseload.get(code)?.openCases ?? 0, isBased: caseload.has(code) })).filter(({ isBased }) => isBased)
  const all = { count: sum(based), exposure: based.reduce((so, { exposure }) => so + exposure, 0) }
  const rowOf = (row: NowAndBefore): UnitRow => {
    const base = caseload.get(row.code)
    const rest = base && { count: all.count - row.now, exposure: all.exposure - base.openCases }
    return {
      ...row, openCases: base?.openCases ?? null, countedOn: base?.countedOn ?? null, againstBefore: againstBefore(row, years),
      againstRest: base && rest ? compareCounts({ count: row.now, exposure: base.openCases }, rest) : null,
    }
  }
  return units.map(rowOf)
}

function byNumber<Row extends Readonly<{ code: Code; now: number }>>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => other.now - one.now || (one.code < other.code ? -1 : 1))
}
