/** What no file format may hold: control characters, halves of characters, non-characters. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/gu
/** Embeddings, overrides and isolates turn the text that follows them around. Marks of direction, which are harmless, stay. */
const TURNS_AROUND = /[\u202A-\u202E\u2066-\u2069]/gu

/**
 * A text that every format can print, composed (NFC), with line feeds as its line breaks. Control characters and what
 * turns the direction of the following text around are left out; half a character becomes U+FFFD. Nothing else is
 * changed: markup of any kind stays text.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n').replaceAll('\t', ' ').replaceAll(FORBIDDEN, '').replaceAll(TURNS_AROUND, '').normalize('NFC')
}

/** The same as a stretch of a paragraph: where the writer began a new line, there is a space, as Markdown has it. */
export function runningText(text: string): string {
  return cleanText(text).replaceAll(/ *\n */gu, ' ')
}

/** The same on one line, by itself. */
export function oneLine(text: string): string {
  return runningText(text).trim()
}
