import { addCalendarMonths } from '../calendar/calendar-months.ts'
import { addDays, dayNumber, type IsoDate } from '../calendar/iso-date.ts'
import { compareCounts } from './statistics/comparison.ts'

/** Days, both included. */
export type Window = Readonly<{ from: IsoDate; to: IsoDate }>

/**
 * The days before and after something was done, as many of them on either side: the day itself is the last before, the
 * next day the first after, and the last after is the corresponding date. Decision: 0051.
 */
export function windowsAround(doneOn: IsoDate, months: number): Readonly<{ before: Window; after: Window }> {
  const to = addCalendarMonths(doneOn, months)
  const days = dayNumber(to) - dayNumber(doneOn)
  return { before: { from: addDays(doneOn, 1 - days), to: doneOn }, after: { from: addDays(doneOn, 1), to } }
}

/** A complaint in which the cause was found in one of the teams. */
export type Occurrence = Readonly<{ complaintId: string; receivedOn: IsoDate }>

export type Verdict = 'not-yet' | 'none-at-all' | 'too-few' | 'within-chance' | 'fewer' | 'more'

/** Whether it came back within some months. `isWhole`: the last of its days has gone by. */
export type CameBack<One extends Occurrence = Occurrence> = Readonly<{
  months: number; before: Window; after: Window; isWhole: boolean; complaintsBefore: readonly One[]; complaintsAfter: readonly One[]; verdict: Verdict
}>

/**
 * How often the same cause was found before something was done about it, and after: complaints by the day they were
 * received, each counted once. What was received after `today` is not counted.
 */
export function cameBack<One extends Occurrence>(doneOn: IsoDate, months: number, occurrences: readonly One[], today: IsoDate): CameBack<One> {
  const { before, after } = windowsAround(doneOn, months)
  const once = [...new Map(occurrences.map((one) => [one.complaintId, one])).values()].filter(({ receivedOn }) => receivedOn <= today)
  const within = ({ from, to }: Window) => once.filter(({ receivedOn }) => from <= receivedOn && receivedOn <= to)
  const [complaintsBefore, complaintsAfter] = [within(before), within(after)]
  const isWhole = after.to < today
  return { months, before, after, isWhole, complaintsBefore, complaintsAfter, verdict: isWhole ? verdictOf(complaintsBefore.length, complaintsAfter.length) : 'not-yet' }
}

/** Both sides have the same number of days: the dashboard's exact test of two counts, with a coin for what no change would look like. */
function verdictOf(before: number, after: number): Verdict {
  if (before + after === 0) return 'none-at-all'
  const verdict = compareCounts({ count: before, exposure: 1 }, { count: after, exposure: 1 })?.verdict
  if (verdict !== 'more-than-chance') return verdict ?? 'too-few'
  return after < before ? 'fewer' : 'more'
}
