import type { ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { withTexts } from '../document-texts.ts'
import { fontCharacters } from './arimo.ts'

/** What is printed for a character that the font cannot draw. One for several that follow each other. */
export const SUBSTITUTE = '[?]'

/** A document whose every character the font can draw, and the characters for which the substitute stands. */
export type Drawable = Readonly<{ document: ReportDocument; missing: readonly string[] }>

/** Puts the substitute where the font has no picture of a character. What is never seen (joiners, selectors) is left out where the font lacks it. */
export function drawable(document: ReportDocument): Drawable {
  const missing = new Set<string>()
  const change = (text: string) => drawableText(text, missing)
  return { document: withTexts(document, { line: change, running: change, prose: change }), missing: [...missing] }
}

/** The same for one text; adds what is missing to `missing`. */
export function drawableText(text: string, missing: Set<string>): string {
  const has = fontCharacters()
  let drawn = ''
  for (const letter of text) {
    if (letter === '\n' || has.has(letter.codePointAt(0) ?? 0)) drawn += letter
    else if (!/\p{Default_Ignorable_Code_Point}/u.test(letter)) {
      missing.add(letter)
      if (!drawn.endsWith(SUBSTITUTE)) drawn += SUBSTITUTE
    }
  }
  return drawn
}

const SCRIPTS = ['Arabic', 'Armenian', 'Bengali', 'Devanagari', 'Ethiopic', 'Georgian', 'Gujarati', 'Gurmukhi', 'Han', 'Hangul', 'Hiragana', 'Katakana', 'Khmer', 'Lao', 'Sinhala', 'Tamil', 'Telugu', 'Thai', 'Tibetan'] as const

/** "U+4E2D (Han)": what a character is called where the font cannot show it. */
export function characterName(letter: string): string {
  const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const script = /\p{Extended_Pictographic}/u.test(letter) ? 'a picture' : SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(letter))
  return script === undefined ? code : `${code} (${script})`
}
