import type { IsoDate } from '../../calendar/iso-date.ts'
import type { PersonId, TextRef } from '../../complaint/basics.ts'
import type { Effective } from '../../complaint/effective.ts'
import type { RegisterEvent } from '../events.ts'
import { ENQUIRY_EVENTS, type OfferAnswer } from './events.ts'

type Received = Extract<RegisterEvent, { type: 'EnquiryReceived' }>

/** An enquiry as its stream tells it. */
export type Enquiry = Readonly<{
  received: Received
  /** Null while it is open. A contact settled on the spot was settled on its own day, unless another is recorded. */
  settledOn: IsoDate | null
  howSettled: TextRef | null
  signpostedTo: string | null
  /** The last answer to an offer of a complaint; null where nothing of one is recorded. */
  offer: Readonly<{ answer: OfferAnswer; on: IsoDate; by: string | null }> | null
  personId: PersonId | null
  /** The complaint that it became, by its id. */
  complaint: Readonly<{ complaintId: string; on: IsoDate }> | null
}>

/** Null where the stream begins with something else. */
export function foldEnquiry(inOrder: readonly Effective<RegisterEvent>[]): Enquiry | null {
  return inOrder.reduce<Enquiry | null>((so, { event }) => (isOfEnquiry(event) ? evolve(so, event) : so), null)
}

type Own = Extract<RegisterEvent, { type: keyof typeof ENQUIRY_EVENTS }>

function isOfEnquiry(event: RegisterEvent): event is Own {
  return Object.hasOwn(ENQUIRY_EVENTS, event.type)
}

function evolve(so: Enquiry | null, event: Own): Enquiry | null {
  switch (event.type) {
    case 'EnquiryReceived': return beginEnquiry(event)
    case 'EnquiryResolved': return so && {
      ...so, settledOn: event.happenedOn, howSettled: event.text ?? null, signpostedTo: event.signpostedTo ?? so.signpostedTo,
    }
    case 'EnquiryOfferAnswered': return so && { ...so, offer: { answer: event.answer, on: event.happenedOn, by: event.offeredBy ?? so.offer?.by ?? null } }
    case 'EnquirerNamed': return so && { ...so, personId: event.person.personId }
    case 'EnquiryBecameComplaint': return so && { ...so, complaint: { complaintId: event.complaint, on: event.happenedOn } }
    case 'EnquiryNoted': return so
  }
}

function beginEnquiry(received: Received): Enquiry {
  const { happenedOn, kind, offer, offeredBy, signpostedTo } = received
  return {
    received, settledOn: kind === 'point-of-contact' ? happenedOn : null, howSettled: null, signpostedTo: signpostedTo ?? null,
    offer: offer === undefined ? null : { answer: offer, on: happenedOn, by: offeredBy ?? null }, personId: null, complaint: null,
  }
}

/** Whether it still wants an answer: not settled, and no complaint. */
export function isOpenEnquiry({ settledOn, complaint }: Enquiry): boolean {
  return settledOn === null && complaint === null
}
