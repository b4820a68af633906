import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, complaint, dayToCome, itemOf, newItem, optional, pence, text } from '../../complaint/declared/field.ts'

/** What the Ombudsman may recommend, and the authority then has to do. Guidance: LGSCO, Guidance on remedies. */
export const REMEDY_KINDS = ['apology', 'payment', 'action', 'service-improvement'] as const
export type RemedyKind = (typeof REMEDY_KINDS)[number]


/**
 * What happens in one case of the Ombudsman, besides the contact that begins it and the decision, which were recorded
 * before these were. Every date the Ombudsman sets is taken from its letter and never counted. Decision: 0037.
 */
export const OMBUDSMAN_EVENTS = {
  OmbudsmanComplaintLinked: { command: 'link-ombudsman-complaint', fields: { complaint } },
  /** Premature: the Ombudsman sends it back, so that the authority's own procedure is gone through first. */
  OmbudsmanSentBack: {
    command: 'record-sent-back', fields: { ground: choice('premature', 'statutory-procedure-not-used', 'other'), text: optional(text) },
  },
  /** Closed after the Ombudsman's first enquiries, without an investigation. */
  OmbudsmanNotInvestigated: { command: 'record-not-investigated', fields: { text: optional(text) } },
  OmbudsmanEnquiryReceived: { command: 'record-ombudsman-enquiry', fields: { enquiryId: newItem, dueOn: dayToCome, text: optional(text) } },
  OmbudsmanEnquiryAnswered: { command: 'answer-ombudsman-enquiry', fields: { enquiryId: itemOf('enquiryId'), text: optional(text) } },
  OmbudsmanDraftReceived: { command: 'record-ombudsman-draft', fields: { draftId: newItem, dueOn: dayToCome, text: optional(text) } },
  OmbudsmanCommentsSent: { command: 'send-ombudsman-comments', fields: { draftId: itemOf('draftId'), text: optional(text) } },
  /** The Ombudsman moves one of its own dates: an enquiry's, a draft's or a remedy's. */
  OmbudsmanDateMoved: { command: 'move-ombudsman-date', fields: { itemId: itemOf('itemId'), dueOn: dayToCome, text: optional(text) } },
  OmbudsmanFaultFound: {
    command: 'record-ombudsman-fault',
    fields: {
      finding: choice('fault-and-injustice', 'fault-without-injustice', 'no-fault'), about: text, fault: optional(text), injustice: optional(text),
    },
  },
  OmbudsmanRemedyRecommended: {
    command: 'record-ombudsman-remedy',
    fields: { remedyId: newItem, kind: choice(...REMEDY_KINDS), text, amountPence: optional(pence), dueOn: optional(dayToCome) },
  },
  OmbudsmanRemedyEvidenceSent: { command: 'send-remedy-evidence', fields: { remedyId: itemOf('remedyId'), text: optional(text) } },
  /** The day it was done: later than its date is *complied late*, which is worked out and never typed. */
  OmbudsmanRemedyComplied: { command: 'record-remedy-complied', fields: { remedyId: itemOf('remedyId'), text: optional(text) } },
  OmbudsmanRemedyNotComplied: { command: 'record-remedy-not-complied', fields: { remedyId: itemOf('remedyId'), reasons: text } },
  OmbudsmanPublicReportIssued: { command: 'record-public-report', fields: { text: optional(text) } },
} as const satisfies Declarations
