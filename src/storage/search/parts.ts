/** The shortest word whose misspellings are forgiven. */
const SHORTEST_FORGIVEN = 3
/** From this length on two slips are forgiven, below it one. */
const TWO_SLIPS_FROM = 6
const ANY_DIGIT = /\d/

/** How many slips are forgiven in a word of this length; none where it has a digit, since 2019 is not a misspelt 2018. */
export function slipsForgiven(word: string): 0 | 1 | 2 {
  if (word.length < SHORTEST_FORGIVEN || ANY_DIGIT.test(word)) return 0
  return word.length < TWO_SLIPS_FROM ? 1 : 2
}

/** Where each third of a word of `length` letters begins, and the end. */
function cutsOf(length: number): readonly [number, number, number, number] {
  return [0, Math.floor(length / 3), length - Math.floor(length / 3), length]
}

/** The thirds of a word, each with the length of the word, as the vocabulary keeps them. Null for words taken as they are. */
export function partsOf(word: string): readonly [string, string, string] | null {
  if (slipsForgiven(word) === 0) return null
  const cuts = cutsOf(word.length)
  return [part(word, cuts[0], cuts[1], word.length), part(word, cuts[1], cuts[2], word.length), part(word, cuts[2], cuts[3], word.length)]
}

function part(word: string, from: number, to: number, length: number): string {
  return `${length}${word.slice(from, to)}`
}

/**
 * The thirds that a word of the vocabulary can have, for each of the three, if `asked` is that word with at most
 * `slips` slips. Two slips cannot touch all three thirds, so that one of them stands in `asked` unchanged, moved by no
 * more letters than there were slips. (Two swaps of neighbours may touch more; such a word may be missed.)
 */
export function partsToTry(asked: string, slips: number): readonly [readonly string[], readonly string[], readonly string[]] {
  const tries: [Set<string>, Set<string>, Set<string>] = [new Set(), new Set(), new Set()]
  for (let length = Math.max(SHORTEST_FORGIVEN, asked.length - slips); length <= asked.length + slips; length += 1) {
    const cuts = cutsOf(length)
    tries.forEach((set, third) => {
      const [from, to] = [cuts[third] ?? 0, cuts[third + 1] ?? length]
      for (let shift = -slips; shift <= slips; shift += 1) {
        if (from + shift >= 0 && to + shift <= asked.length) set.add(part(asked, from + shift, to + shift, length))
      }
    })
  }
  return [[...tries[0]], [...tries[1]], [...tries[2]]]
}
