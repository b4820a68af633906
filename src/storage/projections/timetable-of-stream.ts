import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { workingDaysBetween, addWorkingDays, type WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { Breach } from '../../domain/complaint/commands.ts'
import type { Effective } from '../../domain/complaint/effective.ts'
import type { ComplaintEvent } from '../../domain/complaint/events.ts'
import { timetableOf } from '../../domain/complaint/timetable-of.ts'
import { procedureById } from '../../domain/procedure/procedures.ts'
import type { Clock } from '../../domain/procedure/timetable.ts'
import type { ProjectionContext } from './context.ts'

export type StreamTimetable = Readonly<{ clocks: readonly Clock[]; breaches: readonly Breach[] }>

/**
 * The clocks and breaches of a complaint as far as its entries tell, whatever day it is: as at the day it was last
 * written in, or the last day it speaks of.
 *
 * A limit that has run out with nothing done is a breach from the next day on, without anybody writing; whoever reads
 * sees it by the date. It is therefore not among the breaches here.
 */
export function timetableOfStream(
  inOrder: readonly Effective<ComplaintEvent>[], procedureId: string, knownUntil: IsoDate, { settings, calendar }: ProjectionContext,
): StreamTimetable {
  const procedure = procedureById(procedureId)
  if (!procedure) return { clocks: [], breaches: [] }
  const asAt = inOrder.reduce((last, { event }) => (event.happenedOn > last ? event.happenedOn : last), knownUntil)
  const { clocks, breaches } = timetableOf(inOrder, { procedure, settings, calendar, asAt })
  return {
    clocks: clocks.map((clock) => (clock.pausedOn === null ? clock : asWhenPaused(clock, clock.pausedOn, asAt, calendar))),
    breaches: breaches.filter(({ code }) => code !== 'limit-run-out'),
  }
}

/** A paused clock's date moves every working day; the row keeps it as it was on the day of the pause. */
function asWhenPaused(clock: Clock, pausedOn: IsoDate, asAt: IsoDate, calendar: WorkingDayCalendar): Clock {
  const due = addWorkingDays(calendar, clock.dueOn, -workingDaysBetween(calendar, pausedOn, asAt))
  return { ...clock, dueOn: due.on }
}

/** The date of a paused clock if it ran on again on `today`, from the date that its row keeps. */
export function dueIfResumedOn(today: IsoDate, paused: Readonly<{ dueOn: IsoDate; pausedOn: IsoDate }>, calendar: WorkingDayCalendar): IsoDate {
  return addWorkingDays(calendar, paused.dueOn, Math.max(0, workingDaysBetween(calendar, paused.pausedOn, today))).on
}
