import type { DaysGiven } from '../../../application/panel-plan.ts'
import { addDays, type IsoDate } from '../../../domain/calendar/iso-date.ts'
import { seatDaysAsked } from '../../../words/panel-planner.ts'
import type { FormReader } from '../../form-reader.ts'
import { dayFromWords, type DayRead } from '../../typed-day.ts'

/** A range longer than this is a slip of the year. */
const LONGEST_RANGE_DAYS = 366
const WEEKDAY_ALONE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i
/** Between two days: "to", "until" or a dash with room around it; "2-3-2026" is one day. */
const RANGE = /(?<!\s)\s+(?:to|until|[-–])\s+/i

/** The days of each seat as typed, in lists: `2 March 2026, 4/3/2026` or `2 March 2026 to 6 March 2026`, one to a line or with commas. */
export function daysGiven(form: FormReader, names: readonly string[]): readonly DaysGiven[] {
  return names.map((name, at) => ({
    can: daysIn(form, `member-${at + 1}-can`, seatDaysAsked(name, true)), cannot: daysIn(form, `member-${at + 1}-cannot`, seatDaysAsked(name, false)),
  }))
}

function daysIn(form: FormReader, field: string, what: string): readonly IsoDate[] {
  const pieces = form.text(field).slice(0, LONGEST_LIST).split(/[\n;,]/).map((piece) => piece.trim()).filter((piece) => piece !== '' && !WEEKDAY_ALONE.test(piece))
  const days: IsoDate[] = []
  for (const piece of pieces) {
    const read = rangeOf(piece)
    if (read.kind === 'days') days.push(...read.days)
    else {
      form.slip(field, read.kind, what)
      return []
    }
  }
  return days
}

/** More than any diary: what comes beyond it is a mistake. */
const LONGEST_LIST = 5_000

type Wrong = Exclude<DayRead['kind'], 'day' | 'blank'>

function rangeOf(piece: string): Readonly<{ kind: 'days'; days: readonly IsoDate[] }> | Readonly<{ kind: Wrong }> {
  const [first = '', last, more] = piece.split(RANGE)
  const from = dayFromWords(first)
  const until = last === undefined ? from : dayFromWords(last)
  if (from.kind !== 'day') return { kind: from.kind === 'blank' ? 'no-such-day' : from.kind }
  if (until.kind !== 'day') return { kind: until.kind === 'blank' ? 'no-such-day' : until.kind }
  if (more !== undefined || until.day < from.day || until.day > addDays(from.day, LONGEST_RANGE_DAYS)) return { kind: 'no-such-day' }
  const days: IsoDate[] = []
  for (let { day } = from; day <= until.day; day = addDays(day, 1)) days.push(day)
  return { kind: 'days', days }
}
