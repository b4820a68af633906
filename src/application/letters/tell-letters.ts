import { calendarOf } from '../../domain/authority/calendar-of.ts'
import { londonMinute } from '../../domain/calendar/london.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { UserId } from '../../domain/complaint/basics.ts'
import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import { letterOf, stepOf, type Letter } from '../../domain/complaint/threads/letters/thread.ts'
import { recordWithin } from '../carry-out.ts'
import type { TellOutcome } from '../outbox/hand-over.ts'
import type { OutboxRow } from '../outbox/ports.ts'
import type { Actor, Services } from '../ports.ts'
import { complaintEvents } from '../streams.ts'
import { expectedArrival } from './send-letter.ts'
import type { WordedCommand } from '../worded.ts'

/** Who the program is when it records what became of a letter. */
const OUTBOX = { userId: 'system:outbox' as UserId, name: 'The outbox', role: 'complaints-manager', teams: [] } as const satisfies Omit<Actor, 'authorityId'>

/**
 * Records on the complaint what became of its letter, in the transaction that says so in the outbox: sent, not delivered, may have
 * been sent, or on its way again. What the complaint knows already is not recorded twice.
 */
export function tellLetters(services: Services): TellOutcome {
  return async (tx, row) => {
    if (row.about.kind !== 'letter') return
    const { streamId, letterId } = row.about
    const recorded = complaintEvents(await tx.ledger.load(streamId))
    const complaint = recorded && foldAsRecorded(recorded)
    const letter = complaint && letterOf(complaint, letterId)
    const last = recorded?.at(-1)
    const command = letter ? commandFor(row, letter, { services, calendar: calendarOf(await tx.settings.current(), services.calendar) }) : null
    if (!last || command === null) return
    const undo = (): never => { throw new Error('what became of a letter could not be recorded') }
    await recordWithin(services, { tx, undo }, { ...OUTBOX, authorityId: tx.authorityId }, { complaintId: streamId, expectedSeq: last.seq, commandId: services.ids.next(), command })
  }
}

/** What is to be recorded; null where the letter is not that message's any more, or nothing new is known. */
function commandFor({ state, wanted, messageId, lastFailure }: OutboxRow, letter: Letter, { services: { clock }, calendar }: Readonly<{ services: Services; calendar: WorkingDayCalendar }>): WordedCommand | null {
  if (letter.queued?.message !== messageId) return null
  const { letterId } = letter
  const [on, step] = [clock.today(), stepOf(letter)]
  switch (state) {
    case 'sent': {
      const arrivesOn = expectedArrival(calendar, wanted, on, londonMinute(clock.now()))
      return step === 'sent' ? null : { type: 'send-letter', on, letterId, by: wanted, message: messageId, ...(arrivesOn !== null && { arrivesOn }) }
    }
    case 'may-have-been-sent': return step === 'on-its-way' ? { type: 'note-letter-may-have-been-sent', on, letterId, message: messageId } : null
    case 'failed':
    case 'cancelled':
      return step === 'failed' ? null : { type: 'note-letter-failed', on, letterId, message: messageId, because: state === 'cancelled' ? 'cancelled' : lastFailure ?? 'refused' }
    case 'queued':
      // Somebody wants it sent again: it is on its way as before.
      return step === 'failed' || step === 'may-have-been-sent' ? { type: 'queue-letter', on, letterId, by: wanted, message: messageId } : null
    case 'handing-over': return null
  }
}
