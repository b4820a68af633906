import type { AnyEvent } from '../../application/ports.ts'
import { REVIEWED_RECORDS, type RetentionCondition, type ReviewedRecord } from '../../domain/authority/retention-rules.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../../domain/complaint/effective.ts'
import type { ComplaintEvent, Recorded } from '../../domain/complaint/events.ts'
import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import { beforeError, recordedInError } from '../../domain/complaint/recorded-in-error.ts'
import type { Complaint } from '../../domain/complaint/state.ts'
import { filedOn } from '../../domain/register/message/message.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import { isUuid } from '../is-uuid.ts'
import type { RowOf } from './projected-rows.ts'

type Row = RowOf<'retention_facts'>
type Stream = readonly Recorded<AnyEvent>[]

/**
 * What rules of retention ask of a stream; nothing for kinds that no rule is about, nor for e-mail that stands on a record: it goes with that.
 * A record made in error ended on the day that was said. Pure.
 */
export function retentionRows(streamId: string, kind: string, recorded: Stream): readonly Row[] {
  const days = inOrderOfHappening(effectiveEvents(beforeError(recorded))).map(({ event }) => event)
  const [first] = days
  if (!isReviewed(kind) || !first) return []
  if (kind === 'message' && filedOn(effectiveEvents(recorded as readonly Recorded<RegisterEvent>[])) !== null) return []
  const lastActivityOn = days.reduce<IsoDate>((last, { happenedOn }) => (happenedOn > last ? happenedOn : last), first.happenedOn)
  const base = {
    stream_id: streamId, kind, reference: 'reference' in first ? first.reference : '', received_on: first.happenedOn, was_reopened: false, is_answered: false,
    came: [], children: [], last_activity_on: lastActivityOn,
  }
  const inError = recordedInError(recorded)?.event.happenedOn ?? null
  const own = kind === 'complaint' ? ofComplaint(recorded as readonly Recorded<ComplaintEvent>[]) : { closed_on: endOf(kind, days, first.happenedOn) }
  return own ? [{ ...base, ...own, closed_on: inError ?? own.closed_on }] : []
}

function isReviewed(kind: string): kind is ReviewedRecord {
  return (REVIEWED_RECORDS as readonly string[]).includes(kind)
}

function ofComplaint(recorded: readonly Recorded<ComplaintEvent>[]) {
  const complaint = foldAsRecorded(recorded)
  if (!complaint) return null
  const { status, closedOn, withdrawnOn, details } = complaint
  const hasEnded = status === 'closed' || status === 'withdrawn'
  return {
    closed_on: hasEnded ? closedOn ?? withdrawnOn : null, is_answered: status === 'answered',
    was_reopened: effectiveEvents(recorded).some(({ event }) => event.type === 'ComplaintReopened'), came: cameTo(complaint),
    children: details.children.map(({ careStatus = '', personId }) => (personId !== undefined && isUuid(personId) ? `${careStatus} ${personId}` : careStatus)),
  }
}

function cameTo({ requestedOn, answers, threads }: Complaint): readonly RetentionCondition[] {
  const stages = (['stage-2', 'stage-3'] as const).filter((stage) => requestedOn[stage] !== undefined || answers[stage] !== undefined)
  return threads.safeguarding.length > 0 ? [...stages, 'safeguarding-concern'] : stages
}

/** What ended each kind; what has no end by its nature ended on the day it was recorded. */
const ENDS: Readonly<Partial<Record<ReviewedRecord, readonly string[]>>> = {
  enquiry: ['EnquiryResolved', 'EnquiryBecameComplaint'], 'member-enquiry': ['MemberEnquiryAnswered', 'MemberEnquiryBecameComplaint'],
  'ombudsman-contact': ['OmbudsmanDecided', 'OmbudsmanSentBack', 'OmbudsmanNotInvestigated', 'OmbudsmanFaultFound', 'OmbudsmanRemedyComplied'], 'pool-member': ['PoolMemberLeft'], learning: ['LearningClosed'],
  'rights-request': ['RightsRequestAnswered', 'RightsRequestWithdrawn'],
}

function endOf(kind: ReviewedRecord, days: readonly Readonly<{ type: string; happenedOn: IsoDate }>[], receivedOn: IsoDate): IsoDate | null {
  const ends = ENDS[kind]
  if (ends === undefined || days.some((event) => event.type === 'EnquiryReceived' && 'kind' in event && event.kind === 'point-of-contact')) return receivedOn
  const lastReopened = days.findLastIndex(({ type }) => type === 'LearningReopened')
  return days.slice(lastReopened + 1).findLast(({ type }) => ends.includes(type))?.happenedOn ?? null
}
