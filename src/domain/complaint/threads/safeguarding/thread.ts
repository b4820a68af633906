import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, UserId } from '../../basics.ts'
import type { Named } from '../../declared/field.ts'
import type { Thread } from '../../declared/thread.ts'
import type { Complaint } from '../../state.ts'
import type { WarningCode } from '../../warnings.ts'
import type { SAFEGUARDING_EVENTS } from './events.ts'

/** A concern that a child has been or may be harmed. */
export type Concern = Readonly<{
  concernId: string
  about: 'child' | 'worker'
  raisedOn: IsoDate
  accused: PersonId | null
  accusedUser: UserId | null
  referredOn: IsoDate | null
  acknowledgedOn: IsoDate | null
  toDesignatedOfficerOn: IsoDate | null
  designatedOfficerAcknowledgedOn: IsoDate | null
  /** Whether the designated officer has agreed that the accused is told; null while nothing is decided. */
  mayTellAccused: boolean | null
  endedOn: IsoDate | null
}>

export type Safeguarding = readonly Concern[]

/** What becomes of harm that a complaint tells of. */
export const SAFEGUARDING: Thread<Safeguarding, typeof SAFEGUARDING_EVENTS> = {
  start: [],
  evolve: {
    SafeguardingConcernRaised: (concerns, { concernId, about, accused, accusedUser, happenedOn }) => [...concerns, {
      concernId, about, raisedOn: happenedOn, accused: accused?.personId ?? null, accusedUser: accusedUser ?? null, referredOn: null,
      acknowledgedOn: null, toDesignatedOfficerOn: null, designatedOfficerAcknowledgedOn: null, mayTellAccused: null, endedOn: null,
    }],
    SafeguardingReferralMade: (concerns, { concernId, happenedOn }) => changed(concerns, concernId, { referredOn: happenedOn }),
    SafeguardingReferralAcknowledged: (concerns, { concernId, happenedOn }) => changed(concerns, concernId, { acknowledgedOn: happenedOn }),
    DesignatedOfficerReferred: (concerns, { concernId, happenedOn }) => changed(concerns, concernId, { toDesignatedOfficerOn: happenedOn }),
    DesignatedOfficerAcknowledged: (concerns, { concernId, happenedOn }) =>
      changed(concerns, concernId, { designatedOfficerAcknowledgedOn: happenedOn }),
    TellingAccusedDecided: (concerns, { concernId, agreed }) => changed(concerns, concernId, { mayTellAccused: agreed }),
    SafeguardingConcernEnded: (concerns, { concernId, happenedOn }) => changed(concerns, concernId, { endedOn: happenedOn }),
  },
  items: ({ threads: { safeguarding } }) => safeguarding.filter(isOpen).map(({ concernId }) => concernId),
  closed: {
    SafeguardingReferralMade: ({ threads: { safeguarding } }) => noneThat(safeguarding, WAITS_FOR.SafeguardingReferralMade),
    SafeguardingReferralAcknowledged: ({ threads: { safeguarding } }) => noneThat(safeguarding, WAITS_FOR.SafeguardingReferralAcknowledged),
    DesignatedOfficerReferred: ({ threads: { safeguarding } }) => noneThat(safeguarding, WAITS_FOR.DesignatedOfficerReferred),
    DesignatedOfficerAcknowledged: ({ threads: { safeguarding } }) => noneThat(safeguarding, WAITS_FOR.DesignatedOfficerAcknowledged),
    TellingAccusedDecided: ({ threads: { safeguarding } }) => noneThat(safeguarding, WAITS_FOR.TellingAccusedDecided),
    SafeguardingConcernEnded: ({ threads: { safeguarding } }) => noneThat(safeguarding, WAITS_FOR.SafeguardingConcernEnded),
  },
  impossible: {
    SafeguardingConcernRaised: ({ threads: { safeguarding } }, event) => (named(safeguarding, event).length > 0 ? 'concern-already-raised' : null),
    SafeguardingReferralMade: (complaint, event) => notThisOne(complaint, event),
    SafeguardingReferralAcknowledged: (complaint, event) => notThisOne(complaint, event),
    DesignatedOfficerReferred: (complaint, event) => notThisOne(complaint, event),
    DesignatedOfficerAcknowledged: (complaint, event) => notThisOne(complaint, event),
    TellingAccusedDecided: (complaint, event) => notThisOne(complaint, event),
    SafeguardingConcernEnded: (complaint, event) => notThisOne(complaint, event),
    ComplaintAllocated: (complaint, { responderId }) => (isAccused(complaint, { userId: responderId }) ? 'responder-accused' : null),
    CorporateReviewerAppointed: accusedAppointed,
    InvestigatingOfficerAppointed: accusedAppointed,
    IndependentPersonAppointed: accusedAppointed,
    AdjudicatingOfficerAppointed: accusedAppointed,
    PanelChairAppointed: accusedAppointed,
    PanelMemberAppointed: accusedAppointed,
    AdvocateAppointed: accusedAppointed,
  },
  unwise: {
    SafeguardingConcernRaised: (complaint, { accused, accusedUser }) => when(hasAPart(complaint, accusedUser, accused?.personId), 'accused-is-responder'),
    SafeguardingConcernEnded: ({ threads: { safeguarding } }, event) => when(event.outcome !== 'raised-in-error' && named(safeguarding, event)
      .some(({ about, toDesignatedOfficerOn }) => about === 'worker' && toDesignatedOfficerOn === null), 'designated-officer-not-told'),
    DecisionTold: (complaint, { person, told }) => when(told && mayHearNothing(complaint, { personId: person?.personId }), 'accused-not-to-be-told'),
    AppointeeAsked: (complaint, { person: { personId } }) => when(mayHearNothing(complaint, { personId }), 'accused-not-to-be-told'),
    InvestigatingOfficerAppointed: accusedWasAppointed,
    IndependentPersonAppointed: accusedWasAppointed,
    AdjudicatingOfficerAppointed: accusedWasAppointed,
    PanelChairAppointed: accusedWasAppointed,
    PanelMemberAppointed: accusedWasAppointed,
    AdvocateAppointed: accusedWasAppointed,
    ComplaintClosed: ({ threads: { safeguarding } }) => when(safeguarding.some(isOpen), 'concern-still-open'),
  },
}

