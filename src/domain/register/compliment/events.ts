import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, codeOf, codesOf, kept, optional, person, text, texts } from '../../complaint/declared/field.ts'

export const GIVERS = ['client', 'professional'] as const
export type Giver = (typeof GIVERS)[number]

/** What sort of client or professional gave thanks. Which side each is on is `SORTS_OF`. */
export const SORTS_OF = {
  client: ['parent', 'child-or-young-person', 'care-leaver', 'carer', 'foster-carer', 'adopter', 'relative', 'other-client'],
  professional: ['judge', 'court', 'health', 'school', 'police', 'other-authority', 'voluntary-organisation', 'colleague', 'other-professional'],
} as const satisfies Readonly<Record<Giver, readonly string[]>>
export const GIVER_SORTS = [...SORTS_OF.client, ...SORTS_OF.professional] as const
export type GiverSort = (typeof GIVER_SORTS)[number]

export const CONSENTS = ['asked', 'given', 'refused', 'withdrawn'] as const
export const PASSED_ON_BY = ['in-person', 'supervision', 'team-meeting', 'letter', 'email'] as const
export const SHARED_IN = ['team-meeting', 'supervision', 'training', 'newsletter', 'practice-note'] as const
export const PUBLISHED_IN = ['digest', 'annual-report', 'newsletter', 'web-page', 'award'] as const

/**
 * One compliment. `said` is as it came, and is kept for ever; what may be quoted of it stands beside it. Entries that
 * were recorded before it had a sort, a giver and a worker are read as they are.
 *
 * Decision: 0049.
 */
export const COMPLIMENT_EVENTS = {
  ComplimentReceived: {
    command: 'record-compliment', reference: 'compliment',
    fields: {
      from: choice(...GIVERS), sort: optional(choice(...GIVER_SORTS)), givenBy: optional(person), channel: optional(codeOf('channels')), said: optional(text),
      divisions: codesOf('divisions'), teams: codesOf('teams'), worker: optional(person),
    },
  },
  /** Consent to quote what was said. It may be asked for again, and taken back at any time. */
  ComplimentConsentRecorded: {
    command: 'record-consent-to-quote', fields: { consent: choice(...CONSENTS), how: optional(codeOf('channels')), text: optional(text) },
  },
  /**
   * What may be quoted, looked through for what could identify anybody. `left` are words that the check found and that
   * stay; `reasons` says why, in the same order. It is never corrected, as it would escape the check: it is made anew.
   */
  ComplimentQuotationChecked: {
    command: 'check-quotation', fields: { quotation: kept(text), left: kept(optional(texts)), reasons: kept(optional(texts)) },
  },
  ComplimentPassedOn: { command: 'pass-on-compliment', fields: { by: optional(choice(...PASSED_ON_BY)), text: optional(text) } },
  ComplimentGiverThanked: { command: 'thank-giver', fields: { how: optional(codeOf('channels')), text: optional(text) } },
  ComplimentShared: { command: 'share-compliment', fields: { where: choice(...SHARED_IN), text: optional(text) } },
  /** The quotation went, or is to go, before readers. Refused without consent and a checked quotation. */
  ComplimentPublished: { command: 'publish-quotation', fields: { where: choice(...PUBLISHED_IN), text: optional(text) } },
} as const satisfies Declarations
