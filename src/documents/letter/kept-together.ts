import { plainText } from '../../domain/reporting/document/parts.ts'
import type { Block } from '../../domain/reporting/document/report-document.ts'

/** What is longer, or ends as a sentence does, is no line of a signature or of how somebody is reached. */
const LONGEST_LINE = 70
/** More than these fill a page: they are no end of a letter. */
const MOST_TOGETHER = 16

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
const NUMBERS = new RegExp(String.raw`(?<=\d) (?=\d)|(?<=\b\d{1,2}) (?=(?:${MONTH})\b)`, 'g')

/** Telephone numbers, and the day and month of a date, with spaces at which no line ends. */
export function numbersWhole(text: string): string {
  return text.replaceAll(NUMBERS, '\u00A0')
}

/**
 * How many of the last blocks of a letter stay on one page: how its writer is reached, the name under it, and the last words of the letter
 * itself, so that no page has a name and nothing that it is the name under.
 */
export function lastTogether(blocks: readonly Block[]): number {
  const heading = blocks.findLastIndex(({ kind }) => kind === 'heading')
  let from = heading >= 0 && blocks.slice(heading + 1).every(isLine) ? heading : blocks.length
  while (isLine(blocks[from - 1])) from -= 1
  return Math.min(blocks.length - Math.max(0, from - 1), MOST_TOGETHER)
}

function isLine(block: Block | undefined): boolean {
  if (block?.kind !== 'paragraph') return false
  const words = plainText(block.content)
  return words.length <= LONGEST_LINE && !/[.!?:]$/.test(words)
}
