import { londonDay, londonMinute } from '../calendar/london.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import { isWorkingDay } from '../calendar/working-days.ts'

/** Somebody is reminded by mail between these hours of a working day, by the clock of London: never in the evening, at night, at the weekend or on a bank holiday. */
const REMINDERS_FROM_MINUTE = 8 * 60
const REMINDERS_UNTIL_MINUTE = 18 * 60

/** Whether reminders may leave at an instant (UTC): it is a working day of the authority, and eight o'clock or later but not yet six in the evening. */
export function isReminderTime(calendar: WorkingDayCalendar, now: string): boolean {
  const minute = londonMinute(now)
  return minute >= REMINDERS_FROM_MINUTE && minute < REMINDERS_UNTIL_MINUTE && isWorkingDay(calendar, londonDay(now))
}
