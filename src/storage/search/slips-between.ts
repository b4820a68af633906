/**
 * How many slips make `one` of `other`: a letter missing, added or wrong, or two neighbours swapped. Each letter is
 * touched once at most. Answers `most + 1` as soon as there are more than `most`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > most) return most + 1
  let twoBack: number[] = []
  let back = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      let slips = Math.min((back[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (back[column - 1] ?? 0) + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) slips = Math.min(slips, (twoBack[column - 2] ?? 0) + 1)
      current.push(slips)
      least = Math.min(least, slips)
    }
    // A swap reaches two rows back, so one row over the limit is not yet the end.
    if (least > most + 1) return most + 1
    twoBack = back
    back = current
  }
  return Math.min(back[other.length] ?? most + 1, most + 1)
}
