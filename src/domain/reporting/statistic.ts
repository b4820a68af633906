export const STATISTICS = ['mean', 'median', 'least', 'most'] as const
/** What is told of many numbers at once. */
export type Statistic = (typeof STATISTICS)[number]

/** The statistic of whole numbers, to one decimal place, halves up; null of none. A median between two numbers is their middle. */
export function statisticOf(statistic: Statistic, values: readonly number[]): number | null {
  if (values.length === 0) return null
  switch (statistic) {
    case 'mean':
      return toOnePlace(values.reduce((sum, value) => sum + value, 0), values.length)
    case 'median': {
      const inOrder = values.toSorted((a, b) => a - b)
      const half = Math.floor(inOrder.length / 2)
      const [below = 0, above = 0] = inOrder.length % 2 === 1 ? [inOrder[half], inOrder[half]] : [inOrder[half - 1], inOrder[half]]
      return toOnePlace(below + above, 2)
    }
    case 'least':
      return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
    case 'most':
      return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  }
}

/** Of how many of the numbers it tells: a mean and a median of all, the least and the most of those that are it. */
export function toldOf(statistic: Statistic, values: readonly number[]): Readonly<{ cases: number; among: number }> {
  const among = values.length
  if (statistic !== 'least' && statistic !== 'most') return { cases: among, among }
  const end = statisticOf(statistic, values)
  return { cases: values.filter((value) => value === end).length, among }
}

/** Worked in whole numbers, as percentages are: a half is a half. */
function toOnePlace(sum: number, of: number): number {
  return Math.floor((20 * sum + of) / (2 * of)) / 10
}
