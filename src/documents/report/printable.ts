import { tableOfChart } from '../../domain/reporting/document/chart-table.ts'
import { tablesOf } from '../../domain/reporting/document/parts.ts'
import { MARKS, type Block, type DocumentTable, type Inline, type ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { MARK_LABELS } from '../../words/document.ts'
import { cleanText, oneLine, runningText } from './clean-text.ts'
import { withTexts } from './document-texts.ts'

/**
 * The document as every format prints it: text that no format refuses (see `cleanText`), links that lead to the web or a
 * mailbox, headings that skip no level, marks explained below their table, and the numbers of a chart in a table where
 * the document has no table that says them.
 */
export function printable(document: ReportDocument): ReportDocument {
  const has = new Set(tablesOf(document).map(({ id }) => id))
  const withNumbers = document.blocks.flatMap((block) =>
    block.kind === 'chart' && !has.has(block.table) ? [block, { kind: 'table', table: tableOfChart(block.chart) } as const] : [block])
  const clean = withTexts({ ...document, blocks: withNumbers }, { line: oneLine, running: runningText, prose: cleanText })
  return { ...clean, blocks: withoutSkips(clean.blocks.map(ready)) }
}

function ready(block: Block): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'notice':
      return { ...block, content: safeLinks(block.content) }
    case 'list':
      return { ...block, items: block.items.map(safeLinks) }
    case 'table':
      return { ...block, table: withMarksExplained(block.table) }
    case 'heading':
    case 'quotation':
    case 'said-did':
    case 'chart':
    case 'big-number':
      return block
  }
}

/** Where a link of a document may lead. */
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s<>"']+$/i

/** Of a link that leads elsewhere, its words stay. */
function safeLinks(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((part): readonly Inline[] => {
    if (!('content' in part)) return [part]
    const inside = safeLinks(part.content)
    return part.kind === 'link' && !ADDRESS.test(part.address) ? inside : [{ ...part, content: inside }]
  })
}

function withMarksExplained(table: DocumentTable): DocumentTable {
  // A mark is explained where it is printed as a letter: what is printed in words explains itself.
  const used = new Set(table.rows.flatMap(({ cells }) => cells.flatMap(({ mark, printed }) => (mark !== null && printed.split(/[ ()]/).includes(mark) ? [mark] : []))))
  return { ...table, notes: [...table.notes, ...MARKS.filter((mark) => used.has(mark)).map((mark) => `${mark}: ${MARK_LABELS[mark]}.`)] }
}

type Level = 1 | 2 | 3 | 4

/** The title is the one heading of level 1 that is always there, so a heading stands at most one level below the one before it. Those without a word are left out. */
function withoutSkips(blocks: readonly Block[]): readonly Block[] {
  const kept: Block[] = []
  let before: Level = 1
  for (const block of blocks)
    if (block.kind !== 'heading') kept.push(block)
    else if (block.text !== '') {
      const level: Level = block.level > before ? nextLevel(before) : block.level
      before = level
      kept.push({ ...block, level })
    }
  return kept
}

function nextLevel(level: Level): Level {
  return level === 1 ? 2 : level === 2 ? 3 : 4
}
