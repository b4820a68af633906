import { ORDINARY_WORDS } from './ordinary-words-data.ts'

const ORDINARY = new Set(ORDINARY_WORDS.flatMap((line) => line.split(' ')))

/** How forms of a word end, and what stood there. */
const ENDINGS = [['ies', 'y'], ['es', ''], ['s', ''], ['ied', 'y'], ['ed', ''], ['ed', 'e'], ['ing', ''], ['ing', 'e'], ['ly', ''], ['er', ''], ['est', ''], ['ers', '']] as const
/** No name ends like this. */
const WORDLIKE = /(?:ness|tion|sion|ment|ful|less|ously|ably|ively|ility|ational)$/
const WORDLIKE_FROM = 7

/** Whether a word, in small letters, is an everyday one or a form of one. */
export function isOrdinary(word: string): boolean {
  if (ORDINARY.has(word)) return true
  if (word.length >= WORDLIKE_FROM && WORDLIKE.test(word)) return true
  const apostrophe = word.indexOf("'")
  if (apostrophe > 0) return isOrdinary(word.slice(0, apostrophe))
  return word.includes('-') ? word.split('-').every((part) => part === '' || isOrdinary(part)) : ENDINGS.some(([ending, was]) => isFormOf(word, ending, was))
}

function isFormOf(word: string, ending: string, was: string): boolean {
  if (!word.endsWith(ending) || word.length - ending.length < 3) return false
  const base = word.slice(0, word.length - ending.length)
  // "planned" from "plan": the last letter may be doubled.
  return ORDINARY.has(base + was) || (was === '' && base.at(-1) === base.at(-2) && ORDINARY.has(base.slice(0, -1)))
}
