import { calendarOf } from '../../domain/authority/calendar-of.ts'
import { londonMinute } from '../../domain/calendar/london.ts'
import type { SENT_BY_OUTBOX } from '../../domain/complaint/threads/letters/events.ts'
import { letterOf } from '../../domain/complaint/threads/letters/thread.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { carryOutWithin } from '../carry-out.ts'
import { standsAt, type ArrivedFile } from '../files/file-documents.ts'
import { may } from '../permissions.ts'
import type { Actor, ContactPart, Person, Services } from '../ports.ts'
import { refused } from '../refused.ts'
import type { CommandResult, ComplaintView, WordedCommand } from '../worded.ts'
import { fileLetter } from './file-letter.ts'
import { wrongLetter } from './letter-check.ts'
import { expectedArrival, sendingWarnings } from './send-letter.ts'
import type { OfLetter } from './write-letter.ts'

export type ByOutbox = (typeof SENT_BY_OUTBOX)[number]

/** Which part of somebody's contact each way goes to. A letter by GOV.UK Notify has its address in the PDF. */
const GOES_TO: Readonly<Record<ByOutbox, ContactPart>> = { email: 'email', 'notify-email': 'email', 'notify-text': 'telephone', 'notify-letter': 'address' }

/** What is sent: the words of the message, and the letter itself as a PDF whose bytes are kept already. */
export type MadeToSend = Readonly<{ subject: string; text: string; html: string; pdf: ArrivedFile }>

export type Queueing = OfLetter & Readonly<{ by: ByOutbox; departureReason: string; acceptedWarnings: readonly string[] }>

/** The address for a way, or why there is none that may be used. */
export function addressFor(person: Person | undefined, by: ByOutbox): Readonly<{ address: string }> | 'no-address-for-letter' | 'address-is-protected' {
  const part = GOES_TO[by]
  if (person?.protected?.includes(part)) return 'address-is-protected'
  const address = person?.contact?.[part]?.trim() ?? ''
  return address === '' ? 'no-address-for-letter' : { address }
}

/**
 * Gives a letter to the outbox, in the transaction that says so: it is queued with the event or not at all, and once for each form.
 * Refused without an address, and with one that is protected. The PDF is filed among the documents; the draft goes.
 */
export async function queueLetter(services: Services, actor: Actor, queueing: Queueing, view: ComplaintView, made: MadeToSend): Promise<CommandResult> {
  if (!may(actor, 'queue-letter')) return { kind: 'not-allowed' }
  const { complaintId, letterId, expectedSeq, commandId, on, by, departureReason, acceptedWarnings } = queueing
  const letter = letterOf(view.complaint, letterId)
  if (letter === undefined) return refused('no-such-letter')
  const to = addressFor(view.people.get(letter.to), by)
  if (typeof to === 'string') return refused(to)
  const command = (message: string): Extract<WordedCommand, { type: 'queue-letter' }> =>
    ({ type: 'queue-letter', on, letterId, by, message, ...(departureReason.trim() !== '' && { departureReason: { words: departureReason } }) })
  const toldOn = expectedArrival(calendarOf(view.settings, services.calendar), by, on, londonMinute(services.clock.now())) ?? on
  const wrong = await wrongLetter(services, actor, { complaintId, expectedSeq, commandId, command: command('') })
  if (wrong) return wrong
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const isCurrent = await standsAt(within.tx, { complaintId, expectedSeq })
    const fileId = services.ids.next()
    const message = await within.tx.outbox.queue({
      about: { kind: 'letter', streamId: complaintId, letterId }, channel: by, to: by === 'notify-letter' ? '' : to.address, subject: made.subject, text: made.text, html: made.html,
      attachments: by === 'notify-text' || by === 'notify-email' ? [] : [{ fileId }], queuedAt: services.clock.now(),
    })
    const queued = await carryOutWithin(services, within, actor, { complaintId, expectedSeq, commandId, command: command(message), acceptedWarnings, alsoUnwise: sendingWarnings(view, letterId, toldOn) })
    // Sent twice by one click, or not to be sent: what was queued for it just now is taken back.
    if (queued.kind !== 'done' || !isCurrent) return within.undo(queued)
    await within.tx.letterDrafts.remove(complaintId, letterId)
    const filed = await fileLetter(services, within, actor, { complaintId, expectedSeq: queued.seq, on, fileId, pdf: made.pdf })
    return filed.kind === 'done' ? filed : within.undo(filed)
  })
}
