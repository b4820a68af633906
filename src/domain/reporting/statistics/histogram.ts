/** How many there are of each value: of stage 1 answers, how many took each number of working days. */
export type Histogram = readonly Readonly<{ value: number; count: number }>[]

export type Middle = Readonly<{ count: number; median: number; least: number; most: number }>

/** The median and the range; null of nothing. Between two middle values the median is their mean. */
export function middleOf(histogram: Histogram): Middle | null {
  const sorted = histogram.filter(({ count }) => count > 0).toSorted((one, other) => one.value - other.value)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return null
  const count = sorted.reduce((sum, each) => sum + each.count, 0)
  const median = (valueAt(sorted, Math.floor((count - 1) / 2)) + valueAt(sorted, Math.floor(count / 2))) / 2
  return { count, median, least: first.value, most: last.value }
}

function valueAt(sorted: Histogram, rank: number): number {
  let before = 0
  for (const { value, count } of sorted) if ((before += count) > rank) return value
  return Number.NaN
}
