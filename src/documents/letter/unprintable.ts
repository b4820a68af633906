import type { LetterDocument } from '../../domain/letters/letter-document.ts'
import { characterName, drawableText } from '../report/fonts/drawable.ts'
import { letterWith, printableLetter } from './clean-letter.ts'

/** The characters of a letter that its PDF cannot print, by what they are called, each once: asked before it is sent. */
export function unprintableIn(letter: LetterDocument): readonly string[] {
  const missing = new Set<string>()
  const look = (text: string) => drawableText(text, missing)
  letterWith(printableLetter(letter), { line: look, running: look, prose: look })
  return [...missing].map(characterName)
}
