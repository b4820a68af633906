import type { AuthoritySettings, Branding } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { Disruption } from '../register/disruption/disruption.ts'
import { withPrinted } from './compare-printed.ts'
import { FIGURE_TABLE_IDS, type FigureTable, type FigureTableId } from './figure-table.ts'
import { factsKnownOn } from './known-on.ts'
import { impossiblePercentages } from './printed-check.ts'
import type { PrintedReport } from './printed-report.ts'
import type { ReportFact } from './report-fact.ts'
import { yearsUpTo, type ReportingYear } from './reporting-year.ts'
import { basesCounted, behindBase, perHundredOpenCases, perTenThousandUnderEighteen, perThousandReferrals } from './tables/against-bases.ts'
import { AT_EACH_STAGE, ESCALATION, NOT_ACCEPTED, OUTCOMES_BY_STAGE, POINTS_BY_STAGE } from './tables/at-each-stage.ts'
import { DAYS_LATE, DAYS_TAKEN, STAGE_THREE_TIME } from './tables/days.ts'
import { ADVOCACY_IN_COMPLAINTS, CHILD_STATUSES, OMBUDSMAN_DECISIONS, POINT_CATEGORIES } from './tables/who-and-what.ts'
import { changeOnYearBefore, shareOfOpenCases } from './tables/derived.ts'
import { causeTallies } from './tables/causes.ts'
import { LEARNING_ACTIONS, LEARNING_BY_SOURCE, LEARNING_SHARED } from './tables/learning.ts'
import { PAYMENTS, REMEDIES_BY_KIND, REMEDIES_BY_PROMISER, REMEDIES_KEPT } from './tables/remedies.ts'
import { STAGE_THREE, STAGE_TWO, STAGE_TWO_TIME } from './tables/later-stages.ts'
import {
  ADVICE, ADVOCACY_OFFERS, BEFORE_A_COMPLAINT, COMPLIMENTS, COMPLIMENTS_BY_DIVISION, COMPLIMENTS_BY_SORT, COMPLIMENTS_BY_TEAM, COMPLIMENTS_CONSENT,
  COMPLIMENTS_FROM, COMPLIMENTS_PASSED_ON, CORPORATE, OMBUDSMAN, PROCEDURE_UPDATES, TRAINING,
  COMPLAINTS_OFFERED, ENQUIRIES_BY_KIND, MEMBER_ENQUIRIES, TRAINING_AUDIENCES, TRAINING_SCORES,
} from './tables/register.ts'
import {
  BREACHES, CATEGORIES, CHANNELS, CHILDREN_AND_ADVOCACY, COMPLAINANT_TYPES, COMPLAINT_OUTCOMES, DISABLED_CHILD, DIVISIONS, PROGRESS, STATUTORY_COMPLAINTS,
  TEAMS,
} from './tables/statutory.ts'
import { themeTallies, type ThemesKnown } from './tables/themes.ts'
import { TIMELINESS, TIMELINESS_EXTENSION, timelinessBy } from './tables/timeliness.ts'
import { withoutHolds } from './tables/without-holds.ts'
import { columnFinder, countTable, factsBehind, type Tally } from './tally.ts'

