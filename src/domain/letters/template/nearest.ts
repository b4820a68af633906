/** How many are named. */
const NAMED = 3

/** What may have been meant by a name that there is not: those that differ in few letters, then those that share a word. */
export function nearestTo(name: string, known: readonly string[]): readonly string[] {
  const words = new Set(name.split(/[\s-]+/).filter((word) => word.length > 2))
  return known.map((one) => ({ one, apart: lettersApart(name.slice(0, 60), one), shared: one.split(/[\s-]+/).filter((word) => words.has(word)).length }))
    .filter(({ one, apart, shared }) => shared > 0 || apart <= Math.max(2, Math.floor(one.length / 3)))
    .toSorted((a, b) => b.shared - a.shared || a.apart - b.apart).slice(0, NAMED).map(({ one }) => one)
}

/** How many letters have to be put in, taken out or changed to make one of the other (Levenshtein). */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)))
    row = next
  }
  return row[other.length] ?? 0
}
