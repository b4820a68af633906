import { MOST_PENCE, PAYMENT_PURPOSES } from '../../basics.ts'
import type { Declarations } from '../../declared/declaration.ts'
import { choice, codeOf, dayToCome, itemOf, newItem, optional, pence, points, text } from '../../declared/field.ts'

const remedyId = itemOf('remedyId')

/**
 * What was promised to put something right: an apology, an explanation, a payment, a service, a decision changed. What an
 * answer states is promised by that answer and stands in the same list.
 *
 * Guidance: LGSCO, Guidance on remedies (what an authority may offer, and that it says by when; GK). Decision: 0050.
 */
export const REMEDIES_EVENTS = {
  RemedyPromised: {
    command: 'promise-remedy',
    fields: {
      remedyId: newItem, kind: codeOf('remedies'), text: optional(text), amountPence: optional(pence), purpose: optional(choice(...PAYMENT_PURPOSES)),
      dueOn: optional(dayToCome), points: optional(points),
    },
  },
  RemedyReplanned: { command: 'replan-remedy', fields: { remedyId, dueOn: dayToCome, reasons: text } },
  RemedyGiven: { command: 'give-remedy', fields: { remedyId, evidence: optional(text) } },
  RemedyNotGiven: { command: 'drop-remedy', fields: { remedyId, reasons: text } },
} as const satisfies Declarations

export const REMEDIES_REFUSALS = {
  'no-open-remedy': { decision: '0050' },
} as const

const REMEDIES_GUIDANCE = 'LGSCO, Guidance on remedies: a remedy says what is given and by when'

export const REMEDIES_WARNINGS = {
  'remedy-overdue-when-entered': { guidance: REMEDIES_GUIDANCE, needsReason: false },
  'remedy-due-before-promised': { guidance: REMEDIES_GUIDANCE, needsReason: false },
  'remedy-without-due-day': { guidance: REMEDIES_GUIDANCE, needsReason: false },
  'payment-without-amount': { guidance: REMEDIES_GUIDANCE, needsReason: false },
  'payment-without-purpose': { guidance: REMEDIES_GUIDANCE, needsReason: false },
} as const

/** Whether a sum of money is one that a remedy can be: from nothing to a million pounds. */
export function isPossibleSum(amountPence: number): boolean {
  return Number.isSafeInteger(amountPence) && amountPence >= 0 && amountPence <= MOST_PENCE
}