/** Every table that is counted from facts one by one, by the usual bands of stage 1; those without local holds come with the holds. */
const TALLIES: readonly Tally[] = [
  STATUTORY_COMPLAINTS, COMPLAINT_OUTCOMES, PROGRESS, BEFORE_A_COMPLAINT, ENQUIRIES_BY_KIND, COMPLAINTS_OFFERED, MEMBER_ENQUIRIES, DIVISIONS, TEAMS, DISABLED_CHILD, CHANNELS, COMPLAINANT_TYPES,
  CHILDREN_AND_ADVOCACY, TIMELINESS, TIMELINESS_EXTENSION, BREACHES, STAGE_TWO, STAGE_TWO_TIME, STAGE_THREE, CATEGORIES, REMEDIES_BY_KIND, REMEDIES_KEPT, REMEDIES_BY_PROMISER, PAYMENTS, LEARNING_BY_SOURCE, LEARNING_ACTIONS, LEARNING_SHARED, OMBUDSMAN, CORPORATE, TRAINING,
  TRAINING_AUDIENCES, TRAINING_SCORES, ADVICE, PROCEDURE_UPDATES, ADVOCACY_OFFERS, COMPLIMENTS, COMPLIMENTS_BY_DIVISION, COMPLIMENTS_FROM,
  COMPLIMENTS_BY_SORT, COMPLIMENTS_BY_TEAM, COMPLIMENTS_PASSED_ON, COMPLIMENTS_CONSENT,
  AT_EACH_STAGE, NOT_ACCEPTED, OUTCOMES_BY_STAGE, POINTS_BY_STAGE, ESCALATION, DAYS_LATE, DAYS_TAKEN, STAGE_THREE_TIME, POINT_CATEGORIES, CHILD_STATUSES,
  ADVOCACY_IN_COMPLAINTS, OMBUDSMAN_DECISIONS,
]

/** Those tables by the authority's own bands of stage 1, and the ones whose rows follow from its own words. */
export function talliesOf(settings: AuthoritySettings): readonly Tally[] {
  const { cumulative, extension } = timelinessBy(settings.stageOneBands)
  const byBands = TALLIES.map((tally) => [cumulative, extension].find(({ id }) => id === tally.id) ?? tally)
  return [...byBands, ...causeTallies(settings)]
}

/** The figures of a reporting year with the years before it, as known on a day. */
export type YearFigures<Id extends string = FigureTableId> = Readonly<{
  authority: string
  branding: Branding
  isDemonstration: boolean
  year: ReportingYear
  /** Oldest first; the last is `year`. */
  columns: readonly ReportingYear[]
  asKnownOn: IsoDate
  /** True where the year had not ended on the day asked about: these are figures so far. */
  unfinished: boolean
  tables: readonly FigureTable<Id>[]
  /** Labels of the columns in which the register holds nothing at all. */
  emptyYears: readonly string[]
  /** Facts of these years whose source does not say when they were first recorded: the day they happened stands in. */
  knownAssumed: number
  /** How many percentages printed for these years cannot arise from the counts printed with them. */
  impossiblePrinted: number
}>

/**
 * What stands beside the facts, as known on that day; none where absent. `holds`: the authority's own. `learning`: counted
 * from its streams. `themes`: with what they and the disruptions delayed.
 */
export type BesideFacts = Readonly<{ holds?: readonly Disruption[]; learning?: readonly ReportFact[]; themes?: ThemesKnown }>

export type FiguresQuestion = BesideFacts & Readonly<{ year: ReportingYear; years: number; asKnownOn: IsoDate }>

/** Every tally of a question: those that are always there, and those that what stands beside the facts gives rows to. */
function talliesWith(settings: AuthoritySettings, { holds = [], themes = { themes: [], delays: [] } }: BesideFacts): readonly Tally[] {
  return [...talliesOf(settings), ...withoutHolds(holds, settings.stageOneBands), ...themeTallies(themes)]
}

/** Tables whose rows are named by what there is: they are there in years that have any. */
const ONLY_WITH_ROWS: readonly FigureTableId[] = ['themes', 'delays', 'at-each-stage', 'outcomes-by-stage', 'points-by-stage']

/** The days whose facts a question needs: one year more than it shows, for the change on the year before. */
export function daysNeeded({ year, years }: FiguresQuestion): Readonly<{ from: IsoDate; to: IsoDate }> {
  return { from: yearsUpTo(year, years + 1)[0]?.from ?? year.from, to: year.to }
}

