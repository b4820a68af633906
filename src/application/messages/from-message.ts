import { foldMessage } from '../../domain/register/message/message.ts'
import { allOrNothing, type Within } from '../all-or-nothing.ts'
import { carryOutWithin, type AndThen } from '../carry-out.ts'
import { may } from '../permissions.ts'
import type { Actor, Services, StreamId } from '../ports.ts'
import { requestToRecord, type ComplaintToRecord } from '../record-complaint.ts'
import { recordEntryWithin, type EntryRequest, type EntryResult } from '../record-entry.ts'
import { refused } from '../refused.ts'
import { registerEvents } from '../streams.ts'
import type { CommandResult } from '../worded.ts'
import { fileWithin, type OnMessage } from './file-message.ts'

/** Records the complaint that a message is, and files the message on it with its attachments: both or neither, once for each complaint. */
export async function recordComplaintOfMessage(services: Services, actor: Actor, input: ComplaintToRecord, messageId: StreamId, andThen: AndThen = async (_, recorded) => recorded): Promise<CommandResult> {
  if (!may(actor, 'record-complaint') || !may(actor, 'file-messages')) return { kind: 'not-allowed' }
  const request = await requestToRecord(services, actor, input)
  return allOrNothing<CommandResult>(services.store, actor, async ({ tx, undo }) => {
    const recorded = await carryOutWithin(services, { tx, undo }, actor, request)
    if (recorded.kind !== 'done') return recorded
    const events = registerEvents(await tx.ledger.load(messageId)) ?? []
    const at = foldMessage(events)?.at
    if (at?.kind === 'filed' && at.filing.streamId === recorded.complaintId) return recorded
    if (at?.kind !== 'in-triage') return undo(refused('no-such-message'))
    const within: Within<EntryResult> = { tx, undo: (result) => undo(result.kind === 'done' ? recorded : result.kind === 'stale' ? { kind: 'stale', seq: result.seq, since: [] } : result) }
    const filed = await fileWithin(services, within, actor, { messageId, expectedSeq: events.at(-1)?.seq ?? 0, commandId: services.ids.next(), to: { kind: 'complaint', streamId: recorded.complaintId }, by: 'person' })
    if (filed.kind !== 'done') return within.undo(filed)
    await tx.mail.seen(messageId, actor.userId, services.clock.now())
    // Its attachments came after it.
    const seq = (await tx.ledger.load(recorded.complaintId)).at(-1)?.seq ?? recorded.seq
    return andThen({ tx, undo }, { ...recorded, seq })
  })
}

/** Records the enquiry or the compliment that a message is, with its words, and files the message on it: both or neither. `entryId` makes a double click one. */
export async function recordEntryOfMessage(services: Services, actor: Actor, asked: OnMessage & Readonly<{ entryId: StreamId; as: 'enquiry' | 'compliment' }>): Promise<EntryResult> {
  if (!may(actor, 'record-entry') || !may(actor, 'file-messages')) return { kind: 'not-allowed' }
  const { entryId, as, ...at } = asked
  return allOrNothing<EntryResult>(services.store, actor, async (within) => {
    const so = foldMessage(registerEvents(await within.tx.ledger.load(at.messageId)) ?? [])
    if (!so) return { kind: 'not-found' }
    if (so.at.kind === 'filed' && so.at.filing.streamId === entryId) return { kind: 'done', entryId, reference: '', seq: 1 }
    const { body } = so.received
    const words = (await within.tx.texts.get(body ? [body.textId] : [])).get(body?.textId ?? '') ?? ''
    const settings = await within.tx.settings.current()
    const channel = settings.words.channels.some(({ code, from, until }) => code === 'email' && from <= so.received.happenedOn && (until === null || until >= so.received.happenedOn)) ? { channel: 'email' } : {}
    const command: EntryRequest['command'] = as === 'enquiry'
      ? { type: 'record-enquiry', on: so.received.happenedOn, kind: 'enquiry', said: { words }, ...channel }
      : { type: 'record-compliment', on: so.received.happenedOn, from: 'client', said: { words }, divisions: [], teams: [], ...channel }
    const recorded = await recordEntryWithin(services, within, actor, { entryId, expectedSeq: 0, commandId: entryId, command, acceptedWarnings: ['word-not-in-use', 'before-the-lists'] })
    if (recorded.kind !== 'done') return within.undo(recorded)
    const filed = await fileWithin(services, within, actor, { ...at, to: { kind: 'entry', streamId: entryId }, by: 'person' })
    if (filed.kind === 'done') await within.tx.mail.seen(at.messageId, actor.userId, services.clock.now())
    return filed.kind === 'done' ? recorded : within.undo(filed)
  })
}
