import type { AuthoritySettings } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import type { Procedure } from '../procedure/procedure.ts'
import type { Clock, TimetableInput } from '../procedure/clock.ts'
import { timetable } from '../procedure/timetable.ts'
import { closedUnanswered } from './breaches.ts'
import { threadBreaches } from './declared/threads.ts'
import { foldEffective } from './evolve.ts'
import type { Breach } from './commands.ts'
import type { Effective } from './effective.ts'
import { isAnswer, type ComplaintEvent } from './events.ts'
import { toldByLetters } from './threads/letters/told-by-letters.ts'
import { promisedByAnswer } from './threads/remedies/promised-by-answer.ts'

/** What a complaint's dates are counted with. */
export type Counting = Readonly<{ procedure: Procedure; settings: AuthoritySettings; calendar: WorkingDayCalendar; asAt: IsoDate }>

type Order = readonly Effective<ComplaintEvent>[]

/**
 * The clocks of a complaint as at a day, and everything that was unlawful but happened: the breaches of the clocks and
 * those of the complaint itself. Computed from the effective events in the order in which they happened, stored nowhere.
 */
export function timetableOf(inOrder: Order, counting: Counting): Readonly<{ clocks: readonly Clock[]; breaches: readonly Breach[] }> {
  const { clocks, breaches } = timetable(timetableInput(inOrder, counting))
  return { clocks, breaches: [...breaches, ...closedUnanswered(inOrder, counting.procedure), ...foundByThreads(inOrder, counting, clocks)] }
}

/** What the threads of the complaint find, as far as it had happened by the day asked for. */
function foundByThreads(inOrder: Order, { procedure, asAt }: Counting, clocks: readonly Clock[]): readonly Breach[] {
  const known = inOrder.filter(({ event }) => event.happenedOn <= asAt)
  const complaint = known[0]?.event.type === 'ComplaintReceived' ? foldEffective(known) : null
  return complaint === null ? [] : threadBreaches({ complaint, inOrder: known, procedure, clocks })
}

/** The effective events and the authority's choices, as the procedure engine takes them. */
export function timetableInput(inOrder: Order, { procedure, settings, calendar, asAt }: Counting): TimetableInput {
  const { acknowledgementWorkingDays, stageTwoRunsFrom } = settings
  return { procedure, events: toldByLetters(inOrder, procedure).flatMap(withItsPromises), asAt, calendar, options: { acknowledgementWorkingDays, stageTwoRunsFrom } }
}

/** An answer, and each remedy that it promises by a day: the clock of a remedy runs the same, whoever promised it. */
function withItsPromises({ seq, event }: Effective<ComplaintEvent>): TimetableInput['events'] {
  if (!isAnswer(event)) return [event]
  const promises = promisedByAnswer(event, seq).filter(({ dueOn }) => dueOn !== undefined)
  return [event, ...promises.map(({ remedyId, dueOn }) => ({ type: 'RemedyPromised', happenedOn: event.happenedOn, remedyId, dueOn }))]
}
