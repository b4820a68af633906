const FIRST_LETTER = 97

/**
 * How many slips make `one` of `other`: a letter missing, added or wrong, or two neighbours swapped. Each letter is
 * touched once at most. Answers `most + 1` as soon as there are more than `most`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > most || lettersApart(one, other) > most * 2) return most + 1
  const width = other.length + 1
  let twoBack = new Uint8Array(width)
  let back = Uint8Array.from({ length: width }, (_, index) => index)
  let current = new Uint8Array(width)
  for (let row = 1; row <= one.length; row += 1) {
    // A swap reaches two rows back, so one row over the limit is not yet the end.
    if (fillRow(one, other, row, { twoBack, back, current }) > most + 1) return most + 1
    const free = twoBack
    twoBack = back
    back = current
    current = free
  }
  return Math.min(back[other.length] ?? most + 1, most + 1)
}

type Rows = Readonly<{ twoBack: Uint8Array; back: Uint8Array; current: Uint8Array }>

/** Fills one row of the table of slips, and answers the least in it. */
function fillRow(one: string, other: string, row: number, { twoBack, back, current }: Rows): number {
  const letter = one.charCodeAt(row - 1)
  const before = one.charCodeAt(row - 2)
  current[0] = row
  let least = row
  for (let column = 1; column <= other.length; column += 1) {
    const against = other.charCodeAt(column - 1)
    let slips = Math.min((back[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (back[column - 1] ?? 0) + (letter === against ? 0 : 1))
    const isSwapped = row > 1 && column > 1 && letter === other.charCodeAt(column - 2) && before === against
    if (isSwapped) slips = Math.min(slips, (twoBack[column - 2] ?? 0) + 1)
    current[column] = slips
    if (slips < least) least = slips
  }
  return least
}

/** How many letters only one of the two has: each slip makes two at most, and nearly all other words are far beyond. */
function lettersApart(one: string, other: string): number {
  let apart = lettersIn(one) ^ lettersIn(other)
  let count = 0
  for (; apart !== 0; apart &= apart - 1) count += 1
  return count
}

function lettersIn(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index += 1) letters |= 1 << ((word.charCodeAt(index) - FIRST_LETTER) & 31)
  return letters
}
