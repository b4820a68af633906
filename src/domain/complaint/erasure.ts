import type { IsoDate } from '../calendar/iso-date.ts'
import type { UserId } from './basics.ts'

/** Why a record goes: its rule ran out; somebody has a right to it; a court ordered it; it should never have been here. */
export const DESTRUCTION_REASONS = ['rule-ran-out', 'erasure-right', 'court-order', 'should-not-be-held'] as const
export type DestructionReason = (typeof DESTRUCTION_REASONS)[number]

type Erased = Readonly<{
  happenedOn: IsoDate
  /** The stream of the destruction, and its reference. */
  destruction: string
  destructionReference: string
  reason: DestructionReason
  /** Who proposed, and who approved. */
  by: readonly UserId[]
  /** Texts, and answers for equality monitoring, that are gone; their digests stay. */
  textIds: readonly string[]
  /** Files of documents that are gone; their digests stay. */
  fileIds?: readonly string[]
}>

/**
 * What a stream of any kind says of itself when its words went. They say nothing of the world, so that no figure and no date
 * moves by them. Decision: 0086.
 */
export type ErasureEvent =
  /** Everything of it is gone: names, words, and every row but those that figures count. */
  | Erased & Readonly<{
      type: 'RecordDestroyed'
      /** The rule under which it went, with what that rests on; null where it went for another reason. */
      rule: string | null
      basis: string | null
      mark: 'verified' | 'general-knowledge' | null
      /** The record with which it went: answers that somebody gave about it, who is the same person. */
      with?: string
      /** What was typed to find it, or said of its seal, in traces that stay: ids of words that are gone. */
      traceWords?: readonly string[]
      /** Taken away again, after an older backup had brought it back. */
      isAgain?: true
    }>
  /** Some of its words are gone, and the record stays. */
  | Erased & Readonly<{ type: 'WordsErased' }>

type AnyRecorded = Readonly<{ event: Readonly<{ type: string }> }>

/** Whether all of a stream was destroyed. */
export function isDestroyed(recorded: readonly AnyRecorded[]): boolean {
  return recorded.some(({ event }) => event.type === 'RecordDestroyed')
}
