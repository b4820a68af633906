import type { DayNumber } from './iso-date.ts'

/** Days from Monday 29 December 1969, the Monday of the week of day 0. */
const MONDAY_BEFORE_DAY_NOUGHT = 3

/** Mondays to Fridays up to and including `day`, from a fixed Monday; negative before it. */
export function weekdaysUpTo(day: DayNumber): number {
  const sinceMonday = day + MONDAY_BEFORE_DAY_NOUGHT
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5)
}

/** The Monday-to-Friday that `weekdaysUpTo` numbers `ordinal`. */
export function weekdayNumbered(ordinal: number): DayNumber {
  const weeks = Math.floor((ordinal - 1) / 5)
  return weeks * 7 + (ordinal - 1 - weeks * 5) - MONDAY_BEFORE_DAY_NOUGHT
}
