import type { Declarations } from '../../declared/declaration.ts'
import { choice, kept, optional, text, users, yesOrNo } from '../../declared/field.ts'

/** Why a complaint is sealed. */
export const SEAL_REASONS = ['about-complaints-team', 'about-senior-officer', 'danger-to-somebody', 'police-or-court', 'other'] as const

/**
 * A sealed complaint is there for nobody but those on its list. `about` are users whom the complaint is about: they are
 * never on the list, and never break the seal. The list is replaced as a whole, and never corrected: who could see what
 * when has to stay as it was.
 *
 * Decision: 0082.
 */
export const SEALING_EVENTS = {
  ComplaintSealed: {
    command: 'seal-complaint', isLasting: true,
    fields: {
      because: kept(choice(...SEAL_REASONS)), text, forUsers: kept(users), about: kept(optional(users)), withoutMe: kept(optional(yesOrNo)),
    },
  },
  SealListChanged: {
    command: 'change-seal-list', isLasting: true,
    fields: { forUsers: kept(users), about: kept(optional(users)), withoutMe: kept(optional(yesOrNo)), text },
  },
  SealLifted: { command: 'lift-seal', isLasting: true, fields: { text } },
} as const satisfies Declarations

export const SEALING_REFUSALS = {
  'already-sealed': { decision: '0082' },
  'not-sealed': { decision: '0082' },
  'nobody-on-the-list': { decision: '0082' },
  'complained-about-on-list': { decision: '0082' },
  'nobody-to-act-on-list': { decision: '0082' },
  'sealer-not-on-list': { decision: '0082' },
  'responder-not-on-list': { decision: '0082' },
  'seal-stands': { decision: '0082' },
} as const

export const SEALING_WARNINGS = {
  'those-complained-about-will-see': { guidance: 'Local practice: a complaint about somebody of the team stays closed to them', needsReason: false },
} as const
