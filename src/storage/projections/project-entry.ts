import { complaintsIn } from '../../application/complaints-in.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../../domain/complaint/effective.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import { isFirst, KIND_BEGUN_BY } from '../../domain/register/entry.ts'
import { foldEnquiry } from '../../domain/register/enquiry/enquiry.ts'
import { CLOCKS_OF } from '../../domain/register/entry-clocks.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { caseInOrder, resultOf } from '../../domain/register/ombudsman/case.ts'
import { filedOn, foldMessageFrom } from '../../domain/register/message/message.ts'
import { promisedInCase } from '../../domain/register/ombudsman/promised-in-case.ts'
import { complimentFact, complimentRows } from './compliment-rows.ts'
import type { ProjectionContext } from './context.ts'
import { factVersions, NOTHING_MORE, type FactRow } from './fact-versions.ts'
import { knownDays } from './known-days.ts'
import { peopleOfEntry } from './project-people.ts'
import { rightsMarkRows } from './rights-marks.ts'
import { isUuid } from '../is-uuid.ts'
import { NO_ROWS, type ProjectedRows, type RowOf } from './projected-rows.ts'

type Entry = Omit<RowOf<'register_entries'>, 'head_seq'>
type Beginning = Extract<RegisterEvent, { type: keyof typeof KIND_BEGUN_BY }>

/** The rows of a stream that is no complaint: one entry, its dates, and the versions of its fact. None where it was struck out. Pure. */
export function projectEntry(streamId: string, recorded: readonly Recorded<RegisterEvent>[], context: ProjectionContext): ProjectedRows {
  const effectiveNow = effectiveEvents(recorded)
  const entry = entryOf(streamId, effectiveNow)
  const facts = factVersions(knownDays(recorded), ({ entries }) => {
    const effective = effectiveEvents(recorded.slice(0, entries))
    const then = entryOf(streamId, effective)
    return then && isCounted(then) ? { ...factOf(then, effective, context), ...complimentFact(effective, context) } : null
  })
  return {
    ...NO_ROWS, register_entries: entry ? [{ ...entry, head_seq: recorded.at(-1)?.seq ?? 0 }] : [], report_facts: facts,
    compliments: complimentRows(streamId, effectiveNow, recorded.at(-1)?.seq ?? 0), register_clocks: entry ? clockRows(entry, effectiveNow, context) : [],
    complaint_links: linkRows(streamId, effectiveNow), rights_marks: rightsMarkRows(streamId, effectiveNow), entry_complaints: entry ? complaintRows(entry, effectiveNow) : [], ...peopleOfEntry(streamId, recorded),
  }
}

/** The complaint that an enquiry became: one fact of this stream, shown at both. Decision: 0048. */
function linkRows(streamId: string, effective: readonly Effective<RegisterEvent>[]): readonly RowOf<'complaint_links'>[] {
  return effective.flatMap(({ event }) => {
    const isLink = event.type === 'EnquiryBecameComplaint' || event.type === 'MemberEnquiryBecameComplaint'
    return isLink ? [{ stream_id: streamId, other_id: event.complaint, how: 'became-complaint', linked_on: event.happenedOn }] : []
  })
}

/**
 * What is there because of a complaint, or of something that is there because of it: while that one is sealed, it is there for
 * those on its list alone. Decisions: 0082, 0092.
 */
const FOLLOWS_A_COMPLAINT: ReadonlySet<unknown> = new Set(['enquiry', 'member-enquiry', 'ombudsman-contact', 'learning', 'equality-form', 'disclosure', 'bundle'])

function complaintRows({ stream_id, kind }: Entry, effective: readonly Effective<RegisterEvent>[]): readonly RowOf<'entry_complaints'>[] {
  // A message follows the one record that it stands on, and none on which it was filed by mistake.
  if (kind === 'message') return [filedOn(effective)].filter((id) => id !== null && isUuid(id)).map((id) => ({ stream_id, complaint_id: String(id) }))
  if (!FOLLOWS_A_COMPLAINT.has(kind)) return []
  const named = effective.flatMap(({ event }) => [...complaintsIn(event), ...('source' in event && event.source !== undefined ? [event.source] : [])])
  return [...new Set(named)].filter(isUuid).map((complaintId) => ({ stream_id, complaint_id: complaintId }))
}

/** The days by which something has to be done, as far as the stream tells. */
function clockRows({ stream_id, kind, reference }: Entry, effective: readonly Effective<RegisterEvent>[], context: ProjectionContext): readonly RowOf<'register_clocks'>[] {
  const beginning = beginningOf(effective)
  const clocks = beginning ? CLOCKS_OF[KIND_BEGUN_BY[beginning.type]]?.(inOrderOfHappening(effective), context) ?? [] : []
  return clocks.map(({ clockId, item, ownerId, teams, startedOn, dueOn, endedOn }, number) => ({
    stream_id, number, kind, reference, clock_id: clockId, item, owner_id: ownerId, teams, started_on: startedOn, due_on: dueOn, ended_on: endedOn,
  }))
}

