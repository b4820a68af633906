import type { IsoDate } from '../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import type { ClockRun } from '../timescales/run-clock.ts'
import type { ClockRule, Procedure, ProcedureEvent, ProcedureOptions, StageId, StageTwoReading } from './procedure.ts'

/** What a timetable is made from. Events are already corrected, in any order; those after `asAt` are left out. */
export type TimetableInput = Readonly<{
  procedure: Procedure
  events: readonly ProcedureEvent[]
  asAt: IsoDate
  calendar: WorkingDayCalendar
  options?: ProcedureOptions
}>

/** The dates of the reading that the authority did not choose. */
export type OtherReading = Readonly<{
  reading: StageTwoReading
  startedOn: IsoDate
  dueOn: IsoDate
  ceilingOn: IsoDate | null
  provisional: boolean
  workingDaysTaken: number
  workingDaysLate: number
}>

/** One clock of a complaint, as it stands on a day. */
export type Clock = Omit<ClockRun, 'moved'> & Readonly<{
  id: string
  /** Which one, where a clock runs for each of several things; null otherwise. `id` and `item` name it together. */
  item: string | null
  title: string
  stage: StageId
  /** A `limit` can be missed; `advice` is a period that people are only recommended to keep. */
  kind: 'limit' | 'advice'
  /** A complainant's clock lapses: it is `stopped` when its time has gone by, never `overdue`. */
  whose: 'authority' | 'complainant'
  /** Day 0. */
  startedOn: IsoDate
  /** The limit that `dueOn` is counted with, extensions included; null for a limit in calendar months. */
  limitWorkingDays: number | null
  /** The limit without any extension. */
  normalWorkingDays: number | null
  ceilingWorkingDays: number | null
  /** The limit in calendar months; null for a limit in working days. */
  limitMonths: number | null
  /** The limit in calendar days, and whether the day of the event is one of them; null for any other. */
  limitDays: Readonly<{ days: number; countsDayOfEvent: boolean }> | null
  /** The day is one that somebody stated. */
  isStated: boolean
  /** Nothing had happened to start it: it began on the last day on which that could have been. Our reading. */
  startAssumed: boolean
  /** An extension that was told in time moved the date. */
  extended: boolean
  /** An extension did not rescue the date: told after it ran out, or not told at all by then. */
  extensionOutside: boolean
  reading: StageTwoReading | null
  otherReading: OtherReading | null
  /** The id of the statutory relaxation under which it ran, if any. It moves no date. */
  relaxation: string | null
  strength: ClockRule['strength']
  law: string | null
  guidance: string | null
  confirmed: boolean
}>

/** A step that runs without a limit, or whose clock waits for the event that starts it. */
export type Untimed = Readonly<{
  id: string
  title: string
  stage: StageId
  startedOn: IsoDate
  endedOn: IsoDate | null
  workingDaysTaken: number
  why: 'no-limit' | 'start-awaited'
}>
