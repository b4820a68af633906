import type { FindingKind, FindingReason, Known, Proposal } from './finding.ts'
import { knownNames } from './known-names.ts'
import { PLACE_ENDINGS, TOWNS } from './place-words-data.ts'
import { isGivenName, isNameAndWord, isPlainWord, withoutPossessive, type Word } from './words-of.ts'

/** Something found in plain letters; the lower `rank` says what it is where several find the same. */
export type Candidate = Readonly<{ start: number; end: number; kind: FindingKind; reason: FindingReason; proposal: Proposal; rank: number }>

const TOWN_NAMES = new Set(TOWNS.flatMap((line) => line.split(' ')))
const SHORTEST_TOWN = 6
const LOCATING = new Set(['in', 'at', 'near', 'around', 'outside'])
/** What people do: after a word that begins a sentence, it makes that word somebody. */
const DOES = new Set(('was is has had have helped helps came comes listened listens went goes did does said says told tells made makes gave gives took takes always never really '
  + 'really truly also and who will would could can supported supports worked works kept keeps visited visits explained explains understood understands you your thank thanks').split(' '))

/** Names and places that stand as words, one by one. Linear in the words. */
export function findNames(words: readonly Word[], known: Known): readonly Candidate[] {
  const { personOf } = knownNames(known)
  const small = new Set(words.filter((word) => !word.isCapital).map(({ lower }) => lower))
  const found: Candidate[] = []
  words.forEach((word, at) => {
    const about = personOf(word) ?? listedName(word, words[at + 1]) ?? placeOf(word, words[at - 1]) ?? capitalOf(word, words[at + 1], small)
    if (about) found.push({ start: word.start, end: word.start + withoutPossessive(word.lower).length, ...about })
  })
  return joined([...found, ...signatures(words)], words)
}

type About = Omit<Candidate, 'start' | 'end'>

/** A given name; one that is an everyday word too has to have a capital that nothing else asks for. */
function listedName(word: Word, next: Word | undefined): About | null {
  const isName = isGivenName(word.lower) || (isNameAndWord(word.lower) && word.isCapital && (!word.startsSentence || isSubject(word, next)))
  return isName ? { kind: 'name', reason: 'given-name', proposal: 'name', rank: 5 } : null
}

function isSubject(word: Word, next: Word | undefined): boolean {
  return word.lower.endsWith("'s") || (next !== undefined && !next.startsSentence && DOES.has(next.lower) && !['you', 'your'].includes(next.lower))
}

function placeOf(word: Word, before: Word | undefined): About | null {
  const lower = withoutPossessive(word.lower)
  if (TOWN_NAMES.has(lower)) return { kind: 'place', reason: 'town', proposal: 'place', rank: 6 }
  if (!word.isCapital || isPlainWord(lower)) return null
  if (!word.startsSentence && lower.length >= SHORTEST_TOWN && PLACE_ENDINGS.some((ending) => lower.endsWith(ending))) return { kind: 'place', reason: 'town', proposal: 'place', rank: 8 }
  const isLocated = before !== undefined && !word.startsSentence && LOCATING.has(before.lower)
  return isLocated ? { kind: 'place', reason: 'after-preposition', proposal: 'place', rank: 7 } : null
}

/** A capital where none is due, on a word that is no everyday one and nowhere written small. */
function capitalOf(word: Word, next: Word | undefined, small: ReadonlySet<string>): About | null {
  const lower = withoutPossessive(word.lower)
  if (!word.isCapital || isPlainWord(lower) || small.has(lower)) return null
  const isNamed = !word.startsSentence || isSubject(word, next) || (next?.isCapital === true && !next.startsSentence && !isPlainWord(next.lower))
  return isNamed ? { kind: 'name', reason: 'capital', proposal: 'name', rank: 9 } : null
}

const MOST_IN_SIGNATURE = 3

/** A line of a few words with capitals, not all of them everyday ones: whoever signed. */
function signatures(words: readonly Word[]): readonly Candidate[] {
  const found: Candidate[] = []
  for (let at = 0; at < words.length;) {
    let end = at + 1
    while (end < words.length && words[end]?.startsLine !== true) end += 1
    const line = words.slice(at, Math.min(end, at + MOST_IN_SIGNATURE + 1))
    const [first, last] = [line[0], line.at(-1)]
    const isSigned = at > 0 && end - at <= MOST_IN_SIGNATURE && line.every(({ isCapital, lower }) => isCapital || lower === 'x' || lower === 'xx') && line.some(({ lower }) => lower.length > 1 && !isPlainWord(lower))
    if (isSigned && first && last) found.push({ start: first.start, end: last.end, kind: 'name', reason: 'signature', proposal: 'name', rank: 4 })
    at = end
  }
  return found
}

/** Names that stand side by side are one name. */
function joined(found: readonly Candidate[], words: readonly Word[]): readonly Candidate[] {
  const follows = new Map(words.map((word, at) => [word.end, words[at + 1]?.start] as const))
  const all: Candidate[] = []
  for (const one of found.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    const isOne = last && last.kind === one.kind && last.proposal === one.proposal && follows.get(last.end) === one.start && one.start - last.end === 1
    if (last && isOne) all[all.length - 1] = { ...(last.rank <= one.rank ? last : one), start: last.start, end: one.end }
    else all.push(one)
  }
  return all
}
