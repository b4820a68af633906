import type { LetterDocument } from '../../domain/letters/letter-document.ts'
import type { Asker } from '../documents-busy.ts'
import type { DocumentFile } from '../report/formats.ts'
import { Workshop } from '../report/workshop.ts'

const workshop = new Workshop<LetterDocument>(new URL('./letter-worker.ts', import.meta.url))

/** The formats that a letter is made in: to send, to go on with, and as the HTML part of an e-mail. */
export type LetterFileFormat = 'pdf' | 'docx' | 'html'

/** Makes the files of a letter in a worker, one letter after the other. Throws as `documentFiles` does. */
export function letterFiles(letter: LetterDocument, formats: readonly LetterFileFormat[], asker: Asker | null = null): Promise<readonly DocumentFile[]> {
  return workshop.make(letter, formats, asker)
}
