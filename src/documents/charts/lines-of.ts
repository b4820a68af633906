/** Of a letter, in its own height: Arial's digits and capitals are narrower than bold ones, and most small letters narrower than both. */
const LETTER = 0.56
const BOLD_LETTER = 0.63

/** How wide a text is drawn at most, in pixels; reckoned widely, since the font is the reader's. */
export function widthOf(text: string, fontSize: number, isBold = false): number {
  return text.length * fontSize * (isBold ? BOLD_LETTER : LETTER)
}

/** The text in lines no wider than `width` pixels. A word that is wider than a line is broken, so nothing stands outside its place. */
export function linesOf(text: string, width: number, fontSize: number, isBold = false): readonly string[] {
  const most = Math.max(1, Math.floor(width / widthOf('x', fontSize, isBold)))
  const words = text.split(/\s+/).filter((word) => word !== '').flatMap((word) => pieces(word, most))
  const lines: string[] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

function pieces(word: string, most: number): readonly string[] {
  const letters = Array.from(word)
  return Array.from({ length: Math.ceil(letters.length / most) }, (_, at) => letters.slice(at * most, (at + 1) * most).join(''))
}
