import pg from 'pg'
import { FINDINGS, type Finding } from '../../domain/complaint/events.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import { recordCells } from './record-text.ts'

/** What differs from fact to fact: ids, days, and working days. */
const OWN = [
  'stream_id', 'reference', 'received_on', 'closed_on', 'stage_one_answered_on', 'found_on', 'known_from', 'known_to', 'stage_one_working_days', 'stage_one_days_late',
] as const
/** What nearly every fact says, in a few thousand ways. */
const USUAL = [
  'kind', 'withdrawn', 'channel', 'complainant_type', 'by_child', 'supported_by_advocate', 'about_disabled_child', 'category', 'divisions', 'teams', 'outcome', 'stage_one_extended',
  'quantity', 'breaches', 'known_assumed', 'point_categories', 'stage_outcomes', 'stage_findings',
] as const
/** What few facts say anything of: first what is null in the others, then the lists that are empty, then what is false. */
const SELDOM_NULL = [
  'stage_two_requested_on', 'stage_two_answered_on', 'stage_two_working_days', 'stage_two_findings', 'stage_three_requested_on', 'stage_three_met_on',
  'corporate_review_requested_on', 'ombudsman_result', 'sort', 'offer', 'passed_on', 'pass_on_due', 'consent', 'places', 'attended', 'score', 'due_on', 'not_accepted',
  'stage_two_days_late', 'stage_three_answered_on', 'stage_three_working_days', 'corporate_review_answered_on', 'corporate_review_working_days', 'advocacy', 'ombudsman_category',
] as const
const SELDOM_LISTS = ['causes', 'natures', 'themes', 'delayed_by', 'remedies', 'remedy_pence', 'audiences', 'remedies_promised_on', 'remedy_states', 'child_statuses'] as const
const SELDOM_FALSE = ['stage_two_extended'] as const

const columnsOf = (columns: readonly string[]) => columns.map((column) => `f.${column}`).join(', ')
const NOTHING_SELDOM = `num_nonnulls(${columnsOf(SELDOM_NULL)}) = 0 and ${SELDOM_LISTS.map((column) => `cardinality(f.${column})`).join(' + ')} = 0 and not f.stage_two_extended`

/** A fact `f` as three texts. Decision: 0067. */
export const FACT_ROW = `row(${columnsOf(OWN)})::text as own, row(${columnsOf(USUAL)})::text as usual,
  case when ${NOTHING_SELDOM} then null else row(${columnsOf([...SELDOM_NULL, ...SELDOM_LISTS, ...SELDOM_FALSE])})::text end as seldom`
export type FactRow = Readonly<{ own: string; usual: string; seldom: string | null }>

type Own = 'streamId' | 'reference' | 'receivedOn' | 'closedOn' | 'stageOneAnsweredOn' | 'foundOn' | 'knownFrom' | 'knownTo' | 'stageOneWorkingDays' | 'stageOneDaysLate'
type Usual = 'kind' | 'withdrawn' | 'channel' | 'complainantType' | 'byChild' | 'supportedByAdvocate' | 'aboutDisabledChild' | 'category' | 'divisions' | 'teams' | 'outcome'
  | 'stageOneExtended' | 'quantity' | 'breaches' | 'knownAssumed' | 'pointCategories' | 'stageOutcomes' | 'stageFindings'
type Seldom = Exclude<keyof ReportFact, Own | Usual>

/**
 * Reads facts from their rows. What many facts say alike is read once and shared by them, and a day is one text however many
 * facts it stands in: it halves the memory, and they compare faster.
 */
export function factReader(): (row: FactRow) => ReportFact {
  const days = new Map<string, string>()
  const [usualSaid, seldomSaid] = [new Map<string, Pick<ReportFact, Usual>>(), new Map<string, Pick<ReportFact, Seldom>>()]
  const day = <Day extends ReportFact['closedOn']>(text: Cell) => (text === null || text === undefined ? null : once(days, text, () => text)) as Day
  return ({ own, usual, seldom }) => {
    const cells = recordCells(own)
    const said = once(usualSaid, usual, () => usualOf(recordCells(usual)))
    const besides = seldom === null ? SAID_SELDOM : once(seldomSaid, seldom, () => seldomOf(recordCells(seldom)))
    // Written out: put together from parts, the same objects took several times as long to make, and were slow to count.
    return {
      streamId: cells[0] ?? '', reference: cells[1] ?? '', receivedOn: day(cells[2]), closedOn: day(cells[3]), stageOneAnsweredOn: day(cells[4]), foundOn: day(cells[5]),
      knownFrom: day(cells[6]), knownTo: day(cells[7]), stageOneWorkingDays: number(cells[8]), stageOneDaysLate: number(cells[9]), kind: said.kind,
      withdrawn: said.withdrawn, channel: said.channel, complainantType: said.complainantType, byChild: said.byChild, supportedByAdvocate: said.supportedByAdvocate,
      aboutDisabledChild: said.aboutDisabledChild, category: said.category, divisions: said.divisions, teams: said.teams, outcome: said.outcome,
      stageOneExtended: said.stageOneExtended, quantity: said.quantity, breaches: said.breaches, knownAssumed: said.knownAssumed, pointCategories: said.pointCategories,
      stageOutcomes: said.stageOutcomes, stageFindings: said.stageFindings, stageTwoRequestedOn: besides.stageTwoRequestedOn,
      stageTwoAnsweredOn: besides.stageTwoAnsweredOn, stageTwoWorkingDays: besides.stageTwoWorkingDays, stageTwoFindings: besides.stageTwoFindings,
      stageThreeRequestedOn: besides.stageThreeRequestedOn, stageThreeMetOn: besides.stageThreeMetOn, corporateReviewRequestedOn: besides.corporateReviewRequestedOn,
      ombudsmanResult: besides.ombudsmanResult, sort: besides.sort, offer: besides.offer, passedOn: besides.passedOn, passOnDueOn: besides.passOnDueOn,
      consent: besides.consent, places: besides.places, attended: besides.attended, score: besides.score, dueOn: besides.dueOn, notAccepted: besides.notAccepted,
      stageTwoDaysLate: besides.stageTwoDaysLate, stageThreeAnsweredOn: besides.stageThreeAnsweredOn, stageThreeWorkingDays: besides.stageThreeWorkingDays,
      corporateReviewAnsweredOn: besides.corporateReviewAnsweredOn, corporateReviewWorkingDays: besides.corporateReviewWorkingDays, advocacy: besides.advocacy,
      ombudsmanCategory: besides.ombudsmanCategory, causes: besides.causes, natures: besides.natures, themes: besides.themes, delayedBy: besides.delayedBy,
      remedies: besides.remedies, remedyPence: besides.remedyPence, audiences: besides.audiences, remediesPromisedOn: besides.remediesPromisedOn,
      remedyStates: besides.remedyStates, childStatuses: besides.childStatuses, stageTwoExtended: besides.stageTwoExtended,
    }
  }
}

