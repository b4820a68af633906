import type { IsoDate } from '../calendar/iso-date.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import type { Course } from '../timescales/course.ts'
import type { Timescale } from '../timescales/limit.ts'
import { runClock, type ClockRun } from '../timescales/run-clock.ts'
import { TAKES_UP, clockCourses, extensionsOf, stoppingEvent } from './clock-courses.ts'
import { codeOf, dayOf, matchesAny } from './event-reading.ts'
import type { ClockRule, EventMatch, Procedure, ProcedureEvent, ProcedureOptions, Relaxation, StageTwoReading } from './procedure.ts'
import type { Clock, OtherReading, TimetableInput, Untimed } from './clock.ts'

/** One clock with the rule, the course and the run behind it, and the courses that a withdrawal ended. */
export type RunningClock = Readonly<{
  rule: ClockRule
  timescale: Timescale
  course: Course
  run: ClockRun
  reading: StageTwoReading | null
  item: string | null
  /** Nothing started it but the last day on which that could have happened. */
  startAssumed: boolean
  earlier: readonly Readonly<{ course: Course; run: ClockRun }>[]
}>

/** The clocks that have begun, in the order of the procedure. `events` are in order and none is after `asAt`. */
export function clocksOf(input: TimetableInput): RunningClock[] {
  const clocks: RunningClock[] = []
  const happened = new Set(input.events.map(event => event.type))
  for (const rule of input.procedure.clocks) {
    const reading = readingOf(rule, input.options)
    if (!mayRun(rule, startsOf(rule, reading), happened)) continue
    for (const part of partsOf(rule, startsOf(rule, reading), input)) {
      const clock = runningClock(rule, reading, part, clocks)
      if (clock) clocks.push(clock)
    }
  }
  return clocks
}

/** Whether anything that starts the clock has happened, or can be taken to have. */
function mayRun(rule: ClockRule, start: readonly EventMatch[], happened: ReadonlySet<string>): boolean {
  return rule.start.kind === 'event-or-due' || start.some(match => happened.has(typeof match === 'string' ? match : match.type))
}

type Part = TimetableInput & Readonly<{ item?: string }>

/** The input once for each thing that the clock runs for, each with its own events and those of the whole complaint. */
function partsOf(rule: ClockRule, start: readonly EventMatch[], input: TimetableInput): readonly Part[] {
  const { each } = rule
  if (each === undefined) return [input]
  const named = input.events.map(event => ({ event, item: codeOf(event, each) }))
  const items = new Set(named.flatMap(({ event, item }) => (item !== null && matchesAny(event, start) ? item : [])))
  // What happened to other things is left out before each is looked at: there may be hundreds.
  const ofAll = named.filter(({ event, item }) => item !== null || TAKES_UP.has(event.type) || matchesAny(event, rule.stoppedBy) || matchesAny(event, rule.doneBy))
  return [...items].map(item => ({ ...input, item, events: ofAll.filter(each => each.item === null || each.item === item).map(({ event }) => event) }))
}

/** Which events start the clock under a reading. */
function startsOf(rule: ClockRule, reading: StageTwoReading | null): readonly EventMatch[] {
  switch (rule.start.kind) {
    case 'event':
    case 'latest':
    case 'event-or-due':
      return rule.start.of
    case 'field': return [rule.start.of]
    case 'reading': return rule.start.readings[reading ?? rule.start.normally]
  }
}

function readingOf(rule: ClockRule, options: ProcedureOptions | undefined): StageTwoReading | null {
  return rule.start.kind === 'reading' ? options?.stageTwoRunsFrom ?? rule.start.normally : null
}

function runningClock(
  rule: ClockRule, reading: StageTwoReading | null, input: Part, before: readonly RunningClock[],
): RunningClock | null {
  const timescale = timescaleOf(rule, input.options)
  if (!timescale) return null
  const begun = clockCourses(rule, startsOf(rule, reading), input.events, input.asAt)
  const assumed = begun.length === 0 ? assumedCourse(rule, input, before) : null
  const courses = (assumed ? [assumed] : begun).map(course => withCountedBackFrom(rule, course, input.events, before))
  const runs = courses.map(course => ({ course, run: runClock(timescale, course, input.asAt, input.calendar) }))
  const last = runs.at(-1)
  return last ? { rule, timescale, reading, item: input.item ?? null, startAssumed: assumed !== null && !isAtCeiling(rule) && assumed.startedOn !== assumed.endedOn, ...last, earlier: runs.slice(0, -1) } : null
}

function isAtCeiling({ start }: ClockRule): boolean {
  return start.kind === 'event-or-due' && start.atCeiling === true
}

/**
 * What should have started the clock did not happen in its time: it runs from the last day on which it could have. What
 * was done before that day took none of the time. Where the clock waits for a ceiling, doing it before means that it was
 * never needed.
 */
function assumedCourse(rule: ClockRule, { events, asAt }: TimetableInput, before: readonly RunningClock[]): Course | null {
  if (rule.start.kind !== 'event-or-due') return null
  const { orDueOf, atCeiling } = rule.start
  const first = before.find(clock => clock.rule.id === orDueOf)
  const lastDay = atCeiling ? first?.run.ceilingOn : first?.run.dueOn
  if (!first || !lastDay) return null
  const since = events.filter(event => event.happenedOn >= first.course.startedOn)
  const endedOn = since.find(event => matchesAny(event, rule.doneBy))?.happenedOn ?? null
  const stopped = stoppingEvent(rule, since)?.happenedOn ?? first.course.stoppedOn
  const stoppedOn = endedOn === null ? stopped : null
  const wasDoneAtOnce = endedOn !== null && endedOn <= lastDay && !atCeiling
  if ((endedOn ?? stoppedOn ?? asAt) <= lastDay && !wasDoneAtOnce) return null
  return { startedOn: wasDoneAtOnce ? endedOn : lastDay, endedOn, stoppedOn, extensions: extensionsOf(rule, since, asAt), pauses: [] }
}

