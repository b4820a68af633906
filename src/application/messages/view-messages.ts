import type { Recorded } from '../../domain/complaint/events.ts'
import { foldMessage, type Message } from '../../domain/register/message/message.ts'
import type { RegisterEvent } from '../../domain/register/events.ts'
import type { KeptFile } from '../files/ports.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services, StreamId } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import { viewComplaint, type NotFound } from '../view-complaint.ts'
import { textIdsIn } from '../words-apart.ts'
import type { MessageCounts, MessagePlace, MessageRow } from './ports.ts'

export const MESSAGES_ON_A_PAGE = 25
const MOST_CANDIDATES = 5

export type MessageListed = MessageRow & Readonly<{ from: string; subject: string }>
export type MessageList = Readonly<{ rows: readonly MessageListed[]; total: number; counts: MessageCounts; failing: readonly string[] }>

/** Messages in one place, the longest waiting first; null for whoever may not read them. */
export async function messageList(services: Services, actor: Actor, asked: Readonly<{ place: MessagePlace; isNew: boolean; page: number }>): Promise<MessageList | null> {
  if (!may(actor, 'view-messages')) return null
  return services.store.read(actor, async (reads) => {
    const { rows, total } = await reads.messages({ place: asked.place, ...(asked.isNew && { isNew: true }), limit: MESSAGES_ON_A_PAGE, offset: (asked.page - 1) * MESSAGES_ON_A_PAGE })
    const failing = (await reads.mailboxes()).filter(({ failure }) => failure !== null).map(({ mailbox }) => mailbox)
    return { rows: await withWords(reads, rows), total, counts: await reads.messageCounts(), failing }
  })
}

async function withWords(reads: Reads, rows: readonly MessageRow[]): Promise<readonly MessageListed[]> {
  const texts = await reads.texts(rows.flatMap(({ received: { from, subject } }) => [from, subject].flatMap((ref) => ref?.textId ?? [])))
  return rows.map((row) => ({ ...row, from: texts.get(row.received.from?.textId ?? '') ?? '', subject: texts.get(row.received.subject?.textId ?? '') ?? '' }))
}

/** Why a message may belong to a complaint. A reason, and never more: somebody decides. */
export type Candidate = Readonly<{ complaintId: StreamId; reference: string; reasons: readonly ('reference-in-subject' | 'known-sender' | 'filed-before')[] }>

export type MessageView = Readonly<{
  kind: 'message'
  messageId: StreamId
  seq: number
  so: Message
  timeline: readonly Recorded<RegisterEvent>[]
  texts: ReadonlyMap<string, string>
  whole: KeptFile | null
  attachments: readonly KeptFile[]
  /** Where it stands: null in triage, set aside, and where that is no complaint. */
  on: Readonly<{ streamId: StreamId; reference: string }> | null
  candidates: readonly Candidate[]
  userNames: ReadonlyMap<string, string>
  mayFile: boolean
}>

/** A message whole, with what it may belong to as far as whoever looks may see that. Opened by the complaints team, it is no longer new. */
export async function viewMessage(services: Services, actor: Actor, messageId: StreamId): Promise<MessageView | NotFound> {
  if (!may(actor, 'view-messages')) return { kind: 'not-found' }
  const view = await services.store.read(actor, (reads) => readMessage(reads, actor, messageId))
  if (view.kind === 'message' && view.mayFile) await services.store.write(actor, ({ mail }) => mail.seen(messageId, actor.userId, services.clock.now()))
  return view
}

