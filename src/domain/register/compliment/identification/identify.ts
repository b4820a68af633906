import { findNames, type Candidate } from './find-names.ts'
import type { Finding, Known } from './finding.ts'
import { INITIALS, NAMED_PLACES, TITLES } from './name-patterns.ts'
import { PATTERNS } from './patterns.ts'
import { plainLetters } from './plain-letters.ts'
import { isGivenName, isNameAndWord, isPlainWord, wordsOf } from './words-of.ts'

const NOBODY_KNOWN: Known = { people: [], places: [] }

/**
 * What in a text could tell a reader who somebody is, in the order of the text; no two overlap. It finds much and not
 * everything: a story that only one family can have told has no pattern. A person reads it before it goes out.
 *
 * Accents, letters that only look like Latin ones and what is not seen make no difference. Linear in the length of the
 * text. Pure.
 *
 * Law: Children Act 1989 s97(2) (nothing may be published that is likely to identify a child in proceedings); UK GDPR
 * art. 4(1) (who can be identified, directly or indirectly). Decision: 0049.
 */
export function identify(text: string, known: Known = NOBODY_KNOWN): readonly Finding[] {
  const plain = plainLetters(text)
  const candidates = [
    ...byPattern(plain.text), ...byTitle(plain.text), ...byNamedPlace(plain.text), ...byInitials(plain.text), ...byOwnPlace(plain.text, known),
    ...byScript(plain.text), ...findNames(wordsOf(plain.text), known),
  ]
  return merged(candidates).map(({ start, end, kind, reason, proposal }) => ({ start: plain.startOf(start), end: plain.endOf(end), kind, reason, proposal }))
}

function byPattern(text: string): readonly Candidate[] {
  return PATTERNS.flatMap(({ kind, reason, proposal, finds }) => [...text.matchAll(finds)].flatMap(({ 0: found, index }): readonly Candidate[] => {
    const isUnsure = reason === 'number' && !/\d/.test(found)
    return isUnsure ? [] : [trimmed({ start: index, end: index + found.length, kind, reason, proposal, rank: kind === 'circumstance' ? 3 : 1 }, text)]
  }))
}

function byTitle(text: string): readonly Candidate[] {
  return TITLES.flatMap(({ finds, needsName, proposal, reason }) => [...text.matchAll(finds)].flatMap(({ 0: found, 1: name = '', index }): readonly Candidate[] => {
    const names = nameWords(name, needsName)
    if (names === 0) return []
    const begins = index + found.length
    return [{ start: reason === 'introduced' ? begins : index, end: begins + names, kind: 'name', reason, proposal, rank: 2 }]
  }))
}

/** How many letters of what follows a title are a name: up to the first everyday word. */
function nameWords(name: string, needsName: boolean): number {
  let length = 0
  for (const { 0: word, index } of name.matchAll(/[\p{L}'.-]+/gu)) {
    const lower = word.toLowerCase().replace(/\.$/, '')
    const isName = lower.length > 1 ? isGivenName(lower) || isNameAndWord(lower) || !isPlainWord(lower) : /^\p{Lu}/u.test(word)
    if (!isName && (needsName || length > 0)) break
    length = index + word.length
  }
  return length === 0 || name.slice(0, length).length > 1 ? length : 0
}

function byNamedPlace(text: string): readonly Candidate[] {
  return NAMED_PLACES.flatMap(({ finds, kind, reason, proposal }) => [...text.matchAll(finds)].flatMap(({ 0: found, 1: name = '', index }): readonly Candidate[] => {
    const words = [...name.matchAll(/[\p{L}'-]+/gu)]
    // What leads up to the name ("The staff at") is no part of it.
    const first = words.find(({ 0: word }) => !isPlainWord(word.toLowerCase()))
    return first ? [{ start: index + first.index, end: index + found.length, kind, reason, proposal, rank: 2 }] : []
  }))
}

function byInitials(text: string): readonly Candidate[] {
  return [...text.matchAll(INITIALS)].map(({ 0: found, index }) => trimmed({ start: index, end: index + found.length, kind: 'name', reason: 'initials', proposal: 'name', rank: 4 }, text))
}

/** What the authority calls its teams and places, whole; and the words of it that are its alone. */
function byOwnPlace(text: string, { places }: Known): readonly Candidate[] {
  const lower = text.toLowerCase()
  const labels = new Set(places.flatMap((place) => {
    const label = plainLetters(place).text.toLowerCase().trim()
    return [label, ...label.split(/[^\p{L}\p{N}'-]+/u).filter((word) => word.length > 3 && !isPlainWord(word))]
  }).filter((label) => label.length > 2))
  return [...labels].flatMap((label) => placesOf(label, lower).map((start): Candidate =>
    ({ start, end: start + label.length, kind: 'place', reason: 'own-place', proposal: 'team', rank: 3 })))
}

function placesOf(label: string, text: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length)) {
    const isWhole = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + label.length] ?? ' ')
    if (isWhole) found.push(at)
  }
  return found
}

/** Words of another writing cannot be looked through: they are for a person who reads it. */
function byScript(text: string): readonly Candidate[] {
  return [...text.matchAll(/[^\P{L}A-Za-z]+(?:[ ,.-]{1,2}[^\P{L}A-Za-z]+)*/gu)].map(({ 0: found, index }) =>
    ({ start: index, end: index + found.length, kind: 'name', reason: 'other-script', proposal: 'detail', rank: 9 }))
}

/** Without the spaces at its ends. */
function trimmed(one: Candidate, text: string): Candidate {
  let { start, end } = one
  while (start < end && text[start] === ' ') start += 1
  while (end > start && text[end - 1] === ' ') end -= 1
  return { ...one, start, end }
}

/** What overlaps becomes one: nothing of either is left standing, and the surest says what it is. */
function merged(candidates: readonly Candidate[]): readonly Candidate[] {
  const all: Candidate[] = []
  for (const one of candidates.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1)
    if (one.end <= one.start) continue
    if (last && one.start < last.end) all[all.length - 1] = { ...(one.rank < last.rank ? one : last), start: last.start, end: Math.max(last.end, one.end) }
    else all.push(one)
  }
  return all
}
