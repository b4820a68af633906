import { shortDate } from './dates.ts'
import type { DelayTold } from '../domain/reporting/theme-story.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'

export const THEMES = { title: 'Themes', record: 'Record a theme', lasts: 'It lasts' } as const

export const DELAYED_LABELS: Readonly<Record<DelayTold['what'], string>> = {
  answer: 'Answers', investigation: 'Investigations', review: 'Review panels and reviews',
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "March 2020", from `2020-03`. */
export function monthWords(month: string): string {
  return MONTH.format(new Date(`${month}-01T00:00:00Z`))
}

/** "From 16 March 2020 to 4 July 2020", "Since 2 November 2026". */
export function themeDays(from: IsoDate, until: IsoDate | null): string {
  return until === null ? `Since ${shortDate(from)}` : `From ${shortDate(from)} to ${shortDate(until)}`
}

/** "3 complaints", "1 complaint", "No complaint". */
export function complaintsWords(count: number): string {
  return count === 0 ? 'No complaint' : count === 1 ? '1 complaint' : `${count} complaints`
}
