/** One line of the table that `npm run bench` prints. */
export type Measurement = Readonly<{
  name: string
  value: number
  unit: string
  /** The number to reach, as printed: `< 10`, `≥ 1500`. */
  target: string
  met: boolean
}>

/** The middle of `values`; the mean of the two middle ones where their number is even. NaN for none. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The value below which `percent` of `values` lie, between neighbours in proportion. NaN for none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = ((sorted.length - 1) * percent) / 100
  const below = sorted[Math.floor(rank)] ?? Number.NaN
  const above = sorted[Math.ceil(rank)] ?? Number.NaN
  return below + (above - below) * (rank - Math.floor(rank))
}

/** A measurement that must be under `limit`. */
export function atMost(name: string, value: number, unit: string, limit: number): Measurement {
  return { name, value, unit, target: `≤ ${limit}`, met: value <= limit }
}

/** A measurement that must be `limit` or more. */
export function atLeast(name: string, value: number, unit: string, limit: number): Measurement {
  return { name, value, unit, target: `≥ ${limit}`, met: value >= limit }
}
