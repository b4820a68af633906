import type { Declarations } from '../../declared/declaration.ts'
import { choice, optional, text, yesOrNo } from '../../declared/field.ts'

/**
 * How stage 1 is left other than by its answer.
 *
 * Guidance: Getting the Best from Complaints, part 3: left out by agreement; when it is overdue the complainant may go on, and is told so.
 */
export const STAGE_ONE_EVENTS = {
  StageOneSkipped: {
    command: 'skip-stage-one', stages: ['stage-1'], statuses: ['open'],
    fields: { askedBy: choice('complainant', 'complaints-manager', 'both'), reasons: text },
  },
  RightToMoveOnTold: { command: 'tell-right-to-move-on', stages: ['stage-1'], statuses: ['open'], fields: { waits: optional(yesOrNo) } },
} as const satisfies Declarations

export const STAGE_ONE_WARNINGS = {
  'resolved-without-terms-sent': { guidance: 'SI 2006/1738 reg. 15: the terms of a resolution are sent in writing', needsReason: false },
} as const
