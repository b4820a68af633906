import type { IsoDate } from '../../../calendar/iso-date.ts'
import { procedureById } from '../../../procedure/procedures.ts'
import type { PersonId, UserId } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import type { CORPORATE_EVENTS, REVIEWER_TIES } from './events.ts'

type Tie = (typeof REVIEWER_TIES)[number]
type Reviewer = Readonly<{ userId: UserId | null; personId: PersonId | null; ties: readonly Tie[]; appointedOn: IsoDate }>

/** A corporate review as far as its answer does not say it. */
export type Corporate = Readonly<{
  acknowledgedOn: IsoDate | null
  extendedUntilWorkingDays: number | null
  reviewer: Reviewer | null
  /** Who had the complaint when stage 1 was answered: they do not review their own answer. */
  stageOneResponder: UserId | null
}>

/** The review of a corporate complaint: acknowledged, given to somebody else, extended. */
export const CORPORATE: Thread<Corporate, typeof CORPORATE_EVENTS> = {
  start: { acknowledgedOn: null, extendedUntilWorkingDays: null, reviewer: null, stageOneResponder: null },
  evolve: {
    CorporateReviewAcknowledged: (review, { happenedOn }) => ({ ...review, acknowledgedOn: happenedOn }),
    CorporateReviewExtended: (review, { untilWorkingDays }) => ({ ...review, extendedUntilWorkingDays: untilWorkingDays }),
    CorporateReviewerAppointed: (review, { user, person, declared = [], happenedOn }) => ({
      ...review, reviewer: { userId: user ?? null, personId: person?.personId ?? null, ties: declared, appointedOn: happenedOn },
    }),
    StageOneAnswered: (review, _, { allocatedTo }) => ({ ...review, stageOneResponder: allocatedTo?.responderId ?? null }),
  },
  closed: {
    CorporateReviewAcknowledged: ({ threads: { corporate } }) => (corporate.acknowledgedOn === null ? null : 'review-already-acknowledged'),
  },
  impossible: {
    CorporateReviewerAppointed: (_, { user, person }) => ((user === undefined) === (person === undefined) ? 'one-reviewer-needed' : null),
    CorporateReviewExtended: ({ procedure }, { untilWorkingDays }) => (untilWorkingDays <= limitIn(procedure) ? 'extension-not-longer' : null),
  },
  unwise: {
    CorporateReviewerAppointed: ({ threads: { corporate } }, { user, declared = [] }) => {
      const wasResponder = user !== undefined && user === corporate.stageOneResponder
      return wasResponder || declared.length > 0 ? ['reviewer-not-separate'] : []
    },
    CorporateReviewExtended: (_, { toldOn, reason }) => [
      ...(toldOn === undefined ? ['review-extension-not-told'] as const : []),
      ...(reason === undefined ? ['review-extension-without-reason'] as const : []),
    ],
    CorporateReviewAnswered: ({ threads: { corporate } }) => (corporate.reviewer === null ? ['review-without-reviewer'] : []),
  },
}

/** The working days of the limit that an extension extends; nought where the procedure sets none. */
function limitIn(procedureId: string): number {
  const clock = procedureById(procedureId)?.clocks.find(({ extension }) => extension?.recordedBy === 'CorporateReviewExtended')
  return clock?.limit.kind === 'working-days' ? clock.limit.workingDays : 0
}
