import { binomial, poisson } from './probabilities.ts'
import { atLeast, atMost } from './tails.ts'

/** Between which values the true one lies, with a confidence of 95 %. */
export type Interval = Readonly<{ from: number; to: number }>

const CONFIDENCE = 0.95
const ONE_SIDE = (1 - CONFIDENCE) / 2

/** The exact interval of a share, from 0 to 1; null of no base. Source: C. Clopper and E. Pearson, Biometrika 26 (1934). */
export function intervalOfShare(count: number, base: number): Interval | null {
  if (base === 0) return null
  return {
    from: count === 0 ? 0 : crossing(0, count / base, (share) => atLeast(binomial(base, share), count) - ONE_SIDE),
    to: count === base ? 1 : crossing(count / base, 1, (share) => ONE_SIDE - atMost(binomial(base, share), count)),
  }
}

/** The exact interval of the number to expect where `count` were counted. Source: F. Garwood, Biometrika 28 (1936). */
export function intervalOfCount(count: number): Interval {
  // Seven standard deviations and more beyond what was counted.
  const far = count + 10 + 8 * Math.sqrt(count)
  return {
    from: count === 0 ? 0 : crossing(0, count, (mean) => atLeast(poisson(mean), count) - ONE_SIDE),
    to: crossing(count, far, (mean) => ONE_SIDE - atMost(poisson(mean), count)),
  }
}

/** Where a rising function passes nought between two values: halved until the two are neighbours as numbers go. */
function crossing(low: number, high: number, rising: (value: number) => number): number {
  let [below, above] = [low, high]
  for (let middle = (below + above) / 2; above - below > 1e-12 * above && middle > below && middle < above; middle = (below + above) / 2) {
    if (rising(middle) < 0) below = middle
    else above = middle
  }
  return (below + above) / 2
}