/**
 * Who serves in the pool, what held the service up, who is the same person and which themes and reports there are stand in no figure by themselves. Learning is
 * counted from its streams, which are few: one of them stands in several rows, by its actions. Decision: 0051.
 */
const NOT_COUNTED: ReadonlySet<unknown> = new Set(['pool-member', 'disruption', 'sameness', 'learning', 'theme', 'equality-form', 'report', 'rights-request', 'disclosure', 'bundle', 'hold', 'destruction', 'message'])

/** What became a complaint is counted as that alone. Decision: 0048. */
function isCounted({ kind, result }: Entry): boolean {
  return !NOT_COUNTED.has(kind) && result !== 'became-complaint'
}

function beginningOf(effective: readonly Effective<RegisterEvent>[]): Beginning | null {
  for (const { event } of effective) if (isFirst(event)) return event
  return null
}

function entryOf(streamId: string, effective: readonly Effective<RegisterEvent>[]): Entry | null {
  const beginning = beginningOf(effective)
  if (!beginning) return null
  const entry: Entry = {
    stream_id: streamId, kind: '', reference: '', received_on: beginning.happenedOn, channel: null, sort: null, teams: [], divisions: [],
    resolved_on: null, result: null, quantity: 1, ...toldAtFirst(beginning),
  }
  if (entry.kind === 'message') return { ...entry, ...messageAt(effective) }
  // By the day it happened: what is recorded late does not undo what came after it.
  return inOrderOfHappening(effective).reduce<Entry>((so, { event }) => {
    if (event.type === 'EnquiryBecameComplaint' || event.type === 'MemberEnquiryBecameComplaint') return { ...so, result: 'became-complaint' }
    if (event.type === 'EnquiryResolved' || event.type === 'MemberEnquiryAnswered') return { ...so, resolved_on: event.happenedOn }
    if (event.type === 'AdvocacyOfferAnswered') return { ...so, result: event.answer }
    const result = resultOf(event)
    return result === undefined ? so : { ...so, resolved_on: event.happenedOn, result }
  }, entry)
}

/** Where a message stands, and since when it does no longer wait. */
function messageAt(effective: readonly Effective<RegisterEvent>[]): Partial<Entry> {
  const at = foldMessageFrom(effective)?.at
  if (at === undefined || at.kind === 'in-triage') return { result: 'in-triage' }
  return at.kind === 'filed' ? { result: 'filed', resolved_on: at.filing.on } : { result: 'set-aside', resolved_on: at.on }
}

function toldAtFirst(event: Beginning): Partial<Entry> {
  if (event.type === 'HoldPlaced') return { kind: 'hold', reference: event.reference, sort: event.basis }
  if (event.type === 'MessageReceived') return { kind: 'message', reference: event.reference, sort: event.writer, channel: event.mailbox }
  if (event.type === 'DestructionProposed') return { kind: 'destruction', reference: event.reference }
  switch (event.type) {
    case 'ComplimentReceived': {
      const { reference, divisions, teams, channel = null } = event
      return { kind: 'compliment', reference, divisions, teams, channel, sort: event.from }
    }
    case 'EnquiryReceived': {
      const { reference, divisions = [], teams = [], channel = null } = event
      const settledOn = event.kind === 'point-of-contact' ? event.happenedOn : null
      return { kind: 'enquiry', reference, divisions, teams, channel, sort: event.kind, resolved_on: settledOn }
    }
    case 'MemberEnquiryReceived': {
      const { reference, divisions = [], teams = [], channel = null } = event
      return { kind: 'member-enquiry', reference, divisions, teams, channel, sort: event.from === 'mp' ? 'mp-enquiry' : 'councillor-enquiry' }
    }
    case 'OmbudsmanContactReceived':
      return { kind: 'ombudsman-contact', reference: event.reference, result: 'open' }
    case 'TrainingHeld':
      return { kind: 'training', quantity: event.sessions }
    case 'CaseloadCounted':
      return { kind: 'caseload', sort: 'open-cases', quantity: event.openCases, divisions: ofDivision(event), teams: event.team === undefined ? [] : [event.team] }
    case 'ReferralsCounted':
      return { kind: 'caseload', sort: 'referrals', quantity: event.referrals, divisions: ofDivision(event), resolved_on: event.until }
    case 'BaseCounted':
      return { kind: 'caseload', sort: event.measure, quantity: event.quantity, divisions: ofDivision(event) }
    case 'PopulationShareStated':
      return { kind: 'caseload', sort: 'population-share', quantity: event.perThousand }
    case 'EqualityAsked':
      return { kind: 'equality-form', sort: event.whose, result: event.outcome }
    case 'AdviceGiven':
      return { kind: 'advice', teams: event.team === undefined ? [] : [event.team] }
    case 'ProcedureManualUpdated':
      return { kind: 'procedure-update' }
    case 'AdvocacyOfferMade':
      return { kind: 'advocacy-offer', sort: event.to, result: event.answer ?? NO_ANSWER_YET }
    case 'DisruptionRecorded':
      return { kind: 'disruption', divisions: event.divisions, teams: event.teams }
    case 'PoolMemberJoined':
      return { kind: 'pool-member' }
    case 'PeopleSaidSame':
      return { kind: 'sameness' }
    case 'LearningNoted': {
      const { reference, divisions = [], teams = [] } = event
      return { kind: 'learning', reference, divisions, teams, sort: event.from }
    }
    case 'ThemeBegun':
      return { kind: 'theme' }
    case 'ReportBegun':
      return { kind: 'report', reference: event.reference, sort: event.document }
    case 'RightsRequestReceived':
      return { kind: 'rights-request', reference: event.reference, sort: event.right }
    case 'DisclosureMade':
      return { kind: 'disclosure', reference: event.reference, sort: event.what }
    case 'BundleBegun':
      return { kind: 'bundle', reference: event.reference, sort: event.purpose }
  }
}

