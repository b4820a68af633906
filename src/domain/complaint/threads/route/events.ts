import { PROCEDURE_IDS } from '../../../procedure/procedures.ts'
import type { Declarations } from '../../declared/declaration.ts'
import { choice, day, dayToCome, optional, points, text } from '../../declared/field.ts'

/** What a thing that came in can be. Harm is none of them: it opens a safeguarding concern, whatever the route. */
const ROUTES = [
  'children-act', 'corporate', 'enquiry', 'adult', 'court', 'staff-discipline', 'data-protection', 'compliment', 'not-this-authority',
] as const

/** Where somebody is sent whose matter is not for this authority, or has a way of its own. */
const SIGNPOSTS = [
  'governors-or-exclusion-review', 'send-tribunal', 'fostering-panel-or-irm', 'conference-appeal', 'information-commissioner', 'another-council',
  'police', 'other',
] as const

/**
 * What is this? A decision for the whole or for some points, its letter, and the move from one procedure to another.
 *
 * Guidance: Getting the Best from Complaints (2006), parts 2 and 7 (relationship with other procedures); not seen in full.
 */
export const ROUTE_EVENTS = {
  RouteDecided: {
    command: 'decide-route',
    fields: {
      route: choice(...ROUTES), points: optional(points), signpost: optional(choice(...SIGNPOSTS)), reasons: optional(text), letterDueOn: optional(dayToCome),
    },
  },
  RouteLetterSent: { command: 'send-route-letter', fields: {} },
  ProcedureChanged: {
    command: 'change-procedure', statuses: ['open', 'answered', 'closed'],
    fields: { procedure: choice(...PROCEDURE_IDS), reasons: text, toldOn: optional(day) },
  },
} as const satisfies Declarations

const RELATIONSHIP = 'Getting the Best from Complaints (2006), part 7 (not seen in full)'

export const ROUTE_REFUSALS = {
  'signpost-needed': { guidance: RELATIONSHIP },
  'route-points-needed': { decision: '0039' },
  'route-letter-due-before-decision': { decision: '0039' },
  'no-route-letter-owed': { decision: '0039' },
  'procedure-already-followed': { decision: '0039' },
} as const

export const ROUTE_WARNINGS = {
  'route-without-reasons': { guidance: `${RELATIONSHIP}: a complainant is told why`, needsReason: false },
  'route-and-procedure-differ': { guidance: 'Local practice: a complaint follows the procedure of its route', needsReason: false },
  'stage-refused-by-move': { guidance: 'Getting the Best from Complaints (2006), para 3.1.5 (number not confirmed): once accepted, all stages', needsReason: true },
  'move-not-told': { guidance: RELATIONSHIP, needsReason: false },
} as const
