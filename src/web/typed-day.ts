import { parseIsoDate, type IsoDate } from '../domain/calendar/iso-date.ts'
import { MONTHS } from '../words/dates.ts'

/** What was typed for a day: the day, nothing, or what is wrong with it. */
export type DayRead = Readonly<{ kind: 'day'; day: IsoDate }> | Readonly<{ kind: 'blank' | 'day-incomplete' | 'year-in-full' | 'no-such-day' | 'before-1900' }>

/**
 * A day from three boxes. The month may be a number or a name. A year of fewer than four figures is refused: of 1926 and
 * 2026 nobody should have to guess, and days of birth are typed here too. So is one before 1900, when nobody
 * was born who can be in a register: it is a slip of the keyboard.
 */
export function dayFromBoxes({ day, month, year }: Readonly<{ day: string; month: string; year: string }>): DayRead {
  if (day + month + year === '') return { kind: 'blank' }
  if (day === '' || month === '' || year === '') return { kind: 'day-incomplete' }
  if (/^\d{1,3}$/.test(year)) return { kind: 'year-in-full' }
  const parsed = parseIsoDate(`${year}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`)
  if (parsed === null) return { kind: 'no-such-day' }
  return parsed < '1900-01-01' ? { kind: 'before-1900' } : { kind: 'day', day: parsed }
}

/** Before the day, what may stand: a weekday; after its number, "st", "nd", "rd" or "th". */
const WEEKDAY_BEFORE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,\s]+/i
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(\d{1,2}|[a-z]{3,})[\s.,/-]+(\d+)$/i
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const NO_YEAR = /^\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[a-z]{3,})$/i

/** A day in one box, as people write it: `2 March 2026`, `2/3/2026`, `2.3.2026`, `Mon 2nd Mar 2026` or `2026-03-02`; never the month first. */
export function dayFromWords(text: string): DayRead {
  const written = text.trim().replace(WEEKDAY_BEFORE, '')
  if (written === '') return { kind: 'blank' }
  const iso = YEAR_FIRST.exec(written)
  if (iso) return dayFromBoxes({ day: iso[3] ?? '', month: iso[2] ?? '', year: iso[1] ?? '' })
  const match = DAY_FIRST.exec(written)
  if (match) return dayFromBoxes({ day: match[1] ?? '', month: match[2] ?? '', year: match[3] ?? '' })
  return { kind: NO_YEAR.test(written) ? 'day-incomplete' : 'no-such-day' }
}

function monthNumber(month: string): string {
  if (/^\d+$/.test(month) || month.length < 3) return month
  const at = MONTHS.findIndex((name) => name.toLowerCase().startsWith(month.toLowerCase()))
  return at < 0 ? month : String(at + 1)
}

/** A day as its three boxes hold it. */
export function typedDay(field: string, day: IsoDate | null | undefined): Readonly<Record<string, string>> {
  if (!day) return {}
  return { [`${field}-day`]: String(Number(day.slice(8))), [`${field}-month`]: String(Number(day.slice(5, 7))), [`${field}-year`]: day.slice(0, 4) }
}
