import type { Block, DocumentKind, ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { isOnePage } from '../../domain/reporting/outputs/output-kinds.ts'

/** Letters, digits and hyphens of an id, whatever else it held. */
export function idPart(id: string): string {
  const kept = id.replaceAll(/[^A-Za-z0-9-]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return kept === '' ? 'part' : kept
}

/** A block with the name that links lead to; empty where none does. */
export type AnchoredBlock = Readonly<{ block: Block; anchor: string }>

/** The blocks in order, each heading, table and chart with a name of its own: its id, with a number where that was taken. */
export function anchoredBlocks({ blocks }: Pick<ReportDocument, 'blocks'>): readonly AnchoredBlock[] {
  const taken = new Set(['contents', 'top'])
  return blocks.map((block) => ({ block, anchor: unique(idOf(block), taken) }))
}

/** The notices with which a document begins, which are read before its contents list, and all that comes after them. */
export function noticesFirst(blocks: readonly AnchoredBlock[]): Readonly<{ notices: readonly AnchoredBlock[]; rest: readonly AnchoredBlock[] }> {
  const first = blocks.findIndex(({ block }) => block.kind !== 'notice')
  const end = first === -1 ? blocks.length : first
  return { notices: blocks.slice(0, end), rest: blocks.slice(end) }
}

function idOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return idPart(block.id)
    case 'table':
      return idPart(block.table.id)
    case 'chart':
      return idPart(block.chart.id)
    case 'paragraph':
    case 'list':
    case 'quotation':
    case 'said-did':
    case 'notice':
    case 'big-number':
      return ''
  }
}

function unique(id: string, taken: Set<string>): string {
  if (id === '') return ''
  let name = id
  for (let number = 2; taken.has(name); number += 1) name = `${id}-${number}`
  taken.add(name)
  return name
}

export type ContentsEntry = Readonly<{ anchor: string; text: string; depth: 1 | 2 }>

/** Fewer are found by turning the page. */
const FEWEST_ENTRIES = 4

/**
 * The contents list: the headings of levels 1 to 3 and the captions of tables, in the order of reading. `depth` 1 for a
 * heading of level 1 or 2. Headings of level 3 that read alike are left out: nobody could tell from the list which is which. Empty where the document is short, or of a kind that is one page.
 */
export function contentsOf(blocks: readonly AnchoredBlock[], kind: DocumentKind): readonly ContentsEntry[] {
  const texts = blocks.flatMap(({ block }) => (block.kind === 'heading' && block.level === 3 ? [block.text] : []))
  const isRepeated = ({ level, text }: Extract<Block, { kind: 'heading' }>) => level === 3 && texts.filter((other) => other === text).length > 1
  const entries = blocks.flatMap(({ block, anchor }): readonly ContentsEntry[] => {
    if (block.kind === 'heading' && block.level <= 3 && !isRepeated(block)) return [{ anchor, text: block.text, depth: block.level <= 2 ? 1 : 2 }]
    return block.kind === 'table' ? [{ anchor, text: block.table.caption, depth: 2 }] : []
  })
  return entries.length < FEWEST_ENTRIES || isOnePage(kind) ? [] : entries
}
