import type { Declarations } from '../../declared/declaration.ts'
import { choice, choices, optional, text, yesOrNo } from '../../declared/field.ts'

const GETTING_THE_BEST = 'Getting the Best from Complaints (2006)'

/** What has to hold before a complaint goes to the Ombudsman after stage 2 without a panel. Guidance: not seen. */
export const EARLY_REFERRAL_CONDITIONS = [
  'investigated-to-high-standard', 'significant-points-upheld', 'most-outcomes-agreed', 'action-plan', 'complainant-agrees',
] as const

/**
 * The ways out of the stages: withdrawn and confirmed in writing, settled, mediated, sent to the Ombudsman early.
 *
 * Law: SI 2006/1738 reg. 7 (withdrawal), reg. 15 (terms of resolution); not seen in full. Guidance: Getting the Best from
 * Complaints (2006), parts 3 and 6; not seen in full.
 */
export const LEAVING_EVENTS = {
  WithdrawalConfirmed: { command: 'confirm-withdrawal', fields: {} },
  ComplaintSettled: { command: 'settle', fields: { terms: text } },
  MediationOffered: { command: 'offer-mediation', statuses: ['open', 'answered'], fields: { accepted: optional(yesOrNo) } },
  MediationHeld: {
    command: 'record-mediation', statuses: ['open', 'answered'],
    fields: { outcome: choice('agreed', 'partly-agreed', 'not-agreed'), terms: optional(text) },
  },
  OmbudsmanReferred: {
    command: 'refer-to-ombudsman',
    fields: { early: yesOrNo, conditions: optional(choices(...EARLY_REFERRAL_CONDITIONS)), reason: optional(text), text: optional(text) },
  },
} as const satisfies Declarations

export const LEAVING_REFUSALS = {
  'not-withdrawn': { decision: '0042' },
  'withdrawal-already-confirmed': { decision: '0042' },
  'already-settled': { decision: '0042' },
} as const

export const LEAVING_WARNINGS = {
  'early-referral-conditions': { guidance: `${GETTING_THE_BEST}, part 3: when a complaint may go to the Ombudsman early`, needsReason: true },
  'early-referral-before-stage-two': { guidance: `${GETTING_THE_BEST}, part 3: early referral follows stage 2`, needsReason: false },
  'mediation-without-terms': { guidance: `${GETTING_THE_BEST}, part 6: what is agreed is written down`, needsReason: false },
  'mediation-not-accepted': { guidance: `${GETTING_THE_BEST}, part 6: mediation is for those who want it`, needsReason: false },
} as const
