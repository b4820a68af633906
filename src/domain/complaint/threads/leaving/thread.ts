import type { IsoDate } from '../../../calendar/iso-date.ts'
import type { Stage, TextRef } from '../../basics.ts'
import type { Thread } from '../../declared/thread.ts'
import { EARLY_REFERRAL_CONDITIONS, type LEAVING_EVENTS } from './events.ts'

/** What takes a complaint off the path of its stages. */
export type Leaving = Readonly<{
  withdrawalConfirmedOn: IsoDate | null
  /** The agreement that resolved the complaint at the stage named. Reopening, or going on to a later stage, ends it. */
  settled: Readonly<{ on: IsoDate; stage: Stage; terms: TextRef }> | null
  mediation: Readonly<{ offeredOn: IsoDate | null; accepted: boolean | null; heldOn: IsoDate | null; outcome: 'agreed' | 'partly-agreed' | 'not-agreed' | null }>
  /** The latest referral to the Ombudsman. */
  ombudsman: Readonly<{ on: IsoDate; early: boolean }> | null
}>

const NOTHING: Leaving = {
  withdrawalConfirmedOn: null, settled: null, mediation: { offeredOn: null, accepted: null, heldOn: null, outcome: null }, ombudsman: null,
}

/** Whether the complaint was settled at the stage where it stands: that is how the stage was resolved, so it needs no other answer. */
export function isSettled({ stage, threads: { leaving: { settled } } }: Readonly<{ stage: Stage; threads: Readonly<{ leaving: Leaving }> }>): boolean {
  return settled?.stage === stage
}

/** Withdrawal, settlement, mediation and referral to the Ombudsman. None of them stops a clock: only the end of the stage does. */
export const LEAVING: Thread<Leaving, typeof LEAVING_EVENTS> = {
  start: NOTHING,
  evolve: {
    WithdrawalConfirmed: (leaving, { happenedOn }) => ({ ...leaving, withdrawalConfirmedOn: happenedOn }),
    ComplaintSettled: (leaving, { terms, happenedOn }, { stage }) => ({ ...leaving, settled: { on: happenedOn, stage, terms } }),
    MediationOffered: (leaving, { accepted, happenedOn }) =>
      ({ ...leaving, mediation: { ...leaving.mediation, offeredOn: happenedOn, accepted: accepted ?? null } }),
    MediationHeld: (leaving, { outcome, happenedOn }) => ({ ...leaving, mediation: { ...leaving.mediation, heldOn: happenedOn, outcome } }),
    OmbudsmanReferred: (leaving, { early, happenedOn }) => ({ ...leaving, ombudsman: { on: happenedOn, early } }),
    ComplaintWithdrawn: (leaving) => ({ ...leaving, withdrawalConfirmedOn: null }),
    ComplaintReopened: (leaving) => ({ ...leaving, withdrawalConfirmedOn: null, settled: null }),
  },
  closed: {
    WithdrawalConfirmed: ({ status, threads: { leaving } }) =>
      status !== 'withdrawn' ? 'not-withdrawn' : leaving.withdrawalConfirmedOn === null ? null : 'withdrawal-already-confirmed',
    ComplaintSettled: (complaint) => {
      if (complaint.status === 'withdrawn') return 'complaint-withdrawn'
      if (complaint.status === 'closed') return 'complaint-closed'
      return isSettled(complaint) ? 'already-settled' : null
    },
  },
  unwise: {
    OmbudsmanReferred: ({ answers }, { early, conditions = [] }) => [
      ...(early && EARLY_REFERRAL_CONDITIONS.some((condition) => !conditions.includes(condition)) ? ['early-referral-conditions'] as const : []),
      ...(early && !answers['stage-2'] ? ['early-referral-before-stage-two'] as const : []),
    ],
    MediationHeld: ({ threads: { leaving: { mediation } } }, { outcome, terms }) => [
      ...(outcome !== 'not-agreed' && terms === undefined ? ['mediation-without-terms'] as const : []),
      ...(mediation.accepted === false ? ['mediation-not-accepted'] as const : []),
    ],
  },
}
