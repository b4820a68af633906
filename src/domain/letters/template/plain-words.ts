/** What Markdown, or a mark of ours, would read in words that somebody typed. A bracket within is escaped where it could make two with its neighbour. */
const MEANT = /[\\`*_[\]<>]|&(?=[#\p{L}])|\((?=\(|$)|^\(/gu
const AT_THE_START = /^(?:[#+=~-]|(\d{1,9})(?=[.)]))/u

/** Words on one line such that a letter prints them as they were typed, whatever is in them. */
export function plainLine(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim()
  return escapedStart(line.replaceAll(MEANT, String.raw`\$&`))
}

/** The same for several paragraphs: an empty line parts them, a single line end does not. */
export function plainParagraphs(words: string): string {
  return words.split(/\n\s*\n/u).map(plainLine).filter((paragraph) => paragraph !== '').join('\n\n')
}

/** What would begin a list or a heading begins with a backslash; a number has it behind itself. */
function escapedStart(line: string): string {
  const [found, number] = AT_THE_START.exec(line) ?? []
  if (found === undefined) return line
  return number === undefined ? `\\${line}` : `${number}\\${line.slice(number.length)}`
}
