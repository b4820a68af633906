import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import { addDays, dayNumber, type IsoDate } from '../../calendar/iso-date.ts'
import { isWorkingDay, type WorkingDayCalendar } from '../../calendar/working-days.ts'
import type { Citation } from '../../timescales/limit.ts'
import type { EntryClocks } from '../entry-clocks.ts'
import { foldRightsFrom, type RightsRequest } from './request.ts'

/** How long an answer may take. None of these texts could be read here: each is taken from general knowledge. */
export const RIGHTS_LIMITS = {
  /** From the day of receipt, to the same day of the next month. */
  answer: { calendarMonths: 1, strength: 'law', law: 'UK GDPR art. 12(3)', guidance: null, confirmed: false },
  /** In all, where the request is complex or there are many, and the person was told within the first month. */
  extended: { calendarMonths: 3, strength: 'law', law: 'UK GDPR art. 12(3)', guidance: null, confirmed: false },
  /** Where it had to be asked who they are, or whether they may act, the month begins when that is known. */
  identity: { strength: 'law', law: 'UK GDPR arts 12(6) and 12A', guidance: null, confirmed: false },
  /** The days in which an answer to a question about the request was awaited are not counted; for access alone. */
  clarification: { strength: 'law', law: 'UK GDPR art. 12A (Data (Use and Access) Act 2025)', guidance: null, confirmed: false },
  /** A month that ends on a day on which nobody works ends on the next working day. */
  weekend: { strength: 'guidance', law: null, guidance: 'ICO, A guide to subject access: time limits', confirmed: false },
} as const satisfies Readonly<Record<string, Citation & Readonly<{ calendarMonths?: number }>>>

/**
 * The days of one request. `startedOn` is day 0. `firstDueOn` is the end of the first month: who is not told of an extension by
 * then was told late. `isStopped`: what was asked is not answered, and the date waits for it.
 */
export type RightsDates = Readonly<{ startedOn: IsoDate; firstDueOn: IsoDate; dueOn: IsoDate; daysStopped: number; isStopped: boolean }>

export function rightsDates(so: RightsRequest, calendar: WorkingDayCalendar): RightsDates {
  const { received: { happenedOn }, identityAskedOn, identityConfirmedOn, extendedOn } = so
  const startedOn = identityAskedOn !== null && identityConfirmedOn !== null && identityConfirmedOn > happenedOn ? identityConfirmedOn : happenedOn
  const counted = so.right === 'access' ? so.clarifications : []
  const daysStopped = counted.reduce((days, { from, until }) => days + daysWithin(from, until, startedOn), 0)
  const after = (months: number) => nextWorkingDay(addDays(addCalendarMonths(startedOn, months), daysStopped), calendar)
  const firstDueOn = after(RIGHTS_LIMITS.answer.calendarMonths)
  return {
    startedOn, firstDueOn, dueOn: extendedOn === null ? firstDueOn : after(RIGHTS_LIMITS.extended.calendarMonths), daysStopped,
    isStopped: counted.some(({ until }) => until === null),
  }
}

function daysWithin(from: IsoDate, until: IsoDate | null, startedOn: IsoDate): number {
  if (until === null) return 0
  const first = from < startedOn ? startedOn : from
  return Math.max(0, dayNumber(until) - dayNumber(first))
}

function nextWorkingDay(day: IsoDate, calendar: WorkingDayCalendar): IsoDate {
  let on = day
  while (!isWorkingDay(calendar, on)) on = addDays(on, 1)
  return on
}

/** The day by which a request is to be answered. */
export const rightsClocks: EntryClocks = (inOrder, { calendar }) => {
  const so = foldRightsFrom(inOrder)
  if (!so) return []
  const { startedOn, dueOn } = rightsDates(so, calendar)
  return [{ clockId: 'rights-answer', item: null, ownerId: so.handlerId, teams: [], startedOn, dueOn, endedOn: so.endedOn }]
}