/** Which concern each step waits for, among the open ones. */
const WAITS_FOR = {
  SafeguardingReferralMade: ({ referredOn }) => referredOn === null,
  SafeguardingReferralAcknowledged: ({ referredOn, acknowledgedOn }) => referredOn !== null && acknowledgedOn === null,
  DesignatedOfficerReferred: ({ about, toDesignatedOfficerOn }) => about === 'worker' && toDesignatedOfficerOn === null,
  DesignatedOfficerAcknowledged: (concern) => concern.toDesignatedOfficerOn !== null && concern.designatedOfficerAcknowledgedOn === null,
  TellingAccusedDecided: ({ toDesignatedOfficerOn }) => toDesignatedOfficerOn !== null,
  SafeguardingConcernEnded: () => true,
} as const satisfies Readonly<Record<string, (concern: Concern) => boolean>>

type Step = Readonly<{ type: keyof typeof WAITS_FOR; concernId: string }>

function changed(concerns: Safeguarding, concernId: string, changes: Partial<Concern>): Safeguarding {
  return concerns.map((concern) => (concern.concernId === concernId ? { ...concern, ...changes } : concern))
}

function named(concerns: Safeguarding, { concernId }: Readonly<{ concernId: string }>): Safeguarding {
  return concerns.filter((concern) => concern.concernId === concernId)
}

function isOpen({ endedOn }: Concern): boolean {
  return endedOn === null
}

/** Refused where no open concern waits for this step. */
function noneThat(concerns: Safeguarding, waits: (concern: Concern) => boolean): 'no-open-concern' | null {
  return concerns.some((concern) => isOpen(concern) && waits(concern)) ? null : 'no-open-concern'
}

/** Refused where the very concern that the step names does not wait for it. */
function notThisOne({ threads: { safeguarding } }: Complaint, step: Step): 'no-open-concern' | null {
  return noneThat(named(safeguarding, step), WAITS_FOR[step.type])
}

type Somebody = Readonly<{ userId?: UserId | undefined; personId?: PersonId | undefined }>

/** Whether an open concern is about them: whoever is accused is never made responder. */
function isAccused({ threads: { safeguarding } }: Complaint, { userId, personId }: Somebody): boolean {
  return safeguarding.some((concern) => isOpen(concern)
    && ((userId !== undefined && concern.accusedUser === userId) || (personId !== undefined && concern.accused === personId)))
}

type Appointing = Readonly<{ user?: UserId; person?: Named; alreadyMade?: boolean }>

/** Whoever is accused is given no part that can still be withheld. */
function accusedAppointed(complaint: Complaint, { user, person, alreadyMade }: Appointing): 'responder-accused' | null {
  return alreadyMade !== true && isAccused(complaint, { userId: user, personId: person?.personId }) ? 'responder-accused' : null
}

/** An appointment of the accused that was made already is recorded, with a warning. */
function accusedWasAppointed(complaint: Complaint, { user, person }: Appointing): readonly WarningCode[] {
  return when(isAccused(complaint, { userId: user, personId: person?.personId }), 'accused-is-responder')
}

/** Whether this person answers the complaint, or has another part in deciding on it. */
function hasAPart({ allocatedTo, threads: { appointments } }: Complaint, userId: UserId | undefined, personId: PersonId | undefined): boolean {
  return (userId !== undefined && allocatedTo?.responderId === userId) || appointments.made.some((made) => made.endedOn === null
    && ((userId !== undefined && made.userId === userId) || (personId !== undefined && made.personId === personId)))
}

/**
 * The users to whom this complaint is not shown: an open concern is about them, and the designated officer has not agreed
 * that they are told. Decision: 0039.
 */
export function hiddenFrom({ threads: { safeguarding } }: Complaint): readonly UserId[] {
  return safeguarding.flatMap(({ accusedUser, endedOn, mayTellAccused }) => (accusedUser !== null && endedOn === null && mayTellAccused !== true ? [accusedUser] : []))
}

/** Whether they are accused, and the designated officer has not agreed that they are told. */
export function mayHearNothing({ threads: { safeguarding } }: Complaint, { userId, personId }: Somebody): boolean {
  return safeguarding.some((concern) => isOpen(concern) && concern.mayTellAccused !== true
    && ((personId !== undefined && concern.accused === personId) || (userId !== undefined && concern.accusedUser === userId)))
}

function when(holds: boolean, code: WarningCode): readonly WarningCode[] {
  return holds ? [code] : []
}
