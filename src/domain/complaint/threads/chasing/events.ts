import type { Declarations } from '../../declared/declaration.ts'
import { choice, codeOf, count, optional, text } from '../../declared/field.ts'

/** Who may be chased: the rungs of the authority's ladder, and whoever else keeps an answer waiting. */
export const CHASED_PEOPLE = [
  'responder', 'head-of-service', 'director', 'investigating-officer', 'independent-person', 'adjudicating-officer', 'other',
] as const

/** The most rungs that a ladder can have. */
const MOST_RUNGS = 20

/**
 * Each time that an answer was asked after. `rung` is the rung of the authority's ladder, counted from 1; nought where the
 * ladder did not ask for it.
 *
 * Guidance: local practice: the ladder of the authority's settings.
 */
export const CHASING_EVENTS = {
  ChaseMade: {
    command: 'chase', statuses: ['open', 'answered'],
    fields: { rung: count(0, MOST_RUNGS), whom: choice(...CHASED_PEOPLE), how: optional(codeOf('channels')), text: optional(text) },
  },
} as const satisfies Declarations

export const CHASING_WARNINGS = {
  'rung-already-chased': { guidance: 'Local practice: each rung of the ladder is chased once a stage', needsReason: false },
} as const
