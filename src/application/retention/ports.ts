import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ReviewedRecord } from '../../domain/authority/retention-rules.ts'
import type { DestructionReason } from '../../domain/complaint/erasure.ts'
import type { PersonId } from '../../domain/complaint/basics.ts'
import type { Whose } from '../../domain/register/equality/questions.ts'
import type { RetentionFacts } from '../../domain/register/retention/retention.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import type { StreamId } from '../ports.ts'

/** Facts of a record with the ids of those linked to it, from either side. */
export type FactsFound = RetentionFacts & Readonly<{ linked: readonly StreamId[] }>

/** Records by id; or all of each kind that ended by a day, with what was answered and never closed: the ends may be due. */
export type FactsAsked =
  | Readonly<{ streamIds: readonly StreamId[] }>
  | Readonly<{ endedBy: readonly Readonly<{ kind: ReviewedRecord; day: IsoDate }>[] }>

/** What stands at the address of a record that was destroyed. Who they are is an account's id. */
export type Tombstone = Readonly<{
  streamId: StreamId
  kind: StreamKind
  reference: string
  destroyedOn: IsoDate
  destructionId: StreamId
  destructionReference: string
  reason: DestructionReason
  rule: string | null
  basis: string | null
  mark: 'verified' | 'general-knowledge' | null
  proposedBy: string
  approvedBy: string
}>

/** How often an answer was given to one question by those whose answers are gone; `question` null counts the forms themselves. */
export type EqualityTally = Readonly<{ whose: Whose; question: string | null; given: readonly string[]; many: number }>

export type RetentionReads = Readonly<{
  retentionFacts(asked: FactsAsked): Promise<readonly FactsFound[]>
  tombstone(streamId: StreamId): Promise<Tombstone | null>
  /** Those of one destruction; or whose reference is this; or the last, newest first. What went with another record is left out. */
  tombstones(asked: Readonly<{ destructionId: StreamId } | { reference: string } | { lookedFor: readonly StreamId[] } | { last: number }>): Promise<readonly Tombstone[]>
  /** Of complaints received in the reporting year that begins on this day. */
  equalityTallies(yearFrom: IsoDate): Promise<readonly EqualityTally[]>
}>

/** A stream that goes with a record: answers about it, and who is the same person. */
export type Companion = Readonly<{ streamId: StreamId; kind: StreamKind }>

/** Takes away what the ledger says was destroyed. Each asks the ledger itself, and throws where two people did not agree to it. */
export type Destroyer = Readonly<{
  /** What goes with a record, or with people who are erased. */
  companions(of: Readonly<{ streamId: StreamId } | { people: readonly PersonId[] }>): Promise<readonly Companion[]>
  /** Everything of a record whose stream ends by saying that it was destroyed. */
  destroyRecord(streamId: StreamId, destructionId: StreamId): Promise<void>
  /** The words that the last event of the stream names. */
  eraseWords(streamId: StreamId, destructionId: StreamId): Promise<void>
  /** The people whom the last event of the destruction names, in every record. */
  erasePeople(destructionId: StreamId, people: readonly PersonId[]): Promise<void>
  /** Drafts that nobody has changed since before an instant. How many. */
  sweepDrafts(before: string): Promise<number>
  /** Names of files that were loaded before an instant. How many. */
  forgetImportSources(before: string): Promise<number>
}>
