/** One number as it may be shown: itself, *fewer than 5*, or withheld so that the total does not give another away. */
export type ShownCount = Readonly<{ kind: 'count'; count: number } | { kind: 'few' } | { kind: 'withheld' }>

/** Below this a number is small, unless it is nought. */
const SMALL = 5

type Range = Readonly<{ low: number; high: number }>
const FEW: Range = { low: 1, high: SMALL - 1 }
/** What is withheld may be anything, as far as the page says. */
const WITHHELD: Range = { low: 0, high: Number.POSITIVE_INFINITY }

/**
 * The numbers of one question, whose total is known. Numbers from 1 to 4 are shown as *fewer than 5*; then as many others
 * are withheld, the smallest first, as are needed for none of those not shown to follow from the total. Nought is kept
 * while that suffices. All are withheld where nothing less does.
 */
export function protectSmall(counts: readonly number[]): readonly ShownCount[] {
  const few = counts.map((count) => count > 0 && count < SMALL)
  if (!few.includes(true)) return counts.map((count) => ({ kind: 'count', count }))
  const others = counts.map((count, at) => ({ count, at })).filter(({ count }) => count >= SMALL || count === 0)
    .toSorted((a, b) => (a.count === 0 ? 1 : 0) - (b.count === 0 ? 1 : 0) || a.count - b.count || a.at - b.at)
  for (let many = 0; many <= others.length; many += 1) {
    const withheld = new Set(others.slice(0, many).map(({ at }) => at))
    const hidden = counts.flatMap((count, at) => (few[at] ? [{ count, range: FEW }] : withheld.has(at) ? [{ count, range: WITHHELD }] : []))
    if (noneFollows(hidden)) return counts.map((count, at) => (few[at] ? { kind: 'few' } : withheld.has(at) ? { kind: 'withheld' } : { kind: 'count', count }))
  }
  return counts.map(() => ({ kind: 'withheld' }))
}

/** Whether each hidden number may be at least two different ones, given their sum and what is said of each. */
function noneFollows(hidden: readonly Readonly<{ count: number; range: Range }>[]): boolean {
  const sum = hidden.reduce((all, { count }) => all + count, 0)
  return hidden.every(({ range }, own) => {
    const others = hidden.filter((_, at) => at !== own).map((one) => one.range)
    const least = Math.max(range.low, sum - others.reduce((all, { high }) => all + high, 0))
    const most = Math.min(range.high, sum - others.reduce((all, { low }) => all + low, 0))
    return most > least
  })
}
