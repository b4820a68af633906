import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { threadOf, type Said } from '../../domain/register/message/thread-of.ts'
import type { MessageReadAs, MessageWriter, SetAsideBecause } from '../../domain/register/message/events.ts'
import { wholeOf } from '../access/sight.ts'
import { allOrNothing, type Within } from '../all-or-nothing.ts'
import type { KeptFile } from '../files/ports.ts'
import type { Actor, AuthorityId, Services, StreamId, Transaction } from '../ports.ts'
import { recordEntryWithin, type EntryRequest, type EntryResult } from '../record-entry.ts'
import { fileWithin } from './file-message.ts'
import type { MailboxState, MessageMarks, OnServer } from './ports.ts'

/** Whoever takes mail in: no person. */
const BY_MAIL = 'mail' as UserId

/** Bytes of a message or an attachment that are kept already. */
export type KeptPart = Pick<KeptFile, 'name' | 'mediaType' | 'marks' | 'sha256' | 'size' | 'scan'>

/** A message that was taken apart: what it says is words of whoever sent it. */
export type ReceivedMessage = Readonly<{
  at: OnServer
  whole: KeptPart
  attachments: readonly KeptPart[]
  arrivedOn: IsoDate
  sentOn: IsoDate | null
  writer: MessageWriter
  readAs: MessageReadAs
  from: string
  to: string
  subject: string
  body: string
  /** Digests of the Message-IDs that it says it follows, and of its own. */
  follows: readonly string[]
  marks: Omit<MessageMarks, 'streamId'>
  /** Records whose signed address it came to, and letters of ours that it says it answers, by the ids that we gave them. */
  addressed: readonly StreamId[]
  answers: readonly string[]
}>

/** Tells of a report of a mail server in the same transaction; whether it was about a letter of ours. */
export type TellReport = (tx: Transaction) => Promise<boolean>

export type Received = Readonly<{ kind: 'received'; messageId: StreamId; place: 'in-triage' | 'filed' | 'set-aside' } | { kind: 'before' } | { kind: 'refused'; code: string }>

/**
 * Records a message that came, once however often its mailbox brings it, and files it where nobody could guess that it belongs; all or
 * nothing, with the place to which the mailbox was read (`state`). Everything else waits for somebody.
 */
export async function recordReceived(services: Services, authorityId: AuthorityId, message: ReceivedMessage, state: MailboxState, tellReport: TellReport = async () => false): Promise<Received> {
  return allOrNothing<Received>(services.store, wholeOf(authorityId), async ({ tx, undo }) => {
    if (await tx.mail.fetchedBefore(message.at, message.whole.sha256)) {
      await tx.mail.saveMailbox(state)
      return { kind: 'before' }
    }
    const within: Within<EntryResult> = { tx, undo: (result) => undo({ kind: 'refused', code: result.kind === 'refused' ? result.code : result.kind }) }
    const actor = actorOf(authorityId)
    const messageId = services.ids.next()
    const recorded = await recordEntryWithin(services, within, actor, await requestOf(services, tx, messageId, message))
    if (recorded.kind !== 'done') return within.undo(recorded)
    await tx.mail.mark({ ...message.marks, streamId: messageId })
    await tx.mail.fetched(message.at, message.whole.sha256, true, services.clock.now())
    await tx.mail.saveMailbox(state)
    return { kind: 'received', messageId, place: await settled(services, within, actor, { messageId, message, isReport: message.writer === 'report' && await tellReport(tx) }) }
  })
}

function actorOf(authorityId: AuthorityId): Actor {
  return { authorityId, userId: BY_MAIL, name: '', role: 'complaints-manager', teams: [] }
}

async function requestOf(services: Services, tx: Transaction, messageId: StreamId, message: ReceivedMessage): Promise<EntryRequest> {
  const meta = { streamId: messageId, addedAt: services.clock.now(), addedBy: BY_MAIL }
  const kept: string[] = []
  for (const part of [message.whole, ...message.attachments]) {
    const fileId = services.ids.next()
    await tx.files.add({ ...part, ...meta, fileId })
    kept.push(fileId)
  }
  const [whole = '', ...attachments] = kept
  const { at, arrivedOn, sentOn, writer, readAs, from, to, subject, body } = message
  return {
    entryId: messageId, expectedSeq: 0, commandId: services.ids.next(),
    command: {
      type: 'receive-message', on: arrivedOn, mailbox: at.mailbox, file: { uploadId: whole }, writer, readAs,
      ...(attachments.length > 0 && { attachments: attachments.map((uploadId) => ({ uploadId })) }), ...(sentOn !== null && { sentOn }),
      from: { words: from }, to: { words: to }, subject: { words: subject }, body: { words: body },
    },
  }
}

type Settling = Readonly<{ messageId: StreamId; message: ReceivedMessage; isReport: boolean }>

/** Where a message goes that needs nobody: on the record that it names, or aside where a machine sent it and somebody was told. */
async function settled(services: Services, within: Within<EntryResult>, actor: Actor, { messageId, message, isReport }: Settling): Promise<'in-triage' | 'filed' | 'set-aside'> {
  const because: SetAsideBecause | null = isReport ? 'report' : message.writer === 'loop' ? 'loop' : null
  if (because !== null) {
    const aside = await recordEntryWithin(services, within, actor, { entryId: messageId, expectedSeq: 1, commandId: services.ids.next(), command: { type: 'set-message-aside', on: services.clock.today(), because } })
    return aside.kind === 'done' ? 'set-aside' : within.undo(aside)
  }
  const thread = threadOf(await saidBy(within.tx, message))
  const kind = thread.kind === 'certain' ? await within.tx.mail.isThere(thread.streamId) : null
  if (thread.kind !== 'certain' || kind === null) return 'in-triage'
  const filed = await fileWithin(services, within, actor, { messageId, expectedSeq: 1, commandId: services.ids.next(), to: { kind, streamId: thread.streamId }, by: thread.by })
  return filed.kind === 'done' ? 'filed' : within.undo(filed)
}

async function saidBy({ mail }: Transaction, { addressed, answers, follows, marks: { sender } }: ReceivedMessage): Promise<Said> {
  const marked = await mail.marked(follows)
  return { addressed, answers: await mail.lettersSent(answers), follows: marked.map(({ streamId, sender: sent }) => ({ streamId, isSameSender: sent !== null && sent === sender })) }
}
