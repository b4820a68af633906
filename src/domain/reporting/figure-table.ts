import type { IsoDate } from '../calendar/iso-date.ts'
import type { Discrepancy, SetDiscrepancy } from './discrepancy.ts'
import type { Mark } from './document/report-document.ts'
import type { ReportingYear } from './reporting-year.ts'

/** The tables of a year, in the order of the founding report's sections. Where it printed a table, the id is of that table. */
export const FIGURE_TABLE_IDS = [
  'statutory-complaints', 'change-on-year-before', 'outcomes', 'progress', 'at-each-stage', 'not-accepted', 'outcomes-by-stage', 'points-by-stage', 'escalation', 'share-of-open-cases', 'complaints-per-1000-referrals', 'complaints-per-10000-under-18', 'bases-counted',
  'before-a-complaint', 'enquiries-by-kind', 'complaints-offered', 'member-enquiries',
  'divisions', 'complaints-per-100-open-cases', 'teams', 'disabled-child',
  'channel-count', 'complainant-types', 'children-and-advocacy', 'child-statuses', 'advocacy-in-complaints', 'advocacy-offers',
  'timeliness-percent', 'timeliness-extension', 'timeliness-without-holds', 'days-late', 'days-taken', 'breaches',
  'stage-2', 'stage-2-time', 'stage-2-time-without-holds', 'stage-3', 'stage-3-time', 'stage-3-without-holds',
  'category-count', 'point-categories',
  'causes', 'cause-tags', 'cause-natures', 'causes-by-team',
  'remedies', 'remedies-kept', 'remedies-by-promiser', 'payments',
  'learning', 'learning-actions', 'learning-shared',
  'ombudsman', 'ombudsman-decisions', 'corporate', 'training', 'training-audiences', 'training-scores', 'advice', 'procedure-updates',
  'themes', 'delays',
  'compliments', 'compliments-by-division-percent', 'compliments-from',
  'compliments-by-sort', 'compliments-by-team', 'compliments-passed-on', 'compliments-consent',
] as const
export type FigureTableId = (typeof FIGURE_TABLE_IDS)[number]

/** What a table counts, in the plural; a row may count something else (points of complaint, in a table of investigations). */
export type Unit = 'complaints' | 'points' | 'investigations' | 'panels' | 'contacts' | 'compliments' | 'sessions' | 'cases' | 'referrals' | 'people'
  | 'working-days' | 'places' | 'advice' | 'updates' | 'offers' | 'remedies' | 'pounds' | 'learning' | 'actions' | 'occasions'

/** What 100 % is in a table. */
export type Base =
  | 'statutory-received' | 'corporate-received' | 'compliments-received' | 'ombudsman-received' | 'investigations-answered'
  | 'enquiries-received' | 'member-enquiries-received'
  | 'statutory-upheld' | 'remedies-promised' | 'statutory-received-without-holds' | 'investigations-answered-without-holds' | 'open-cases' | 'year-before'
  | 'complaints-not-accepted' | 'stage-1-answered' | 'panels-held' | 'ombudsman-decided' | 'what-is-counted'
  | 'open-cases-of-division' | 'referrals' | 'population-under-18' | 'advocacy-offers' | 'advice-given' | 'learning-noted' | 'learning-actions-agreed'

/**
 * How the rows stand to one another. `to-base`: each thing is in one row, and the rows add up to the base. `to-more`: a
 * thing may be in several rows, and is counted once in the total. `overlapping`: a later row includes an earlier one.
 * `apart`: each row is a figure of its own.
 */
export type RowsAdd = 'to-base' | 'to-more' | 'overlapping' | 'apart'

/** A printed value beside ours; `discrepancy` says why they differ. `under`: "under 3 %" was printed, not 3 %. */
export type PrintedValue = Readonly<{ value: number; under?: true; discrepancy: Discrepancy | null }>

/**
 * One figure. `count` is null where the register does not reach back far enough to know; `percent` where there is no
 * base, or the base is nought. `printed` is what a report printed for the count and for the percentage.
 */
export type FigureCell = Readonly<{
  count: number | null
  percent: number | null
  printed?: Readonly<{ count?: PrintedValue; percent?: PrintedValue }>
  /** Why the printed values of the whole column do not agree: on the total's cell. */
  printedSet?: readonly SetDiscrepancy[]
  /** Of a number that was counted on a day, or over a period up to it: when. */
  counted?: Readonly<{ from: IsoDate | null; on: IsoDate }>
  /** Of what is told of many numbers at once: of how many it tells, `among` how many. A shortest or longest tells of those alone that are it. */
  toldOf?: Readonly<{ cases: number; among: number }>
  /** What stands instead of the count, and of the percentage, in a table that went through disclosure control. */
  countMark?: Mark | null
  percentMark?: Mark | null
}>

export type FigureRow = Readonly<{
  id: string
  /** The authority's own word for it; null where the row's id is one of ours and has its words in `src/words`. */
  ownLabel: string | null
  /** What a row crosses, where it stands for two words at once: a team and a cause. */
  crosses?: readonly Readonly<{ id: string; ownLabel: string | null }>[]
  /** What is counted of what `ownLabel` names, where that is not the table's unit: its open cases. */
  measure?: string
  kind: 'part' | 'total'
  unit: Unit
  /** True for a cumulative band: it includes the row before it. */
  includesRowBefore: boolean
  /** The figure whose streams it opens to: itself, or for one that is computed from others, the one it is about. Null for none. */
  opensTo: Readonly<{ table: string; row: string }> | null
  /** One for each column. */
  cells: readonly FigureCell[]
}>

/**
 * What a column counts. `code`: one value of a dimension, within the days of the column; `ownLabel` is the authority's word
 * for it, null where its words are ours. A column without a code is a period.
 */
export type FigureColumn = ReportingYear & Readonly<{ code?: string; ownLabel?: string | null }>

/** What a built table counts, for whoever puts its base into words: the measure, and of which complaints. */
export type BuiltFrom = Readonly<{ measure: string; of: string | null }>

export type FigureTable<Id extends string = FigureTableId> = Readonly<{
  id: Id
  /** What somebody called a table that they built; absent where its title is one of ours and stands in `src/words`. */
  ownTitle?: string
  /** Notes of whoever built it. */
  ownNotes?: readonly string[]
  built?: BuiltFrom
  /** The ids of the founding report's tables, where it printed counts and percentages as two. */
  countId: string
  percentId: string | null
  /** Section of the founding report. */
  section: string
  unit: Unit
  base: Base | null
  /** The base itself, one for each column; null where the register does not know it. */
  baseCounts: readonly (number | null)[]
  rowsAdd: RowsAdd
  /** How many of the base the percentages are for, where that is said: complaints for every 1,000 referrals. Of a hundred where it is absent. */
  per?: 100 | 1000 | 10_000
  /** Decimal places of the percentages. */
  decimals: 0 | 1
  columns: readonly FigureColumn[]
  rows: readonly FigureRow[]
}>
