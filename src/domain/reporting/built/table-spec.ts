import type { Base } from '../figure-table.ts'
import type { Statistic } from '../statistic.ts'
import { DIMENSION_IDS, divides, mayBeColumns, type DimensionId } from './dimensions.ts'
import { isOfComplaints, measureOf, OF_COMPLAINTS, type MeasureId, type OfComplaints } from './measures.ts'

export const PERIODS = ['years', 'quarters'] as const
export type ColumnsId = (typeof PERIODS)[number] | DimensionId

/** What 100 % is: what the column counts itself, or what complaints are set against. */
export const SPEC_BASES = ['none', 'itself', 'year-before', 'open-cases', 'referrals', 'population-under-18'] as const
export type SpecBase = (typeof SPEC_BASES)[number]

/** One table as somebody built it. Years are relative: how many, the last of which is the report's. */
export type TableSpec = Readonly<{
  /** Within its set: what its address and its file are called. */
  id: string
  title: string
  measure: MeasureId
  /** Which complaints; null where the measure is about something else. */
  of: OfComplaints | null
  /** What is told of working days; null for what is counted, and where the rows tell every statistic. */
  statistic: Statistic | null
  rows: DimensionId
  columns: ColumnsId
  years: number
  base: SpecBase
  percentages: boolean
  notes: readonly string[]
}>

/** Tables that belong together: a report's. */
export type TableSet = Readonly<{ name: string; tables: readonly TableSpec[] }>

export const MOST_TABLES = 60
export const MOST_SPEC_YEARS = 10
/** More columns than this nobody reads, and no page prints. */
const MOST_QUARTER_YEARS = 3

export const SPEC_PROBLEMS = [
  'rows-do-not-fit', 'columns-do-not-fit', 'columns-are-rows', 'not-of-complaints', 'of-missing', 'statistic-missing', 'no-statistic', 'rows-are-statistics', 'no-percentage-of-days', 'one-year-only',
  'too-many-years', 'too-many-quarters', 'rate-needs-one-row', 'rate-needs-years', 'rate-is-of-complaints', 'change-needs-years', 'percentages-need-a-base', 'rows-are-apart',
] as const
/** Why a combination makes no sense, at which field, and what does. */
export type SpecProblem = Readonly<{ field: 'measure' | 'of' | 'statistic' | 'rows' | 'columns' | 'years' | 'base' | 'percentages'; code: (typeof SPEC_PROBLEMS)[number]; allowed: readonly string[] }>

const RATES: readonly SpecBase[] = ['open-cases', 'referrals', 'population-under-18']

export function isRate(base: SpecBase): base is 'open-cases' | 'referrals' | 'population-under-18' {
  return RATES.includes(base)
}

export function isPeriod(columns: ColumnsId): columns is (typeof PERIODS)[number] {
  return columns === 'years' || columns === 'quarters'
}

/** The dimensions by which a measure can be divided. */
export function dimensionsFor(measure: MeasureId): readonly DimensionId[] {
  return DIMENSION_IDS.filter((id) => divides(id, measure))
}

/** Everything that makes no sense in it; none where it can be counted. */
export function problemsOf(spec: TableSpec): readonly SpecProblem[] {
  return [...ofDimensions(spec), ...ofMeasure(spec), ...ofYears(spec), ...ofBase(spec)]
}

function ofDimensions({ measure, rows, columns }: TableSpec): readonly SpecProblem[] {
  const fitting = dimensionsFor(measure)
  const asColumns = [...PERIODS, ...fitting.filter((id) => mayBeColumns(id) && id !== rows)]
  return [
    ...when(!fitting.includes(rows), { field: 'rows', code: 'rows-do-not-fit', allowed: fitting }),
    ...when(columns === rows, { field: 'columns', code: 'columns-are-rows', allowed: asColumns }),
    ...when(columns !== rows && !asColumns.includes(columns), { field: 'columns', code: 'columns-do-not-fit', allowed: asColumns }),
  ]
}

