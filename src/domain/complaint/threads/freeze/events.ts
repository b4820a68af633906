import type { Declarations } from '../../declared/declaration.ts'
import { choice, day, dayToCome, itemOf, newItem, optional, text, user, yesOrNo } from '../../declared/field.ts'

const freezeId = itemOf('freezeId')
const reviewOn = optional(dayToCome)

/**
 * A decision that the complaint disputes, kept from taking effect while it is considered.
 *
 * Guidance: Getting the Best from Complaints (2006), part 6; not seen. It presumes that the decision is frozen.
 */
export const FREEZE_EVENTS = {
  FreezeAsked: {
    command: 'ask-for-freeze', statuses: ['open', 'answered'],
    fields: {
      freezeId: newItem, askedBy: choice('complainant', 'child', 'advocate', 'authority', 'somebody-else'), decision: text, impact: optional(text),
      risk: optional(text),
    },
  },
  FreezeDecided: {
    command: 'decide-freeze', fields: { freezeId, granted: yesOrNo, decidedBy: optional(user), reasons: text, reviewOn, toldOn: optional(day) },
  },
  FreezeReviewed: { command: 'review-freeze', fields: { freezeId, continues: yesOrNo, reasons: text, reviewOn } },
  FreezeEnded: { command: 'end-freeze', fields: { freezeId, reason: optional(text) } },
} as const satisfies Declarations

export const FREEZE_REFUSALS = {
  'freeze-decided-already': { decision: '0039' },
  'freeze-not-standing': { decision: '0039' },
  'freeze-review-before-decision': { decision: '0039' },
} as const

const FREEZING = 'Getting the Best from Complaints (2006), part 6 (not seen)'

export const FREEZE_WARNINGS = {
  'freeze-refused': { guidance: `${FREEZING}: a presumption in favour of freezing, unless there is good reason against it`, needsReason: true },
  'freeze-not-told': { guidance: `${FREEZING}: the complainant is told, with the ways to challenge it`, needsReason: false },
  'freeze-without-review': { guidance: `${FREEZING}: a freeze has a day on which it is looked at again`, needsReason: false },
} as const
