import { addDays, dayNumber, isoDate, parseIsoDate, type IsoDate } from '../../calendar/iso-date.ts'
import { reportingYearOf, yearsUpTo } from '../reporting-year.ts'

/** A reporting year from its first day to the day asked about, or to the same day of an earlier year. Both are in it. */
export type SameDays = Readonly<{ label: string; from: IsoDate; to: IsoDate; days: number }>

/**
 * The year so far, and the same days of the years before, the newest first. The same day as 29 February is 28 February
 * where a year has none: such years are a day shorter, which a comparison takes into account.
 */
export function sameDaysOfYears(day: IsoDate, startsInMonth: number, years: number): readonly SameDays[] {
  return yearsUpTo(reportingYearOf(day, startsInMonth), years).toReversed().map(({ label, from }, back) => {
    const to = back === 0 ? day : yearsBefore(day, back)
    return { label, from, to, days: dayNumber(to) - dayNumber(from) + 1 }
  })
}

function yearsBefore(day: IsoDate, years: number): IsoDate {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0')
  return parseIsoDate(`${year}${day.slice(4)}`) ?? isoDate(`${year}-02-28`)
}

/** A calendar month: "2026-04". Sorts with `<`. */
export type Month = string & { readonly __brand: 'Month' }

export function monthOf(day: IsoDate): Month {
  return day.slice(0, 7) as Month
}

/** `count` months in order, of which that of `day` is the last. */
export function monthsUpTo(day: IsoDate, count: number): readonly Month[] {
  const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, at) => {
    const number = last - count + 1 + at
    return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}` as Month
  })
}

/** Every month that has a day from `from` to `to`. */
export function monthsFromTo(from: IsoDate, to: IsoDate): readonly Month[] {
  const number = (day: IsoDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return monthsUpTo(to, Math.max(0, number(to) - number(from) + 1))
}

/** The first and the last day of a month. */
export function daysOfMonth(month: Month): Readonly<{ from: IsoDate; to: IsoDate }> {
  const from = isoDate(`${month}-01`)
  const inNext = addDays(from, 31)
  return { from, to: addDays(isoDate(`${inNext.slice(0, 7)}-01`), -1) }
}
