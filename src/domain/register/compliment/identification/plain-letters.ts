/** A text as it is searched: one plain letter for each that a reader sees. `starts[i]` is where letter `i` began in the text. */
export type PlainLetters = Readonly<{ text: string; startOf: (at: number) => number; endOf: (at: number) => number }>

/** Letters of other alphabets that look like Latin ones, and are used to hide a name from a search. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(Object.entries({
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j', һ: 'h', ԁ: 'd', ɡ: 'g', ո: 'n', А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T',
  У: 'Y', Х: 'X', І: 'I', Ѕ: 'S', Ј: 'J', ο: 'o', α: 'a', ν: 'v', ι: 'i', ρ: 'p', Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Χ: 'X',
  'ı': 'i', 'ł': 'l', 'Ł': 'L', 'ø': 'o', 'Ø': 'O', 'đ': 'd', 'ß': 's', '’': "'", '‘': "'", 'ʼ': "'", '＇': "'", '`': "'", '´': "'", '“': '"', '”': '"', '–': '-', '—': '-', '‑': '-', '‐': '-', '−': '-', '…': '.',
}))
/** What is written and not seen: marks, joiners, direction marks, soft hyphens. */
const UNSEEN = /^[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Co}]$/u
const SPACE = /^\s$/u

/** Takes away what is not seen, accents and strange letters, and keeps where each letter came from. Linear. */
export function plainLetters(text: string): PlainLetters {
  const starts: number[] = []
  const letters: string[] = []
  let at = 0
  for (const point of text) {
    for (const letter of plainOf(point)) {
      starts.push(at)
      letters.push(letter)
    }
    at += point.length
  }
  const end = text.length
  return {
    text: letters.join(''), startOf: (place) => starts[place] ?? end,
    // What is not seen after a letter goes with it; a letter that stands for several ends where its code point does.
    endOf: (place) => endAfter(starts, place, end),
  }
}

function endAfter(starts: readonly number[], place: number, end: number): number {
  const from = starts[place - 1] ?? 0
  for (let next = place; next < starts.length; next += 1) {
    const start = starts[next] ?? end
    if (start > from) return start
  }
  return end
}

const CACHE = new Map<string, string>()
const MOST_CACHED = 4000

/** The plain letters of one code point, none where nothing is seen; each is one UTF-16 unit. */
function plainOf(point: string): string {
  if (point < '\u0080') return point === '\n' || point === '\t' || point >= ' ' ? (point === '`' ? "'" : point) : point === '\r' ? '' : ''
  const known = CACHE.get(point)
  if (known !== undefined) return known
  const plain = computed(point)
  if (CACHE.size < MOST_CACHED) CACHE.set(point, plain)
  return plain
}

function computed(point: string): string {
  const like = LOOKALIKES.get(point)
  if (like !== undefined) return like
  if (UNSEEN.test(point)) return ''
  if (SPACE.test(point)) return point === '\u2028' || point === '\u2029' ? '\n' : ' '
  const folded = Array.from(point.normalize('NFKD')).filter((part) => !UNSEEN.test(part)).map((part) => LOOKALIKES.get(part) ?? part).join('')
  // Beyond the first plane one sign stands for whatever it is: an emoji is no letter.
  return /[\uD800-\uDFFF]/.test(folded) ? '\u25A1' : folded
}
