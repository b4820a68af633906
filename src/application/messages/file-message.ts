import { documentOf } from '../../domain/complaint/threads/filed-documents/thread.ts'
import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import type { FiledBy, SetAsideBecause } from '../../domain/register/message/events.ts'
import { foldMessage, type Message } from '../../domain/register/message/message.ts'
import { allOrNothing, type Within } from '../all-or-nothing.ts'
import { recordWithin } from '../carry-out.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, StreamId, Transaction } from '../ports.ts'
import { recordEntryWithin, type EntryResult } from '../record-entry.ts'
import { refused } from '../refused.ts'
import { complaintEvents, registerEvents } from '../streams.ts'
import type { CommandResult, WordedCommand } from '../worded.ts'

/** What is not known to be a document by what is in it: programs, archives, documents with macros. It stays in its message. */
export const NO_DOCUMENT = 'application/octet-stream'

/** A step on a message as a page was drawn: which, up to which of its entries, once for each `commandId`. */
export type OnMessage = Readonly<{ messageId: StreamId; expectedSeq: number; commandId: string }>
type Where = Readonly<{ kind: 'complaint' | 'entry'; streamId: StreamId }>

/** Files a message on a complaint, with its attachments as documents of it for staff alone; or on an enquiry or a compliment. */
export async function fileMessage(services: Services, actor: Actor, asked: OnMessage & Readonly<{ to: Where }>): Promise<EntryResult> {
  if (!may(actor, 'file-messages')) return { kind: 'not-allowed' }
  return allOrNothing<EntryResult>(services.store, actor, async (within) => {
    const filed = await fileWithin(services, within, actor, { ...asked, by: 'person' })
    if (filed.kind === 'done') await within.tx.mail.seen(asked.messageId, actor.userId, services.clock.now())
    return filed
  })
}

/** The same within a transaction that writes more. Whoever calls it has asked whether the actor may. */
export async function fileWithin(services: Services, within: Within<EntryResult>, actor: Actor, { to, by, messageId, ...at }: OnMessage & Readonly<{ to: Where; by: FiledBy }>): Promise<EntryResult> {
  const on = services.clock.today()
  const filingId = services.ids.next()
  const command = to.kind === 'complaint' ? { type: 'file-message' as const, on, filingId, complaint: to.streamId, by } : { type: 'file-message-beside' as const, on, filingId, entry: to.streamId }
  const filed = await recordEntryWithin(services, within, actor, { entryId: messageId, ...at, command })
  if (filed.kind !== 'done') return within.undo(filed)
  const so = to.kind === 'complaint' ? await messageIn(within.tx, messageId) : null
  return so === null ? filed : addDocuments(services, within, actor, { so, filingId, complaintId: to.streamId, filed })
}

type ToAdd = Readonly<{ so: Message; filingId: string; complaintId: StreamId; filed: EntryResult }>

async function addDocuments(services: Services, within: Within<EntryResult>, actor: Actor, { so, filingId, complaintId, filed }: ToAdd): Promise<EntryResult> {
  const { attachments = [] } = so.received
  const kept = await within.tx.mail.attachments(attachments.map(({ fileId }) => fileId))
  const meta = { streamId: complaintId, addedAt: services.clock.now(), addedBy: actor.userId }
  for (const [place, { name, mediaType, marks, size, sha256, scan }] of kept.filter(({ mediaType }) => mediaType !== NO_DOCUMENT).entries()) {
    const uploadId = services.ids.next()
    await within.tx.files.add({ name, mediaType, marks, size, sha256, scan, ...meta, fileId: uploadId })
    const added = await onComplaint(services, within, actor, complaintId, {
      type: 'file-document', on: services.clock.today(), documentId: documentIdOf(filingId, place), file: { uploadId }, kind: 'message', audience: 'internal', isSensitive: false,
    })
    if (added.kind !== 'done') return within.undo(asEntry(added))
  }
  return filed
}

const LAST_GROUP = 2n ** 48n

/** The document that an attachment became by one filing: the same whenever it is asked, so that undoing it finds what it brought. As random as the filing's own id. */
function documentIdOf(filingId: string, place: number): string {
  const [first = '', second = '', third = '', fourth = '', last = '0'] = filingId.split('-')
  return [first, second, `8${third.slice(1)}`, fourth, ((BigInt(`0x${last}`) + BigInt(place) + 1n) % LAST_GROUP).toString(16).padStart(12, '0')].join('-')
}

