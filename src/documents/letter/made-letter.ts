import type { LetterDocument } from '../../domain/letters/letter-document.ts'
import { LETTER_WORDS } from '../../words/letters/letter-words.ts'
import { MEDIA_TYPES, type DocumentFile, type DocumentFormat } from '../report/formats.ts'
import { printableLetter } from './clean-letter.ts'
import { letterHtml } from './letter-mail.ts'

/** Makes the files of a letter where it is called; `letterFiles` does it beside the pages. */
export async function madeLetter(letter: LetterDocument, formats: readonly DocumentFormat[]): Promise<readonly DocumentFile[]> {
  const files: DocumentFile[] = []
  for (const format of formats) files.push({ format, name: `${LETTER_WORDS.fileName(letter.reference)}.${format}`, mediaType: MEDIA_TYPES[format], ...await madeIn(format, printableLetter(letter)) })
  return files
}

async function madeIn(format: DocumentFormat, letter: LetterDocument): Promise<Pick<DocumentFile, 'bytes' | 'warnings'>> {
  if (format === 'pdf') return (await import('./letter-pdf.ts')).letterPdf(letter)
  if (format === 'docx') return { bytes: await (await import('./letter-docx.ts')).letterDocx(letter), warnings: [] }
  if (format === 'html') return { bytes: Buffer.from(letterHtml(letter)), warnings: [] }
  throw new Error(`a letter is not made as ${format}`)
}
