import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { shortDate } from './dates.ts'

/** Words that are offered for a day on which they were not in use. */
export const NOT_IN_USE = {
  ended: 'No longer in use', later: 'In use from a later day',
  days: (from: IsoDate, until: IsoDate | null) => (until === null ? `from ${shortDate(from)}` : `until ${shortDate(until)}`),
} as const
