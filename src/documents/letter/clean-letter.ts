import type { LetterDocument } from '../../domain/letters/letter-document.ts'
import { cleanText, oneLine, runningText } from '../report/clean-text.ts'
import { blockWith, type TextChange } from '../report/document-texts.ts'
import { printableBlocks } from '../report/printable.ts'

/** A letter with every text that people read changed. */
export function letterWith(letter: LetterDocument, change: TextChange): LetterDocument {
  const { line } = change
  const { branding } = letter
  return {
    ...letter, title: line(letter.title), authority: line(letter.authority), from: letter.from.map(line), to: letter.to.map(line), reference: line(letter.reference), status: line(letter.status),
    branding: { ...branding, logo: branding.logo && { ...branding.logo, alternative: line(branding.logo.alternative) } }, blocks: letter.blocks.map((block) => blockWith(block, change)),
  }
}

/** A letter as every format prints it: text that no format refuses, links that lead to the web or a mailbox. */
export function printableLetter(letter: LetterDocument): LetterDocument {
  const clean = letterWith(letter, { line: oneLine, running: runningText, prose: cleanText })
  return { ...clean, blocks: printableBlocks(clean.blocks) }
}