const NO_ANSWER_YET = 'no-answer-yet'

/** Of the whole authority where none is named. */
function ofDivision({ division }: Readonly<{ division?: string }>): readonly string[] {
  return division === undefined ? [] : [division]
}

function factOf(entry: Entry, effective: readonly Effective<RegisterEvent>[], context: ProjectionContext): FactRow {
  const isPointOfContact = entry.sort === 'point-of-contact'
  return {
    stream_id: entry.stream_id, kind: isPointOfContact ? 'point-of-contact' : entry.kind, reference: entry.reference, received_on: entry.received_on,
    closed_on: entry.resolved_on, withdrawn: false, channel: entry.channel, complainant_type: null,
    by_child: false, supported_by_advocate: false, about_disabled_child: false, category: null, divisions: entry.divisions, teams: entry.teams,
    outcome: null, stage_one_answered_on: null, stage_one_working_days: null, stage_one_extended: false, stage_two_requested_on: null,
    stage_two_answered_on: null, stage_two_working_days: null, stage_two_extended: false, stage_two_findings: null, stage_three_requested_on: null,
    stage_three_met_on: null, corporate_review_requested_on: null, ombudsman_result: entry.kind === 'ombudsman-contact' ? entry.result : null, quantity: entry.quantity, breaches: 0, ...NOTHING_MORE, sort: entry.sort,
    offer: entry.kind === 'advocacy-offer' ? entry.result : null, ombudsman_category: ombudsmanCategory(effective), ...trainingParts(beginningOf(effective)), ...enquiryColumns(effective, context), ...promisedInStream(effective),
    known_assumed: isKnownAssumed(beginningOf(effective)),
  }
}

/** The Ombudsman's own category of its decision; null for any other stream, and while nothing is decided. */
function ombudsmanCategory(effective: readonly Effective<RegisterEvent>[]): string | null {
  return caseInOrder(inOrderOfHappening(effective))?.outcome?.category ?? null
}

/** What figures count of training besides its sessions. */
function trainingParts(beginning: Beginning | null): Partial<FactRow> {
  if (beginning?.type !== 'TrainingHeld') return {}
  const { places = null, attended = null, score = null, audiences = [] } = beginning
  return { places, attended, score, audiences }
}

/** Of an enquiry, a councillor's or an MP's too: the answer to an offer of a complaint, and the day by which it was to be answered. */
function enquiryColumns(effective: readonly Effective<RegisterEvent>[], context: ProjectionContext): Partial<FactRow> {
  const inOrder = inOrderOfHappening(effective)
  const beginning = beginningOf(effective)
  const kind = beginning && KIND_BEGUN_BY[beginning.type]
  if (kind !== 'enquiry' && kind !== 'member-enquiry') return {}
  const [clock] = CLOCKS_OF[kind]?.(inOrder, context) ?? []
  return { offer: foldEnquiry(inOrder)?.offer?.answer ?? null, due_on: clock?.dueOn ?? null }
}

/** Of a case of the Ombudsman: what it recommended, counted beside what was promised in complaints. */
function promisedInStream(effective: readonly Effective<RegisterEvent>[]): Partial<FactRow> {
  const so = caseInOrder(inOrderOfHappening(effective))
  if (so === null) return {}
  const promised = promisedInCase(so)
  return {
    remedies: promised.map(({ kind }) => kind), remedy_pence: promised.map(({ pence }) => pence),
    remedies_promised_on: promised.map(({ on }) => on), remedy_states: promised.map(({ state }) => state),
  }
}

function isKnownAssumed(beginning: Beginning | null): boolean {
  return beginning !== null && 'importedFrom' in beginning && beginning.importedFrom?.knownAssumed === true
}
