/** A day without a time or a zone, as ISO 8601 `YYYY-MM-DD`. Sorts with `<`; compares with `===`. Decision: 0002. */
export type IsoDate = string & { readonly __brand: 'IsoDate' }

/** Days since 1970-01-01, which is 0. The form in which working days are counted. */
export type DayNumber = number

const MILLISECONDS_IN_A_DAY = 86_400_000
const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** The day that `text` names, or null where there is no such day (31 February, a blank, a time of day). */
export function parseIsoDate(text: string): IsoDate | null {
  if (!SHAPE.test(text)) return null
  const day = new Date(text)
  // 31 February reads as 2 March, so the day must also write as it was given.
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text ? (text as IsoDate) : null
}

/** The day that `text` names. Throws a fault where there is no such day: for literals and for rows from our own tables. */
export function isoDate(text: string): IsoDate {
  const day = parseIsoDate(text)
  if (day === null) throw new Error(`not a day: ${JSON.stringify(text)}`)
  return day
}

/** Days from 1970-01-01 to `day`. Allocates nothing: a million due dates are counted through here. */
export function dayNumber(day: IsoDate): DayNumber {
  const year = (day.charCodeAt(0) * 10 + day.charCodeAt(1)) * 100 + day.charCodeAt(2) * 10 + day.charCodeAt(3) - ZEROS_OF_FOUR_DIGITS
  const month = day.charCodeAt(5) * 10 + day.charCodeAt(6) - ZEROS_OF_TWO_DIGITS
  const dayOfMonth = day.charCodeAt(8) * 10 + day.charCodeAt(9) - ZEROS_OF_TWO_DIGITS
  const monthStart = MONTH_STARTS[(year - FIRST_TABLED_YEAR) * 12 + month]
  return monthStart === undefined ? dayNumberOf(year, month, dayOfMonth) : monthStart + dayOfMonth
}

/** What the character codes of "0000" and "00" add up to in a number: "0" is character 48. */
const ZEROS_OF_FOUR_DIGITS = 48 * 1111
const ZEROS_OF_TWO_DIGITS = 48 * 11

const FIRST_TABLED_YEAR = 1950
const TABLED_YEARS = 150
/** At `(year - 1950) * 12 + month`: the day number before the first of that month. Saves seven divisions a day. */
const MONTH_STARTS = Int32Array.from({ length: TABLED_YEARS * 12 + 1 }, (_, index) =>
  dayNumberOf(FIRST_TABLED_YEAR + Math.floor((index - 1) / 12), ((index + 11) % 12) + 1, 0))

/**
 * Days from 1970-01-01 to a day of the Gregorian calendar; `month` is 1 to 12.
 *
 * Years are taken from March, so that the leap day is the last of its year.
 */
export function dayNumberOf(year: number, month: number, dayOfMonth: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1
  const monthsSinceMarch = month > 2 ? month - 3 : month + 9
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((monthsSinceMarch * 153 + 2) / 5) + dayOfMonth - 719_469
}

const FIRST_REMEMBERED = 10_957
const REMEMBERED_DAYS = 18_263
/** The days of 2000 to 2049 as written, filled as they are asked for: writing a day costs ten times what counting it does. */
const written: (IsoDate | undefined)[] = Array.from({ length: REMEMBERED_DAYS })

/** The day that is `number` days after 1970-01-01. Throws a fault outside the years 1 to 9999, which have no ISO form here. */
export function fromDayNumber(number: DayNumber): IsoDate {
  const slot = number - FIRST_REMEMBERED
  if (slot < 0 || slot >= REMEMBERED_DAYS) return writeDay(number)
  return (written[slot] ??= writeDay(number))
}

function writeDay(number: DayNumber): IsoDate {
  return isoDate(new Date(number * MILLISECONDS_IN_A_DAY).toISOString().slice(0, 10))
}

/** The day that is `calendarDays` after (or, negative, before) `day`. */
export function addDays(day: IsoDate, calendarDays: number): IsoDate {
  return fromDayNumber(dayNumber(day) + calendarDays)
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: IsoDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return weekdayOfNumber(dayNumber(day))
}

/** 1 for Monday to 7 for Sunday. 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: DayNumber): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return ((((number + 3) % 7) + 7) % 7 + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}
