import { plainText } from '../../domain/reporting/document/parts.ts'
import type { Block } from '../../domain/reporting/document/report-document.ts'
import { readingAge, type ReadingAge } from '../../domain/reporting/reading-age/reading-age.ts'
import { EXPLAINED, YOUNG_READERS_AGE } from '../../words/outputs/young-people.ts'

/** How hard the text of a document is for young readers. Headings and tables are no sentences; null where nothing is written. */
export function readingOf(blocks: readonly Block[]): ReadingAge | null {
  return readingAge(blocks.flatMap(paragraphsOf), { age: YOUNG_READERS_AGE, explained: EXPLAINED })
}

function paragraphsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph': return [plainText(block.content)]
    case 'list': return block.items.map(plainText)
    case 'quotation': return [block.text]
    case 'said-did': return [block.said, block.did]
    case 'big-number': return [`${block.printed} ${block.words}`]
    case 'notice': return [plainText(block.content)]
    case 'heading': case 'table': case 'chart':
      return []
  }
}
