import { addCalendarMonths } from '../calendar/calendar-months.ts'
import { addDays, dayNumber, type IsoDate } from '../calendar/iso-date.ts'

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

/** Below this many in all no split could be told from chance at 5 %: five of five has a chance of one in sixteen. */
const FEWEST = 6
const SIGNIFICANCE = 0.05

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

function verdictOf(before: number, after: number): Verdict {
  const all = before + after
  if (all === 0) return 'none-at-all'
  if (all < FEWEST) return 'too-few'
  if (chanceOfSplit(before, after) >= SIGNIFICANCE) return 'within-chance'
  return after < before ? 'fewer' : 'more'
}

/**
 * The chance that as many, split by the toss of a coin, fall at least as unevenly: the exact binomial test at one half,
 * two-sided. Both sides have the same number of days, so that a coin is what no change would look like.
 */
export function chanceOfSplit(one: number, other: number): number {
  const all = one + other
  const fewer = Math.min(one, other)
  if (fewer * 2 >= all) return 1
  // In logarithms: what is summed would overflow for large counts.
  let log = -all * Math.LN2
  let sum = Math.exp(log)
  for (let at = 1; at <= fewer; at += 1) {
    log += Math.log((all - at + 1) / at)
    sum += Math.exp(log)
  }
  return Math.min(1, 2 * sum)
}
