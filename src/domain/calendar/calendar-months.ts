import { dayNumberOf, fromDayNumber, type IsoDate } from './iso-date.ts'

/**
 * The day on which a period of `calendarMonths` after `day` ends: the same day of the month, or the month's last day
 * where it has no such day (six months from 31 August end on 28 or 29 February). A year is 12 months. Negative counts back.
 *
 * Decision: 0003 (the corresponding-date rule).
 */
export function addCalendarMonths(day: IsoDate, calendarMonths: number): IsoDate {
  const monthsSinceYearNought = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + calendarMonths
  const firstOfMonth = firstDayNumber(monthsSinceYearNought)
  const lastOfMonth = firstDayNumber(monthsSinceYearNought + 1) - 1
  return fromDayNumber(Math.min(firstOfMonth + Number(day.slice(8)) - 1, lastOfMonth))
}

function firstDayNumber(monthsSinceYearNought: number): number {
  return dayNumberOf(Math.floor(monthsSinceYearNought / 12), (((monthsSinceYearNought % 12) + 12) % 12) + 1, 1)
}
