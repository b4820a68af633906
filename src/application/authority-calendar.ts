import { calendarOf } from '../domain/authority/calendar-of.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import type { Reads, Services } from './ports.ts'

/** The authority's calendar today, or the one it counted with at the end of a past day. */
export async function authorityCalendar({ calendar }: Services, reads: Reads, asKnownOn?: IsoDate): Promise<WorkingDayCalendar> {
  return calendarOf(asKnownOn === undefined ? await reads.settings() : await reads.settingsKnownOn(asKnownOn), calendar)
}
