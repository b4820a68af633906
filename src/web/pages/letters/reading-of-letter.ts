import { readingParagraphs } from '../../../domain/letters/letter-document.ts'
import type { Reader } from '../../../domain/letters/letter-facts.ts'
import { readingAge } from '../../../domain/reporting/reading-age/reading-age.ts'
import type { Block } from '../../../domain/reporting/document/report-document.ts'
import { readingInWords } from '../../../words/outputs/reading.ts'

/** For how old a reader letters are written. Guidance: GOV.UK content design (not seen) writes for a reading age of nine to eleven; a decision in law needs some long words. */
const AGES: Readonly<Record<Reader, number>> = { adult: 14, child: 11 }

/** How hard a letter is to read, for whoever writes it. */
export function readingOfLetter(blocks: readonly Block[], reader: Reader) {
  const age = AGES[reader]
  return readingInWords(readingAge(readingParagraphs(blocks), { age }), age)
}
