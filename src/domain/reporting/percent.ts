/**
 * `count` as a percentage of `base`, rounded half up to whole percent, or to `decimals` places; null where the base is
 * nought. Of a negative count (a fall) the size is rounded, so that falls and rises of one size print alike.
 *
 * Counted in whole numbers throughout: a half is a half, not 0.4999. Decision: 0025.
 */
export function percentOf(count: number, base: number, decimals: 0 | 1 = 0): number | null {
  if (base <= 0) return null
  const scale = decimals === 0 ? 1 : 10
  const size = Math.floor((200 * scale * Math.abs(count) + base) / (2 * base)) / scale
  return count < 0 && size > 0 ? -size : size
}

/** A count of a base, and the percentage that it prints as. */
export type CountAsPercent = Readonly<{ count: number; percent: number }>

/**
 * What can lie behind a printed whole percentage of `base`: the counts from `from` to `to` print as `printed`, or no
 * count does, and `below` and `above` are the nearest on either side (null where that side is empty).
 */
export type Arises =
  | Readonly<{ kind: 'arises'; from: number; to: number }>
  | Readonly<{ kind: 'impossible'; below: CountAsPercent | null; above: CountAsPercent | null }>

/** Whether any whole count of `base`, nought to all of it, prints as `printed` per cent. `base` is 1 or more. */
export function countsGiving(printed: number, base: number): Arises {
  const from = Math.max(0, Math.ceil(((2 * printed - 1) * base) / 200))
  const to = Math.min(base, Math.ceil(((2 * printed + 1) * base) / 200) - 1)
  if (from <= to) return { kind: 'arises', from, to }
  const withPercent = (count: number): CountAsPercent | null => {
    const percent = percentOf(count, base)
    return percent === null || count < 0 || count > base ? null : { count, percent }
  }
  return { kind: 'impossible', below: withPercent(to), above: withPercent(from) }
}

/** A number of the year before, and the change from it, in whole percent. */
export type ChangeFrom = Readonly<{ from: number; percent: number }>

export type ChangeArises =
  | Readonly<{ kind: 'arises'; from: number }>
  | Readonly<{ kind: 'impossible'; nearest: readonly ChangeFrom[] }>

/**
 * Whether any whole number of the year before makes `to` a change of `printed` per cent. Where none does, `nearest` are
 * the numbers on either side: of a fall of 37 % to 18, these are 28 (36 %) and 29 (38 %). `printed` is above -100.
 */
export function changeGiving(printed: number, to: number): ChangeArises {
  const around = Math.floor((100 * to) / (100 + printed))
  const tried = [around - 1, around, around + 1, around + 2].filter((from) => from > 0).map((from) => ({ from, percent: percentOf(to - from, from) ?? 0 }))
  const exact = tried.find(({ percent }) => percent === printed)
  if (exact) return { kind: 'arises', from: exact.from }
  // The more there were before, the lower the change: the last above the printed one and the first below it are the neighbours.
  const above = tried.findLast(({ percent }) => percent > printed)
  const below = tried.find(({ percent }) => percent < printed)
  return { kind: 'impossible', nearest: [above, below].filter((change) => change !== undefined) }
}
