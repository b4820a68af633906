import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ReviewedRecord } from '../../domain/authority/retention-rules.ts'
import type { DestructionReason } from '../../domain/complaint/erasure.ts'
import type { PersonId } from '../../domain/complaint/basics.ts'
import type { Whose } from '../../domain/register/equality/questions.ts'
import type { WordsElsewhere } from '../../domain/register/retention/destruction.ts'
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

export type KeptText = Readonly<{ textId: string; streamId: StreamId; body: string }>
/** `streamId`: the report of an edition, the request or bundle of a paper; null where it is of none. `title` is of an edition, `userId` of a draft. */
export type WordsBeside = Readonly<{ keptIn: Exclude<WordsElsewhere['keptIn'], 'text'>; id: string; streamId: StreamId | null; title: string; userId: string | null; words: string }>

export type RetentionReads = Readonly<{
  retentionFacts(asked: FactsAsked): Promise<readonly FactsFound[]>
  tombstone(streamId: StreamId): Promise<Tombstone | null>
  /** Those of one destruction; or whose reference is this; or the last, newest first. What went with another record is left out. */
  tombstones(asked: Readonly<{ destructionId: StreamId } | { reference: string } | { lookedFor: readonly StreamId[] } | { last: number }>): Promise<readonly Tombstone[]>
  /** Texts of the register in the order of their ids, the next few after one; empty at the end. For who sees everything. */
  textsAfter(textId: string | null): Promise<readonly KeptText[]>
  /** What else keeps words: published editions, what is kept beside the register, drafts, papers that are worked on. */
  wordsBeside(): Promise<readonly WordsBeside[]>
  /** Whole names of the people who have a part in this record and in no other. */
  namesOnlyIn(streamId: StreamId): Promise<readonly string[]>
  /** The streams that go with a record. */
  goesWith(streamId: StreamId): Promise<readonly StreamId[]>
  /** Of complaints received in the reporting year that begins on this day. */
  equalityTallies(yearFrom: IsoDate): Promise<readonly EqualityTally[]>
}>

/** A stream that goes with a record: answers about it, bundles of its papers, what was given out of it alone, who is the same person. */
export type Companion = Readonly<{ streamId: StreamId; kind: StreamKind }>

/** Takes away what the ledger says was destroyed. Each asks the ledger itself, and throws where two people did not agree to it. */
export type Destroyer = Readonly<{
  /** Words of traces about them: what was said when its seal was broken, what was typed that names it or somebody who goes with it. */
  traceWords(of: Readonly<{ streamId: StreamId } | { people: readonly PersonId[] }>): Promise<readonly string[]>
  /** The records that name these people now. */
  recordsNaming(people: readonly PersonId[]): Promise<readonly StreamId[]>
  /** Forms with answers about complaints that were received no later than a day. */
  answersReceivedBy(day: IsoDate): Promise<readonly Readonly<{ streamId: StreamId; complaintId: StreamId; receivedOn: IsoDate; askedOn: IsoDate }>[]>
  /** A form of answers whose stream ends by saying that its time has run out. */
  destroyAnswers(streamId: StreamId): Promise<void>
  /** What goes with a record, or with people who are erased. */
  companions(of: Readonly<{ streamId: StreamId } | { people: readonly PersonId[] }>): Promise<readonly Companion[]>
  /** Everything of a record whose stream ends by saying that it was destroyed. */
  destroyRecord(streamId: StreamId, destructionId: StreamId): Promise<void>
  /** The words that the last event of the stream names. */
  eraseWords(streamId: StreamId, destructionId: StreamId): Promise<void>
  /** The people whom the last event of the destruction names, in every record. */
  erasePeople(destructionId: StreamId, people: readonly PersonId[]): Promise<void>
  /**
   * Accounts that were shut and that nobody has used since before an instant: their address, their identity and their factors go;
   * their name too, where no record that is still there says that they recorded something. How many of each.
   */
  forgetAccounts(before: string): Promise<Readonly<{ addresses: number; names: number }>>
  /** Drafts that nobody has changed since before an instant. How many. */
  sweepDrafts(before: string): Promise<number>
  /** Names of files that were loaded before an instant. How many. */
  forgetImportSources(before: string): Promise<number>
}>