/**
 * Undoes a filing with its reason: the message waits in triage again, and the documents that it brought are taken away. Where it is
 * filed elsewhere at once (`to`), it never waits in between, and nobody sees it who does not see that record.
 */
export async function undoFiling(services: Services, actor: Actor, { reason, to, messageId, ...at }: OnMessage & Readonly<{ reason: string; to?: Where }>): Promise<EntryResult> {
  if (!may(actor, 'file-messages')) return { kind: 'not-allowed' }
  return allOrNothing<EntryResult>(services.store, actor, async (within) => {
    const so = await messageIn(within.tx, messageId)
    if (so?.at.kind !== 'filed') return refused('no-such-filing')
    const { filing } = so.at
    const undone = await recordEntryWithin(services, within, actor, { entryId: messageId, ...at, command: { type: 'undo-filing', on: services.clock.today(), filingId: filing.filingId, reason: { words: reason } } })
    if (undone.kind !== 'done') return within.undo(undone)
    if (filing.isComplaint) await takeDocumentsAway(services, within, actor, so, filing)
    return to ? fileWithin(services, within, actor, { messageId, expectedSeq: undone.seq, commandId: services.ids.next(), to, by: 'person' }) : undone
  })
}

async function takeDocumentsAway(services: Services, within: Within<EntryResult>, actor: Actor, { received: { attachments = [] } }: Message, { filingId, streamId }: Readonly<{ filingId: string; streamId: StreamId }>): Promise<void> {
  for (const place of attachments.keys()) {
    const documentId = documentIdOf(filingId, place)
    const complaint = foldAsRecorded(complaintEvents(await within.tx.ledger.load(streamId)) ?? [])
    if (!complaint || !documentOf(complaint, documentId)) continue
    const away = await onComplaint(services, within, actor, streamId, { type: 'take-document-away', on: services.clock.today(), documentId, because: 'wrong-complaint' })
    if (away.kind !== 'done') within.undo(asEntry(away))
  }
}

/** Sets a message aside: it stays, and can be taken up again. */
export async function setMessageAside(services: Services, actor: Actor, { because, note, messageId, ...at }: OnMessage & Readonly<{ because: SetAsideBecause; note: string }>): Promise<EntryResult> {
  if (!may(actor, 'file-messages')) return { kind: 'not-allowed' }
  return allOrNothing<EntryResult>(services.store, actor, (within) => recordEntryWithin(services, within, actor, {
    entryId: messageId, ...at, command: { type: 'set-message-aside', on: services.clock.today(), because, ...(note.trim() !== '' && { text: { words: note } }) },
  }))
}

export async function takeMessageUp(services: Services, actor: Actor, { messageId, ...at }: OnMessage): Promise<EntryResult> {
  if (!may(actor, 'file-messages')) return { kind: 'not-allowed' }
  return allOrNothing<EntryResult>(services.store, actor, (within) => recordEntryWithin(services, within, actor, { entryId: messageId, ...at, command: { type: 'take-message-up', on: services.clock.today() } }))
}

async function messageIn({ ledger }: Transaction, messageId: StreamId): Promise<Message | null> {
  return foldMessage(registerEvents(await ledger.load(messageId)) ?? [])
}

/** A step on the complaint as it stands in this transaction; whoever called has been let see it. */
async function onComplaint(services: Services, { tx, undo }: Within<EntryResult>, actor: Actor, complaintId: StreamId, command: WordedCommand): Promise<CommandResult> {
  const expectedSeq = (await tx.ledger.load(complaintId)).at(-1)?.seq ?? 0
  return recordWithin(services, { tx, undo: (result) => undo(asEntry(result)) }, actor, { complaintId, expectedSeq, commandId: services.ids.next(), command, acceptedWarnings: ['document-dated-later'] })
}

function asEntry(result: CommandResult): EntryResult {
  switch (result.kind) {
    case 'done': return { kind: 'done', entryId: result.complaintId, reference: result.reference, seq: result.seq }
    case 'stale': return { kind: 'stale', seq: result.seq, since: [] }
    case 'refused':
    case 'warned':
    case 'not-allowed':
    case 'not-found':
      return result
  }
}
