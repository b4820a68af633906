import { calendarOf } from '../../domain/authority/calendar-of.ts'
import type { UserId } from '../../domain/complaint/basics.ts'
import type { Failure, HandOver } from '../../domain/outbox/failures.ts'
import { letterRefused, telephoneForText, wordsRefused } from '../../domain/outbox/notify-limits.ts'
import type { Channel, Happening, NotSo } from '../../domain/outbox/outbox.ts'
import { isReminderTime } from '../../domain/outbox/reminder-hours.ts'
import { isOneAddress } from '../../domain/outbox/smtp-replies.ts'
import { wholeOf } from '../access/sight.ts'
import type { AuthorityId, Services, Transaction } from '../ports.ts'
import type { Renewed } from './mail-reminders.ts'
import type { OutboxContent, OutboxRow } from './ports.ts'
import type { Attachment, Outgoing, ReadAttachments, Sender, Senders } from './senders.ts'

/** Records in the register what became of a message, in the transaction that says so in the outbox. */
export type TellOutcome = (tx: Transaction, row: OutboxRow, at: string) => Promise<void>

export type HandOverParts = Readonly<{
  services: Services
  senders: Senders
  attachments: ReadAttachments
  /** How many pages a PDF has; null where it cannot be read. */
  pagesOf(pdf: Uint8Array): Promise<number | null>
  tell: TellOutcome
  /** What a reminder says when it leaves, where that is no longer what was queued; null where nothing is left to say to whoever it is for. */
  renewed(authorityId: AuthorityId, message: Readonly<{ messageId: string; userId: UserId }>): Promise<Partial<Renewed> | null>
  /** Told where the register could not record what became of a message: the outbox says it all the same, and the others go on. */
  onFault?(error: unknown): void
  /** In a demonstration nothing leaves, whatever its rows say. */
  isDemonstration: boolean
}>

/** What one run did: counts alone, for the log. */
export type HandedOver = { sent: number; notNow: number; failed: number; mayHaveBeenSent: number }

/** Taken up at once; and how many of them are on their way at the same time. */
const AT_ONCE = 20
const LANES = 4

/**
 * Hands over what is due in an authority. Whoever calls it is the only one who does (`outboxAlone`), so what is found in the midst
 * of a hand-over may have been sent, and waits for a person. Stops between two messages when `stopped` is aborted.
 */
