import { dayNumber, fromDayNumber, weekdayOfNumber, type DayNumber, type IsoDate } from './iso-date.ts'
import { isVouched, type WorkingDayCalendar } from './working-days.ts'

/** Why a day does not count. */
export type NotWorking =
  | Readonly<{ kind: 'saturday' }>
  | Readonly<{ kind: 'sunday' }>
  | Readonly<{ kind: 'bank-holiday'; title: string; confirmed: boolean }>

/** One day of a count: either its number, or why it is left out. */
export type DayExplained = Readonly<{
  on: IsoDate
  /** 1 for Monday to 7 for Sunday. */
  weekday: number
  counted: number | null
  leftOut: NotWorking | null
  /** False where the bank-holiday list says nothing about the day, so that counting it is provisional. */
  vouched: boolean
}>

/**
 * Every day after `from` up to and including `to`, counted or left out; day 0 is `from` and is not in the answer.
 * Where `to` is earlier, every day before `from` back to and including `to`. As long as the period: not for centuries.
 */
export function explainDays(calendar: WorkingDayCalendar, from: IsoDate, to: IsoDate): DayExplained[] {
  const start = dayNumber(from)
  const end = dayNumber(to)
  const step = end < start ? -1 : 1
  const days: DayExplained[] = []
  let counted = 0
  for (let day = start + step; (end - day) * step >= 0; day += step) {
    const leftOut = notWorking(calendar, day)
    if (!leftOut) counted += 1
    days.push({
      on: fromDayNumber(day), weekday: weekdayOfNumber(day),
      counted: leftOut ? null : counted, leftOut, vouched: isVouched(calendar, day, day),
    })
  }
  return days
}

/** Why `day` is not a working day, or null where it is one as far as the list knows. */
function notWorking(calendar: WorkingDayCalendar, day: DayNumber): NotWorking | null {
  const holiday = calendar.bankHolidays.get(day)
  if (weekdayOfNumber(day) === 6) return { kind: 'saturday' }
  if (weekdayOfNumber(day) === 7) return { kind: 'sunday' }
  if (!holiday || !isVouched(calendar, day, day)) return null
  return { kind: 'bank-holiday', title: holiday.title, confirmed: holiday.confirmed }
}
