import { sentencesOf, wordsOf } from './sentences.ts'
import { syllablesOf } from './syllables.ts'

/** A sentence of more words than this is long for a reader of twelve. Guidance: GOV.UK asks for no more than 25 of grown-ups. */
export const LONG_SENTENCE = 15
/** A word of so many syllables is long: what SMOG calls a polysyllable. */
const LONG_WORD = 3
/** SMOG was made for texts of at least so many sentences. */
const SMOG_SENTENCES = 30
/** Children are five at the beginning of the first year of school that these formulas count from. */
const AGE_AT_GRADE_NOUGHT = 5

/** Names and words that a page explains, and a reader therefore knows, in lower case. They are long words, and no uncommon ones. */
export type Explained = ReadonlySet<string>

/** One sentence, with what makes it hard. `grade`: Flesch-Kincaid of it alone. */
export type HardSentence = Readonly<{ text: string; words: number; longWords: readonly string[]; grade: number }>

/**
 * How hard a text is to read. `fleschKincaid`, `colemanLiau` and `smog` are school years (0 is the year of five-year-olds);
 * `age` is the reading age by the strictest of them, in years, rounded up to a tenth. Null where there is no sentence.
 */
export type ReadingAge = Readonly<{
  sentences: number
  words: number
  wordsPerSentence: number
  fleschKincaid: number
  colemanLiau: number
  smog: number
  /** True where there are fewer sentences than SMOG was made for: it is then rougher than the others. */
  isShortForSmog: boolean
  age: number
  ages: Readonly<{ fleschKincaid: number; colemanLiau: number; smog: number }>
  /** Shares of all words and of all sentences, 0 to 1. `uncommon`: long, and not explained. */
  longSentences: number
  longWords: number
  uncommonWords: number
  /** The hardest first: those above the age that was asked about, or long. */
  hardest: readonly HardSentence[]
}>

/**
 * Measures a text, given as its paragraphs and items in order; headings are left out, for they would shorten the sentences.
 *
 * Formulas: Kincaid and others 1975 (0.39 words a sentence, 11.8 syllables a word, less 15.59); Coleman and Liau 1975
 * (0.0588 letters, 0.296 sentences, of a hundred words, less 15.8); McLaughlin 1969 (SMOG). None of them knows what a word
 * means: they are read together, with the sentences that they come from.
 */
export function readingAge(paragraphs: readonly string[], reader: Readonly<{ age: number; explained?: Explained }>): ReadingAge | null {
  const sentences = sentencesOf(paragraphs).map(measured)
  const words = sentences.flatMap((sentence) => sentence.words)
  if (sentences.length === 0) return null
  const [many, long] = [words.length, words.filter((word) => syllablesOf(word) >= LONG_WORD)]
  const letters = words.reduce((sum, word) => sum + (word.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
  const fleschKincaid = gradeOf(many / sentences.length, sum(sentences.map(({ syllables }) => syllables)) / many)
  const colemanLiau = 0.0588 * ((letters / many) * 100) - 0.296 * ((sentences.length / many) * 100) - 15.8
  const smog = 3.1291 + 1.043 * Math.sqrt((long.length * 30) / sentences.length)
  const ages = { fleschKincaid: ageAt(fleschKincaid), colemanLiau: ageAt(colemanLiau), smog: ageAt(smog) }
  const isExplained = (word: string) => reader.explained?.has(word.toLowerCase().replaceAll('’', '\'')) === true
  return {
    sentences: sentences.length, words: many, wordsPerSentence: many / sentences.length, fleschKincaid, colemanLiau, smog, isShortForSmog: sentences.length < SMOG_SENTENCES,
    ages, age: Math.max(ages.fleschKincaid, ages.colemanLiau, ages.smog),
    longSentences: sentences.filter((one) => one.words.length > LONG_SENTENCE).length / sentences.length, longWords: long.length / many,
    uncommonWords: long.filter((word) => !isExplained(word)).length / many, hardest: hardestOf(sentences, reader.age),
  }
}

type Measured = Readonly<{ text: string; words: readonly string[]; syllables: number }>

function measured(text: string): Measured {
  const words = wordsOf(text)
  return { text, words, syllables: sum(words.map(syllablesOf)) }
}

/** Flesch-Kincaid. */
function gradeOf(wordsPerSentence: number, syllablesPerWord: number): number {
  return 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59
}

/** In years, to a tenth, rounded up: nobody is told that a text is easier than it is. */
function ageAt(grade: number): number {
  return Math.max(AGE_AT_GRADE_NOUGHT, Math.ceil((grade + AGE_AT_GRADE_NOUGHT) * 10 - 1e-9) / 10)
}

/** How many sentences are named. */
const NAMED = 5

function hardestOf(sentences: readonly Measured[], age: number): readonly HardSentence[] {
  return sentences.map(({ text, words, syllables }): HardSentence => ({
    text, words: words.length, longWords: words.filter((word) => syllablesOf(word) >= LONG_WORD), grade: gradeOf(words.length, syllables / words.length),
  })).filter(({ words, grade }) => words > LONG_SENTENCE || (words > 4 && ageAt(grade) > age))
    .toSorted((a, b) => b.grade - a.grade).slice(0, NAMED)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
