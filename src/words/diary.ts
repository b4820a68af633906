import type { FeedCovers } from '../application/feed-ports.ts'
import { knownClocks } from '../domain/procedure/procedures.ts'
import { workingDays } from './dates.ts'

const CLOCK_TITLES: ReadonlyMap<string, string> = new Map(knownClocks().map(({ id, title }) => [id, title]))

/** What is due: the clock as its procedure calls it. */
export function dueTitle(clockId: string): string {
  return CLOCK_TITLES.get(clockId) ?? clockId
}

/** How many working days there are to a day, or how many it is late. A promise may fall on a day that is none. */
export function dayStanding(left: number): string {
  if (left === 0) return 'today'
  return left > 0 ? `in ${workingDays(left)}` : `${workingDays(-left)} late`
}

export const DIARY_WORDS = {
  everybody: 'Everybody', nobody: 'Nobody yet',
  byDay: 'By day', byPerson: 'By person',
  saturday: 'Saturday', sunday: 'Sunday',
  nothing: 'Nothing is due.', restDay: 'Not a working day.',
  empty: 'Nothing is due on these days.',
  toBeforeFrom: 'The last day must not be before the first',
} as const

/** The day that is asked for, as an error names it. */
export const DIARY_FIELDS = { from: 'the first day', to: 'the last day' } as const

export function bankHolidayOf(title: string): string {
  return `${title} (bank holiday)`
}

/** What a calendar calls a deadline: a reference and what is due, and nothing of anybody. */
export function feedSummary(reference: string, what: string): string {
  return `${reference}: ${what}`
}

export const FEED_NAME = 'Heard: dates of complaints'

export const FEED_COVERS_WORDS: Readonly<Record<FeedCovers, Readonly<{ label: string; hint: string }>>> = {
  own: { label: 'What is mine to answer', hint: 'The dates of complaints that are allocated to you' },
  visible: { label: 'Every complaint that I may see', hint: 'Changes by itself when your role or your teams change' },
}

export const FEED_SLIP = 'Choose which dates your calendar is to show'
