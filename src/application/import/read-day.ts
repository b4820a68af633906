import { addDays, isoDate, parseIsoDate, type IsoDate } from '../../domain/calendar/iso-date.ts'

export type DayRead = Readonly<{ kind: 'day'; day: IsoDate }> | Readonly<{ kind: 'no-such-day' | 'two-figure-year' | 'not-a-day' }>

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const LONG_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'] as const

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: 00:00(?::00)?)?$/
const SHORT_YEAR = /^(\d{1,2}[-/. ]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?[-/. ]*[a-z]{3,9})[-/. ,']*\d{2}$/
const WITH_NAME = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/., ]*([a-z]{3,9})[-/., ]*(\d{4})$/

/**
 * A day as people write it: `2019-04-03`, `03/04/2019` with the day first, `3 April 2019`, `Wed 3rd Apr 2019`.
 * A year in two figures is not guessed. A midnight behind the day, as spreadsheets add it, is left off.
 */
export function readDay(text: string): DayRead {
  const before = remembered.get(text)
  if (before) return before
  const read = readAfresh(text)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(text, read)
  return read
}

const MOST_REMEMBERED = 20_000
/** A register of a hundred thousand rows writes the same few thousand days again and again. */
const remembered = new Map<string, DayRead>()

function readAfresh(text: string): DayRead {
  const written = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const iso = ISO.exec(written.toUpperCase())
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const dayFirst = DAY_FIRST.exec(written)
  if (dayFirst) return dayOf(dayFirst[3], dayFirst[2], dayFirst[1])
  const named = WITH_NAME.exec(written)
  if (named) {
    const month = monthNumber(named[2] ?? '')
    return month === null ? { kind: 'not-a-day' } : dayOf(named[3], String(month), named[1])
  }
  return { kind: SHORT_YEAR.test(written) ? 'two-figure-year' : 'not-a-day' }
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): DayRead {
  const read = parseIsoDate(`${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`)
  return read === null ? { kind: 'no-such-day' } : { kind: 'day', day: read }
}

function monthNumber(name: string): number | null {
  const long = LONG_MONTHS.findIndex((month) => month === name)
  const at = long >= 0 ? long : MONTHS.findIndex((month) => month === name || (name === 'sept' && month === 'sep'))
  return at < 0 ? null : at + 1
}

/** The last day that a spreadsheet can number, 31 December 9999. */
const LAST_SERIAL = 2_958_465

/**
 * The day of a date cell of a spreadsheet, from its serial number; null where it is none.
 *
 * Day 1 is 1 January 1900, and 60 is a 29 February 1900 that never was; with `since1904`, day 0 is 1 January 1904.
 * A time of day behind the point is left off.
 */
export function dayOfSerial(serial: number, since1904: boolean): IsoDate | null {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < (since1904 ? 0 : 1) || whole > LAST_SERIAL) return null
  if (since1904) return addDays(isoDate('1904-01-01'), whole)
  if (whole === 60) return null
  return addDays(isoDate('1899-12-31'), whole < 60 ? whole : whole - 1)
}
