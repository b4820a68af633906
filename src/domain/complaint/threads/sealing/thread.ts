import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { UserId } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { Complaint } from '../../state.ts'
import type { SEAL_REASONS, SEALING_EVENTS } from './events.ts'

export type SealReason = (typeof SEAL_REASONS)[number]

/** A seal as it stands: since when, why, and for whom the complaint is open. */
export type Seal = Readonly<{ because: SealReason; sealedOn: IsoDate; forUsers: readonly UserId[] }>

/** `about`: whom of the users the complaint was ever said to be about. `seq`: the entry that said last who may see it. */
export type Sealing = Readonly<{ seal: Seal | null; about: readonly UserId[]; seq: number }>

/**
 * Who may see the complaint at all. What was recorded last counts, whatever day it names: nobody stays on a list because
 * somebody was taken off it with an earlier date.
 */
export const SEALING: Thread<Sealing, typeof SEALING_EVENTS> = {
  start: { seal: null, about: [], seq: 0 },
  evolve: {
    ComplaintSealed: (sealing, { because, forUsers, about, happenedOn }, _, seq) =>
      later(sealing, seq, about, { because, sealedOn: happenedOn, forUsers }),
    SealListChanged: (sealing, { forUsers, about }, _, seq) => later(sealing, seq, about, sealing.seal && { ...sealing.seal, forUsers }),
    SealLifted: (sealing, _event, _complaint, seq) => later(sealing, seq, [], null),
  },
  closed: {
    ComplaintSealed: ({ threads: { sealing } }) => (sealing.seal === null ? null : 'already-sealed'),
    SealListChanged: ({ threads: { sealing } }) => (sealing.seal === null ? 'not-sealed' : null),
    SealLifted: ({ threads: { sealing } }) => (sealing.seal === null ? 'not-sealed' : null),
  },
  impossible: {
    ComplaintSealed: wrongList,
    SealListChanged: wrongList,
    ComplaintAllocated: (complaint, { responderId }) => notOnList(complaint, responderId),
    CorporateReviewerAppointed: (complaint, { user }) => notOnList(complaint, user),
    InvestigatingOfficerAppointed: (complaint, { user, alreadyMade }) => (alreadyMade === true ? null : notOnList(complaint, user)),
    AdjudicatingOfficerAppointed: (complaint, { user, alreadyMade }) => (alreadyMade === true ? null : notOnList(complaint, user)),
  },
  unwise: {
    SealLifted: ({ threads: { sealing } }) => (sealing.about.length > 0 ? ['those-complained-about-will-see'] : []),
  },
}

function later(sealing: Sealing, seq: number, about: readonly UserId[] | undefined, seal: Seal | null): Sealing {
  const all = [...new Set([...sealing.about, ...(about ?? [])])]
  return seq < sealing.seq ? { ...sealing, about: all } : { seal, about: all, seq }
}

type Listing = Readonly<{ forUsers: readonly UserId[]; about?: readonly UserId[] }>

/** The list has somebody on it, and nobody whom the complaint is about or an open safeguarding concern accuses. */
function wrongList(complaint: Complaint, { forUsers, about = [] }: Listing): 'nobody-on-the-list' | 'complained-about-on-list' | null {
  if (forUsers.length === 0) return 'nobody-on-the-list'
  const out = [...about, ...usersComplainedAbout(complaint)]
  return forUsers.some((user) => out.includes(user)) ? 'complained-about-on-list' : null
}

/** Whom the complaint is given to has to be one who may see it. */
function notOnList(complaint: Complaint, user: UserId | undefined): 'responder-not-on-list' | null {
  const seen = sealedFor(complaint)
  return user === undefined || seen === null || seen.includes(user) ? null : 'responder-not-on-list'
}

/** The users whom the complaint is about, as it was said when it was sealed, or whom an open safeguarding concern accuses. */
export function usersComplainedAbout({ threads: { sealing, safeguarding } }: Complaint): readonly UserId[] {
  const accused = safeguarding.flatMap(({ accusedUser, endedOn }) => (accusedUser !== null && endedOn === null ? [accusedUser] : []))
  return [...new Set([...sealing.about, ...accused])]
}

/** For whom a sealed complaint is there, without anybody it is about; null where it is not sealed. Decision: 0082. */
export function sealedFor(complaint: Complaint): readonly UserId[] | null {
  const { seal } = complaint.threads.sealing
  if (seal === null) return null
  const out = usersComplainedAbout(complaint)
  return seal.forUsers.filter((user) => !out.includes(user))
}
