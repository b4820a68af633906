import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'

/** The version of the code that makes projected rows. Raise it when the same stream begins to give other rows. */
export const CODE_VERSION = 7

/** What rows are made with besides their stream: the authority's configuration and the bank holidays. */
export type ProjectionContext = Readonly<{ settings: AuthoritySettings; calendar: WorkingDayCalendar }>