/** Counts every table. Pure: the same facts, settings and question give the same figures. Counts each stream once. */
export function figuresFrom(
  facts: readonly ReportFact[], settings: AuthoritySettings, question: FiguresQuestion, printed: PrintedReport | null,
): YearFigures {
  const { year, asKnownOn, learning = [] } = question
  const known = factsKnownOn(facts, asKnownOn)
  const [before = year, ...columns] = yearsUpTo(year, question.years + 1)
  const all = [...known, ...learning]
  const counted = new Map<FigureTableId, FigureTable>(talliesWith(settings, question).map((tally) => [tally.id, countTable(tally, all, columns, settings)]))
  counted.set('change-on-year-before', changeOnYearBefore(known, columns, before))
  counted.set('share-of-open-cases', shareOfOpenCases(known, columns))
  for (const table of againstBases(known, columns, counted)) counted.set(table.id, table)
  const tables = FIGURE_TABLE_IDS.map((id) => counted.get(id)).filter((table) => table !== undefined)
    .filter(({ id, rows }) => rows.length > 0 || !ONLY_WITH_ROWS.includes(id))
  return { ...aboutFigures(known, settings, { year, asKnownOn, columns }, printed), tables: printed === null ? tables : tables.map((table) => withPrinted(table, printed)) }
}

type Shown = Readonly<{ year: ReportingYear; asKnownOn: IsoDate; columns: readonly ReportingYear[] }>

/** What must be known of the figures of some years, whatever tables they stand in. `known`: as known on the day asked about. */
export function aboutFigures(known: readonly ReportFact[], settings: AuthoritySettings, { year, asKnownOn, columns }: Shown, printed: PrintedReport | null): Omit<YearFigures<string>, 'tables'> {
  const columnFor = columnFinder(columns)
  const held = new Set<number>()
  const knownAssumed = known.reduce((assumed, fact) => {
    const at = columnFor(fact.receivedOn)
    held.add(at)
    return at >= 0 && fact.knownAssumed ? assumed + 1 : assumed
  }, 0)
  return {
    authority: settings.name, branding: settings.branding, isDemonstration: settings.isDemonstration, year, columns, asKnownOn, unfinished: asKnownOn < year.to,
    emptyYears: columns.filter((_, at) => !held.has(at)).map(({ label }) => label), knownAssumed,
    impossiblePrinted: printed === null ? 0 : impossiblePercentages(printed).filter(({ column }) => columns.some(({ label }) => label === column)).length,
  }
}

/** The tables that set complaints against what was counted besides. */
function againstBases(known: readonly ReportFact[], columns: readonly ReportingYear[], counted: ReadonlyMap<FigureTableId, FigureTable>): readonly FigureTable[] {
  const [received, divisions] = [counted.get('statutory-complaints'), counted.get('divisions')]
  if (!received || !divisions) return []
  const bases = known.filter(({ kind }) => kind === 'caseload')
  return [perHundredOpenCases(bases, divisions), perThousandReferrals(bases, received), perTenThousandUnderEighteen(bases, received), basesCounted(bases, columns)]
}

/** The table that goes by `id`, be it the id of its counts or of its percentages. */
export function tableById<Id extends string>(tables: readonly FigureTable<Id>[], id: string): FigureTable<Id> | undefined {
  return tables.find((table) => table.id === id || table.countId === id || table.percentId === id)
}

/** One figure of a year; `settings` and what stands beside the facts as they were when it was counted. */
type FigureAt = BesideFacts & Readonly<{ year: ReportingYear; table: string; row: string; settings: AuthoritySettings }>

/** The facts behind one figure of `year`, newest first; null where there is no such table, or it does not open. */
export function behindFigure(facts: readonly ReportFact[], asKnownOn: IsoDate, at: FigureAt): readonly ReportFact[] | null {
  const tally = talliesWith(at.settings, at).find(({ id, percentId }) => id === at.table || percentId === at.table)
  const known = factsKnownOn(facts, asKnownOn)
  const behind = tally === undefined ? behindBase(known, at) : factsBehind(tally, [...known, ...(at.learning ?? [])], at.year, at.row)
  // Several actions of one entry are one entry.
  return behind && [...new Map(behind.map((fact) => [fact.streamId, fact])).values()]
    .toSorted((a, b) => (a.receivedOn === b.receivedOn ? a.reference.localeCompare(b.reference) : a.receivedOn < b.receivedOn ? 1 : -1))
}
