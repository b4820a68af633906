import { tableOfChart } from '../../domain/reporting/document/chart-table.ts'
import { tablesOf } from '../../domain/reporting/document/parts.ts'
import { MARKS, type Block, type DocumentTable, type Inline, type ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { MARK_LABELS } from '../../words/document.ts'
import { idPart } from './anchors.ts'
import { cleanText, oneLine, runningText } from './clean-text.ts'
import { blockWith, withTexts, type TextChange } from './document-texts.ts'

/**
 * The document as every format prints it: text that no format refuses (see `cleanText`), links that lead to the web or a
 * mailbox, headings that skip no level, marks explained below their table, and the numbers of a chart in a table where
 * the document has no table that says them.
 */
export function printable(document: ReportDocument): ReportDocument {
  return { ...withTexts(document, CLEAN), blocks: printableBlocks(document.blocks) }
}

const CLEAN: TextChange = { line: oneLine, running: runningText, prose: cleanText }

/** The same of blocks alone. */
export function printableBlocks(blocks: readonly Block[]): readonly Block[] {
  const has = new Set(tablesOf({ blocks }).map(({ id }) => id))
  const withNumbers = blocks.flatMap((block) =>
    block.kind === 'chart' && !has.has(block.table) ? [block, { kind: 'table', table: tableOfChart(block.chart) } as const] : [block])
  const tables = new Set(tablesOf({ blocks: withNumbers }).map(({ id }) => idPart(id)))
  return withoutSkips(withNumbers.map((block) => ready(blockWith(block, CLEAN), tables)))
}

function ready(block: Block, tables: ReadonlySet<string>): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'notice':
      return { ...block, content: safeLinks(block.content, tables) }
    case 'list':
      return { ...block, items: block.items.map((item) => safeLinks(item, tables)) }
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

/** Where a link out of a document may lead. */
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s<>"']+$/i

/** A link leads to the web, to a mailbox, or to a table of the document (`#outcomes`). Of one that leads elsewhere, its words stay. */
function safeLinks(content: readonly Inline[], tables: ReadonlySet<string>): readonly Inline[] {
  return content.flatMap((part): readonly Inline[] => {
    if (!('content' in part)) return [part]
    const inside = safeLinks(part.content, tables)
    const leads = part.kind !== 'link' || (part.address.startsWith('#') ? tables.has(part.address.slice(1)) : ADDRESS.test(part.address))
    return leads ? [{ ...part, content: inside }] : inside
  })
}

function withMarksExplained(table: DocumentTable): DocumentTable {
  // A mark is explained where it is printed as a letter: what is printed in words explains itself.
  const used = new Set(table.rows.flatMap(({ cells }) => cells.flatMap(({ mark, printed }) => (mark !== null && printed.split(/[ ()]/).includes(mark) ? [mark] : []))))
  return { ...table, notes: [...new Set([...table.notes, ...MARKS.filter((mark) => used.has(mark)).map((mark) => `${mark}: ${MARK_LABELS[mark]}.`)])] }
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
