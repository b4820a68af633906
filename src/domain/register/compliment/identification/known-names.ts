import type { Candidate } from './find-names.ts'
import type { Known, KnownPerson } from './finding.ts'
import { NICKNAMES } from './given-names-data.ts'
import { plainLetters } from './plain-letters.ts'
import { isGivenName, isNameAndWord, isPlainWord, withoutPossessive, type Word } from './words-of.ts'

type About = Omit<Candidate, 'start' | 'end'>

const FAMILIAR = familiarForms()
/** A slip of one letter makes no other name of a word as long as this. */
const NEAR_FROM = 4

/** Who a word is about, of the people whom the record names: by their names, what they may be called for short, or a slip of the pen. */
export function knownNames({ people }: Known): Readonly<{ personOf: (word: Word) => About | null }> {
  const exact = new Map<string, KnownPerson['as']>()
  for (const person of people) for (const name of namesOf(person)) if (exact.get(name) !== 'worker') exact.set(name, person.as)
  const long = [...exact].filter(([name]) => name.length >= NEAR_FROM)
  return {
    personOf: (word) => {
      const lower = withoutPossessive(word.lower)
      const as = exact.get(lower)
      const isWordToo = isPlainWord(lower) || (isNameAndWord(lower) && !isGivenName(lower))
      if (as !== undefined) return isWordToo && !word.isCapital ? null : { kind: 'name', reason: 'known-person', proposal: as === 'worker' ? 'worker' : 'name', rank: 0 }
      if (lower.length < NEAR_FROM || isPlainWord(lower)) return null
      const near = long.find(([name]) => isOneSlipAway(name, lower))
      return near ? { kind: 'name', reason: 'near-known-name', proposal: near[1] === 'worker' ? 'worker' : 'name', rank: 4 } : null
    },
  }
}

function namesOf({ names }: KnownPerson): readonly string[] {
  const words = names.flatMap((name) => plainLetters(name).text.toLowerCase().split(/[^\p{L}'-]+/u)).filter((word) => word.length > 1)
  return words.flatMap((word) => [word, ...(FAMILIAR.get(word) ?? [])])
}

function familiarForms(): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>()
  for (const line of NICKNAMES) {
    const all = line.split(' ')
    for (const one of all) forms.set(one, [...(forms.get(one) ?? []), ...all])
  }
  return forms
}

/** One letter too many, too few, another, or two in each other's place. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from += 1
  const [restA, restB] = [a.slice(from), b.slice(from)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}
