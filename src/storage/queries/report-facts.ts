import type { AuthorityId, FactsQuery, StreamId } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { FINDINGS, type Code, type Finding } from '../../domain/complaint/events.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../transaction.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

/** The columns of a fact, in the order of its cells. */
const COLUMNS = [
  'stream_id', 'kind', 'reference', 'received_on', 'closed_on', 'withdrawn', 'channel', 'complainant_type',
  'by_child', 'supported_by_advocate', 'about_disabled_child', 'category', 'divisions', 'teams', 'outcome',
  'stage_one_answered_on', 'stage_one_working_days', 'stage_one_extended', 'stage_two_requested_on',
  'stage_two_answered_on', 'stage_two_working_days', 'stage_two_extended', 'stage_two_findings',
  'stage_three_requested_on', 'stage_three_met_on', 'corporate_review_requested_on', 'ombudsman_result', 'quantity',
  'breaches', 'known_assumed', 'known_from', 'known_to',
  'sort', 'causes', 'natures', 'found_on', 'themes', 'delayed_by', 'remedies', 'remedy_pence', 'offer',
  'passed_on', 'pass_on_due', 'consent',
  'places', 'attended', 'score', 'audiences',
  'remedies_promised_on', 'remedy_states', 'due_on',
  'not_accepted', 'stage_outcomes', 'stage_findings', 'stage_one_days_late', 'stage_two_days_late', 'stage_three_answered_on', 'stage_three_working_days',
  'corporate_review_answered_on', 'corporate_review_working_days', 'point_categories', 'child_statuses', 'advocacy', 'ombudsman_category',
] as const

/** What stands in them, as JSON gives it. */
type Cells = readonly [
  ReportFact['streamId'], ReportFact['kind'], ReportFact['reference'], ReportFact['receivedOn'],
  ReportFact['closedOn'], ReportFact['withdrawn'], ReportFact['channel'], ReportFact['complainantType'],
  ReportFact['byChild'], ReportFact['supportedByAdvocate'], ReportFact['aboutDisabledChild'], ReportFact['category'],
  ReportFact['divisions'], ReportFact['teams'], ReportFact['outcome'], ReportFact['stageOneAnsweredOn'],
  ReportFact['stageOneWorkingDays'], ReportFact['stageOneExtended'], ReportFact['stageTwoRequestedOn'],
  ReportFact['stageTwoAnsweredOn'], ReportFact['stageTwoWorkingDays'], ReportFact['stageTwoExtended'],
  readonly number[] | null, ReportFact['stageThreeRequestedOn'], ReportFact['stageThreeMetOn'],
  ReportFact['corporateReviewRequestedOn'], ReportFact['ombudsmanResult'], ReportFact['quantity'],
  ReportFact['breaches'], ReportFact['knownAssumed'], ReportFact['knownFrom'], ReportFact['knownTo'],
  ReportFact['sort'], ReportFact['causes'], ReportFact['natures'], ReportFact['foundOn'], ReportFact['themes'], ReportFact['delayedBy'],
  ReportFact['remedies'], ReportFact['remedyPence'], ReportFact['offer'],
  ReportFact['passedOn'], ReportFact['passOnDueOn'], ReportFact['consent'],
  ReportFact['places'], ReportFact['attended'], ReportFact['score'], ReportFact['audiences'],
  ReportFact['remediesPromisedOn'], ReportFact['remedyStates'], ReportFact['dueOn'],
  ReportFact['notAccepted'], ReportFact['stageOutcomes'], ReportFact['stageFindings'], ReportFact['stageOneDaysLate'], ReportFact['stageTwoDaysLate'],
  ReportFact['stageThreeAnsweredOn'], ReportFact['stageThreeWorkingDays'], ReportFact['corporateReviewAnsweredOn'], ReportFact['corporateReviewWorkingDays'],
  ReportFact['pointCategories'], ReportFact['childStatuses'], ReportFact['advocacy'], ReportFact['ombudsmanCategory'],
]

/** How many facts come at a time: those of a large authority's years would be 20 MB of text at once. */
const AT_A_TIME = 4000
/** One array for each fact: the driver would read a million cells one by one. */
const ONE_FACT = `json_build_array(${COLUMNS.map((column) => `f.${column}`).join(', ')})::text`

/** The facts as known on a day that have to do with a period: received, answered, closed or met in it, or open in between. */
export async function reportFacts(trx: Trx, authorityId: AuthorityId, query: FactsQuery): Promise<readonly ReportFact[]> {
  const parameters = new Parameters()
  const conditions = [
    knownOn(authorityId, query.asKnownOn, parameters),
    `f.received_on <= ${parameters.add(query.to)}::date`, `f.last_on >= ${parameters.add(query.from)}::date`,
    ...(query.kinds ? [`f.kind = any(${parameters.add(query.kinds)}::text[])`] : []),
  ]
  return readFacts(trx, conditions, parameters)
}

/** The facts of these streams as known on a day. */
export async function factsOfStreams(
  trx: Trx, authorityId: AuthorityId, streamIds: readonly StreamId[], asKnownOn: IsoDate,
): Promise<readonly ReportFact[]> {
  const parameters = new Parameters()
  const known = knownOn(authorityId, asKnownOn, parameters)
  return readFacts(trx, [known, `f.stream_id = any(${parameters.add(streamIds.filter(isUuid))}::uuid[])`], parameters)
}

/** The earliest day on which anything that is counted was received, whenever that was known. */
export async function firstReceivedOn(trx: Trx, authorityId: AuthorityId): Promise<IsoDate | null> {
  const rows = await rowsOf<{ first: IsoDate | null }>(trx, 'select min(received_on) as first from report_facts where authority_id = $1', [authorityId])
  return rows[0]?.first ?? null
}

