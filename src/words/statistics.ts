import { percentOf } from '../domain/reporting/percent.ts'
import type { Comparison } from '../domain/reporting/statistics/comparison.ts'
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
