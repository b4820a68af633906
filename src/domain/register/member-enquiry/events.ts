import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, codeOf, codesOf, complaint, optional, person, text, user } from '../../complaint/declared/field.ts'

/** Whether the person on whose behalf a councillor or an MP asks has agreed that we answer them. */
export const MEMBER_CONSENTS = ['seen', 'awaited', 'not-needed'] as const
export type MemberConsent = (typeof MEMBER_CONSENTS)[number]

/**
 * A councillor or an MP asks, for somebody or in general: a stream of their own kind, with its own local target. Where it
 * becomes a complaint, that complaint is the constituent's, and counted there alone. Decision: 0048.
 */
export const MEMBER_ENQUIRY_EVENTS = {
  MemberEnquiryReceived: {
    command: 'record-member-enquiry', reference: 'member-enquiry',
    fields: {
      from: choice('councillor', 'mp'), member: person, constituent: optional(person), consent: choice(...MEMBER_CONSENTS), said: optional(text),
      teams: optional(codesOf('teams')), divisions: optional(codesOf('divisions')), channel: optional(codeOf('channels')), responder: optional(user),
    },
  },
  MemberEnquiryAllocated: { command: 'allocate-member-enquiry', fields: { responder: user, text: optional(text) } },
  MemberEnquiryConsentRecorded: { command: 'record-member-consent', fields: { consent: choice(...MEMBER_CONSENTS), text: optional(text) } },
  MemberEnquiryChased: { command: 'chase-member-enquiry', fields: { text: optional(text) } },
  MemberEnquiryNoted: { command: 'note-on-member-enquiry', fields: { text } },
  MemberEnquiryAnswered: { command: 'answer-member-enquiry', fields: { text: optional(text) } },
  /** From the day on which this is known it is counted as the constituent's complaint alone. */
  MemberEnquiryBecameComplaint: { command: 'turn-member-enquiry-into-complaint', fields: { complaint } },
} as const satisfies Declarations
