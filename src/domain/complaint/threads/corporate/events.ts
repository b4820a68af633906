import type { Declarations } from '../../declared/declaration.ts'
import { choices, count, day, optional, person, text, user } from '../../declared/field.ts'

const CODE = 'LGSCO Complaint Handling Code (2024)'

/** What the reviewer has had to do with the complaint: any of it makes them somebody to avoid. */
export const REVIEWER_TIES = ['stage-one-responder', 'subject-of-complaint', 'line-manager-of-subject', 'already-involved'] as const

/** A year and a half, as for every other promise of working days. Decision: 0010. */
const LONGEST_PROMISE_WORKING_DAYS = 400

const stages = ['corporate-review'] as const

/**
 * The steps of a corporate review between its request and its answer, in whichever version of the corporate procedure.
 *
 * Guidance: LGSCO Complaint Handling Code (2024): acknowledge in 5 working days, answer in 20, at most 20 more, by somebody else.
 */
export const CORPORATE_EVENTS = {
  CorporateReviewAcknowledged: { command: 'acknowledge-corporate-review', stages, fields: {} },
  CorporateReviewerAppointed: {
    command: 'appoint-corporate-reviewer', stages,
    fields: { user: optional(user), person: optional(person), declared: optional(choices(...REVIEWER_TIES)), reason: optional(text) },
  },
  CorporateReviewExtended: {
    command: 'extend-corporate-review', stages, statuses: ['open'],
    fields: { untilWorkingDays: count(1, LONGEST_PROMISE_WORKING_DAYS), toldOn: optional(day), reason: optional(text) },
  },
} as const satisfies Declarations

export const CORPORATE_REFUSALS = {
  'review-already-acknowledged': { decision: '0042' },
  'one-reviewer-needed': { decision: '0042' },
} as const

export const CORPORATE_WARNINGS = {
  'reviewer-not-separate': { guidance: `${CODE}: somebody else reviews the answer`, needsReason: true },
  'review-extension-not-told': { guidance: `${CODE}: the complainant is told the reason and the new date`, needsReason: false },
  'review-extension-without-reason': { guidance: `${CODE}: the complainant is told the reason and the new date`, needsReason: false },
  'review-without-reviewer': { guidance: `${CODE}: somebody else reviews the answer`, needsReason: false },
} as const
