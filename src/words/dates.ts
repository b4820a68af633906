import { weekday, type IsoDate } from '../domain/calendar/iso-date.ts'

export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** "2 March 2026". */
export function shortDate(day: IsoDate): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

/** "2 Mar 2026": for tables, where a line is short. */
export function tableDate(day: IsoDate): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]?.slice(0, 3)} ${day.slice(0, 4)}`
}

/** "Monday". */
export function weekdayName(day: IsoDate): string {
  return WEEKDAYS[weekday(day) - 1] ?? ''
}

/** "Monday 2 March 2026". */
export function longDate(day: IsoDate): string {
  return `${weekdayName(day)} ${shortDate(day)}`
}

/** "1 working day", "10 working days". */
export function workingDays(count: number): string {
  return count === 1 ? '1 working day' : `${count} working days`
}

/** Working days from today to a due date, in words: "3 working days left", "due today", "1 working day late". */
export function leftOrLate(workingDaysUntilDue: number): string {
  if (workingDaysUntilDue === 0) return 'due today'
  return workingDaysUntilDue > 0 ? `${workingDays(workingDaysUntilDue)} left` : `${workingDays(-workingDaysUntilDue)} late`
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})

/** An instant as a clock in London shows it: "2 March 2026, 14:05". */
export function londonTime(instant: string): string {
  return LONDON.format(new Date(instant)).replace(' at ', ', ')
}

/** "April", for 4. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? String(month)
}
