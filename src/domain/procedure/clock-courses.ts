import type { IsoDate } from '../calendar/iso-date.ts'
import type { Course, Extension, Pause } from '../timescales/course.ts'
import { codeOf, countOf, dayOf, matches, matchesAny } from './event-reading.ts'
import type { ClockRule, EventMatch, ProcedureEvent } from './procedure.ts'

/**
 * The courses of one clock: usually none or one, and one more each time that the complaint was withdrawn while the
 * clock ran and came back. The last is the one that counts; earlier ones are kept for what was breached in them.
 *
 * Coming back after a withdrawal is made anew: day 0 is the day of reopening. Reopening what the authority itself
 * closed gives it no days back: the clock runs as if it had not been closed.
 *
 * Reading: docs/timescales.md, "Withdrawn, closed and reopened".
 */
export function clockCourses(rule: ClockRule, start: readonly EventMatch[], events: readonly ProcedureEvent[], asAt: IsoDate): Course[] {
  const courses: Course[] = []
  for (const part of partsBetweenWithdrawals(events)) {
    const wasStopped = courses.length > 0
    const from = wasStopped ? part[0] : startingEvent(start, part)
    if (!from) continue
    const startedOn = wasStopped ? from.happenedOn : startDay(rule, from)
    if (startedOn === null || startedOn > asAt) continue
    const course = courseFrom(rule, startedOn, part.indexOf(from), part, asAt)
    courses.push(course)
    if (course.endedOn !== null) break
  }
  return courses
}

/** The events, cut wherever the complaint came back after a withdrawal; the reopening begins the new part. */
function partsBetweenWithdrawals(events: readonly ProcedureEvent[]): ProcedureEvent[][] {
  const parts: ProcedureEvent[][] = [[]]
  let isWithdrawn = false
  for (const event of events) {
    if (event.type === 'ComplaintReopened' && isWithdrawn) parts.push([])
    if (event.type === 'ComplaintWithdrawn') isWithdrawn = true
    if (event.type === 'ComplaintReopened') isWithdrawn = false
    parts.at(-1)?.push(event)
  }
  return parts
}

/** The first event of the first listed kind that has happened. */
function startingEvent(start: readonly EventMatch[], events: readonly ProcedureEvent[]): ProcedureEvent | undefined {
  for (const match of start) {
    const found = events.find(event => matches(event, match))
    if (found) return found
  }
  return undefined
}

function startDay(rule: ClockRule, from: ProcedureEvent): IsoDate | null {
  if (rule.start.kind === 'field') return dayOf(from, rule.start.field)
  const received = rule.start.kind === 'event' && rule.start.receivedField ? dayOf(from, rule.start.receivedField) : null
  return received ?? from.happenedOn
}

function courseFrom(rule: ClockRule, startedOn: IsoDate, startsAt: number, events: readonly ProcedureEvent[], asAt: IsoDate): Course {
  const since = events.filter(event => event.happenedOn >= startedOn)
  const endedOn = since.find(event => matchesAny(event, rule.doneBy))?.happenedOn ?? null
  return {
    startedOn, endedOn, stoppedOn: endedOn === null ? stoppedOn(rule, events.slice(startsAt + 1)) : null,
    extensions: extensionsOf(rule, since, asAt), pauses: pausesOf(rule, since),
  }
}

function stoppedOn(rule: ClockRule, events: readonly ProcedureEvent[]): IsoDate | null {
  let stopped: IsoDate | null = null
  for (const event of events) {
    if (event.type === 'ComplaintReopened') stopped = null
    else if (matchesAny(event, rule.stoppedBy)) stopped ??= event.happenedOn
  }
  return stopped
}

function extensionsOf(rule: ClockRule, events: readonly ProcedureEvent[], asAt: IsoDate): Extension[] {
  const extended = events.filter(event => event.type === rule.extension?.recordedBy)
  return extended.map(event => {
    const toldOn = dayOf(event, 'toldOn')
    return {
      decidedOn: event.happenedOn, toldOn: toldOn !== null && toldOn <= asAt ? toldOn : null,
      untilWorkingDays: countOf(event, 'untilWorkingDays'), ground: codeOf(event, 'ground'),
    }
  })
}

function pausesOf(rule: ClockRule, events: readonly ProcedureEvent[]): Pause[] {
  const pauses: Pause[] = []
  let open: ProcedureEvent | null = null
  for (const event of events) {
    if (open === null && event.type === rule.pause?.recordedBy) open = event
    if (open !== null && event.type === rule.pause?.endedBy) {
      pauses.push(pauseOf(rule, open, event.happenedOn))
      open = null
    }
  }
  return open === null ? pauses : [...pauses, pauseOf(rule, open, null)]
}

function pauseOf(rule: ClockRule, event: ProcedureEvent, until: IsoDate | null): Pause {
  const reason = codeOf(event, 'reason') ?? ''
  return { from: event.happenedOn, until, reason, isAllowed: rule.pause?.reasons.includes(reason) ?? false }
}
