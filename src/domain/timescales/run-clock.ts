import { addCalendarMonths } from '../calendar/calendar-months.ts'
import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import { addWorkingDays, workingDaysBetween, type CountedDate, type WorkingDayCalendar } from '../calendar/working-days.ts'
import { dueAfter, workingDaysCounted } from './counted-time.ts'
import type { Course } from './course.ts'
import type { Timescale } from './limit.ts'
import { moveLimit, type MovedLimit } from './moved-limit.ts'

export const CLOCK_STATUSES = ['running', 'paused', 'met', 'late', 'overdue', 'stopped'] as const
/** `met` and `late`: done in time or not. `overdue`: not done and its date gone by. `stopped`: ended without being done. */
export type ClockStatus = (typeof CLOCK_STATUSES)[number]

/** Where a clock stands on a day: its dates, and the working days taken, late and left. */
export type ClockRun = Readonly<{
  /** The date without any extension. */
  normalDueOn: IsoDate
  /** The date that counts. While the clock is paused, the earliest it can be: as if it ran on today. */
  dueOn: IsoDate
  /** The date that no extension goes beyond; null where none is known. */
  ceilingOn: IsoDate | null
  /** The bank-holiday list does not vouch for every day that `dueOn` was counted with. */
  provisional: boolean
  pausedOn: IsoDate | null
  /** The day it was done, or stopped without being done; null while it runs. */
  endedOn: IsoDate | null
  status: ClockStatus
  /** Counted working days from the start to the end, or to today while it runs; days of a pause are not counted. */
  workingDaysTaken: number
  /**
   * Working days after `dueOn`; 0 while in time. Once the date has gone by, what is done on a day that is not a
   * working day counts with the next one, so late is at least 1.
   */
  workingDaysLate: number
  /** Working days from today to `dueOn`; 0 once overdue or ended. */
  workingDaysLeft: number
  moved: MovedLimit
}>

type Dates = Readonly<{ normal: CountedDate; due: CountedDate; ceiling: CountedDate | null; dayNought: IsoDate; moved: MovedLimit }>

/** Runs one clock up to `asAt`. Reads no clock and never guesses: dates past the bank-holiday list are provisional. */
export function runClock(timescale: Timescale, course: Course, asAt: IsoDate, calendar: WorkingDayCalendar): ClockRun {
  const upTo = course.endedOn ?? course.stoppedOn ?? asAt
  const dates = datesOf(timescale, course, upTo, calendar)
  const dueOn = dates.due.on
  const pausedOn = course.endedOn || course.stoppedOn ? null : openPause(dates.moved)
  const status = statusOf(timescale, course, { dueOn, pausedOn, asAt })
  const isPast = upTo > dueOn && !(timescale.lapses && course.endedOn === null)
  const workingDaysLate = isPast ? Math.max(1, workingDaysBetween(calendar, dueOn, upTo)) : 0
  const isOpen = status === 'running' || status === 'paused'
  return {
    normalDueOn: dates.normal.on, dueOn, ceilingOn: dates.ceiling?.on ?? null,
    provisional: dates.due.provisional, pausedOn, endedOn: course.endedOn ?? course.stoppedOn, status,
    workingDaysTaken: countedDays(timescale, dates, isPast ? dueOn : upTo, calendar) + workingDaysLate, workingDaysLate,
    workingDaysLeft: isOpen ? workingDaysBetween(calendar, upTo, dueOn) : 0, moved: dates.moved,
  }
}

/** Working days from the start to a day. A pause that began on the last day shares it with the day it ends on: the limit is not exceeded by that. */
function countedDays(timescale: Timescale, { dayNought, due, moved }: Dates, upTo: IsoDate, calendar: WorkingDayCalendar): number {
  const counted = workingDaysCounted(calendar, dayNought, upTo, moved.gaps)
  return timescale.limit.kind === 'working-days' && upTo <= due.on ? Math.min(counted, moved.workingDays) : counted
}

function datesOf(timescale: Timescale, course: Course, horizon: IsoDate, calendar: WorkingDayCalendar): Dates {
  const { limit, ceilingWorkingDays } = timescale
  const { startedOn } = course
  if (limit.kind === 'calendar-months') {
    return unmoved({ on: addCalendarMonths(startedOn, limit.calendarMonths), provisional: false }, startedOn)
  }
  if (limit.kind === 'calendar-days') {
    const days = limit.dayOne === 'day-of-event' ? limit.calendarDays - 1 : limit.calendarDays
    return unmoved({ on: addDays(startedOn, days), provisional: false }, startedOn)
  }
  if (limit.kind === 'stated-day') return unmoved({ on: course.statedOn ?? startedOn, provisional: false }, startedOn)
  if (limit.kind === 'working-days-before') {
    return unmoved(addWorkingDays(calendar, course.countedBackFrom ?? startedOn, -limit.workingDays), startedOn)
  }
  const dayNought = limit.dayOne === 'day-of-event' ? addDays(startedOn, -1) : startedOn
  const terms = { calendar, dayNought, workingDays: limit.workingDays, ceilingWorkingDays, horizon }
  const moved = moveLimit(terms, course.extensions, course.pauses)
  const after = (workingDays: number) => dueAfter(calendar, dayNought, workingDays, moved.gaps)
  return {
    normal: after(limit.workingDays), due: after(moved.workingDays),
    ceiling: ceilingWorkingDays === null ? null : after(ceilingWorkingDays), dayNought, moved,
  }
}

function unmoved(due: CountedDate, dayNought: IsoDate): Dates {
  return { normal: due, due, ceiling: null, dayNought, moved: { workingDays: 0, gaps: [], extensions: [], pauses: [] } }
}

function openPause(moved: MovedLimit): IsoDate | null {
  return moved.pauses.find(pause => pause.effect === 'stops-the-clock' && pause.until === null)?.from ?? null
}

function statusOf(
  timescale: Timescale, course: Course, now: Readonly<{ dueOn: IsoDate; pausedOn: IsoDate | null; asAt: IsoDate }>,
): ClockStatus {
  if (course.endedOn) return course.endedOn <= now.dueOn ? 'met' : 'late'
  if (course.stoppedOn) return 'stopped'
  if (now.pausedOn) return 'paused'
  if (now.asAt <= now.dueOn) return 'running'
  return timescale.lapses ? 'stopped' : 'overdue'
}
