import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, codeOf, codesOf, complaint, optional, person, text, user, yesOrNo } from '../../complaint/declared/field.ts'

/** What is asked of us that is neither a complaint nor a councillor's or an MP's enquiry. */
export const ASKED_KINDS = ['enquiry', 'point-of-contact', 'early-resolution', 'advice', 'signposting'] as const
export type AskedKind = (typeof ASKED_KINDS)[number]

/** Whether a complaint was offered, and the answer. */
export const OFFER_ANSWERS = ['accepted', 'declined', 'awaited', 'not-offered'] as const
export type OfferAnswer = (typeof OFFER_ANSWERS)[number]

/**
 * An enquiry: something asked, settled or put right before it is a complaint. Its first event is older than declarations,
 * and says the same; what came later may be left out. A complaint that comes of it is named here, in this one stream, and
 * shown at both. Decision: 0048.
 */
export const ENQUIRY_EVENTS = {
  EnquiryReceived: {
    command: 'record-enquiry', reference: 'enquiry',
    fields: {
      kind: choice(...ASKED_KINDS), said: optional(text), channel: optional(codeOf('channels')), divisions: optional(codesOf('divisions')),
      teams: optional(codesOf('teams')), signpostedTo: optional(codeOf('signposts')), offer: optional(choice(...OFFER_ANSWERS)), offeredBy: optional(user),
      /** Handled in the tier that the authority once had before stage 1. Guidance: the Ombudsman's Complaint Handling Code forbids one. */
      inTierBeforeStageOne: optional(yesOrNo),
    },
  },
  EnquiryResolved: { command: 'resolve-enquiry', fields: { text: optional(text), signpostedTo: optional(codeOf('signposts')) } },
  /** A complaint was offered, or the offer was answered, on a later day. */
  EnquiryOfferAnswered: { command: 'record-complaint-offer', fields: { answer: choice(...OFFER_ANSWERS), offeredBy: optional(user), text: optional(text) } },
  EnquirerNamed: { command: 'name-enquirer', fields: { person, text: optional(text) } },
  EnquiryNoted: { command: 'note-on-enquiry', fields: { text } },
  /** From the day on which this is known it is counted as the complaint alone. */
  EnquiryBecameComplaint: { command: 'turn-enquiry-into-complaint', fields: { complaint } },
} as const satisfies Declarations
