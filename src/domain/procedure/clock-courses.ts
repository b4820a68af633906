import type { IsoDate } from '../calendar/iso-date.ts'
import type { Course, Extension, Pause } from '../timescales/course.ts'
import { codeOf, countOf, dayOf, matches, matchesAny } from './event-reading.ts'
import type { ClockRule, EventMatch, ProcedureEvent } from './procedure.ts'

/**
 * The courses of one clock: usually none or one, and one more each time that the complaint was withdrawn while the
 * authority's clock ran and came back. The last is the one that counts; earlier ones are kept for what was breached in
 * them.
 *
 * Coming back after a withdrawal is made anew: day 0 is the day of reopening. Reopening what the authority itself
 * closed gives it no days back: the clock runs as if it had not been closed. A complainant's time runs on through both.
 *
 * Reading: docs/timescales.md, "Withdrawn, closed and reopened".
 */
export function clockCourses(rule: ClockRule, start: readonly EventMatch[], events: readonly ProcedureEvent[], asAt: IsoDate): Course[] {
  const courses: Course[] = []
  for (const part of rule.whose === 'complainant' ? [events] : partsBetweenWithdrawals(events)) {
    const isAnew = courses.length > 0
    const from = isAnew ? part[0] : startingEvent(rule, start, part)
    if (!from) continue
    const startedOn = isAnew ? from.happenedOn : startDay(rule, from)
    if (startedOn === null || startedOn > asAt) continue
    const since = part.filter(event => event.happenedOn >= startedOn)
    const done = since.find(event => matchesAny(event, rule.doneBy))
    const stop = done ? null : stoppingEvent(rule, part.slice(part.indexOf(from) + 1))
    courses.push({
      startedOn, endedOn: done?.happenedOn ?? null, stoppedOn: stop?.happenedOn ?? null,
      extensions: extensionsOf(rule, since, asAt), pauses: pausesOf(rule, since),
    })
    if (done || (stop && !ENDS_THE_COMPLAINT.has(stop.type))) break
  }
  return courses
}

/** What stops waiting for the whole complaint, and is undone by reopening it. Any other stop is for good. */
const ENDS_THE_COMPLAINT: ReadonlySet<string> = new Set(['ComplaintWithdrawn', 'ComplaintClosed', 'SufficientInterestDecided'])

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

/**
 * The first event of the first listed kind that has happened. One that came after the thing was done starts nothing
 * for the authority; the complainant's time may begin after an earlier use of it.
 */
function startingEvent(rule: ClockRule, start: readonly EventMatch[], events: readonly ProcedureEvent[]): ProcedureEvent | undefined {
  const doneOn = rule.whose === 'complainant' ? undefined : events.find(event => matchesAny(event, rule.doneBy))?.happenedOn
  for (const match of start) {
    const found = events.find(event => matches(event, match))
    if (found && (doneOn === undefined || found.happenedOn <= doneOn)) return found
  }
  return undefined
}

function startDay(rule: ClockRule, from: ProcedureEvent): IsoDate | null {
  if (rule.start.kind === 'field') return dayOf(from, rule.start.field)
  const received = rule.start.kind === 'event' && rule.start.receivedField ? dayOf(from, rule.start.receivedField) : null
  return received ?? from.happenedOn
}

function stoppingEvent(rule: ClockRule, events: readonly ProcedureEvent[]): ProcedureEvent | null {
  let stop: ProcedureEvent | null = null
  for (const event of events) {
    if (event.type === 'ComplaintReopened' && stop && ENDS_THE_COMPLAINT.has(stop.type)) stop = null
    else if (matchesAny(event, rule.stoppedBy)) stop ??= event
  }
  return stop
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
