import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { ACCESS_FAILURES } from '../../domain/outbox/failures.ts'
import type { MessageWriter } from '../../domain/register/message/events.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import type { KeptFile } from '../files/ports.ts'
import type { StreamId } from '../ports.ts'

/** A message of a mailbox on its server: its number holds while the mailbox keeps its validity. */
export type OnServer = Readonly<{ mailbox: string; uidValidity: number; uid: number }>
/** SHA-256 in hexadecimal. */
type Digest = string

/** By what later messages are known to follow this one; null where it says neither. */
export type MessageMarks = Readonly<{ streamId: StreamId; ownId: Digest | null; sender: Digest | null }>

/** Why a mailbox is not reached. */
export const MAILBOX_FAILURES = ['no-answer', 'not-encrypted', 'sign-in-refused', ...ACCESS_FAILURES, 'no-such-folder', 'connection-dropped', 'cannot-be-kept', 'other'] as const
export type MailboxFailure = (typeof MAILBOX_FAILURES)[number]

/** How a mailbox is: the last that was fetched of it, when it was looked at last, and since when it is not reached. */
export type MailboxState = Readonly<{
  mailbox: string
  uidValidity: number | null
  lastUid: number
  lookedAt: string | null
  failingSince: string | null
  failure: MailboxFailure | null
  attempts: number
  nextAt: string | null
}>

/** What stands beside messages: part of the transaction in which one is received. */
export type Mail = Readonly<{
  /** Whether a message with these bytes was fetched from this mailbox before; it is then known under this number too. */
  fetchedBefore(at: OnServer, digest: Digest): Promise<boolean>
  fetched(at: OnServer, digest: Digest, isKept: boolean, when: string): Promise<void>
  /** The numbers among these that were fetched. */
  fetchedAmong(at: Omit<OnServer, 'uid'>, uids: readonly number[]): Promise<readonly number[]>
  mailbox(mailbox: string): Promise<MailboxState | null>
  saveMailbox(state: MailboxState): Promise<void>
  mark(marks: MessageMarks): Promise<void>
  /** The records on which messages with these Message-IDs stand, and who sent those. */
  marked(ownIds: readonly Digest[]): Promise<readonly Readonly<{ streamId: StreamId; sender: Digest | null }>[]>
  /** The records whose letters have these ids. */
  lettersSent(messageIds: readonly string[]): Promise<readonly StreamId[]>
  /** Whether a record is a complaint or an enquiry that is there: neither destroyed nor struck out. */
  isThere(streamId: StreamId): Promise<'complaint' | 'entry' | null>
  /** The rows of these files, in the order asked for. */
  attachments(fileIds: readonly string[]): Promise<readonly KeptFile[]>
  seen(streamId: StreamId, by: string, at: string): Promise<void>
}>

export const MESSAGE_PLACES = ['in-triage', 'filed', 'set-aside'] as const
export type MessagePlace = (typeof MESSAGE_PLACES)[number]

export type MessageRow = Readonly<{
  streamId: StreamId
  reference: string
  receivedOn: IsoDate
  writer: MessageWriter
  place: MessagePlace
  /** Since when it no longer waits. */
  settledOn: IsoDate | null
  isNew: boolean
  received: Extract<RegisterEvent, { type: 'MessageReceived' }>
}>

export type MessageCounts = Readonly<Record<'inTriage' | 'newOnRecords', number>>

/** Of everything what whoever looks may see: a message that stands on a sealed record is as hidden as that. */
export type MessageReads = Readonly<{
  /** The longest waiting first, of what was settled the last first. `isNew`: those alone that nobody of the team has opened. */
  messages(query: Readonly<{ place: MessagePlace; isNew?: true; limit: number; offset: number }>): Promise<Readonly<{ rows: readonly MessageRow[]; total: number }>>
  messageCounts(): Promise<MessageCounts>
  /** Messages that stand on this record, in the order in which they came. */
  messagesOn(streamId: StreamId): Promise<readonly MessageRow[]>
  /** Complaints in which somebody with this address has a part, the last received first. */
  complaintsOfAddress(email: string, most: number): Promise<readonly Readonly<{ complaintId: StreamId; reference: string }>[]>
  mailboxes(): Promise<readonly MailboxState[]>
  /** The same with how many messages of each are kept here, and how many were left on its server. */
  mailboxesCounted(): Promise<readonly (MailboxState & Readonly<{ kept: number; leftOut: number }>)[]>
}>
