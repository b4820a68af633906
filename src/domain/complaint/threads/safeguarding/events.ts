import type { Declarations } from '../../declared/declaration.ts'
import { choice, itemOf, newItem, optional, person, text, user, yesOrNo } from '../../declared/field.ts'

/** How a safeguarding concern may end. */
const CONCERN_OUTCOMES = ['no-further-action', 'enquiry-begun', 'already-known', 'designated-officer-decided', 'raised-in-error'] as const

const concernId = itemOf('concernId')

/**
 * Harm is not a route: anything that suggests it opens a referral the same day, whatever becomes of the complaint.
 *
 * Guidance: Working Together to Safeguard Children (not seen).
 */
export const SAFEGUARDING_EVENTS = {
  SafeguardingConcernRaised: {
    command: 'raise-safeguarding-concern',
    fields: { concernId: newItem, about: choice('child', 'worker'), text, accused: optional(person), accusedUser: optional(user) },
  },
  SafeguardingReferralMade: { command: 'refer-to-safeguarding', fields: { concernId, text: optional(text) } },
  SafeguardingReferralAcknowledged: { command: 'acknowledge-safeguarding-referral', fields: { concernId, text: optional(text) } },
  DesignatedOfficerReferred: { command: 'refer-to-designated-officer', fields: { concernId, text: optional(text) } },
  DesignatedOfficerAcknowledged: { command: 'acknowledge-by-designated-officer', fields: { concernId, text: optional(text) } },
  TellingAccusedDecided: { command: 'decide-telling-accused', fields: { concernId, agreed: yesOrNo, text: optional(text) } },
  SafeguardingConcernEnded: {
    command: 'end-safeguarding-concern', fields: { concernId, outcome: choice(...CONCERN_OUTCOMES), text: optional(text) },
  },
} as const satisfies Declarations

export const SAFEGUARDING_REFUSALS = {
  'no-open-concern': { decision: '0032' },
  'concern-already-raised': { decision: '0039' },
  'responder-accused': { guidance: 'Working Together to Safeguard Children: allegations about people who work with children' },
} as const

const WORKING_TOGETHER = 'Working Together to Safeguard Children (not seen)'

export const SAFEGUARDING_WARNINGS = {
  'accused-is-responder': { guidance: `${WORKING_TOGETHER}: whoever is accused has no part in it`, needsReason: false },
  'designated-officer-not-told': { guidance: `${WORKING_TOGETHER}: an allegation goes to the designated officer within one working day`, needsReason: true },
  'accused-not-to-be-told': { guidance: `${WORKING_TOGETHER}: the person accused hears nothing until the designated officer agrees`, needsReason: false },
  'concern-still-open': { guidance: `${WORKING_TOGETHER}: a concern is followed to its end, whatever becomes of the complaint`, needsReason: false },
} as const
