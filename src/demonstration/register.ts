import { COLUMNS } from '../application/import/columns.ts'
import { registerOf, type RegisterFile } from '../application/import/register-file.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import { FOUNDING_YEARS } from './founding-years-data.ts'
import { asOfToday, lastMonthsCaseload, recentYears } from './recent-years.ts'
import { demonstrationSettings } from './settings.ts'
import { yearRows } from './year-rows.ts'

/** The old register of the demonstration: the founding report's four years, and the years about today. The same each time. */
function demonstrationRows(today: IsoDate, calendar: WorkingDayCalendar): readonly DemonstrationRow[] {
  const settings = demonstrationSettings()
  const founding = FOUNDING_YEARS.flatMap((plan) => yearRows(plan, settings, calendar))
  const recent = recentYears(today).flatMap((plan) => yearRows(plan, settings, calendar))
  return [...founding, ...asOfToday([...recent, ...lastMonthsCaseload(today)], today)]
}

/** The rows as a file that an import can read: the columns of the template. */
export function demonstrationRegister(today: IsoDate, calendar: WorkingDayCalendar): RegisterFile {
  const rows = demonstrationRows(today, calendar).map((row) => COLUMNS.map(({ id }) => row[id] ?? ''))
  return registerOf('demonstration register', '0'.repeat(64), COLUMNS.map(({ name }) => name), rows)
}
