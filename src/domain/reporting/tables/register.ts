import { OMBUDSMAN_RESULTS } from '../../register/events.ts'
import type { ReportFact } from '../report-fact.ts'
import type { Tally } from '../tally.ts'
import { NOT_RECORDED, placeAll } from './statutory.ts'

const receivedOn = (fact: ReportFact) => fact.receivedOn

/** Sections 4.1 and 4.3: what was settled without becoming a complaint. */
export const BEFORE_A_COMPLAINT: Tally = {
  id: 'before-a-complaint', section: '4.1', kinds: ['enquiry', 'point-of-contact'], dayOf: receivedOn, unit: 'contacts', base: null,
  rowsAdd: 'apart', hasTotal: false,
  rows: [{ id: 'enquiries-resolved-outside-the-procedure' }, { id: 'contacts-resolved-at-point-of-contact' }],
  place: (fact, into) => into(fact.kind === 'enquiry' ? 'enquiries-resolved-outside-the-procedure' : 'contacts-resolved-at-point-of-contact'),
}

/** Section 4.10: contacts from the Ombudsman received in the year, by what came of them. */
export const OMBUDSMAN: Tally = {
  id: 'ombudsman', section: '4.10', kinds: ['ombudsman-contact'], dayOf: receivedOn, unit: 'contacts', base: 'ombudsman-received',
  rowsAdd: 'to-base', hasTotal: true,
  rows: [...OMBUDSMAN_RESULTS.map((id) => ({ id })), { id: NOT_RECORDED, whenAny: true }],
  place: (fact, into) => into(fact.ombudsmanResult ?? NOT_RECORDED),
}

/** Section 4.11: corporate complaints received in the year, and those of them that went on to a review, whenever that was. */
export const CORPORATE: Tally = {
  id: 'corporate', section: '4.11', kinds: ['corporate-complaint'], dayOf: receivedOn, unit: 'complaints', base: 'corporate-received',
  rowsAdd: 'overlapping', hasTotal: false,
  rows: [{ id: 'received' }, { id: 'reviewed-at-stage-2' }],
  place: (fact, into) => {
    into('received')
    if (fact.corporateReviewRequestedOn !== null) into('reviewed-at-stage-2')
  },
}

/** Section 4.12: sessions, not entries. */
export const TRAINING: Tally = {
  id: 'training', section: '4.12', kinds: ['training'], dayOf: receivedOn, unit: 'sessions', base: null, rowsAdd: 'apart', hasTotal: false,
  rows: [{ id: 'sessions-held' }], place: (_fact, into) => into('sessions-held'), amount: (fact) => fact.quantity,
}

const COMPLIMENT = { kinds: ['compliment'], dayOf: receivedOn, unit: 'compliments', section: '5' } as const

export const COMPLIMENTS: Tally = {
  ...COMPLIMENT, id: 'compliments', base: null, rowsAdd: 'apart', hasTotal: false,
  rows: [{ id: 'received' }], place: (_fact, into) => into('received'),
}

export const COMPLIMENTS_BY_DIVISION: Tally = {
  ...COMPLIMENT, id: 'compliments-by-division-percent', base: 'compliments-received', rowsAdd: 'to-more', hasTotal: true, words: 'divisions',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => placeAll(fact.divisions, into),
}

export const COMPLIMENTS_FROM: Tally = {
  ...COMPLIMENT, id: 'compliments-from', base: 'compliments-received', rowsAdd: 'to-base', hasTotal: true,
  rows: [{ id: 'client' }, { id: 'professional' }, { id: NOT_RECORDED, whenAny: true }],
  place: (fact, into) => into(fact.complainantType === 'client' || fact.complainantType === 'professional' ? fact.complainantType : NOT_RECORDED),
}
