import type { Declarations } from '../../declared/declaration.ts'
import { choice, day, dayToCome, itemOf, newItem, optional, points, text } from '../../declared/field.ts'

const proceedingsId = itemOf('proceedingsId')

/**
 * Proceedings that considering the complaint might prejudice: a discretion for the whole or for some points, with the
 * reason, and a year to bring it again once they have ended.
 *
 * Law: SI 2006/1738 reg. 8. The discretion was seen; the kinds, the letter and the year were not.
 */
export const PROCEEDINGS_EVENTS = {
  ConsiderationDeclined: {
    command: 'decline-consideration', statuses: ['open', 'answered'],
    fields: {
      proceedingsId: newItem, scope: choice('whole', 'points'), points: optional(points),
      ground: choice('court', 'tribunal', 'disciplinary', 'criminal-investigation', 'criminal-proceedings'),
      reasoning: text, expectedEndOn: optional(dayToCome), toldOn: optional(day),
    },
  },
  ProceedingsEnded: { command: 'end-proceedings', fields: { proceedingsId } },
  ComplaintResubmitted: { command: 'resubmit', statuses: ['open', 'answered', 'closed'], fields: { proceedingsId } },
} as const satisfies Declarations

const PREJUDICE = 'SI 2006/1738 reg. 8'

export const PROCEEDINGS_REFUSALS = {
  'declined-points-needed': { decision: '0039' },
  'declined-whole-and-points': { decision: '0039' },
  'proceedings-not-running': { decision: '0039' },
  'proceedings-not-ended': { law: `${PREJUDICE} (brought again when they have ended; not seen in full)` },
} as const

export const PROCEEDINGS_WARNINGS = {
  'decline-not-told': { guidance: `${PREJUDICE} (not seen in full): a letter with the reason that names the proceedings`, needsReason: false },
  'consideration-declined': { guidance: `${PREJUDICE}: what might prejudice proceedings waits until they end`, needsReason: false },
  'resubmitted-late': { guidance: `${PREJUDICE} (not seen in full): within one year of the end; later it may be refused`, needsReason: false },
} as const
