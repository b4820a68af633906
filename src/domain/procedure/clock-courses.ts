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
  if (rule.start.kind === 'latest') return latestCourse(rule, start, rule.start.stating, events)
  const refused = refusedBefore(rule, start, events)
  if (refused >= 0) return [...clockCourses(rule, start, events.slice(0, refused + 1), asAt), ...clockCourses(rule, start, events.slice(refused + 1), asAt)]
  const courses: Course[] = []
  for (const part of beginsAnew(rule) ? partsBetweenWithdrawals(events) : [events]) {
    const isAnew = courses.length > 0
    const from = isAnew ? part[0] : startingEvent(rule, start, part)
    if (!from) continue
    const startedOn = isAnew ? from.happenedOn : startDay(rule, from)
    if (startedOn === null || startedOn > asAt) continue
    const stated = statedDay(rule, from, part)
    if (rule.limit.kind === 'stated-day' && stated.statedOn === undefined) continue
    const since = part.filter(event => event.happenedOn >= startedOn)
    const done = since.find(event => matchesAny(event, rule.doneBy))
    const stop = done ? null : stoppingEvent(rule, part.slice(part.indexOf(from) + 1))
    courses.push({
      startedOn, endedOn: done?.happenedOn ?? null, stoppedOn: stop?.happenedOn ?? null,
      extensions: extensionsOf(rule, since, asAt), pauses: pausesOf(rule, since), ...stated,
    })
    if (done || (stop && !ENDS_THE_COMPLAINT.has(stop.type))) break
  }
  return courses
}

/** Where a panel was refused and then asked for again: it is owed anew, from the later request. Below 0 where it was not. Decision: 0041. */
function refusedBefore(rule: ClockRule, start: readonly EventMatch[], events: readonly ProcedureEvent[]): number {
  if (!events.some(event => event.type === 'ReviewPanelRefused')) return -1
  const again = events.findLastIndex(event => matchesAny(event, start))
  return events.slice(0, Math.max(0, again)).findLastIndex(event => event.type === 'ReviewPanelRefused' && matchesAny(event, rule.stoppedBy))
}

/** A clock of the authority that a withdrawal stops is made anew when the complaint comes back. */
function beginsAnew(rule: ClockRule): boolean {
  return rule.whose === 'authority' && rule.stoppedBy.includes('ComplaintWithdrawn')
}

/** The course since the last event that states a day: a promise or a review that each new one takes the place of. */
function latestCourse(rule: ClockRule, start: readonly EventMatch[], stating: string, events: readonly ProcedureEvent[]): Course[] {
  const index = events.findLastIndex(event => matchesAny(event, start) && dayOf(event, stating) !== null)
  const from = events[index]
  if (!from) return []
  const later = events.slice(index + 1)
  const done = later.find(event => matchesAny(event, rule.doneBy))
  const stop = done ? null : stoppingEvent(rule, later)
  return [{
    startedOn: from.happenedOn, endedOn: done?.happenedOn ?? null, stoppedOn: stop?.happenedOn ?? null, extensions: [], pauses: [],
    ...statedDay(rule, from, later),
  }]
}

/** The day that a `stated-day` limit was given, as it was stated last. */
function statedDay({ limit, restatedBy = [] }: ClockRule, from: ProcedureEvent, since: readonly ProcedureEvent[]): Pick<Course, 'statedOn'> {
  if (limit.kind !== 'stated-day') return {}
  const stated = since.filter(event => restatedBy.includes(event.type)).map(event => dayOf(event, limit.field)).findLast(day => day !== null)
  const day = stated ?? dayOf(from, limit.field)
  return day === null ? {} : { statedOn: day }
}

/** What stops waiting for the whole complaint, and is undone by reopening it. Any other stop is for good. */
const ENDS_THE_COMPLAINT: ReadonlySet<string> = new Set([
  'ComplaintWithdrawn', 'ComplaintClosed', 'SufficientInterestDecided', 'ConsiderationDeclined',
])

/** What takes up again a complaint that was closed, withdrawn or declined. */
export const TAKES_UP: ReadonlySet<string> = new Set(['ComplaintReopened', 'ComplaintResubmitted'])
/** To decline the whole because of proceedings stops everything; to decline some points stops nothing. */
const DECLINED: EventMatch = { type: 'ConsiderationDeclined', where: ['scope', 'whole'] }

/** The events, cut wherever the complaint came back after a withdrawal or after proceedings; what took it up begins the new part. */
function partsBetweenWithdrawals(events: readonly ProcedureEvent[]): ProcedureEvent[][] {
  const parts: ProcedureEvent[][] = [[]]
  let isWithdrawn = false
  for (const event of events) {
    const comesBack = TAKES_UP.has(event.type)
    if (comesBack && isWithdrawn) parts.push([])
    if (event.type === 'ComplaintWithdrawn' || matches(event, DECLINED)) isWithdrawn = true
    if (comesBack) isWithdrawn = false
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

/** What ended the waiting before it was done, unless the complaint was taken up again after that. */
export function stoppingEvent(rule: ClockRule, events: readonly ProcedureEvent[]): ProcedureEvent | null {
  let stop: ProcedureEvent | null = null
  for (const event of events) {
    if (TAKES_UP.has(event.type) && stop && ENDS_THE_COMPLAINT.has(stop.type)) stop = null
    else if (matchesAny(event, rule.stoppedBy)) stop ??= event
  }
  return stop
}

/** The extensions that were recorded of a clock, as far as they were told by then. */
export function extensionsOf(rule: ClockRule, events: readonly ProcedureEvent[], asAt: IsoDate): Extension[] {
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
