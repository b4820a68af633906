import type { Declarations } from '../../declared/declaration.ts'
import { optional, text } from '../../declared/field.ts'

/**
 * Local resolution as it is in Wales: a discussion, and where it resolves the complaint, its terms in writing.
 *
 * Law: SI 2014/1794 reg. 16.
 */
export const RESOLUTION_EVENTS = {
  DiscussionHeld: { command: 'record-discussion', stages: ['stage-1'], fields: { text: optional(text) } },
  ResolutionConfirmed: { command: 'confirm-resolution', stages: ['stage-1'], fields: { terms: optional(text) } },
} as const satisfies Declarations

export const RESOLUTION_WARNINGS = {
  'resolved-without-discussion': { guidance: 'SI 2014/1794 reg. 16: a discussion is offered first', needsReason: false },
  'resolution-without-terms': { guidance: 'SI 2014/1794 reg. 16(5): the terms are confirmed in writing', needsReason: false },
} as const
