import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, complaint, count, itemOf, kept, key, newItem, optional, person, text, user } from '../../complaint/declared/field.ts'

/** What somebody may ask about what is held on them. Law: UK GDPR arts 15 to 18 and 21. */
export const RIGHTS = ['access', 'rectification', 'erasure', 'restriction', 'objection'] as const
export type Right = (typeof RIGHTS)[number]

export const RIGHTS_OUTCOMES = [
  'given-in-full', 'given-in-part', 'nothing-held', 'corrected', 'corrected-in-part', 'not-corrected', 'erased', 'not-erased', 'restricted', 'not-restricted',
  'objection-upheld', 'objection-not-upheld', 'refused',
] as const
export type RightsOutcome = (typeof RIGHTS_OUTCOMES)[number]

const ERASURE_DECISIONS = ['erased', 'erased-in-part', 'not-erased'] as const
/** Why it goes (no longer needed, consent withdrawn, unlawful, objection), or stays (legal obligation or public task, claims, archiving and statistics, or no ground to erase). */
export const ERASURE_GROUNDS = [
  'no-longer-needed', 'consent-withdrawn', 'objection-upheld', 'unlawful', 'law-requires-erasure',
  'legal-obligation', 'public-task', 'legal-claims', 'archiving-or-statistics', 'no-ground',
] as const

const restrictionId = itemOf('restrictionId')
const objectionId = itemOf('objectionId')

/**
 * Somebody uses a right over what is held on them: a stream of its own, from the day it came to the answer, with what was
 * done about it. What is restricted, objected to or disagreed with stays beside the record. Decision: 0087.
 */
export const RIGHTS_EVENTS = {
  /** `person`: whose data it is about. `asked`: who asks. `staff`: their account, where they work here. */
  RightsRequestReceived: {
    command: 'record-rights-request', reference: 'rights-request',
    fields: {
      right: choice(...RIGHTS), person: kept(person), asked: choice('themselves', 'parent', 'advocate', 'solicitor', 'other-representative'),
      requester: optional(person), staff: optional(user), said: optional(text), handler: optional(user),
    },
  },
  RightsRequestGiven: { command: 'give-rights-request', fields: { handler: user, text: optional(text) } },
  RightsIdentityAsked: { command: 'ask-for-identity', fields: { text: optional(text) } },
  RightsIdentityConfirmed: { command: 'confirm-identity', fields: { how: choice('known-to-us', 'document-seen', 'confirmed-by-worker', 'other'), text: optional(text) } },
  /** That whoever asks for somebody else may: with what consent, or by what authority. */
  RightsAuthorityConfirmed: {
    command: 'confirm-rights-authority',
    fields: { by: choice('written-consent', 'parental-responsibility', 'court-order-or-attorney', 'other'), childAsked: optional(choice('agrees', 'objects', 'cannot-understand', 'not-asked')), text: optional(text) },
  },
  RightsClarificationAsked: { command: 'ask-for-clarification', fields: { text: optional(text) } },
  RightsClarificationGiven: { command: 'record-clarification', fields: { text: optional(text) } },
  RightsTimeExtended: { command: 'extend-rights-time', fields: { ground: choice('complex', 'many-requests'), text } },
  RightsNoted: { command: 'note-on-rights-request', fields: { text } },
  /** What was put right, or why it was not. */
  RightsCorrectionDecided: {
    command: 'decide-rectification', fields: { complaint: optional(complaint), decision: choice('corrected', 'completed', 'not-corrected'), text },
  },
  /** What may go and what is kept, with its reason in law; what goes is destroyed as anything else is, by two people. Law: UK GDPR art. 17. */
  RightsErasureDecided: {
    command: 'decide-erasure', fields: { complaint: optional(complaint), decision: choice(...ERASURE_DECISIONS), ground: choice(...ERASURE_GROUNDS), text },
  },
  /** What the person says about a record that stays as it is: shown beside it. */
  RightsStatementKept: { command: 'keep-statement', fields: { complaint, text } },
  RightsRestrictionBegun: { command: 'restrict-processing', fields: { restrictionId: newItem, complaint: optional(complaint), text } },
  RightsRestrictionLifted: { command: 'lift-restriction', fields: { restrictionId, text } },
  RightsObjectionMade: { command: 'record-objection', fields: { objectionId: newItem, complaint: optional(complaint), text } },
  RightsObjectionDecided: { command: 'decide-objection', fields: { objectionId, decision: choice('upheld', 'overridden'), text } },
  /** The review of what is held was finished. `manifest`: the digest of the list of its files. */
  RightsReviewFinished: {
    command: 'finish-rights-review',
    fields: { version: kept(count(1, 1000)), manifest: kept(key), given: kept(count(0, 1_000_000)), redacted: kept(count(0, 1_000_000)), withheld: kept(count(0, 1_000_000)), checkedBy: kept(optional(user)) },
  },
  RightsRequestAnswered: { command: 'answer-rights-request', fields: { outcome: choice(...RIGHTS_OUTCOMES), text: optional(text) } },
  RightsRequestWithdrawn: { command: 'withdraw-rights-request', fields: { text: optional(text) } },
} as const satisfies Declarations