export async function handOverDue(parts: HandOverParts, authorityId: AuthorityId, stopped: AbortSignal): Promise<HandedOver> {
  const done: HandedOver = { sent: 0, notNow: 0, failed: 0, mayHaveBeenSent: 0 }
  const { services: { store, clock } } = parts
  const found = await toldIfItCan(parts, authorityId, async (tx, tell) => {
    const rows = await tx.outbox.foundUnfinished(clock.now())
    for (const row of rows) await tell(tx, row, clock.now())
    return rows
  })
  done.mayHaveBeenSent += found.length
  // A way that is shut is not tried again in this run: what was taken up for it waits its turn.
  const shut = new Set<Channel>()
  const calendar = calendarOf(await store.read(wholeOf(authorityId), (reads) => reads.settings()), parts.services.calendar)
  const more = () => takeUp(parts, authorityId, isReminderTime(calendar, clock.now()))
  for (let rows = await more(); rows.length > 0 && !stopped.aborted; rows = await more()) {
    const waiting = [...rows]
    const lane = async (): Promise<void> => {
      for (let row = waiting.shift(); row && !stopped.aborted; row = waiting.shift()) {
        if (shut.has(row.channel)) continue
        const as = await handOverOne(parts, authorityId, row)
        if (as === 'not-so') continue
        if (as.kind === 'not-now' && as.wayIsShut) shut.add(row.channel)
        count(done, as)
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
  }
  await Promise.all(Object.values(parts.senders).map((sender) => sender.rest()))
  return done
}

/** So many are taken up at once; the others stay due for another server, should this one end. */
async function takeUp({ services: { store, clock } }: HandOverParts, authorityId: AuthorityId, reminders: boolean): Promise<readonly OutboxRow[]> {
  return store.write(wholeOf(authorityId), (tx) => tx.outbox.takeUp(clock.now(), AT_ONCE, { reminders }))
}

function count(done: HandedOver, as: HandOver): void {
  switch (as.kind) {
    case 'accepted': done.sent += 1; break
    case 'not-now': done.notNow += 1; break
    case 'never': done.failed += 1; break
    case 'no-telling': done.mayHaveBeenSent += 1; break
  }
}

/** One try: what came of it, or 'not-so' where it was cancelled or destroyed meanwhile. */
async function handOverOne(parts: HandOverParts, authorityId: AuthorityId, row: OutboxRow): Promise<HandOver | NotSo> {
  const tell = (happening: Happening) => tellOf(parts, authorityId, row, happening)
  const begin = async (): Promise<boolean> => await tell({ kind: 'begun', attempt: row.attempts }) !== 'not-so'
  const { messageId, about } = row
  const renewed = about.kind === 'letter' ? {} : await parts.renewed(authorityId, { messageId, userId: about.userId })
  if (renewed === null) {
    await tell({ kind: 'cancelled' })
    return 'not-so'
  }
  const as = await throughTheDoor(parts, authorityId, { row, renewed }, begin)
  return await tell({ kind: 'ended', attempt: row.attempts, as }) === 'not-so' ? 'not-so' : as
}

/** In one transaction with what the register is told; where that fails, without it, so that no message stands in the way of the others. */
async function toldIfItCan<T>({ services: { store }, tell, onFault }: HandOverParts, authorityId: AuthorityId, work: (tx: Transaction, tell: TellOutcome) => Promise<T>): Promise<T> {
  try {
    return await store.write(wholeOf(authorityId), (tx) => work(tx, tell))
  } catch (error) {
    onFault?.(error)
    return store.write(wholeOf(authorityId), (tx) => work(tx, () => Promise.resolve()))
  }
}

async function tellOf(parts: HandOverParts, authorityId: AuthorityId, row: OutboxRow, happening: Happening): Promise<OutboxRow | NotSo> {
  const { clock } = parts.services
  return toldIfItCan(parts, authorityId, async (tx, tell) => {
    const next = await tx.outbox.tell(row.messageId, happening, clock.now())
    if (next === 'not-so') return 'not-so'
    if (happening.kind === 'ended' && happening.as.kind === 'accepted' && happening.as.theirId !== undefined) await tx.outbox.calledThere(row.messageId, happening.as.theirId)
    if (happening.kind === 'ended' && next.state !== 'queued') await tell(tx, next, clock.now())
    return next
  })
}

async function throughTheDoor(parts: HandOverParts, authorityId: AuthorityId, { row, renewed }: Readonly<{ row: OutboxRow; renewed: Partial<Renewed> }>, begin: () => Promise<boolean>): Promise<HandOver> {
  const { channel } = row
  // Nobody is at the other end: it is as if it had been taken.
  if (channel === 'demonstration') return await begin() ? { kind: 'accepted' } : { kind: 'not-now', why: 'try-later' }
  const sender = parts.isDemonstration ? undefined : parts.senders[channel]
  if (!sender) return { kind: 'not-now', why: 'no-way-out', wayIsShut: true }
  const queued = await parts.services.store.read(wholeOf(authorityId), (reads) => reads.outboxContent(row.messageId))
  if (!queued) return { kind: 'never', why: 'attachment-missing' }
  const content = { ...queued, ...renewed }
  const attachments = await parts.attachments(authorityId, content.attachments)
  if (attachments === 'being-scanned') return { kind: 'not-now', why: attachments }
  if (typeof attachments === 'string') return { kind: 'never', why: attachments }
  const why = await refusedBefore(parts, channel, content, attachments)
  if (why !== null) return { kind: 'never', why }
  return handedOver(sender, outgoing(authorityId, row, content, attachments), begin)
}

/** A sender that throws has told nothing: whether it had begun decides. */
async function handedOver(sender: Sender, message: Outgoing, begin: () => Promise<boolean>): Promise<HandOver> {
  let hasBegun = false
  try {
    return await sender.handOver(message, async () => (hasBegun = await begin()))
  } catch {
    return hasBegun ? { kind: 'no-telling' } : { kind: 'not-now', why: 'try-later' }
  }
}

/** Why it would not be taken, as far as that can be known before. */
async function refusedBefore({ pagesOf }: HandOverParts, channel: Exclude<Channel, 'demonstration'>, { to, text }: OutboxContent, attachments: readonly Attachment[]): Promise<Failure | null> {
  switch (channel) {
    case 'email': return isOneAddress(to) ? null : 'no-address'
    case 'notify-email': return isOneAddress(to) ? wordsRefused(channel, text) : 'no-address'
    case 'notify-text': return telephoneForText(to) === null ? 'no-address' : wordsRefused(channel, text)
    case 'notify-letter': {
      const [pdf, ...others] = attachments
      if (!pdf || others.length > 0) return 'attachment-missing'
      return letterRefused({ bytes: pdf.bytes.length, pages: await pagesOf(pdf.bytes) })
    }
  }
}

function outgoing(authorityId: AuthorityId, { messageId, about, queuedAt }: OutboxRow, { to, subject, text, html }: OutboxContent, attachments: readonly Attachment[]): Outgoing {
  return { messageId, to, subject, text, html, attachments, writtenAt: queuedAt, isAutomatic: about.kind === 'digest', ...(about.kind === 'letter' && { record: { authorityId, streamId: about.streamId } }) }
}
