/** Says where a long word may be broken, which Typst does only where it is told that it may: after every 25 letters, so that it fits the column of a table. */
export function breakable(text: string): string {
  return text.replaceAll(/\S{25}(?=\S{5})/gu, '$&\u200B')
}

/** Letters of Arimo that are wider than six tenths of an em: none is wider than ten. */
const WIDE = /[^a-ln-vx-z0-9.,:;'’/\-_()[\]]/u

/** The same for text as wide as a page: a word may be broken only where it is wider than a line of `ems` would be. */
export function breakableIn(text: string, ems: number): string {
  return text.replaceAll(/\S+/gu, (word) => {
    let [broken, width] = ['', 0]
    for (const letter of word) {
      const own = WIDE.test(letter) ? 10 : 6
      if (width + own > ems * 10) [broken, width] = [`${broken}\u200B`, 0]
      broken += letter
      width += own
    }
    return broken
  })
}
