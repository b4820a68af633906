import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import { addDays, isoDate, type IsoDate } from '../../calendar/iso-date.ts'

export const SPANS = ['month', 'quarter', 'year'] as const
export type Span = (typeof SPANS)[number]

/** The days that a digest is about, both included. Quarters and years begin with the reporting year. */
export type DigestPeriod = Readonly<{ span: Span; from: IsoDate; to: IsoDate }>

const MONTHS_IN: Readonly<Record<Span, number>> = { month: 1, quarter: 3, year: 12 }

/** The month, quarter or year in which `day` lies. `startsInMonth` is the first of the reporting year: 4 for April. */
export function digestPeriod(span: Span, day: IsoDate, startsInMonth: number): DigestPeriod {
  const first = isoDate(`${day.slice(0, 7)}-01`)
  const since = (Number(day.slice(5, 7)) - startsInMonth + 12) % MONTHS_IN[span]
  const from = addCalendarMonths(first, -since)
  return { span, from, to: addDays(addCalendarMonths(from, MONTHS_IN[span]), -1) }
}

/** The period before, or after, of the same length. */
export function nextPeriod({ span, from }: DigestPeriod, steps: 1 | -1): DigestPeriod {
  const begins = addCalendarMonths(from, steps * MONTHS_IN[span])
  return { span, from: begins, to: addDays(addCalendarMonths(begins, MONTHS_IN[span]), -1) }
}
