/**
 * A counter of days written apart from Heard, to hold Heard to: it walks one day at a time, knows dates as text and the
 * platform's UTC dates alone, and has its own table of days off. It shares nothing with `src/`.
 */

/** Weekdays that are no working days in England and Wales, 2006 to 2027, as published (before 2012: from the statutory pattern). */
const DAYS_OFF = new Set(`
2006: 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
2007: 01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26
2008: 01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26
2009: 01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28
2010: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
2011: 01-03 04-22 04-25 05-02 05-30 08-29 12-27 12-26 04-29
2012: 01-02 04-06 04-09 05-07 06-04 08-27 12-25 12-26 06-05
2013: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
2014: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
2015: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
2016: 01-01 03-25 03-28 05-02 05-30 08-29 12-27 12-26
2017: 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
2018: 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
2019: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
2020: 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
2022: 01-03 04-15 04-18 05-02 06-02 08-29 12-27 12-26 06-03 09-19
2023: 01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26 05-08
2024: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
2025: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
2026: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
2027: 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
`.trim().split('\n').flatMap((line) => {
  const [year = '', days = ''] = line.split(': ')
  return days.split(' ').map((day) => `${year}-${day}`)
}))

const NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

function moved(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function isWorkingDay(day: string): boolean {
  return weekday(day) !== 0 && weekday(day) !== 6 && !DAYS_OFF.has(day)
}

/** "Mon 16 Dec 2019": the weekday evident. */
export function written(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${NAMES[weekday(day)]} ${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
}

/**
 * How a deadline is to be worked out: so many working days after a day (days of a pause left out), or before one, so many
 * months or calendar days after one, or a day that was stated.
 */
export type Sum = Readonly<
  | { count: 'working days after'; from: string; days: number; paused?: readonly [from: string, until: string] }
  | { count: 'working days before'; from: string; days: number }
  | { count: 'months after'; from: string; months: number }
  | { count: 'calendar days after'; from: string; days: number }
  | { count: 'stated'; on: string }
>

/** The last day. */
export function lastDay(sum: Sum): string {
  switch (sum.count) {
    case 'stated': return sum.on
    case 'calendar days after': return moved(sum.from, sum.days)
    case 'months after': return monthsAfter(sum.from, sum.months)
    case 'working days before': return counted(sum.from, sum.days, -1, () => false)
    case 'working days after': {
      const [from, until] = sum.paused ?? ['9999', '9999']
      return counted(sum.from, sum.days, 1, (day) => day > from && day <= until)
    }
  }
}

function counted(from: string, days: number, step: 1 | -1, isLeftOut: (day: string) => boolean): string {
  let day = from
  for (let left = days; left > 0;) {
    day = moved(day, step)
    if (isWorkingDay(day) && !isLeftOut(day)) left -= 1
  }
  return day
}

/** The day of the same number in the month, or the last of a month that has no such day. */
function monthsAfter(from: string, months: number): string {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
