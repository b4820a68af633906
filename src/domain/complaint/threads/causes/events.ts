import { CAUSE_NATURES } from '../../basics.ts'
import type { Declarations } from '../../declared/declaration.ts'
import { choice, codesOf, optional, pointsAtFault, text } from '../../declared/field.ts'

/**
 * Why something was upheld, found or completed apart from the answer: in supervision, or when the year is counted. Without
 * points it is about the complaint as a whole. It adds to the causes that the answer names; a wrong one is corrected or
 * struck out.
 *
 * Facts: procedure-facts.md 9.7 (V: the founding report's section 4.8). Decision: 0050.
 */
export const CAUSES_EVENTS = {
  CauseFound: {
    command: 'record-causes',
    fields: { points: optional(pointsAtFault), causes: codesOf('reasonsUpheld'), nature: optional(choice(...CAUSE_NATURES)), text: optional(text) },
  },
} as const satisfies Declarations

export const CAUSES_REFUSALS = {
  'cause-without-fault': { decision: '0050' },
  'cause-needed': { decision: '0050' },
} as const
