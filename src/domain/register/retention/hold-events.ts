import { REVIEWED_RECORDS } from '../../authority/retention-rules.ts'
import type { Declarations } from '../../complaint/declared/declaration.ts'
import { choice, choices, dayToCome, kept, key, optional, text } from '../../complaint/declared/field.ts'

/** What orders or asks that something be kept. `kept-longer`: an authority's own decision on records that were due. */
export const HOLD_BASES = ['inquiry', 'court', 'police', 'ombudsman', 'claim', 'audit', 'rights-request', 'kept-longer', 'other'] as const
export const HOLD_SCOPES = ['all', 'kinds', 'records'] as const

/**
 * A hold: what it covers is destroyed under no rule while it lasts, which is from the day it was placed to the day it ended,
 * or to `until`. Facts: the inquiry into child sexual abuse, 2015 to 2023. Decision: 0085.
 */
export const HOLD_EVENTS = {
  HoldPlaced: {
    command: 'place-hold', reference: 'hold',
    fields: { basis: choice(...HOLD_BASES), authority: text, why: text, scope: kept(choice(...HOLD_SCOPES)), kinds: optional(choices(...REVIEWED_RECORDS)), reviewOn: dayToCome, until: optional(dayToCome) },
  },
  /** The id of a record that it covers too. */
  RecordHeld: { command: 'hold-record', fields: { record: kept(key) } },
  RecordNoLongerHeld: { command: 'release-record', fields: { record: kept(key), why: text } },
  HoldReviewed: { command: 'review-hold', fields: { why: text, reviewOn: dayToCome } },
  HoldEnded: { command: 'end-hold', fields: { why: text } },
} as const satisfies Declarations
