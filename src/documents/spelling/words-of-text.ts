/** What a spelling check looks at: words of letters, with what may stand within them. Numbers, references and addresses are none. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu
const NO_WORDS = /\S*(?:@|:\/\/|www\.)\S*|\S*\d\S*/gu

/** The words of a text, each once, in the order in which they first stand; typographic apostrophes as the dictionary has them. */
export function wordsOfText(paragraphs: readonly string[]): readonly string[] {
  return [...new Set(paragraphs.flatMap((paragraph) => [...paragraph.replaceAll(NO_WORDS, ' ').matchAll(WORD)].map(([word]) => word.replaceAll('’', "'"))))]
}