function knownOn(authorityId: AuthorityId, day: IsoDate, parameters: Parameters): string {
  const [authority, known] = [parameters.add(authorityId), parameters.add(day)]
  return `f.authority_id = ${authority} and f.known_from <= ${known}::date and (f.known_to is null or ${known}::date < f.known_to)`
}

async function readFacts(trx: Trx, conditions: readonly string[], parameters: Parameters): Promise<readonly ReportFact[]> {
  await rowsOf(trx, `declare chosen_facts no scroll cursor for select ${ONE_FACT} as fact from report_facts f where ${conditions.join(' and ')}`, parameters.values)
  const facts: ReportFact[] = []
  const once = keptOnce()
  for (let isMore = true; isMore; ) {
    const rows = await rowsOf<{ fact: string }>(trx, `fetch ${AT_A_TIME} from chosen_facts`, [])
    for (const { fact } of rows) facts.push(toFact(JSON.parse(fact) as Cells, once))
    isMore = rows.length === AT_A_TIME
  }
  await rowsOf(trx, 'close chosen_facts', [])
  return facts.sort(byReceipt)
}

type KeptOnce = Readonly<{ text<Text extends string | null>(text: Text): Text; list<Item extends Code>(codes: readonly Item[]): readonly Item[] }>

/** Days and codes come by the hundred thousand and are few: each is kept once. It halves the memory, and they compare faster. */
function keptOnce(): KeptOnce {
  const texts = new Map<string, string>()
  const lists = new Map<string, readonly Code[]>()
  const text = <Text extends string | null>(one: Text): Text => {
    if (one === null) return one
    const known = texts.get(one)
    if (known === undefined) texts.set(one, one)
    return (known ?? one) as Text
  }
  return {
    text,
    list: <Item extends Code>(codes: readonly Item[]): readonly Item[] => {
      const key = codes.join(' ')
      const known = lists.get(key)
      if (known === undefined) lists.set(key, codes)
      return known as readonly Item[] | undefined ?? codes
    },
  }
}

const NONE: readonly never[] = []

/** Written out, cell by cell: built in a loop, the same objects took thirty times as long to make, and were slow to count. */
function toFact(cells: Cells, once: KeptOnce): ReportFact {
  return {
    streamId: cells[0], kind: once.text(cells[1]), reference: cells[2], receivedOn: once.text(cells[3]), closedOn: once.text(cells[4]),
    withdrawn: cells[5], channel: once.text(cells[6]), complainantType: once.text(cells[7]), byChild: cells[8],
    supportedByAdvocate: cells[9], aboutDisabledChild: cells[10], category: once.text(cells[11]), divisions: once.list(cells[12]),
    teams: once.list(cells[13]), outcome: once.text(cells[14]), stageOneAnsweredOn: once.text(cells[15]), stageOneWorkingDays: cells[16],
    stageOneExtended: cells[17], stageTwoRequestedOn: once.text(cells[18]), stageTwoAnsweredOn: once.text(cells[19]),
    stageTwoWorkingDays: cells[20], stageTwoExtended: cells[21],
    stageTwoFindings: cells[22] && findingCounts(cells[22]), stageThreeRequestedOn: once.text(cells[23]),
    stageThreeMetOn: once.text(cells[24]), corporateReviewRequestedOn: once.text(cells[25]), ombudsmanResult: once.text(cells[26]),
    quantity: cells[27], breaches: cells[28], knownAssumed: cells[29], knownFrom: once.text(cells[30]), knownTo: once.text(cells[31]),
    sort: once.text(cells[32]), causes: once.list(cells[33]), natures: cells[34].length === 0 ? NONE : cells[34], foundOn: once.text(cells[35]),
    themes: once.list(cells[36]), delayedBy: once.list(cells[37]), remedies: once.list(cells[38]),
    remedyPence: cells[39].length === 0 ? NONE : cells[39], offer: once.text(cells[40]),
    passedOn: once.text(cells[41]), passOnDueOn: once.text(cells[42]), consent: once.text(cells[43]),
    places: cells[44], attended: cells[45], score: cells[46], audiences: once.list(cells[47]),
    remediesPromisedOn: cells[48].length === 0 ? NONE : cells[48], remedyStates: cells[49].length === 0 ? NONE : cells[49], dueOn: once.text(cells[50]),
    notAccepted: once.text(cells[51]), stageOutcomes: once.list(cells[52]), stageFindings: cells[53].length === 0 ? NONE : cells[53],
    stageOneDaysLate: cells[54], stageTwoDaysLate: cells[55], stageThreeAnsweredOn: once.text(cells[56]), stageThreeWorkingDays: cells[57],
    corporateReviewAnsweredOn: once.text(cells[58]), corporateReviewWorkingDays: cells[59], pointCategories: once.list(cells[60]),
    childStatuses: once.list(cells[61]), advocacy: once.text(cells[62]), ombudsmanCategory: once.text(cells[63]),
  }
}

function findingCounts(counts: readonly number[]): Readonly<Record<Finding, number>> {
  return Object.fromEntries(FINDINGS.map((finding, index) => [finding, counts[index] ?? 0])) as Record<Finding, number>
}

function byReceipt(one: ReportFact, other: ReportFact): number {
  if (one.receivedOn !== other.receivedOn) return one.receivedOn < other.receivedOn ? -1 : 1
  return one.reference < other.reference ? -1 : one.reference > other.reference ? 1 : 0
}
