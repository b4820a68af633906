import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, complaint, entryOf, kept, key, optional, person, text } from '../../complaint/declared/field.ts'

/** What left the house. */
export const DISCLOSED = ['subject-access-file', 'bundle', 'released-paper', 'letter', 'other'] as const
export type Disclosed = (typeof DISCLOSED)[number]

/** Why it might. */
export const DISCLOSURE_BASES = [
  'subject-access', 'ombudsman', 'review-panel', 'appointed-to-the-complaint', 'answer-to-the-complaint', 'court-or-tribunal', 'duty-in-law', 'safeguarding', 'consent', 'other',
] as const
export type DisclosureBasis = (typeof DISCLOSURE_BASES)[number]

/**
 * Something was given to somebody: a stream for each time. Whom is free text, kept apart; `person` is whose data it was;
 * `source` is what it was made by; `file` is the SHA-256 of what was given. Law: UK GDPR arts 15(1)(c) and 30(1)(d) (not confirmed).
 * Decision: 0087.
 */
export const DISCLOSURE_EVENTS = {
  DisclosureMade: {
    command: 'record-disclosure', reference: 'disclosure',
    fields: {
      what: choice(...DISCLOSED), basis: choice(...DISCLOSURE_BASES), to: text, complaint: optional(complaint), person: optional(person),
      source: optional(kept(entryOf('rights-request', 'bundle'))), file: optional(kept(key)), text: optional(text),
    },
  },
  /** One disclosure may be of many complaints: each besides the first is added. */
  DisclosureCovered: { command: 'add-complaint-to-disclosure', fields: { complaint } },
  /** It went to the wrong person, or was asked back. */
  DisclosureRecalled: { command: 'recall-disclosure', fields: { cameBack: choice('yes', 'no', 'not-known'), text } },
} as const satisfies Declarations
