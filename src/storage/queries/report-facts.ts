import type { AuthorityId, FactsQuery, StreamId } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { FINDINGS, type Finding } from '../../domain/complaint/events.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../transaction.ts'
import { rowsOf } from './run.ts'
import { Parameters } from './visibility.ts'

/** Each field of a fact and the column it is in. */
const FIELDS = {
  streamId: 'stream_id', kind: 'kind', reference: 'reference', receivedOn: 'received_on', closedOn: 'closed_on', withdrawn: 'withdrawn', channel: 'channel',
  complainantType: 'complainant_type', byChild: 'by_child', supportedByAdvocate: 'supported_by_advocate', aboutDisabledChild: 'about_disabled_child',
  category: 'category', divisions: 'divisions', teams: 'teams', outcome: 'outcome', stageOneAnsweredOn: 'stage_one_answered_on',
  stageOneWorkingDays: 'stage_one_working_days', stageOneExtended: 'stage_one_extended', stageTwoRequestedOn: 'stage_two_requested_on',
  stageTwoAnsweredOn: 'stage_two_answered_on', stageTwoWorkingDays: 'stage_two_working_days', stageTwoExtended: 'stage_two_extended',
  stageTwoFindings: 'stage_two_findings', stageThreeRequestedOn: 'stage_three_requested_on', stageThreeMetOn: 'stage_three_met_on',
  corporateReviewRequestedOn: 'corporate_review_requested_on', ombudsmanResult: 'ombudsman_result', quantity: 'quantity', breaches: 'breaches',
  knownAssumed: 'known_assumed', knownFrom: 'known_from', knownTo: 'known_to',
} as const satisfies Readonly<Record<keyof ReportFact, string>>

type Fields = Omit<ReportFact, 'stageTwoFindings'> & Readonly<{ stageTwoFindings: readonly number[] | null }>

/**
 * One array for each fact, and all of them in one value: four years of a large authority are a million cells, which the
 * driver would read one by one.
 */
const AS_ONE_VALUE = `coalesce(json_agg(json_build_array(${Object.values(FIELDS).map((column) => `f.${column}`).join(', ')}))::text, '[]')`
const NAMES = Object.keys(FIELDS) as readonly (keyof ReportFact)[]

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

function knownOn(authorityId: AuthorityId, day: IsoDate, parameters: Parameters): string {
  const [authority, known] = [parameters.add(authorityId), parameters.add(day)]
  return `f.authority_id = ${authority} and f.known_from <= ${known}::date and (f.known_to is null or ${known}::date < f.known_to)`
}

async function readFacts(trx: Trx, conditions: readonly string[], parameters: Parameters): Promise<readonly ReportFact[]> {
  const [row] = await rowsOf<{ facts: string }>(trx, `select ${AS_ONE_VALUE} as facts from report_facts f where ${conditions.join(' and ')}`, parameters.values)
  const rows = JSON.parse(row?.facts ?? '[]') as readonly (readonly unknown[])[]
  return rows.map(toFact).sort(byReceipt)
}

function toFact(cells: readonly unknown[]): ReportFact {
  const fields: Record<string, unknown> = {}
  for (let index = 0; index < NAMES.length; index += 1) fields[NAMES[index] ?? ''] = cells[index]
  const { stageTwoFindings, ...fact } = fields as Fields
  return { ...fact, stageTwoFindings: stageTwoFindings && findingCounts(stageTwoFindings) }
}

function findingCounts(counts: readonly number[]): Readonly<Record<Finding, number>> {
  return Object.fromEntries(FINDINGS.map((finding, index) => [finding, counts[index] ?? 0])) as Record<Finding, number>
}

function byReceipt(one: ReportFact, other: ReportFact): number {
  if (one.receivedOn !== other.receivedOn) return one.receivedOn < other.receivedOn ? -1 : 1
  return one.reference < other.reference ? -1 : one.reference > other.reference ? 1 : 0
}
