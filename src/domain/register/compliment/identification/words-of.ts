import { isOrdinary } from './word-forms.ts'
import { GIVEN_NAMES, NAMES_AND_WORDS } from './given-names-data.ts'

/** One word of plain letters. `end` is not included. */
export type Word = Readonly<{ text: string; lower: string; start: number; end: number; startsSentence: boolean; startsLine: boolean; isCapital: boolean }>

const WORD = /\p{L}(?:[\p{L}'-]*\p{L})?/gu
const ENDS_SENTENCE = /[.!?:;\n\u2022*"]/

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let before = 0
  for (const { 0: found, index: start } of text.matchAll(WORD)) {
    const between = text.slice(before, start)
    const end = start + found.length
    words.push({
      text: found, lower: found.toLowerCase(), start, end, startsSentence: before === 0 || ENDS_SENTENCE.test(between),
      startsLine: before === 0 || between.includes('\n'), isCapital: /^\p{Lu}/u.test(found),
    })
    before = end
  }
  return words
}

const split = (lines: readonly string[]) => new Set(lines.flatMap((line) => line.split(' ')))
const GIVEN = split(GIVEN_NAMES)
const NAMES_TOO = split(NAMES_AND_WORDS)

/** "Sarah's" is about Sarah. */
export function withoutPossessive(lower: string): string {
  return lower.endsWith("'s") ? lower.slice(0, -2) : lower.endsWith("'") ? lower.slice(0, -1) : lower
}

export function isGivenName(lower: string): boolean {
  return GIVEN.has(withoutPossessive(lower))
}

/** A name that is an everyday word too: Will, Grace, May. */
export function isNameAndWord(lower: string): boolean {
  return NAMES_TOO.has(withoutPossessive(lower))
}

/** Letters in which such letters are written, and words that are no names for all their capitals. */
const SHORT = new Set(('nhs uk tv gp ok dvd faq diy pc it id hr ehcp ehc camhs senco sen send dla pip uc dwp dbs iro ladle mash tac taf cin cp lac laa pep eps sw swa tm pa '
  + 'covid ofsted lgsco i im ive ill id mr mrs ms miss dr').split(' '))

/** Whether a word says something by itself, and so is no name. */
export function isPlainWord(lower: string): boolean {
  return lower.length < 2 || SHORT.has(lower) || isOrdinary(lower)
}
