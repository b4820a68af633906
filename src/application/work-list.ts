import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays, workingDaysBetween, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { clocksHiddenFrom, may, visibilityOf } from './permissions.ts'
import type { Actor, DueGroup, Services, WorkList, WorkListQuery, WorkListRow } from './ports.ts'

/** Due soon is what falls due within this many working days. */
export const SOON_WORKING_DAYS = 5

/** What a person chooses on the work list; whose eyes and which day are not theirs to choose. */
export type WorkListFilters = Omit<WorkListQuery, 'visibility' | 'today' | 'soonUntil'>

/** `workingDaysLeft` counts from today to the due date: 0 is due today, less is late. Null where nothing is due, or it is paused. */
export type DatedRow = WorkListRow & Readonly<{ workingDaysLeft: number | null }>

/** `others`: how many dates there are besides complaints, in each group; null for those who may not view them. */
export type DatedWorkList = Omit<WorkList, 'rows'> & Readonly<{ rows: readonly DatedRow[]; others: Readonly<Record<DueGroup, number>> | null }>

/** The work list of this actor, with the working days left or late. Empty for those who may see no complaints. */
export async function workList(services: Services, actor: Actor, filters: WorkListFilters): Promise<DatedWorkList> {
  if (!may(actor, 'view-work-list')) return { rows: [], total: 0, counts: { overdue: 0, 'due-today': 0, 'due-soon': 0, open: 0 }, others: null }
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const calendar = await authorityCalendar(services, reads)
    const soonUntil = addWorkingDays(calendar, today, SOON_WORKING_DAYS).on
    const list = await reads.workList({ ...filters, visibility: visibilityOf(actor), today, soonUntil })
    const others = may(actor, 'view-entry') ? await reads.entryDueCounts({ today, soonUntil, hidden: clocksHiddenFrom(actor) }) : null
    return { ...list, others, rows: list.rows.map((row) => ({ ...row, workingDaysLeft: workingDaysLeft(calendar, today, row) })) }
  })
}

function workingDaysLeft(calendar: WorkingDayCalendar, today: IsoDate, { dueOn, pausedOn }: WorkListRow): number | null {
  if (dueOn === null || pausedOn !== null) return null
  return dueOn < today ? -workingDaysBetween(calendar, dueOn, today) : workingDaysBetween(calendar, today, dueOn)
}
