/** A day without a time or a zone, as ISO 8601 `YYYY-MM-DD`. Sorts with `<`; compares with `===`. Decision: 0002. */
export type IsoDate = string & { readonly __brand: 'IsoDate' }

/** Days since 1970-01-01, which is 0. The form in which working days are counted. */
export type DayNumber = number

const MILLISECONDS_IN_A_DAY = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day that `text` names, or null where there is no such day (31 February, a blank, a time of day). */
export function parseIsoDate(text: string): IsoDate | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const day = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text ? (text as IsoDate) : null
}

/** The day that `text` names. Throws a fault where there is no such day: for literals and for rows from our own tables. */
export function isoDate(text: string): IsoDate {
  const day = parseIsoDate(text)
  if (day === null) throw new Error(`not a day: ${JSON.stringify(text)}`)
  return day
}

/** Days from 1970-01-01 to `day`. */
export function dayNumber(day: IsoDate): DayNumber {
  return Date.parse(day) / MILLISECONDS_IN_A_DAY
}

/** The day that is `number` days after 1970-01-01. */
export function fromDayNumber(number: DayNumber): IsoDate {
  return new Date(number * MILLISECONDS_IN_A_DAY).toISOString().slice(0, 10) as IsoDate
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