function once<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const made = known.get(key)
  if (made !== undefined) return made
  const value = make()
  known.set(key, value)
  return value
}

type Cells = readonly (string | null)[]
type Cell = string | null | undefined

function usualOf(cells: Cells): Pick<ReportFact, Usual> {
  return {
    kind: code<ReportFact['kind']>(cells[0]), withdrawn: isTrue(cells[1]), channel: code(cells[2]), complainantType: code(cells[3]), byChild: isTrue(cells[4]), supportedByAdvocate: isTrue(cells[5]),
    aboutDisabledChild: isTrue(cells[6]), category: code(cells[7]), divisions: list(cells[8]), teams: list(cells[9]), outcome: code(cells[10]), stageOneExtended: isTrue(cells[11]),
    quantity: number(cells[12]) ?? 0, breaches: number(cells[13]) ?? 0, knownAssumed: isTrue(cells[14]), pointCategories: list(cells[15]), stageOutcomes: list(cells[16]), stageFindings: numbers(cells[17]),
  }
}

function seldomOf(cells: Cells): Pick<ReportFact, Seldom> {
  return {
    stageTwoRequestedOn: code(cells[0]), stageTwoAnsweredOn: code(cells[1]), stageTwoWorkingDays: number(cells[2]), stageTwoFindings: findingCounts(cells[3]), stageThreeRequestedOn: code(cells[4]),
    stageThreeMetOn: code(cells[5]), corporateReviewRequestedOn: code(cells[6]), ombudsmanResult: code(cells[7]), sort: code(cells[8]), offer: code(cells[9]), passedOn: code(cells[10]),
    passOnDueOn: code(cells[11]), consent: code(cells[12]), places: number(cells[13]), attended: number(cells[14]), score: number(cells[15]), dueOn: code(cells[16]), notAccepted: code(cells[17]),
    stageTwoDaysLate: number(cells[18]), stageThreeAnsweredOn: code(cells[19]), stageThreeWorkingDays: number(cells[20]), corporateReviewAnsweredOn: code(cells[21]),
    corporateReviewWorkingDays: number(cells[22]), advocacy: code(cells[23]), ombudsmanCategory: code(cells[24]), causes: list(cells[25]), natures: list(cells[26]), themes: list(cells[27]),
    delayedBy: list(cells[28]), remedies: list(cells[29]), remedyPence: numbers(cells[30]), audiences: list(cells[31]), remediesPromisedOn: list(cells[32]), remedyStates: list(cells[33]),
    childStatuses: list(cells[34]), stageTwoExtended: isTrue(cells[35]),
  }
}

/** A code, or a day, as it is stored. */
function code<Code extends string | null>(cell: Cell): Code {
  return (cell ?? null) as Code
}

function isTrue(cell: Cell): boolean {
  return cell === 't'
}

function number(cell: Cell): number | null {
  return cell === null || cell === undefined ? null : Number(cell)
}

const NONE: readonly never[] = []
const [TEXTS, WHOLE_NUMBERS] = [1009, 1007]
const [textsOf, numbersOf] = [pg.types.getTypeParser(TEXTS), pg.types.getTypeParser(WHOLE_NUMBERS)]

function list<Code extends string>(cell: Cell): readonly Code[] {
  return cell === null || cell === undefined || cell === '{}' ? NONE : textsOf(cell) as readonly Code[]
}

function numbers(cell: Cell): readonly number[] {
  return cell === null || cell === undefined || cell === '{}' ? NONE : numbersOf(cell) as readonly number[]
}

function findingCounts(cell: Cell): Readonly<Record<Finding, number>> | null {
  if (cell === null || cell === undefined) return null
  const counts = numbers(cell)
  return Object.fromEntries(FINDINGS.map((finding, index) => [finding, counts[index] ?? 0])) as Record<Finding, number>
}

/** What is said seldom, of a fact that says nothing of it. */
const SAID_SELDOM = seldomOf([])
