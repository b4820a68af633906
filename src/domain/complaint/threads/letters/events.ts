import type { Declarations } from '../../declared/declaration.ts'
import { choice, choices, codeOf, count, dayToCome, itemOf, key, kept, newItem, optional, person, text, yesOrNo } from '../../declared/field.ts'

/** What somebody needs so that a letter reaches them. `none`: they need none of it any more. */
export const LETTER_NEEDS = ['large-print', 'easy-read', 'other-language', 'telephone-instead', 'audio', 'braille', 'other', 'none'] as const
export type LetterNeed = (typeof LETTER_NEEDS)[number]

/** The ways by which the outbox sends. */
export const SENT_BY_OUTBOX = ['email', 'notify-email', 'notify-text', 'notify-letter'] as const
/** The ways by which a person sends, and says so. `told`: the words were told instead of sent. */
const SENT_BY_HAND = ['first-class', 'second-class', 'by-hand', 'told'] as const
export const SENT_BY = [...SENT_BY_HAND, ...SENT_BY_OUTBOX] as const
export type SentBy = (typeof SENT_BY)[number]

/** Why a letter is not sent after all. */
export const SET_ASIDE_BECAUSE = ['not-needed', 'wrong', 'other-letter', 'told-otherwise', 'other'] as const

const letterId = itemOf('letterId')

/** A template changes no more often than this. */
const MOST_VERSIONS = 1_000_000

/**
 * The letters of a complaint: drafted, finished, checked by a second person, sent, and what became of them. Their words and to
 * which address they went are kept apart. `rule`: the letter of the procedure that it is; none where nobody owes it.
 * `isHeld`: when it was finished it lacked something that the law or guidance requires. `message`: the one in the outbox.
 *
 * Law: SI 2006/1738 (what each letter says: see the procedure); Equality Act 2010 s20 (what somebody needs). Decision: 0099.
 */
export const LETTERS_EVENTS = {
  LetterNeedsRecorded: {
    command: 'record-letter-needs', fields: { person, needs: choices(...LETTER_NEEDS), language: optional(codeOf('languages')), text: optional(text) },
  },
  LetterDrafted: {
    command: 'draft-letter',
    fields: {
      letterId: newItem, rule: kept(optional(key)), to: person, reader: kept(choice('adult', 'child')), isEasyRead: kept(yesOrNo), template: kept(optional(key)),
      templateVersion: kept(optional(count(0, MOST_VERSIONS))), batch: kept(optional(key)),
    },
  },
  LetterFinished: { command: 'finish-letter', fields: { letterId, text: kept(text), isHeld: kept(yesOrNo) } },
  LetterReleased: { command: 'release-letter', fields: { letterId, reason: text } },
  LetterChecked: { command: 'check-letter', fields: { letterId } },
  LetterSentBack: { command: 'send-letter-back', fields: { letterId, reasons: text } },
  LetterQueued: { command: 'queue-letter', fields: { letterId, by: kept(choice(...SENT_BY_OUTBOX)), message: kept(key), departureReason: optional(text) } },
  LetterSent: {
    command: 'send-letter', fields: { letterId, by: choice(...SENT_BY), arrivesOn: optional(dayToCome), message: kept(optional(key)), departureReason: optional(text) },
  },
  LetterMayHaveBeenSent: { command: 'note-letter-may-have-been-sent', fields: { letterId, message: kept(key) } },
  LetterFailed: { command: 'note-letter-failed', fields: { letterId, because: kept(key), message: kept(key) } },
  LetterSetAside: { command: 'set-letter-aside', fields: { letterId, because: choice(...SET_ASIDE_BECAUSE), reason: optional(text) } },
} as const satisfies Declarations

/** What became of a message of the outbox: recorded by the program alone. */
export const RECORDED_BY_OUTBOX = ['note-letter-may-have-been-sent', 'note-letter-failed'] as const

export const LETTERS_REFUSALS = {
  'no-such-letter': { decision: '0099' },
  'letter-not-finished': { decision: '0099' },
  'letter-held': { decision: '0099' },
  'letter-not-held': { decision: '0099' },
  'letter-already-checked': { decision: '0099' },
  'letter-to-be-checked': { decision: '0099' },
  'letter-checked-by-its-writer': { decision: '0099' },
  'letter-already-sent': { decision: '0099' },
  'letter-on-its-way': { decision: '0099' },
  'letter-not-on-its-way': { decision: '0099' },
  'letter-arrives-before-sent': { decision: '0099' },
  'letter-to-be-told': { law: 'Equality Act 2010 s20' },
  'no-address-for-letter': { decision: '0099' },
  'address-is-protected': { decision: '0083' },
} as const

export const LETTERS_WARNINGS = {
  'letter-arrives-late': { guidance: 'Interpretation Act 1978 s7: a letter has come when the post would have brought it', needsReason: false },
  'letter-not-as-needed': { guidance: 'Equality Act 2010 s20: a letter goes in the form that somebody needs', needsReason: true },
} as const
