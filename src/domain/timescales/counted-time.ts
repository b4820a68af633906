import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import { addWorkingDays, workingDaysBetween, type CountedDate, type WorkingDayCalendar } from '../calendar/working-days.ts'

/** Days taken out of a count: those after `from` up to and including `until`, as `from` and `until` are each a day 0. */
export type Gap = Readonly<{ from: IsoDate; until: IsoDate }>

/**
 * The day that is `workingDays` working days after `startedOn`, with the days of each gap left out.
 *
 * Gaps are in order and do not overlap. A gap that begins after the answer changes nothing. One that begins on the very
 * day that the time runs out leaves the day on which it ends.
 *
 * Decision: 0003.
 */
export function dueAfter(calendar: WorkingDayCalendar, startedOn: IsoDate, workingDays: number, gaps: readonly Gap[]): CountedDate {
  let anchor = startedOn
  let left = workingDays
  let due = addWorkingDays(calendar, anchor, left)
  for (const gap of gaps) {
    if (gap.from > due.on) break
    left -= workingDaysBetween(calendar, anchor, gap.from)
    anchor = gap.until
    const end = left > 0 ? addWorkingDays(calendar, anchor, left) : firstWorkingDayFrom(calendar, anchor)
    due = { on: end.on, provisional: due.provisional || end.provisional }
  }
  return due
}

function firstWorkingDayFrom(calendar: WorkingDayCalendar, day: IsoDate): CountedDate {
  return addWorkingDays(calendar, addDays(day, -1), 1)
}

/** Working days after `startedOn` up to and including `until`, with the days of each gap left out. */
export function workingDaysCounted(calendar: WorkingDayCalendar, startedOn: IsoDate, until: IsoDate, gaps: readonly Gap[]): number {
  let anchor = startedOn
  let counted = 0
  for (const gap of gaps) {
    if (gap.from >= until) break
    counted += workingDaysBetween(calendar, anchor, gap.from)
    anchor = gap.until < until ? gap.until : until
  }
  return counted + Math.max(0, workingDaysBetween(calendar, anchor, until))
}