async function readMessage(reads: Reads, actor: Actor, messageId: StreamId): Promise<MessageView | NotFound> {
  const timeline = registerEvents(await reads.stream(messageId)) ?? []
  const so = foldMessage(timeline)
  if (!so) return { kind: 'not-found' }
  const { file, attachments = [], from, subject } = so.received
  const [texts, files, users] = [await reads.texts(textIdsIn(timeline)), await reads.files([file, ...attachments].map(({ fileId }) => fileId)), await reads.users()]
  const onId = so.at.kind === 'filed' ? so.at.filing.streamId : null
  const [on = null] = onId === null ? [] : await reads.complaintsNamed({ ids: [onId] })
  return {
    kind: 'message', messageId, seq: timeline.at(-1)?.seq ?? 0, so, timeline, texts, whole: files.get(file.fileId) ?? null, attachments: attachments.flatMap(({ fileId }) => files.get(fileId) ?? []),
    on: on && { streamId: on.complaintId, reference: on.reference },
    candidates: so.at.kind === 'in-triage' ? await candidatesOf(reads, { subject: texts.get(subject?.textId ?? '') ?? '', from: texts.get(from?.textId ?? '') ?? '', undone: so.undone.map(({ streamId }) => streamId) }) : [],
    userNames: new Map(users.map(({ userId, name }) => [userId, name])), mayFile: may(actor, 'file-messages'),
  }
}

/** Asked with the sight of whoever looks: what is sealed from them is no candidate. */
async function candidatesOf(reads: Reads, { subject, from, undone }: Readonly<{ subject: string; from: string; undone: readonly string[] }>): Promise<readonly Candidate[]> {
  const references = subject.split(/[\s,;:()[\]"']+/u).filter((word) => /\d/u.test(word) && word.length <= 40).slice(0, 20).map((word) => word.replace(/[.!?]{1,3}$/u, '').toUpperCase())
  const address = /([^\s<>"]{1,64}@[^\s<>"]{1,255})>?$/u.exec(from)?.[1]
  const named = await reads.complaintsNamed({ references })
  const known = address === undefined ? [] : await reads.complaintsOfAddress(address, MOST_CANDIDATES)
  return [...new Map([...named, ...known].map((one) => [one.complaintId, one])).values()].map(({ complaintId, reference }) => ({
    complaintId, reference, reasons: [
      ...(named.some((one) => one.complaintId === complaintId) ? ['reference-in-subject' as const] : []), ...(known.some((one) => one.complaintId === complaintId) ? ['known-sender' as const] : []),
      ...(undone.includes(complaintId) ? ['filed-before' as const] : []),
    ],
  }))
}

export type MessageOnComplaint = MessageListed & Readonly<{ to: string; body: string; attachments: readonly KeptFile[] }>
export type ComplaintMail = Readonly<{ kind: 'mail'; complaintId: StreamId; reference: string; messages: readonly MessageOnComplaint[]; mayFile: boolean }>

/** The messages that stand on a complaint, with their words, for whoever may read the complaint. */
export async function viewComplaintMail(services: Services, actor: Actor, complaintId: StreamId): Promise<ComplaintMail | NotFound> {
  const view = await viewComplaint(services, actor, complaintId)
  if ('kind' in view) return view
  return services.store.read(actor, async (reads) => {
    const rows = await withWords(reads, await reads.messagesOn(complaintId))
    const texts = await reads.texts(rows.flatMap(({ received: { to, body } }) => [to, body].flatMap((ref) => ref?.textId ?? [])))
    const files = await reads.files(rows.flatMap(({ received: { attachments = [] } }) => attachments.map(({ fileId }) => fileId)))
    return {
      kind: 'mail', complaintId, reference: view.complaint.reference, mayFile: may(actor, 'file-messages'),
      messages: rows.map((row) => ({
        ...row, to: texts.get(row.received.to?.textId ?? '') ?? '', body: texts.get(row.received.body?.textId ?? '') ?? '', attachments: (row.received.attachments ?? []).flatMap(({ fileId }) => files.get(fileId) ?? []),
      })),
    }
  })
}

/** A file of a message (the whole, or an attachment) to be saved, for whoever may read messages. */
export async function openMessageFile(services: Services, actor: Actor, messageId: StreamId, fileId: string): Promise<KeptFile | NotFound> {
  const view = may(actor, 'view-messages') ? await services.store.read(actor, (reads) => readMessage(reads, actor, messageId)) : null
  const found = view?.kind === 'message' ? [...(view.whole ? [view.whole] : []), ...view.attachments].find((file) => file.fileId === fileId) : undefined
  return found && (found.scan === 'clean' || found.scan === 'not-scanned') ? found : { kind: 'not-found' }
}