function timescaleOf(rule: ClockRule, options: ProcedureOptions | undefined): Timescale | null {
  const { limit } = rule
  if (limit.kind === 'none') return null
  const own = rule.isConfigurable && limit.kind === 'working-days' ? options?.acknowledgementWorkingDays : undefined
  return {
    limit: own === undefined || limit.kind !== 'working-days' ? limit : { ...limit, workingDays: own },
    ceilingWorkingDays: rule.extension?.ceilingWorkingDays ?? null, lapses: rule.whose === 'complainant',
  }
}

/** The day on which what is prepared took place, else the day set for it, else the last day on which it may take place. */
function withCountedBackFrom(
  rule: ClockRule, course: Course, events: readonly ProcedureEvent[], before: readonly RunningClock[],
): Course {
  const back = rule.countedBackFrom
  if (!back) return course
  const since = events.filter(event => event.happenedOn >= course.startedOn)
  const stated = since.map(event => dayOf(event, back.field)).findLast(day => day !== null)
  const happened = since.find(event => event.type === back.event)?.happenedOn
  const latest = before.find(clock => clock.rule.id === back.clock)?.run.dueOn
  const day = happened ?? stated ?? latest
  return day === undefined ? course : { ...course, countedBackFrom: day }
}

/** Steps that have begun and have no limit, and clocks whose chosen start is still to come though the other has happened. */
export function untimedOf(input: TimetableInput): Untimed[] {
  return input.procedure.clocks.flatMap(rule => {
    const reading = readingOf(rule, input.options)
    if (rule.limit.kind === 'none') return untimed(rule, startsOf(rule, reading), 'no-limit', input)
    if (reading === null || clockCourses(rule, startsOf(rule, reading), input.events, input.asAt).length > 0) return []
    return untimed(rule, startsOf(rule, otherThan(reading)), 'start-awaited', input)
  })
}

function untimed(rule: ClockRule, start: readonly EventMatch[], why: Untimed['why'], input: TimetableInput): Untimed[] {
  const course = clockCourses(rule, start, input.events, input.asAt).at(-1)
  if (!course) return []
  const endedOn = course.endedOn ?? course.stoppedOn
  const workingDaysTaken = workingDaysBetween(input.calendar, course.startedOn, endedOn ?? input.asAt)
  return [{ id: rule.id, title: rule.title, stage: rule.stage, startedOn: course.startedOn, endedOn, workingDaysTaken, why }]
}

function otherThan(reading: StageTwoReading): StageTwoReading {
  return reading === 'request' ? 'agreed-statement' : 'request'
}

/** A clock as the rest of Heard sees it. */
export function toClock(clock: RunningClock, input: TimetableInput): Clock {
  const { rule, timescale, course, run } = clock
  const { limit } = timescale
  const { moved, ...stands } = run
  const normal = limit.kind === 'working-days' || limit.kind === 'working-days-before' ? limit.workingDays : null
  return {
    id: rule.id, item: clock.item, title: rule.title, stage: rule.stage, kind: rule.kind, whose: rule.whose, startedOn: course.startedOn,
    limitWorkingDays: limit.kind === 'working-days' ? moved.workingDays : normal, normalWorkingDays: normal,
    ceilingWorkingDays: timescale.ceilingWorkingDays,
    limitMonths: limit.kind === 'calendar-months' ? limit.calendarMonths : null,
    limitDays: limit.kind === 'calendar-days' ? { days: limit.calendarDays, countsDayOfEvent: limit.dayOne === 'day-of-event' } : null,
    isStated: limit.kind === 'stated-day', startAssumed: clock.startAssumed,
    ...stands, extended: moved.extensions.some(extension => extension.effect === 'moves-the-date'),
    extensionOutside: isExtensionOutside(run, input.asAt),
    reading: clock.reading, otherReading: otherReading(clock, input),
    relaxation: relaxationOf(clock, input.procedure, input.asAt)?.id ?? null,
    strength: rule.strength, law: rule.law, guidance: rule.guidance, confirmed: rule.confirmed,
  }
}

/** Told after the date had run out, or still not told when it did. */
function isExtensionOutside(run: ClockRun, asAt: IsoDate): boolean {
  const hasRunOut = (run.endedOn ?? asAt) > run.dueOn
  return run.moved.extensions.some(({ effect }) => effect === 'told-too-late' || (effect === 'not-told' && hasRunOut))
}

function otherReading(clock: RunningClock, input: TimetableInput): OtherReading | null {
  if (clock.reading === null) return null
  const reading = otherThan(clock.reading)
  const other = runningClock(clock.rule, reading, input, [])
  if (!other) return null
  const { dueOn, ceilingOn, provisional, workingDaysTaken, workingDaysLate } = other.run
  return { reading, startedOn: other.course.startedOn, dueOn, ceilingOn, provisional, workingDaysTaken, workingDaysLate }
}

/** The relaxation in force while a clock ran whose date had not gone by when it began, or null. */
export function relaxationOf(clock: RunningClock, procedure: Procedure, asAt: IsoDate): Relaxation | null {
  const { rule, course, run } = clock
  return procedure.relaxations.find(relaxation => relaxation.clocks.includes(rule.id)
    && course.startedOn <= relaxation.until && (run.endedOn ?? asAt) >= relaxation.from && run.dueOn >= relaxation.from) ?? null
}
