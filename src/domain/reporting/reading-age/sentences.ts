/** The words of a text, as they are read: a number is one, and so is a word with a hyphen or an apostrophe. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? []
}

/**
 * The sentences of a text. One ends at a full stop, a question mark or an exclamation mark before a space or the end, and at
 * the end of its paragraph. What has no word in it is none.
 */
export function sentencesOf(paragraphs: readonly string[]): readonly string[] {
  return paragraphs.flatMap((paragraph) => paragraph.replace(/\b(Mr|Mrs|Ms|Dr|St|e\.g|i\.e|No|[A-Z])\.\s/g, '$1 ').split(/(?<=[.!?…]["”’)]?)\s+/u))
    .map((sentence) => sentence.trim()).filter((sentence) => wordsOf(sentence).length > 0)
}
