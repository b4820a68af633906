import type { BankHolidayList } from '../calendar/bank-holiday-list.ts'
import { workingDayCalendar, type WorkingDayCalendar } from '../calendar/working-days.ts'
import type { AuthoritySettings } from './settings.ts'

/** Calendars by what their list says. Two servers, and two authorities, with the same list may share one. */
const made = new Map<string, WorkingDayCalendar>()
const AT_MOST = 32

/**
 * The working-day calendar that an authority counts with: the list of bank holidays it loaded last, or else `brought`,
 * which Heard brings. Everything that counts an authority's days asks here. Decision: 0034.
 */
export function calendarOf({ bankHolidays }: Pick<AuthoritySettings, 'bankHolidays'>, brought: WorkingDayCalendar): WorkingDayCalendar {
  if (bankHolidays === null) return brought
  const key = keyOf(bankHolidays)
  const known = made.get(key)
  if (known) return known
  const calendar = workingDayCalendar(bankHolidays)
  if (made.size >= AT_MOST) made.clear()
  made.set(key, calendar)
  return calendar
}

/** What a list says, whatever its id: an id alone might be another authority's for other days. */
function keyOf({ id, vouchedFrom, vouchedUntil, days }: BankHolidayList): string {
  return [id, vouchedFrom, vouchedUntil, ...days.map(({ on, title }) => `${on} ${title}`)].join('|')
}
