import { calendarOf } from '../../domain/authority/calendar-of.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { Warning } from '../../domain/complaint/commands.ts'
import { LETTERS_WARNINGS, type SentBy } from '../../domain/complaint/threads/letters/events.ts'
import { letterOf, needsOf } from '../../domain/complaint/threads/letters/thread.ts'
import { commandOf } from '../../domain/letters/letters-owed.ts'
import { arrivesOn as arrivalOf, POST_CLASSES, printedArrivesOn } from '../../domain/letters/post-time.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { carryOutWithin } from '../carry-out.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { CommandResult, ComplaintView, WordedCommand } from '../worded.ts'
import { standsAt, type ArrivedFile } from '../files/file-documents.ts'
import { fileLetter } from './file-letter.ts'
import { wrongLetter } from './letter-check.ts'
import { lettersOwedOf } from './letter-facts-of.ts'
import { isAsNeeded, type OfLetter } from './write-letter.ts'

/** How a letter went, as a person says it. `arrivesOn`: left out, the time of the post is counted. */
export type Sending = OfLetter & Readonly<{ by: SentBy; arrivesOn?: IsoDate; departureReason?: string; alsoRecord: boolean; acceptedWarnings: readonly string[]; /** The letter as it went, which is filed; null where it was told. */ pdf: ArrivedFile | null }>

/** The day on which a letter sent on `on` is taken to reach somebody; null where it does so at once. `minute`: as `printedArrivesOn` has it. */
export function expectedArrival(calendar: WorkingDayCalendar, by: SentBy, on: IsoDate, minute = 0): IsoDate | null {
  if (by === 'notify-letter') return printedArrivesOn(calendar, on, minute).on
  const post = POST_CLASSES.find((one) => one === by)
  return post === undefined ? null : arrivalOf(calendar, post, on).on
}

/** Entries that say no more than that something was sent on a day: recorded with the letter, where that is wanted. */
const SAYS_ONLY_THE_DAY = ['acknowledge', 'confirm-withdrawal', 'send-statement', 'send-panel-papers'] as const

/** The entry that can be recorded with a letter of this rule; null where there is none, or it was recorded already. */
export function recordedWith(view: ComplaintView, rule: string | null): (typeof SAYS_ONLY_THE_DAY)[number] | null {
  const standing = lettersOwedOf(view).find((one) => one.rule.id === rule)
  const match = standing?.rule.goesWith ?? null
  const command = match === null ? null : SAYS_ONLY_THE_DAY.find((one) => one === commandOf(match))
  return command !== undefined && command !== null && view.next.some((next) => next.command === command) ? command : null
}

/**
 * Records that a letter was sent by hand, by post, or told. Warns where the post brings it after the day that counts, and where it is
 * not in the form that somebody needs. Its draft goes with it; the entry it stands for is recorded in the same transaction.
 */
export async function sendLetter(services: Services, actor: Actor, sending: Sending, view: ComplaintView): Promise<CommandResult> {
  if (!may(actor, 'send-letter')) return { kind: 'not-allowed' }
  const { complaintId, letterId, expectedSeq, commandId, on, by, departureReason = '', alsoRecord, acceptedWarnings } = sending
  const arrivesOn = sending.arrivesOn ?? expectedArrival(calendarOf(view.settings, services.calendar), by, on)
  const command: Extract<WordedCommand, { type: 'send-letter' }> = {
    type: 'send-letter', on, letterId, by, ...(arrivesOn !== null && { arrivesOn }), ...(departureReason.trim() !== '' && { departureReason: { words: departureReason } }),
  }
  const wrong = await wrongLetter(services, actor, { complaintId, expectedSeq, commandId, command })
  if (wrong) return wrong
  const also = alsoRecord ? recordedWith(view, letterOf(view.complaint, letterId)?.rule ?? null) : null
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const isCurrent = await standsAt(within.tx, { complaintId, expectedSeq })
    const sent = await carryOutWithin(services, within, actor, { complaintId, expectedSeq, commandId, command, acceptedWarnings, alsoUnwise: sendingWarnings(view, letterId, arrivesOn ?? on) })
    if (sent.kind !== 'done' || !isCurrent) return sent
    await within.tx.letterDrafts.remove(complaintId, letterId)
    const filed = sending.pdf === null ? sent : await fileLetter(services, within, actor, { complaintId, expectedSeq: sent.seq, on, fileId: services.ids.next(), pdf: sending.pdf })
    if (also === null || filed.kind !== 'done') return filed.kind === 'done' ? filed : within.undo(filed)
    const recorded = await carryOutWithin(services, within, actor, { complaintId, expectedSeq: filed.seq, commandId: services.ids.next(), command: { type: also, on } })
    return recorded.kind === 'done' ? recorded : within.undo(recorded)
  })
}

/** What would be unwise about sending a letter so that it comes on `toldOn`. */
export function sendingWarnings(view: ComplaintView, letterId: string, toldOn: IsoDate): readonly Warning[] {
  const letter = letterOf(view.complaint, letterId)
  if (letter === undefined) return []
  const dueOn = lettersOwedOf(view).find(({ letter: owed }) => owed?.letterId === letterId)?.dueOn ?? null
  return [
    ...(dueOn !== null && toldOn > dueOn ? [{ code: 'letter-arrives-late', ...LETTERS_WARNINGS['letter-arrives-late'] }] : []),
    ...(isAsNeeded(needsOf(view.complaint, letter.to), letter) ? [] : [{ code: 'letter-not-as-needed', ...LETTERS_WARNINGS['letter-not-as-needed'] }]),
  ]
}
