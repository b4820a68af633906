import type { ReadingAge } from '../../domain/reporting/reading-age/reading-age.ts'
import { LONG_SENTENCE } from '../../domain/reporting/reading-age/reading-age.ts'
import { YOUNG_READERS_AGE } from './young-people.ts'

const tenth = (value: number): string => value.toFixed(1)
const share = (value: number): string => `${Math.round(value * 100)}%`

/** The reading age of a text, in words, for whoever writes it. */
export function readingInWords(found: ReadingAge | null, readers = YOUNG_READERS_AGE) {
  if (found === null) return { headline: 'There is nothing to measure yet.', isTooHard: false, measures: [], hardest: [], about: '' }
  const isTooHard = found.age > readers
  return {
    isTooHard,
    headline: `Reading age: ${tenth(found.age)} years. ${isTooHard ? `Harder than a reader of ${readers} can be expected to read.` : `A reader of ${readers} can be expected to read it.`}`,
    measures: [
      { label: 'Flesch–Kincaid (words in a sentence, syllables in a word)', value: `${tenth(found.ages.fleschKincaid)} years` },
      { label: 'Coleman–Liau (letters in a word, sentences)', value: `${tenth(found.ages.colemanLiau)} years` },
      { label: 'SMOG (words of three syllables and more)', value: `${tenth(found.ages.smog)} years${found.isShortForSmog ? '; rough, for so short a text' : ''}` },
      { label: 'Words in a sentence', value: tenth(found.wordsPerSentence) },
      { label: `Sentences of more than ${LONG_SENTENCE} words`, value: share(found.longSentences) },
      { label: 'Long words', value: `${share(found.longWords)}; ${share(found.uncommonWords)} that the page does not explain` },
    ],
    hardest: found.hardest.map(({ text, words, longWords }) => ({
      text, why: [`${words} words`, ...(longWords.length === 0 ? [] : [`long: ${[...new Set(longWords)].join(', ')}`])].join('; '),
    })),
    about: 'The age is that of the strictest of the three, as measured on the sentences; headings are left out. A formula knows nothing of what words mean: ask a young person to read it.',
  }
}
