import { GIVER_SORTS } from '../../register/compliment/events.ts'
import { ADVOCACY_ANSWERS } from '../../register/context/events.ts'
import { ASKED_KINDS, OFFER_ANSWERS } from '../../register/enquiry/events.ts'
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
  place: (fact, into) => {
    if (fact.kind === 'point-of-contact') into('contacts-resolved-at-point-of-contact')
    // Advice and signposting resolve nothing of ours: they are counted by kind alone.
    else if (fact.sort !== 'advice' && fact.sort !== 'signposting') into('enquiries-resolved-outside-the-procedure')
  },
}

const ASKED = { section: '4.3', kinds: ['enquiry', 'point-of-contact'], dayOf: receivedOn, unit: 'contacts', base: 'enquiries-received', rowsAdd: 'to-base', hasTotal: true } as const

/** What was asked, by its kind; what became a complaint is counted as that alone. Decision: 0048. */
export const ENQUIRIES_BY_KIND: Tally = {
  ...ASKED, id: 'enquiries-by-kind', rows: [...ASKED_KINDS.map((id) => ({ id })), { id: NOT_RECORDED, whenAny: true }], place: (fact, into) => into(fact.sort ?? NOT_RECORDED),
}

/** Whether those who asked were offered a complaint, and what they answered last. */
export const COMPLAINTS_OFFERED: Tally = {
  ...ASKED, id: 'complaints-offered', rows: [...OFFER_ANSWERS.map((id) => ({ id })), { id: NOT_RECORDED }], place: (fact, into) => into(fact.offer ?? NOT_RECORDED),
}

/** Enquiries of councillors and MPs received in the year, by who asked and by the authority's own target. */
export const MEMBER_ENQUIRIES: Tally = {
  id: 'member-enquiries', section: '4.3', kinds: ['member-enquiry'], dayOf: receivedOn, unit: 'contacts', base: 'member-enquiries-received', rowsAdd: 'overlapping', hasTotal: false,
  rows: [{ id: 'received' }, { id: 'councillor-enquiry' }, { id: 'mp-enquiry' }, { id: 'answered-in-time' }, { id: 'answered-late' }, { id: 'not-answered-yet' }],
  place: (fact, into) => {
    into('received')
    if (fact.sort !== null) into(fact.sort)
    into(fact.closedOn === null ? 'not-answered-yet' : fact.dueOn !== null && fact.closedOn > fact.dueOn ? 'answered-late' : 'answered-in-time')
  },
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

const TRAINED = { section: '4.12', kinds: ['training'], dayOf: receivedOn, base: null, hasTotal: false } as const

/** Section 4.12: sessions, not entries; places and people where they were counted. */
export const TRAINING: Tally = {
  ...TRAINED, id: 'training', unit: 'sessions', rowsAdd: 'apart',
  rows: [{ id: 'sessions-held' }, { id: 'places-offered', unit: 'places' }, { id: 'people-attended', unit: 'people' }],
  place: (fact, into) => {
    into('sessions-held')
    if (fact.places !== null) into('places-offered')
    if (fact.attended !== null) into('people-attended')
  },
  amount: (fact, row) => (row === 'places-offered' ? fact.places ?? 0 : row === 'people-attended' ? fact.attended ?? 0 : fact.quantity),
}

/** Section 4.12: sessions by whom they were for. */
export const TRAINING_AUDIENCES: Tally = {
  ...TRAINED, id: 'training-audiences', unit: 'sessions', rowsAdd: 'apart', words: 'audiences',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => placeAll(fact.audiences, into), amount: (fact) => fact.quantity,
}

/** Section 4.12: sessions by what those who came scored them. */
export const TRAINING_SCORES: Tally = {
  ...TRAINED, id: 'training-scores', unit: 'sessions', rowsAdd: 'apart',
  rows: [...[5, 4, 3, 2, 1].map((score) => ({ id: `score-${score}` })), { id: NOT_RECORDED, whenAny: true }],
  place: (fact, into) => into(fact.score === null ? NOT_RECORDED : `score-${fact.score}`), amount: (fact) => fact.quantity,
}

/** Section 4.12: advice to a colleague, by the team that was advised. */
export const ADVICE: Tally = {
  id: 'advice', section: '4.12', kinds: ['advice'], dayOf: receivedOn, unit: 'advice', base: 'advice-given', rowsAdd: 'to-more', hasTotal: true, words: 'teams',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => placeAll(fact.teams, into),
}

/** Section 4.12: changes to the procedure manual. */
export const PROCEDURE_UPDATES: Tally = {
  id: 'procedure-updates', section: '4.12', kinds: ['procedure-update'], dayOf: receivedOn, unit: 'updates', base: null, rowsAdd: 'apart', hasTotal: false,
  rows: [{ id: 'changes-made' }], place: (_fact, into) => into('changes-made'),
}

/** Offers of advocacy in the year that belonged to no complaint, by their answer. Guidance: Getting the Best from Complaints, part 5 (not seen). */
export const ADVOCACY_OFFERS: Tally = {
  id: 'advocacy-offers', section: '4.3', kinds: ['advocacy-offer'], dayOf: receivedOn, unit: 'offers', base: 'advocacy-offers', rowsAdd: 'to-base', hasTotal: true,
  rows: [...ADVOCACY_ANSWERS.map((id) => ({ id })), { id: 'offer-not-answered' }],
  place: (fact, into) => into(fact.offer === 'accepted' || fact.offer === 'declined' ? fact.offer : 'offer-not-answered'),
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

export const COMPLIMENTS_BY_SORT: Tally = {
  ...COMPLIMENT, id: 'compliments-by-sort', base: 'compliments-received', rowsAdd: 'to-base', hasTotal: true,
  rows: [...GIVER_SORTS.map((id) => ({ id: `from-${id}`, whenAny: true } as const)), { id: NOT_RECORDED, whenAny: true }],
  place: (fact, into) => into(fact.sort === null ? NOT_RECORDED : `from-${fact.sort}`),
}

export const COMPLIMENTS_BY_TEAM: Tally = {
  ...COMPLIMENT, id: 'compliments-by-team', base: 'compliments-received', rowsAdd: 'to-more', hasTotal: true, words: 'teams',
  rows: [{ id: NOT_RECORDED, whenAny: true }], place: (fact, into) => placeAll(fact.teams, into),
}

/** Whether thanks reached the worker or the team by the authority's own target. What an old register says nothing of is not recorded. */
export const COMPLIMENTS_PASSED_ON: Tally = {
  ...COMPLIMENT, id: 'compliments-passed-on', base: 'compliments-received', rowsAdd: 'to-base', hasTotal: true,
  rows: [{ id: 'passed-on-in-time' }, { id: 'passed-on-later' }, { id: 'not-passed-on' }, { id: NOT_RECORDED, whenAny: true }],
  place: ({ passedOn, passOnDueOn }, into) => {
    if (passOnDueOn === null) return into(NOT_RECORDED)
    into(passedOn === null ? 'not-passed-on' : passedOn <= passOnDueOn ? 'passed-on-in-time' : 'passed-on-later')
  },
}

export const COMPLIMENTS_CONSENT: Tally = {
  ...COMPLIMENT, id: 'compliments-consent', base: 'compliments-received', rowsAdd: 'to-base', hasTotal: true,
  rows: [{ id: 'consent-given' }, { id: 'consent-refused' }, { id: 'consent-withdrawn', whenAny: true }, { id: 'consent-asked' }, { id: 'consent-not-asked' }],
  place: ({ consent }, into) => into(`consent-${consent ?? 'not-asked'}`),
}
