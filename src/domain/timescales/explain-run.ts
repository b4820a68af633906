import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import { explainDays, type DayExplained, type NotWorking } from '../calendar/explain-days.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import type { Gap } from './counted-time.ts'
import type { Course } from './course.ts'
import type { Timescale } from './limit.ts'
import type { ClockRun } from './run-clock.ts'

/** What falls on a day of the count. */
export type DayMark = 'normal-due' | 'due' | 'ceiling' | 'paused' | 'resumed' | 'done' | 'stopped' | 'today'

/** One day of a clock: its number, or why it is left out. A day inside a pause is left out as paused if it is a working day. */
export type ClockDay = Omit<DayExplained, 'leftOut'> & Readonly<{
  leftOut: NotWorking | Readonly<{ kind: 'paused'; reason: string }> | null
  /** The date had gone by: these days are late. */
  isAfterDue: boolean
  marks: readonly DayMark[]
}>

/**
 * Every day of a clock from day 1 to the later of its due date and the day it ended (today, while it runs).
 *
 * A limit counted back from a day lists the days before that day, counted backwards to the due date. A limit in
 * calendar months or days, and a day that was stated, count no working days and list none.
 */
export function explainRun(
  timescale: Timescale, course: Course, run: ClockRun, asAt: IsoDate, calendar: WorkingDayCalendar,
): ClockDay[] {
  const { limit } = timescale
  const marks = marksOf(course, run, asAt)
  if (limit.kind === 'calendar-months' || limit.kind === 'calendar-days' || limit.kind === 'stated-day') return []
  if (limit.kind === 'working-days-before') {
    return explainDays(calendar, course.countedBackFrom ?? course.startedOn, run.dueOn)
      .map(day => ({ ...day, isAfterDue: false, marks: marks(day.on) }))
  }
  const dayNought = limit.dayOne === 'day-of-event' ? addDays(course.startedOn, -1) : course.startedOn
  const upTo = run.endedOn ?? asAt
  const days = explainDays(calendar, dayNought, upTo > run.dueOn && run.status !== 'stopped' ? upTo : run.dueOn)
  return numberAfresh(days, run.moved.gaps, pausedReason(run))
    .map(day => ({ ...day, isAfterDue: day.on > run.dueOn, marks: marks(day.on) }))
}

function numberAfresh(days: readonly DayExplained[], gaps: readonly Gap[], reason: string): Omit<ClockDay, 'isAfterDue' | 'marks'>[] {
  let counted = 0
  return days.map(day => {
    if (day.leftOut) return day
    if (gaps.some(gap => day.on > gap.from && day.on <= gap.until)) return { ...day, counted: null, leftOut: { kind: 'paused', reason } }
    counted += 1
    return { ...day, counted }
  })
}

function pausedReason(run: ClockRun): string {
  return run.moved.pauses.find(pause => pause.effect === 'stops-the-clock')?.reason ?? ''
}

function marksOf(course: Course, run: ClockRun, asAt: IsoDate): (day: IsoDate) => DayMark[] {
  const pauses = run.moved.pauses.filter(pause => pause.effect === 'stops-the-clock')
  const marked: readonly (readonly [DayMark, IsoDate | null])[] = [
    ['normal-due', run.normalDueOn === run.dueOn ? null : run.normalDueOn], ['due', run.dueOn],
    ['ceiling', run.ceilingOn === run.dueOn ? null : run.ceilingOn],
    ...pauses.map(pause => ['paused', pause.from] as const), ...pauses.map(pause => ['resumed', pause.until] as const),
    ['done', course.endedOn], ['stopped', course.endedOn ? null : course.stoppedOn], ['today', run.endedOn ? null : asAt],
  ]
  return day => marked.filter(([, on]) => on === day).map(([mark]) => mark)
}
