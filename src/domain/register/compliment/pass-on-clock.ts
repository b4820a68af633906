import type { Effective } from '../../complaint/effective.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import type { EntryClock, EntryClockContext } from '../entry-clocks.ts'
import type { RegisterEvent } from '../events.ts'
import { complimentOf, type Compliment } from './compliment.ts'

/**
 * Thanks are to reach whom they are for within the authority's own target, in working days from the day they were
 * received (day 0). What a register brought with it has no such day unless it says that it was passed on.
 *
 * Decision: 0049. A local target; no law asks for it.
 */
export function passOnClock({ receivedOn, passedOn, isImported, teams }: Compliment, { settings, calendar }: EntryClockContext): EntryClock | null {
  if (isImported && passedOn === null) return null
  return {
    clockId: 'compliment-pass-on', item: null, ownerId: null, teams, startedOn: receivedOn,
    dueOn: addWorkingDays(calendar, receivedOn, settings.complimentWorkingDays).on, endedOn: passedOn,
  }
}

export function complimentClocks(inOrder: readonly Effective<RegisterEvent>[], context: EntryClockContext): readonly EntryClock[] {
  const so = complimentOf(inOrder)
  const clock = so && passOnClock(so, context)
  return clock ? [clock] : []
}
