/**
 * Probabilities of whole numbers, right to about fourteen places from a handful to hundreds of millions.
 *
 * Written out with factorials they overflow at 171, and as differences of their logarithms they lose a place for every
 * tenfold. Here the large terms are taken out beforehand. Source: C. Loader, "Fast and accurate computation of binomial
 * probabilities" (2000), which R uses too.
 */

/** Chances of the whole numbers from `lowest` to `highest`: they rise to `mode` and fall after it. */
export type Distribution = Readonly<{ lowest: number; highest: number; mode: number; probability: (value: number) => number }>

/** How often something happens in `trials`, where it happens in each with the chance `p`, from 0 to 1. */
export function binomial(trials: number, p: number): Distribution {
  return { lowest: 0, highest: trials, mode: Math.min(trials, Math.floor((trials + 1) * p)), probability: (value) => ofBinomial(value, trials, p) }
}

/** How often something happens that is expected `mean` times. */
export function poisson(mean: number): Distribution {
  return { lowest: 0, highest: Number.POSITIVE_INFINITY, mode: Math.floor(mean), probability: (value) => ofPoisson(value, mean) }
}

/** How many of `marked` things are among `drawn` out of `marked + others`. */
export function hypergeometric(marked: number, others: number, drawn: number): Distribution {
  const all = marked + others
  const share = drawn / all
  const ofDrawn = ofBinomial(drawn, all, share)
  return {
    lowest: Math.max(0, drawn - others), highest: Math.min(drawn, marked), mode: Math.floor(((drawn + 1) * (marked + 1)) / (all + 2)),
    probability: (value) => (ofBinomial(value, marked, share) * ofBinomial(drawn - value, others, share)) / ofDrawn,
  }
}

function ofBinomial(value: number, trials: number, p: number): number {
  if (value < 0 || value > trials) return 0
  if (p === 0 || p === 1) return value === trials * p ? 1 : 0
  if (value === 0) return Math.exp(trials * Math.log1p(-p))
  if (value === trials) return Math.exp(trials * Math.log(p))
  const rest = trials - value
  const exponent = stirlingError(trials) - stirlingError(value) - stirlingError(rest) - deviance(value, trials * p) - deviance(rest, trials * (1 - p))
  return Math.exp(exponent) * Math.sqrt(trials / (2 * Math.PI * value * rest))
}

function ofPoisson(value: number, mean: number): number {
  if (value < 0) return 0
  if (mean === 0) return value === 0 ? 1 : 0
  if (value === 0) return Math.exp(-mean)
  return Math.exp(-stirlingError(value) - deviance(value, mean)) / Math.sqrt(2 * Math.PI * value)
}

/** ln n! less Stirling's ln(√(2πn) (n/e)ⁿ). Of nought it is never asked. */
function stirlingError(n: number): number {
  if (n < SMALL_ERRORS.length) return SMALL_ERRORS[n] ?? 0
  const square = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n
}

/** Below sixteen the series is not yet close, and factorials are still exact. */
const SMALL_ERRORS: readonly number[] = Array.from({ length: 16 }, (_, n) => {
  const factorial = Array.from({ length: n }, (_each, at) => at + 1).reduce((product, factor) => product * factor, 1)
  return n === 0 ? 0 : Math.log(factorial / Math.sqrt(2 * Math.PI * n)) - n * (Math.log(n) - 1)
})

/** x ln(x/expected) + expected − x. Near one another the terms would cancel, so there a series is summed. */
function deviance(x: number, expected: number): number {
  if (Math.abs(x - expected) >= 0.1 * (x + expected)) return x * Math.log(x / expected) + expected - x
  const ratio = (x - expected) / (x + expected)
  const square = ratio * ratio
  let sum = (x - expected) * ratio
  let term = 2 * x * ratio
  for (let at = 1; ; at += 1) {
    term *= square
    const next = sum + term / (2 * at + 1)
    if (next === sum) return sum
    sum = next
  }
}
