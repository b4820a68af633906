import { calendarOf } from '../domain/authority/calendar-of.ts'
import type { ChaseRung } from '../domain/authority/settings.ts'
import { addDays, weekday, type IsoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays, workingDaysBetween, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { FIRST_ANSWER_CLOCKS } from '../domain/procedure/procedures.ts'
import { may, visibilityOf } from './permissions.ts'
import type { Actor, AwaitedAnswer, DueDate, Services } from './ports.ts'

const PROMISED_CONTACT = 'promised-contact'
/** The most promised contacts that a list shows. */
const MOST_CONTACTS = 200

/** An answer that is to be chased: its clock has come to a rung of the ladder that was not chased yet. */
export type ToChase = AwaitedAnswer & Readonly<{
  /** The working day of the clock on the day of the list; pauses are not counted. */
  workingDay: number
  /** The rung that is due, counted from 1: the highest that its clock has come to. */
  rung: number
  whom: ChaseRung['whom']
  workingDaysLeft: number
}>

/** The list for one person: whoever answers (`ownerId`; null for nobody's), or whoever the ladder names after them. */
export type ChaseListOf = Readonly<{ whom: ChaseRung['whom']; ownerId: string | null; ownerName: string | null; chases: readonly ToChase[] }>

export type ChaseList = Readonly<{
  on: IsoDate
  lists: readonly ChaseListOf[]
  total: number
  /** Contacts that complainants were promised for that day or earlier. */
  contacts: Readonly<{ dates: readonly DueDate[]; total: number }>
}>

/** The next Monday after a day: lists are sent on it. */
export function nextMonday(today: IsoDate): IsoDate {
  return addDays(today, 8 - weekday(today))
}

/** What is to be chased on a day, by whom it is to be chased, with the contacts promised up to it. Null for those who may not see it. */
export async function chaseList(services: Services, actor: Actor, on: IsoDate): Promise<ChaseList | null> {
  if (!may(actor, 'view-chase-list')) return null
  const visibility = visibilityOf(actor)
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const calendar = calendarOf(settings, services.calendar)
    const first = Math.min(...settings.chaseLadder.map(({ workingDay }) => workingDay))
    const awaited = settings.chaseLadder.length === 0 ? [] : await reads.awaitedAnswers({
      visibility, clocks: [...FIRST_ANSWER_CLOCKS], startedBefore: addWorkingDays(calendar, addDays(on, 1), -first).on,
    })
    const chases = awaited.flatMap((answer) => toChase(answer, settings.chaseLadder, on, calendar) ?? [])
    const contacts = await reads.dueDates({ visibility, paused: false, clock: PROMISED_CONTACT, to: on, limit: MOST_CONTACTS })
    return { on, lists: byWhom(chases), total: chases.length, contacts }
  })
}

/** The chase that is due on a day; null where the ladder asks for none. Pure. */
export function toChase(answer: AwaitedAnswer, ladder: readonly ChaseRung[], on: IsoDate, calendar: WorkingDayCalendar): ToChase | null {
  const workingDaysLeft = answer.dueOn < on ? -workingDaysBetween(calendar, answer.dueOn, on) : workingDaysBetween(calendar, on, answer.dueOn)
  const workingDay = answer.limitWorkingDays === null ? workingDaysBetween(calendar, answer.startedOn, on) : answer.limitWorkingDays - workingDaysLeft
  const rung = ladder.findLastIndex((one) => one.workingDay <= workingDay) + 1
  const reached = ladder[rung - 1]
  return reached === undefined || rung <= answer.chasedRung ? null : { ...answer, workingDay, rung, whom: reached.whom, workingDaysLeft }
}

function byWhom(chases: readonly ToChase[]): readonly ChaseListOf[] {
  const lists = new Map<string, ToChase[]>()
  for (const chase of chases) {
    const key = listKey(chase.whom, chase.ownerId)
    lists.set(key, [...lists.get(key) ?? [], chase])
  }
  return [...lists.values()].flatMap((of) => {
    const [chase] = of
    if (!chase) return []
    const own = chase.whom === 'responder'
    return [{ whom: chase.whom, ownerId: own ? chase.ownerId : null, ownerName: own ? chase.ownerName : null, chases: of }]
  })
}

/** What tells one list from another in an address. */
export function listKey(whom: ChaseRung['whom'], ownerId: string | null): string {
  return whom === 'responder' ? ownerId ?? 'nobody' : whom
}
