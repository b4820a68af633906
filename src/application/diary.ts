import { calendarOf } from '../domain/authority/calendar-of.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import { addDays, dayNumber, weekday, type IsoDate } from '../domain/calendar/iso-date.ts'
import { isWorkingDay, workingDaysBetween, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { clocksHiddenFrom, may, visibilityOf } from './permissions.ts'
import type { EntryDate, EntryDates } from './entry-ports.ts'
import type { Actor, DueDate, DueDates, Reads, Services } from './ports.ts'

/** The longest that a diary reaches in one piece, in days. */
export const LONGEST_DIARY_DAYS = 92
/** What one page holds: more than that nobody reads or prints. The numbers are always those of everything. */
const MOST_OVERDUE = 200
const MOST_AHEAD = 1000

/** Which days, both included, and whose: a user's id, `nobody`, or everybody's where it is left out. */
export type DiaryAsked = Readonly<{ from: IsoDate; to: IsoDate; owner?: string }>

/** A day of a complaint, or of something that is none. `workingDaysLeft` counts from today: 0 is due today, less is late. */
export type DiaryDate = (DueDate | EntryDate) & Readonly<{ workingDaysLeft: number }>

/** A day of the diary. `leftOut` says why nothing is counted on it: a weekend, or the name of the bank holiday. */
export type DiaryDay = Readonly<{ on: IsoDate; leftOut: 'saturday' | 'sunday' | Readonly<{ bankHoliday: string }> | null; dates: readonly DiaryDate[] }>

export type Diary = Readonly<{
  from: IsoDate
  to: IsoDate
  /** What has gone by undone; empty where the days asked for begin after today. */
  overdue: Readonly<{ dates: readonly DiaryDate[]; total: number }>
  /** Every day from `from` (today at the earliest) to `to`. */
  days: readonly DiaryDay[]
  /** What falls due on those days; `days` hold fewer where that is too many for a page. */
  total: number
  /** What is due on no day until a pause ends. */
  paused: DueDates
  settings: AuthoritySettings
  /** Whose dates may be asked for. */
  people: readonly Readonly<{ userId: string; name: string }>[]
}>

/** Today, and up to the Sunday of the next week. */
export function usualDays(today: IsoDate): Readonly<{ from: IsoDate; to: IsoDate }> {
  return { from: today, to: addDays(today, 14 - weekday(today)) }
}

/** The days asked for as they are shown: no longer than a diary reaches, and none before it begins. */
export function daysShown({ from, to }: Readonly<{ from: IsoDate; to: IsoDate }>): Readonly<{ from: IsoDate; to: IsoDate }> {
  const last = addDays(from, LONGEST_DIARY_DAYS - 1)
  return { from, to: to < from ? from : to > last ? last : to }
}

/** The dates of the complaints that this actor may see, and of everything else for those who may view it. Null for those who may see none. */
export async function diary(services: Services, actor: Actor, asked: DiaryAsked): Promise<Diary | null> {
  if (!may(actor, 'view-diary')) return null
  const today = services.clock.today()
  const { from, to } = daysShown(asked)
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const calendar = calendarOf(settings, services.calendar)
    const query = { visibility: visibilityOf(actor), paused: false, to, ...(asked.owner !== undefined && { owner: asked.owner }) }
    const entries = (asked: Readonly<{ from?: IsoDate; to: IsoDate; limit: number }>) => (may(actor, 'view-entry') ? reads.entryDates({ ...query, ...asked, hidden: clocksHiddenFrom(actor) }) : NONE)
    const gone = { to: addDays(today, -1), limit: MOST_OVERDUE }
    const overdue = from > today ? NONE : together(await reads.dueDates({ ...query, ...gone }), await entries(gone))
    const firstAhead = from < today ? today : from
    const coming = { from: firstAhead, to, limit: MOST_AHEAD }
    const ahead = to < firstAhead ? NONE : together(await reads.dueDates({ ...query, ...coming }), await entries(coming))
    const paused = await reads.dueDates({ ...query, paused: true, limit: MOST_OVERDUE })
    const dated = (date: DueDate | EntryDate): DiaryDate => ({ ...date, workingDaysLeft: workingDaysLeft(date.dueOn, today, calendar) })
    return {
      from, to, settings, overdue: { ...overdue, dates: overdue.dates.map(dated) }, total: ahead.total, paused,
      days: daysBetween(firstAhead, to).map((on) => ({ on, leftOut: leftOutOf(on, calendar), dates: ahead.dates.filter(({ dueOn }) => dueOn === on).map(dated) })),
      people: await peopleWithDates(reads),
    }
  })
}

const NONE = { dates: [], total: 0 } as const

/** The dates of both in one order: by day, and by reference within a day. */
function together(complaints: DueDates, entries: EntryDates): Readonly<{ dates: readonly (DueDate | EntryDate)[]; total: number }> {
  const dates = [...complaints.dates, ...entries.dates].sort((one, other) => compare(one.dueOn, other.dueOn) || compare(one.reference, other.reference))
  return { dates, total: complaints.total + entries.total }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

async function peopleWithDates(reads: Reads): Promise<Diary['people']> {
  const users = await reads.users()
  return users.filter((user) => user.isActive && may(user, 'view-diary')).map(({ userId, name }) => ({ userId, name }))
}

/** Late is late by one at least: a promise may fall on a Saturday, and on the Sunday it has gone by. */
export function workingDaysLeft(dueOn: IsoDate, today: IsoDate, calendar: WorkingDayCalendar): number {
  if (dueOn < today) return Math.min(-1, -workingDaysBetween(calendar, dueOn, today))
  return dueOn === today ? 0 : Math.max(1, workingDaysBetween(calendar, today, dueOn))
}

function daysBetween(from: IsoDate, to: IsoDate): readonly IsoDate[] {
  return Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, index) => addDays(from, index))
}

function leftOutOf(on: IsoDate, calendar: WorkingDayCalendar): DiaryDay['leftOut'] {
  if (isWorkingDay(calendar, on)) return null
  const holiday = calendar.bankHolidays.get(dayNumber(on))
  return holiday ? { bankHoliday: holiday.title } : weekday(on) === 6 ? 'saturday' : 'sunday'
}
