import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, TextRef } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { BODY_KINDS, CONSENTS, PARTIES_EVENTS } from './events.ts'

type Consent = (typeof CONSENTS)[number]

/** Another body with a part in the complaint. `leads`: it answers for all of them. */
export type Body = Readonly<{
  bodyId: string
  kind: (typeof BODY_KINDS)[number]
  name: TextRef
  leads: boolean
  consent: Consent
  points: readonly string[]
  involvedOn: IsoDate
  dueOn: IsoDate | null
  answeredOn: IsoDate | null
}>

/** Whoever acts for somebody, and whether it was shown that they may: the latest entry for each. */
export type AuthorityToAct = Readonly<{
  personId: PersonId; kind: 'councillor' | 'mp' | 'solicitor' | 'family' | 'friend' | 'advocate' | 'other'; evidence: 'seen' | 'awaited' | 'not-needed'
}>

/** What is arranged about contact. It is about this complaint and its complainant; a new complaint is read all the same. */
export type ContactArrangements = Readonly<{ warnedOn: IsoDate | null; restrictedOn: IsoDate | null; reviewOn: IsoDate | null }>

export type Parties = Readonly<{
  bodies: readonly Body[]
  authorities: readonly AuthorityToAct[]
  subjectAccess: readonly Readonly<{ requestId: string; requestedOn: IsoDate; answeredOn: IsoDate | null }>[]
  contact: ContactArrangements
}>

/** Others with a part in the complaint, and what is arranged with the complainant. Nothing here stops a clock of a stage. */
export const PARTIES: Thread<Parties, typeof PARTIES_EVENTS> = {
  start: { bodies: [], authorities: [], subjectAccess: [], contact: { warnedOn: null, restrictedOn: null, reviewOn: null } },
  evolve: {
    BodyInvolved: (parties, { bodyId, kind, name, leads, consent, points = [], dueOn = null, happenedOn }) => ({
      ...parties, bodies: [...parties.bodies, { bodyId, kind, name, leads, consent, points, involvedOn: happenedOn, dueOn, answeredOn: null }],
    }),
    ConsentToShareRecorded: (parties, { bodyId, consent }) => withBody(parties, bodyId, { consent }),
    BodyAnswered: (parties, { bodyId, happenedOn }) => withBody(parties, bodyId, { answeredOn: happenedOn }),
    AuthorityToActRecorded: (parties, { person: { personId }, kind, evidence }) => ({
      ...parties, authorities: [...parties.authorities.filter((each) => each.personId !== personId), { personId, kind, evidence }],
    }),
    SubjectAccessRequested: (parties, { requestId, happenedOn }) => ({
      ...parties, subjectAccess: [...parties.subjectAccess, { requestId, requestedOn: happenedOn, answeredOn: null }],
    }),
    SubjectAccessAnswered: (parties, { requestId, happenedOn }) => ({
      ...parties, subjectAccess: parties.subjectAccess.map((each) => (each.requestId === requestId ? { ...each, answeredOn: happenedOn } : each)),
    }),
    ContactWarned: (parties, { happenedOn }) => ({ ...parties, contact: { ...parties.contact, warnedOn: happenedOn } }),
    ContactRestricted: (parties, { reviewOn, happenedOn }) => ({ ...parties, contact: { ...parties.contact, restrictedOn: happenedOn, reviewOn } }),
    ContactRestrictionReviewed: (parties, { continues, reviewOn = null }) => ({
      ...parties, contact: continues ? { ...parties.contact, reviewOn } : { ...parties.contact, restrictedOn: null, reviewOn: null },
    }),
  },
  items: ({ threads: { parties } }) => [
    ...parties.bodies.map(({ bodyId }) => bodyId),
    ...parties.subjectAccess.filter(({ answeredOn }) => answeredOn === null).map(({ requestId }) => requestId),
  ],
  closed: {
    ConsentToShareRecorded: ({ threads: { parties } }) => (parties.bodies.length > 0 ? null : 'no-body-involved'),
    BodyAnswered: ({ threads: { parties } }) => (parties.bodies.length > 0 ? null : 'no-body-involved'),
    SubjectAccessAnswered: ({ threads: { parties } }) =>
      (parties.subjectAccess.some(({ answeredOn }) => answeredOn === null) ? null : 'no-open-subject-access'),
    ContactRestricted: ({ threads: { parties } }) => (parties.contact.restrictedOn === null ? null : 'contact-already-restricted'),
    ContactRestrictionReviewed: ({ threads: { parties } }) => (parties.contact.restrictedOn === null ? 'contact-not-restricted' : null),
  },
  impossible: {
    ConsentToShareRecorded: ({ threads: { parties } }, { bodyId }) => (bodyOf(parties, bodyId) ? null : 'no-body-involved'),
    BodyAnswered: ({ threads: { parties } }, { bodyId }) => (bodyOf(parties, bodyId) ? null : 'no-body-involved'),
    SubjectAccessAnswered: ({ threads: { parties } }, { requestId }) =>
      (parties.subjectAccess.some((request) => request.requestId === requestId && request.answeredOn === null) ? null : 'no-open-subject-access'),
  },
  unwise: {
    BodyInvolved: ({ threads: { parties } }, { leads }) => (leads && parties.bodies.some((body) => body.leads) ? ['two-leads'] : []),
    BodyAnswered: ({ threads: { parties } }, { bodyId }) => (maySee(bodyOf(parties, bodyId)?.consent) ? [] : ['shared-without-consent']),
    StageOneAnswered: ({ threads: { parties } }) => awaited(parties),
    InvestigationAnswered: ({ threads: { parties } }) => awaited(parties),
    CorporateReviewAnswered: ({ threads: { parties } }) => awaited(parties),
    ContactRestricted: ({ threads: { parties } }, { reviewOn, happenedOn }) => [
      ...(parties.contact.warnedOn === null ? ['restricted-without-warning'] as const : []),
      ...(reviewOn < happenedOn ? ['review-before-restriction'] as const : []),
    ],
    ContactRestrictionReviewed: (_, { continues, reviewOn, happenedOn }) => [
      ...(continues && reviewOn === undefined ? ['restriction-without-review'] as const : []),
      ...(continues && reviewOn !== undefined && reviewOn < happenedOn ? ['review-before-restriction'] as const : []),
    ],
  },
}

function maySee(consent: Consent | undefined): boolean {
  return consent === 'given' || consent === 'not-needed'
}

function awaited({ authorities }: Parties): readonly 'authority-to-act-awaited'[] {
  return authorities.some(({ evidence }) => evidence === 'awaited') ? ['authority-to-act-awaited'] : []
}

function bodyOf({ bodies }: Parties, bodyId: string): Body | undefined {
  return bodies.find((body) => body.bodyId === bodyId)
}

function withBody(parties: Parties, bodyId: string, change: Partial<Body>): Parties {
  return { ...parties, bodies: parties.bodies.map((body) => (body.bodyId === bodyId ? { ...body, ...change } : body)) }
}
