import type { Branding } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import { parseSection, printedParts, type Part, type SectionBlock } from '../reporting/document/markdown/parse-section.ts'
import { plainText } from '../reporting/document/parts.ts'
import type { Block, Inline } from '../reporting/document/report-document.ts'

/** A letter before it is any file: what every format prints, and nothing that a format adds. Decision: 0100. */
export type LetterDocument = Readonly<{
  /** What it is about, in a line. */
  title: string
  authority: string
  branding: Branding
  /** How whoever sends it is reached, line by line. */
  from: readonly string[]
  /** To whom and where, line by line; the name alone where it is given by hand. */
  to: readonly string[]
  on: IsoDate
  reference: string
  /** Large print: letters of 18 points. Guidance: RNIB, Clear print (not seen): at least 16. */
  print: 'usual' | 'large'
  /** What every page of a letter that is not finished carries; empty of one that may go. */
  status: string
  blocks: readonly Block[]
}>

/** The words of a letter, in Markdown, as blocks. Headings are all of one level; what names a figure of a report is text. */
export function letterBlocks(markdown: string): readonly Block[] {
  return parseSection(markdown).blocks.map((block, at) => blockOf(block, at))
}

function blockOf(block: SectionBlock, at: number): Block {
  switch (block.kind) {
    case 'heading': return { kind: 'heading', id: `part-${at + 1}`, level: 2, text: plainText(inlines(block.content)) }
    case 'paragraph': return { kind: 'paragraph', content: inlines(block.content) }
    case 'list': return { kind: 'list', ordered: block.ordered, items: block.items.map(inlines) }
    case 'placed': return { kind: 'paragraph', content: [{ kind: 'text', text: `[[${block.name}]]` }] }
  }
}

function inlines(parts: readonly Part[]): readonly Inline[] {
  return printedParts(parts, ({ name }) => ({ kind: 'text', text: `[[${name}]]` }))
}

/** The paragraphs and items of a letter as plain text, for whoever measures how hard it is to read. */
export function readingParagraphs(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [plainText(block.content)]
    return block.kind === 'list' ? block.items.map(plainText) : []
  })
}
