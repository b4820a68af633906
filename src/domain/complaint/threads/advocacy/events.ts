import type { Declarations } from '../../declared/declaration.ts'
import { choice, choices, optional, person, text, yesOrNo } from '../../declared/field.ts'

/**
 * Help to speak: offered, answered, an advocate appointed, ended.
 *
 * Law: Children Act 1989 s26A (seen in part); SI 2004/719 reg. 3 (who may not be the advocate) and the duty to offer were not seen.
 */
export const ADVOCACY_EVENTS = {
  AdvocacyOffered: { command: 'offer-advocacy', fields: { to: optional(person) } },
  AdvocacyAnswered: { command: 'record-advocacy-answer', fields: { answer: choice('accepted', 'declined'), reason: optional(text) } },
  AdvocateAppointed: {
    command: 'appoint-advocate',
    fields: {
      person, provider: optional(text),
      declared: optional(choices('subject-of-complaint', 'manages-the-service', 'controls-resources', 'handles-the-complaint')),
      alreadyMade: optional(yesOrNo),
    },
  },
  AdvocacyEnded: { command: 'end-advocacy', fields: { reason: optional(text) } },
} as const satisfies Declarations

const BARS = 'SI 2004/719 reg. 3 (not seen)'

export const ADVOCACY_REFUSALS = {
  'advocacy-not-offered': { decision: '0039' },
  'advocate-barred': { law: BARS },
  'advocate-already-appointed': { decision: '0039' },
  'no-advocate': { decision: '0039' },
} as const

export const ADVOCACY_WARNINGS = {
  'barred-advocate': { guidance: BARS, needsReason: false },
  'stage-one-still-paused': { guidance: 'Getting the Best from Complaints (2006), part 3: the pause lasts until an advocate is appointed', needsReason: false },
  'advocacy-declined-without-reason': { guidance: 'Getting the Best from Complaints (2006), part 5 (not seen in full): the reason is kept', needsReason: false },
  'child-without-offer-of-advocacy': { guidance: 'Children Act 1989 s26A; SI 2006/1738 reg. 11 (not seen): a child is offered help to get an advocate', needsReason: false },
} as const
