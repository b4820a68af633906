import { binomial, hypergeometric, type Distribution } from './probabilities.ts'
import { chanceOfNoLikelier } from './tails.ts'

/** How many, and over how much they were counted: days, open cases, anything that doubles where twice as many are expected. */
export type Counted = Readonly<{ count: number; exposure: number }>

/** Some of a base: 22 answered in time of 33. */
export type Part = Readonly<{ count: number; base: number }>

/**
 * `too-few`: so few that no split of them could be more than chance. `within-chance`: a difference like this one or larger
 * arises by chance alone at least once in twenty times. Decision: 0059.
 */
export type Verdict = 'too-few' | 'within-chance' | 'more-than-chance'

/** `p`: the chance of a difference as unlikely as this one, or more so, where there is none. From 0 to 1. */
export type Comparison = Readonly<{ verdict: Verdict; p: number }>

/** A difference that chance alone makes less often than this is said to be more than chance. */
export const THRESHOLD = 0.05

/**
 * Whether two counts differ by more than chance, taking each thing counted to come by itself. Of all that were counted,
 * the first count is then binomial, with the first exposure's share of both as its chance: the exact conditional test,
 * two-sided by small p-values. Null where an exposure is nought, since then there is nothing to hold the count against.
 *
 * Source: J. Przyborowski and H. Wilenski, Biometrika 31 (1940).
 */
export function compareCounts(one: Counted, other: Counted): Comparison | null {
  if (!(one.exposure > 0 && other.exposure > 0)) return null
  wholeOnly(one.count, other.count)
  return judged(binomial(one.count + other.count, one.exposure / (one.exposure + other.exposure)), one.count)
}

/**
 * Whether two shares differ by more than chance: Fisher's exact test, two-sided by small p-values. Null where a base is
 * nought. Throws a fault where a part is larger than its base.
 *
 * Source: R. A. Fisher, Statistical Methods for Research Workers, 5th edition (1934), § 21.02.
 */
export function compareShares(one: Part, other: Part): Comparison | null {
  if (one.base === 0 || other.base === 0) return null
  wholeOnly(one.count, one.base - one.count, other.count, other.base - other.count)
  return judged(hypergeometric(one.base, other.base, one.count + other.count), one.count)
}

function judged(distribution: Distribution, observed: number): Comparison {
  const p = chanceOfNoLikelier(distribution, observed)
  if (p < THRESHOLD) return { verdict: 'more-than-chance', p }
  const extremes = [distribution.lowest, distribution.highest]
  return { verdict: extremes.some((value) => chanceOfNoLikelier(distribution, value) < THRESHOLD) ? 'within-chance' : 'too-few', p }
}

function wholeOnly(...counts: readonly number[]): void {
  for (const count of counts) if (!Number.isSafeInteger(count) || count < 0) throw new Error(`not a count: ${count}`)
}
