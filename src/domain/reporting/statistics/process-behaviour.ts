/**
 * The process-behaviour chart of single values and their moving ranges (XmR): what a row of months does by itself, and
 * where something else must have happened. Source: D. J. Wheeler, Understanding Variation (1993).
 */

/** What lies between the limits is what this process does; `rangeLimit` is the largest step between neighbours that is usual. */
export type Limits = Readonly<{ mean: number; lower: number; upper: number; rangeLimit: number }>

/** Values that are judged together: those from `from` up to, but not including, `until`. No limits where there are too few. */
export type Stretch = Readonly<{ from: number; until: number; limits: Limits | null }>

/** Why a value is no accident: it lies beyond a limit, or with seven neighbours or more on one side of the mean. */
export type Signal = 'above-limits' | 'below-limits' | 'eight-above' | 'eight-below'

export type ProcessBehaviour = Readonly<{ stretches: readonly Stretch[]; /** One for each value. */ signals: readonly (Signal | null)[] }>

/** Fewer values have limits too vague to judge anything by. */
export const FEWEST_VALUES = 8
const IN_A_ROW = 8

/** Two for neighbours: 3 / d₂ and D₄ of pairs, with d₂ = 1.128. */
const LIMIT_FACTOR = 2.66
const RANGE_FACTOR = 3.268

export type ProcessSettings = Readonly<{
  /** Where something was changed on purpose and recorded: a new stretch begins at each of these places, and nowhere else. */
  changesAt?: readonly number[]
  /** What no value can be below, or above: nought for counts, a hundred for a percentage. Limits stop there. */
  lowest?: number
  highest?: number
}>

/** Judges values in the order of time; null where there was nothing to measure, which no step is taken from or to. */
export function processBehaviour(values: readonly (number | null)[], { changesAt = [], lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY }: ProcessSettings = {}): ProcessBehaviour {
  const inside = [...new Set(changesAt)].filter((at) => at > 0 && at < values.length).sort((one, other) => one - other)
  const starts = values.length === 0 ? [] : [0, ...inside]
  const stretches = starts.map((from, at): Stretch => {
    const until = starts[at + 1] ?? values.length
    return { from, until, limits: limitsOf(values.slice(from, until), lowest, highest) }
  })
  return { stretches, signals: stretches.flatMap(({ from, until, limits }) => signalsOf(values.slice(from, until), limits)) }
}

function limitsOf(values: readonly (number | null)[], lowest: number, highest: number): Limits | null {
  const measured = values.filter((value) => value !== null)
  if (measured.length < FEWEST_VALUES) return null
  const mean = meanOf(measured)
  const range = meanOf(measured.slice(1).map((value, at) => Math.abs(value - (measured[at] ?? value))))
  return {
    mean, lower: Math.max(lowest, mean - LIMIT_FACTOR * range), upper: Math.min(highest, mean + LIMIT_FACTOR * range), rangeLimit: RANGE_FACTOR * range,
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function signalsOf(values: readonly (number | null)[], limits: Limits | null): readonly (Signal | null)[] {
  if (limits === null) return values.map(() => null)
  const run = longRuns(values, limits.mean)
  return values.map((value, at) => {
    if (value === null) return null
    if (value > limits.upper) return 'above-limits'
    if (value < limits.lower) return 'below-limits'
    return run[at] ?? null
  })
}

/** Each value in a row of eight or more on one side of the mean. One on the mean itself ends a row; a missing one does not. */
function longRuns(values: readonly (number | null)[], mean: number): readonly (Signal | null)[] {
  const found: (Signal | null)[] = values.map(() => null)
  let [side, row]: [number, number[]] = [0, []]
  values.forEach((value, at) => {
    if (value === null) return
    const here = Math.sign(value - mean)
    row = here === side && here !== 0 ? [...row, at] : [at]
    side = here
    if (row.length >= IN_A_ROW && side !== 0) for (const place of row) found[place] = side > 0 ? 'eight-above' : 'eight-below'
  })
  return found
}
