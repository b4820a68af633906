import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays } from '../domain/calendar/working-days.ts'
import { authorityCalendar } from './authority-calendar.ts'
import { workingDaysLeft } from './diary.ts'
import { clocksHiddenFrom, may } from './permissions.ts'
import type { EntryDate, EntryDatesQuery } from './entry-ports.ts'
import type { Actor, DueGroup, Reads, Services } from './ports.ts'
import { SOON_WORKING_DAYS } from './work-list.ts'

const PAGE = 50
/** The end of time: everything that is still to be done. */
const EVER = '9999-12-31' as IsoDate

export type OtherDatesAsked = Readonly<{ group: DueGroup; owner?: string; clock?: string; page: number }>

/** What falls due in what is no complaint: a page of one group, and how many there are in each. */
export type OtherDates = Readonly<{
  dates: readonly (EntryDate & Readonly<{ workingDaysLeft: number }>)[]
  /** Of this group, under the filters. */
  total: number
  /** Without the filters. */
  counts: Readonly<Record<DueGroup, number>>
  people: readonly Readonly<{ userId: string; name: string }>[]
}>

/** Null for those who may not view entries. */
export async function otherDates(services: Services, actor: Actor, { group, page, owner, clock }: OtherDatesAsked): Promise<OtherDates | null> {
  if (!may(actor, 'view-entry')) return null
  const today = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const calendar = await authorityCalendar(services, reads)
    const soonUntil = addWorkingDays(calendar, today, SOON_WORKING_DAYS).on
    const hidden = clocksHiddenFrom(actor)
    const asked = { ...daysOf(group, today, soonUntil), limit: PAGE, hidden, ...(owner !== undefined && { owner }), ...(clock !== undefined && { clock }) }
    const offset = (Math.max(1, page) - 1) * PAGE
    const { dates, total } = await reads.entryDates({ ...asked, offset })
    return {
      dates: dates.map((date) => ({ ...date, workingDaysLeft: workingDaysLeft(date.dueOn, today, calendar) })),
      // A page behind the last has no rows to say how many there are.
      total: dates.length === 0 && offset > 0 ? (await reads.entryDates({ ...asked, limit: 1 })).total : total,
      counts: await reads.entryDueCounts({ today, soonUntil, hidden }), people: await peopleOf(reads),
    }
  })
}

function daysOf(group: DueGroup, today: IsoDate, soonUntil: IsoDate): Pick<EntryDatesQuery, 'from' | 'to'> {
  switch (group) {
    case 'overdue': return { to: addDays(today, -1) }
    case 'due-today': return { from: today, to: today }
    case 'due-soon': return { from: addDays(today, 1), to: soonUntil }
    case 'open': return { to: EVER }
  }
}

async function peopleOf(reads: Reads): Promise<OtherDates['people']> {
  return (await reads.users()).filter(({ isActive }) => isActive).map(({ userId, name }) => ({ userId, name }))
}
