import type { IsoDate } from '../../calendar/iso-date.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import type { TextRef } from '../../complaint/basics.ts'
import type { Effective } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { WarningCode } from '../../complaint/warnings.ts'
import type { EntryClocks } from '../entry-clocks.ts'
import type { RegisterEvent } from '../events.ts'
import { MEMBER_ENQUIRY_EVENTS, type MemberConsent } from './events.ts'

type Received = Extract<RegisterEvent, { type: 'MemberEnquiryReceived' }>
type Rows = readonly Effective<RegisterEvent>[]

/** An enquiry of a councillor or an MP as its stream tells it. */
export type MemberEnquiry = Readonly<{
  received: Received
  responderId: string | null
  consent: MemberConsent
  answeredOn: IsoDate | null
  answer: TextRef | null
  chasedOn: readonly IsoDate[]
  complaint: Readonly<{ complaintId: string; on: IsoDate }> | null
}>

/** Null where the stream begins with something else. */
export function foldMemberEnquiry(inOrder: Rows): MemberEnquiry | null {
  return inOrder.reduce<MemberEnquiry | null>((so, { event }) => (isOfMemberEnquiry(event) ? evolve(so, event) : so), null)
}

type Own = Extract<RegisterEvent, { type: keyof typeof MEMBER_ENQUIRY_EVENTS }>

function isOfMemberEnquiry(event: RegisterEvent): event is Own {
  return Object.hasOwn(MEMBER_ENQUIRY_EVENTS, event.type)
}

function evolve(so: MemberEnquiry | null, event: Own): MemberEnquiry | null {
  switch (event.type) {
    case 'MemberEnquiryReceived': return {
      received: event, responderId: event.responder ?? null, consent: event.consent, answeredOn: null, answer: null, chasedOn: [], complaint: null,
    }
    case 'MemberEnquiryAllocated': return so && { ...so, responderId: event.responder }
    case 'MemberEnquiryConsentRecorded': return so && { ...so, consent: event.consent }
    case 'MemberEnquiryChased': return so && { ...so, chasedOn: [...so.chasedOn, event.happenedOn] }
    case 'MemberEnquiryAnswered': return so && { ...so, answeredOn: event.happenedOn, answer: event.text ?? null }
    case 'MemberEnquiryBecameComplaint': return so && { ...so, complaint: { complaintId: event.complaint, on: event.happenedOn } }
    case 'MemberEnquiryNoted': return so
  }
}

export function isOpenMemberEnquiry({ answeredOn, complaint }: MemberEnquiry): boolean {
  return answeredOn === null && complaint === null
}

/** Which of the authority's kinds of enquiry it is: its target, and its row in the figures. */
export function memberEnquirySort({ received: { from } }: MemberEnquiry): 'councillor-enquiry' | 'mp-enquiry' {
  return from === 'mp' ? 'mp-enquiry' : 'councillor-enquiry'
}

/** The day by which it is to be answered: the authority's own target, in working days from receipt (day 0). Not law. */
export const memberEnquiryClocks: EntryClocks = (inOrder, { settings, calendar }) => {
  const so = foldMemberEnquiry(inOrder)
  if (!so) return []
  const { received: { happenedOn: startedOn, teams = [] }, responderId, answeredOn, complaint } = so
  return [{
    clockId: 'member-enquiry-answer', item: null, ownerId: responderId, teams, startedOn,
    dueOn: addWorkingDays(calendar, startedOn, settings.enquiryWorkingDays[memberEnquirySort(so)]).on, endedOn: answeredOn ?? complaint?.on ?? null,
  }]
}

/** It is answered once, and becomes one complaint; what has become a complaint goes on there. */
export function impossibleInMemberEnquiry(inOrder: Rows): RefusalCode | null {
  const types = inOrder.map(({ event }) => event.type)
  if (types.filter((type) => type === 'MemberEnquiryAnswered').length > 1) return 'already-answered'
  const became = types.indexOf('MemberEnquiryBecameComplaint')
  if (became < 0) return null
  return types.slice(became + 1).some((type) => type !== 'MemberEnquiryNoted') ? 'already-a-complaint' : null
}

/** An answer says something of somebody: without their consent it is warned about. Local practice. */
export function unwiseInMemberEnquiry(before: Rows, event: RegisterEvent): readonly WarningCode[] {
  const so = event.type === 'MemberEnquiryAnswered' ? foldMemberEnquiry(before) : null
  return so?.consent === 'awaited' ? ['authority-to-act-awaited'] : []
}
