import { percentOf } from '../domain/reporting/percent.ts'
import type { Comparison, Part } from '../domain/reporting/statistics/comparison.ts'
import type { Interval } from '../domain/reporting/statistics/intervals.ts'
import { FEWEST_VALUES, type Limits, type Signal, type Stretch } from '../domain/reporting/statistics/process-behaviour.ts'
import { grouped } from './figures.ts'

/** Below this a single complaint more or less is over two per cent: a change of it is said as a number alone. Decision: 0059. */
const SMALLEST_BASE_OF_A_CHANGE = 50

/** "11 fewer", "the same number", "120 more (24% more)": the percentage where `before` is large enough to be one of. */
export function changeInWords(now: number, before: number): string {
  if (now === before) return 'the same number'
  const direction = now > before ? 'more' : 'fewer'
  const percent = before < SMALLEST_BASE_OF_A_CHANGE ? null : percentOf(Math.abs(now - before), before)
  return `${grouped(Math.abs(now - before))} ${direction}${percent === null ? '' : ` (${percent}% ${direction})`}`
}

/** What a comparison says of "44 to 33": a sentence of its own, without a full stop. */
export function comparisonInWords(what: string, { verdict, p }: Comparison): string {
  switch (verdict) {
    case 'too-few':
      return `${what} is too few to tell from chance`
    case 'within-chance':
      return `${what} is within what chance alone would do${p > 0.9 ? '' : `: a difference as large comes ${oddsInWords(p)}`}`
    case 'more-than-chance':
      return `${what} is more than chance alone would do: a difference as large would come ${oddsInWords(p)}`
  }
}

/** "about once in 4 times": how often chance alone does it. */
export function oddsInWords(p: number): string {
  if (p < 1e-6) return 'less than once in a million times'
  if (p >= 0.4) return p > 0.6 ? 'more often than not' : 'about every other time'
  const times = 1 / p
  // Nobody needs "once in 1,863 times".
  const round = times < 30 ? Math.round(times) : Number(times.toPrecision(1))
  return `about once in ${grouped(round)} times`
}
/** What stands beside a value that the limits do not explain. */
export const SIGNAL_LABELS: Readonly<Record<Signal, string>> = {
  'above-limits': 'Higher than the limits explain',
  'below-limits': 'Lower than the limits explain',
  'eight-above': 'One of eight or more in a row above the average',
  'eight-below': 'One of eight or more in a row below the average',
}

/** Of a stretch without limits. */
export function tooFewInWords({ from, until }: Stretch, unit: readonly [one: string, many: string]): string {
  const count = until - from
  return `${grouped(count)} ${count === 1 ? unit[0] : unit[1]} ${count === 1 ? 'is' : 'are'} too few to judge by: limits need ${FEWEST_VALUES}`
}

/** "Each month has 3.4 on average; from 0 to 9 is usual, and so is a step of up to 6 from one month to the next". */
export function limitsInWords({ mean, lower, upper, rangeLimit }: Limits, unit: 'count' | 'percent'): string {
  // Whole complaints lie between the limits: what is usual are the whole numbers inside them.
  const printed = (value: number, whole: (value: number) => number) => (unit === 'percent' ? `${Math.round(value)}%` : grouped(whole(value)))
  const average = unit === 'percent' ? `${Math.round(mean)}%` : mean.toFixed(1)
  return `The average month has ${average}; from ${printed(lower, Math.ceil)} to ${printed(upper, Math.floor)} is usual, and so is a step of up to ${unit === 'percent' ? `${Math.round(rangeLimit)} percentage points` : grouped(Math.floor(rangeLimit))} from one month to the next`
}

/** What the limits say of the months shown. */
export function standingOutInWords(count: number): string {
  if (count === 0) return 'No month stands out: what they do is within what chance alone would do'
  return count === 1 ? '1 month stands out: look for what happened then' : `${grouped(count)} months stand out: look for what happened then`
}

/** "67% (22 of 33) after 30% (9 of 30) is more than chance alone would do". */
export function sharesInWords(now: Part, before: Part, comparison: Comparison): string {
  const said = ({ count, base }: Part) => `${grouped(count)} of ${grouped(base)}`
  return comparisonInWords(`${said(before)} to ${said(now)}`, comparison)
}

/** Of a division against all the others together. */
export function differsFromRestInWords({ verdict, p }: Comparison): string {
  switch (verdict) {
    case 'too-few':
      return 'Too few to tell from chance'
    case 'within-chance':
      return 'Like the rest: within what chance alone would do'
    case 'more-than-chance':
      return `Differs from the rest by more than chance alone would do: a difference as large would come ${oddsInWords(p)}`
  }
}

/** "2.3 for each 100 open cases; 1.5 to 3.4 would fit": with its exact interval. */
export function perHundred(count: number, base: number, interval: Interval): string {
  const rate = (value: number) => ((100 * value) / base).toFixed(1)
  return `${rate(count)} for each 100; ${rate(interval.from)} to ${rate(interval.to)} would fit`
}
