import type { Failure, HandOver } from '../../domain/outbox/failures.ts'
import type { SendingChannel } from '../../domain/outbox/outbox.ts'
import type { NotifyFate } from '../../domain/outbox/notify-replies.ts'
import type { AuthorityId } from '../ports.ts'

/** A file that goes with a message, whole. */
export type Attachment = Readonly<{ name: string; mediaType: string; bytes: Uint8Array }>

/** A message with everything that leaves. `writtenAt` is the same at each try. */
export type Outgoing = Readonly<{
  messageId: string
  to: string
  subject: string
  text: string
  html: string | null
  attachments: readonly Attachment[]
  writtenAt: string
  /** Nobody wrote it: answers of machines are not asked for. */
  isAutomatic: boolean
  /** The record whose letter it is: an answer to it comes to an address of that record. */
  record?: Readonly<{ authorityId: string; streamId: string }>
}>

/**
 * A way out. `begin` is called once, when everything is ready and before the first byte of the message leaves; where it answers
 * false the message may not leave any more, and nothing of it does.
 */
export type Sender = Readonly<{
  handOver(message: Outgoing, begin: () => Promise<boolean>): Promise<HandOver>
  /** What became of messages that were taken there; null where it cannot be asked. */
  fates: FateAsker | null
  /** Closes what is open and idle. */
  rest(): Promise<void>
}>

/** `byReference`: under our own id, for one that nobody answered for: null where it is not there. */
export type FateAsker = Readonly<{
  fate(theirId: string): Promise<NotifyFate>
  byReference(messageId: string): Promise<string | null>
}>

/** The ways out that are set up. There is none for what a demonstration queues: nothing could be put here. */
export type Senders = Readonly<Partial<Record<SendingChannel, Sender>>>

/** The files with these ids, whole and proved to be what was kept; otherwise why not, of the first that is not there or may not leave. */
export type ReadAttachments = (authorityId: AuthorityId, fileIds: readonly string[]) => Promise<readonly Attachment[] | Extract<Failure, 'attachment-missing' | 'being-scanned' | 'virus-found'>>
