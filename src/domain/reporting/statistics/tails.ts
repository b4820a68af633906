import type { Distribution } from './probabilities.ts'

/** The chance of `from` and everything beyond it, away from the mode: upwards where `step` is 1, downwards where it is -1. */
function tail({ lowest, highest, probability }: Distribution, from: number, step: 1 | -1): number {
  let sum = 0
  for (let value = from; value >= lowest && value <= highest; value += step) {
    const term = probability(value)
    sum += term
    // From here on every term is smaller than the last place of the sum.
    if (term <= sum * Number.EPSILON) break
  }
  return Math.min(1, sum)
}

/** The chance of `value` or more. */
export function atLeast(distribution: Distribution, value: number): number {
  if (value <= distribution.lowest) return 1
  return value > distribution.mode ? tail(distribution, value, 1) : 1 - tail(distribution, value - 1, -1)
}

/** The chance of `value` or less. */
export function atMost(distribution: Distribution, value: number): number {
  if (value >= distribution.highest) return 1
  return value < distribution.mode ? tail(distribution, value, -1) : 1 - tail(distribution, value + 1, 1)
}

/** Chances that differ by less than this share are one chance, worked out along two ways. R takes the same. */
const SAME = 1 + 1e-7

/**
 * The two-sided p-value by the *method of small p-values*: the chance of everything that is no more likely than what was
 * observed, on either side. From 0 to 1.
 */
export function chanceOfNoLikelier(distribution: Distribution, observed: number): number {
  const { lowest, highest, mode, probability } = distribution
  const limit = probability(observed) * SAME
  if (probability(mode) <= limit) return 1
  const isBelow = observed < mode
  const own = tail(distribution, observed, isBelow ? -1 : 1)
  const opposite = isBelow ? first(mode, highest, (value) => probability(value) <= limit) : -first(-mode, -lowest, (value) => probability(-value) <= limit)
  const exists = opposite >= lowest && opposite <= highest
  return Math.min(1, own + (exists ? tail(distribution, opposite, isBelow ? 1 : -1) : 0))
}

/** The first whole number from `from` to `to` of which it holds, where it holds of all that come after too; `to + 1` where of none. */
function first(from: number, to: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, to + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
