/** What a spelling check looks at: words of letters, with what may stand within them. Numbers, references and addresses are none. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu
const NO_WORD = /[@\d]|:\/\/|www\./u

/** The words of a text, each once, in the order in which they first stand; typographic apostrophes as the dictionary has them. */
export function wordsOfText(paragraphs: readonly string[]): readonly string[] {
  const pieces = paragraphs.flatMap((paragraph) => paragraph.split(/\s/u)).filter((piece) => !NO_WORD.test(piece))
  return [...new Set(pieces.flatMap((piece) => [...piece.matchAll(WORD)].map(([word]) => word.replaceAll('’', "'"))))]
}
