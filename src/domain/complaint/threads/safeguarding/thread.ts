import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, UserId } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
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
  items: ({ threads: { safeguarding } }) => safeguarding.filter(({ endedOn }) => endedOn === null).map(({ concernId }) => concernId),
  closed: {
    SafeguardingReferralMade: ({ threads: { safeguarding } }) => noneWith(safeguarding, ({ referredOn }) => referredOn === null),
    SafeguardingReferralAcknowledged: ({ threads: { safeguarding } }) =>
      noneWith(safeguarding, ({ referredOn, acknowledgedOn }) => referredOn !== null && acknowledgedOn === null),
    DesignatedOfficerReferred: ({ threads: { safeguarding } }) =>
      noneWith(safeguarding, ({ about, toDesignatedOfficerOn }) => about === 'worker' && toDesignatedOfficerOn === null),
    DesignatedOfficerAcknowledged: ({ threads: { safeguarding } }) => noneWith(safeguarding, ({ toDesignatedOfficerOn,
      designatedOfficerAcknowledgedOn }) => toDesignatedOfficerOn !== null && designatedOfficerAcknowledgedOn === null),
    TellingAccusedDecided: ({ threads: { safeguarding } }) => noneWith(safeguarding, ({ toDesignatedOfficerOn }) => toDesignatedOfficerOn !== null),
    SafeguardingConcernEnded: ({ threads: { safeguarding } }) => noneWith(safeguarding, () => true),
  },
  impossible: {
    ComplaintAllocated: ({ threads: { safeguarding } }, { responderId }) =>
      responderId !== undefined && isAccused(safeguarding, responderId) ? 'responder-accused' : null,
  },
}

function changed(concerns: Safeguarding, concernId: string, changes: Partial<Concern>): Safeguarding {
  return concerns.map((concern) => (concern.concernId === concernId ? { ...concern, ...changes } : concern))
}

/** Refused where no open concern waits for this step. */
function noneWith(concerns: Safeguarding, waits: (concern: Concern) => boolean): 'no-open-concern' | null {
  return concerns.some((concern) => concern.endedOn === null && waits(concern)) ? null : 'no-open-concern'
}

/** Whether a concern about this user is open: whoever is accused is never made responder. */
function isAccused(safeguarding: Safeguarding, userId: UserId): boolean {
  return safeguarding.some((concern) => concern.accusedUser === userId && concern.endedOn === null)
}