function ofMeasure({ measure, of, statistic, rows, percentages, base }: TableSpec): readonly SpecProblem[] {
  const found = measureOf(measure)
  const isDays = found.isDays === true
  return [
    ...when(isOfComplaints(found) && of === null, { field: 'of', code: 'of-missing', allowed: OF_COMPLAINTS }),
    ...when(!isOfComplaints(found) && of !== null, { field: 'of', code: 'not-of-complaints', allowed: [] }),
    ...when(isDays && statistic === null && rows !== 'every-statistic', { field: 'statistic', code: 'statistic-missing', allowed: [] }),
    ...when(rows === 'every-statistic' && statistic !== null, { field: 'statistic', code: 'rows-are-statistics', allowed: [] }),
    ...when(!isDays && statistic !== null, { field: 'statistic', code: 'no-statistic', allowed: [] }),
    ...when(isDays && (percentages || base !== 'none'), { field: 'base', code: 'no-percentage-of-days', allowed: ['none'] }),
  ]
}

function ofYears({ columns, years }: TableSpec): readonly SpecProblem[] {
  return [
    ...when(!isPeriod(columns) && years !== 1, { field: 'years', code: 'one-year-only', allowed: ['1'] }),
    ...when(years < 1 || years > MOST_SPEC_YEARS, { field: 'years', code: 'too-many-years', allowed: [String(MOST_SPEC_YEARS)] }),
    ...when(columns === 'quarters' && years > MOST_QUARTER_YEARS, { field: 'years', code: 'too-many-quarters', allowed: [String(MOST_QUARTER_YEARS)] }),
  ]
}

function ofBase({ base, rows, columns, measure, percentages }: TableSpec): readonly SpecProblem[] {
  return [
    ...when(percentages && base === 'none', { field: 'percentages', code: 'percentages-need-a-base', allowed: ['itself'] }),
    ...when(isRate(base) && rows !== 'all', { field: 'rows', code: 'rate-needs-one-row', allowed: ['all'] }),
    ...when(isRate(base) && columns !== 'years', { field: 'columns', code: 'rate-needs-years', allowed: ['years'] }),
    ...when(isRate(base) && measureOf(measure).subject !== 'complaints', { field: 'base', code: 'rate-is-of-complaints', allowed: ['none', 'itself', 'year-before'] }),
    ...when(base === 'year-before' && columns !== 'years', { field: 'columns', code: 'change-needs-years', allowed: ['years'] }),
    ...when(base === 'itself' && rows === 'all' && percentages, { field: 'percentages', code: 'rows-are-apart', allowed: [] }),
  ]
}

function when(holds: boolean, problem: SpecProblem): readonly SpecProblem[] {
  return holds ? [problem] : []
}

type OfMeasure = Readonly<Partial<Record<MeasureId, Base | Readonly<Partial<Record<OfComplaints, Base>>>>>>

const OWN_BASES: OfMeasure = {
  'complaints-received': { statutory: 'statutory-received', corporate: 'corporate-received' }, 'complaints-upheld': { statutory: 'statutory-upheld' },
  'complaints-not-accepted': { all: 'complaints-not-accepted' }, 'stage-1-answered': { statutory: 'stage-1-answered' }, 'stage-2-answered': { statutory: 'investigations-answered' },
  'panels-held': { statutory: 'panels-held' }, compliments: 'compliments-received', 'ombudsman-contacts': 'ombudsman-received', 'ombudsman-decisions': 'ombudsman-decided',
  enquiries: 'enquiries-received', 'member-enquiries': 'member-enquiries-received', 'remedies-promised': 'remedies-promised', 'advocacy-offers': 'advocacy-offers',
  'advice-given': 'advice-given', 'learning-noted': 'learning-noted', 'learning-actions': 'learning-actions-agreed',
}

/** What 100 % is, by its own name where it has one. */
export function baseNamed({ measure, of, base }: Pick<TableSpec, 'measure' | 'of' | 'base'>): Base | null {
  if (base === 'none') return null
  if (base !== 'itself') return base
  const own = OWN_BASES[measure]
  if (own === undefined || typeof own === 'string') return own ?? 'what-is-counted'
  return (of && own[of]) ?? 'what-is-counted'
}
