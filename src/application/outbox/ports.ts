import type { UserId } from '../../domain/complaint/basics.ts'
import type { Failure } from '../../domain/outbox/failures.ts'
import type { Happening, NotSo, OutboxEntry, SendingChannel, Channel } from '../../domain/outbox/outbox.ts'
import type { StreamId } from '../ports.ts'

/** What a message is: a letter of a record, or what somebody is reminded of. */
export type About = Readonly<{ kind: 'letter'; streamId: StreamId; letterId: string }> | Readonly<{ kind: 'digest'; userId: UserId }>

/**
 * A message to be sent. Who queues it has asked whether it may go to this address, a protected one among them: it is not asked
 * again. `to`: an e-mail address, a telephone number, or for a letter by GOV.UK Notify nothing (its address is in the PDF).
 */
export type NewMessage = Readonly<{
  about: About
  channel: SendingChannel
  to: string
  subject: string
  text: string
  html?: string
  /** Files of the same record, in order: `FileRef`s. For a letter by GOV.UK Notify the one PDF. */
  attachments: readonly Readonly<{ fileId: string }>[]
  /** An instant (UTC) before which it does not leave. */
  notBefore?: string
  queuedAt: string
}>

/** What is to be sent, and how far it is. Part of the transaction in which somebody records that it is to be sent. */
export type Outbox = Readonly<{
  /**
   * Queues it under an id that nobody can guess, which stays its Message-ID however often it is tried. In a demonstration it is queued
   * for nobody. Returns that id.
   */
  queue(message: NewMessage): Promise<string>
  /** Says what happened to a message, with nobody else saying anything about it meanwhile. What does not follow changes nothing. */
  tell(messageId: string, happening: Happening, at: string): Promise<OutboxRow | NotSo>
  /** Takes up to `many` that are due, the longest waiting first: each is a try from now on. Reminders among them where they may leave now. */
  takeUp(at: string, many: number, also: Readonly<{ reminders: boolean }>): Promise<readonly OutboxRow[]>
  /** Those in the midst of a hand-over that nobody is making any more: each may have been sent. Called by whoever alone hands over. */
  foundUnfinished(at: string): Promise<readonly OutboxRow[]>
  /** Keeps who said what is to become of it. */
  decided(messageId: string, decision: Readonly<{ as: DecidedAs; by: string; at: string }>): Promise<void>
  /** Keeps when those who took it were asked what became of it, and whether it arrived. */
  asked(messageId: string, answered: Readonly<{ at: string; hasArrived: boolean }>): Promise<void>
  /** Keeps how it is called there. */
  calledThere(messageId: string, theirId: string): Promise<void>
  /** Takes away what was in messages that are settled, and rows of reminders that were sent long ago. */
  forgetSettled(before: string): Promise<void>
}>

export type DecidedAs = 'decided-sent' | 'send-again' | 'cancelled'

/** A message as a page may show it: ids, codes and instants. `wanted` is the way it was meant to go. */
export type OutboxRow = OutboxEntry & Readonly<{
  about: About
  channel: Channel
  wanted: SendingChannel
  queuedAt: string
  /** Since when it stands where it stands. */
  changedAt: string
  theirId: string | null
  /** When those who took it were told that it arrived; null where that is not known. */
  arrivedAt: string | null
  /** Who last said what is to become of it; null where nobody has. */
  decidedAs: DecidedAs | null
  decidedBy: string | null
  decidedAt: string | null
}>

/** What is in a message: for whoever hands it over alone. */
export type OutboxContent = Readonly<{ to: string; subject: string; text: string; html: string | null; attachments: readonly string[] }>

/** A row with the reference of its record. */
export type OutboxListed = OutboxRow & Readonly<{ reference: string | null }>

export type OutboxCount = Readonly<{ state: OutboxEntry['state']; channel: Channel; wanted: SendingChannel; many: number; /** The one that has waited longest. */ oldestAt: string; lastFailure: Failure | null }>

export type OutboxReads = Readonly<{
  /** Messages of records that whoever looks may see, those that need somebody first. */
  outbox(query: Readonly<{ states?: readonly OutboxEntry['state'][]; streamId?: StreamId; limit: number; offset?: number }>): Promise<Readonly<{ rows: readonly OutboxListed[]; total: number }>>
  outboxRow(messageId: string): Promise<OutboxListed | null>
  /** How many there are, as far as whoever looks may see: by state, way and last reason. */
  outboxCounts(): Promise<readonly OutboxCount[]>
  /** Null where it is gone, or whoever looks is not the one who hands over. */
  outboxContent(messageId: string): Promise<OutboxContent | null>
  /** Those of some ways that were taken, or may have been, and of which it is not known yet what became of them, the longest unasked first. */
  outboxToAsk(query: Readonly<{ channels: readonly Channel[]; since: string; askedBefore: string; many: number }>): Promise<readonly OutboxRow[]>
}>
