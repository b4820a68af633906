import { diffArrays } from 'diff'
import { plainText, tablesOf } from '../../domain/reporting/document/parts.ts'
import type { Block, DocumentTable, ReportDocument } from '../../domain/reporting/document/report-document.ts'

/** A cell that is printed otherwise. Null: there is no such cell in that edition. */
export type CellChange = Readonly<{ table: string; row: string; column: string; before: string | null; after: string | null }>
/** A sentence that is new, gone, or put in another's place, below the heading that it stands under. */
export type SentenceChange = Readonly<{ heading: string; before: string | null; after: string | null }>
export type DocumentDifference = Readonly<{ cells: readonly CellChange[]; sentences: readonly SentenceChange[] }>

/** What two documents print otherwise: cell by cell by the ids of table, row and column, and sentence by sentence in the order of reading. */
export function documentDifference(before: Pick<ReportDocument, 'blocks' | 'title' | 'subtitle'>, after: Pick<ReportDocument, 'blocks' | 'title' | 'subtitle'>): DocumentDifference {
  return { cells: cellChanges(tablesOf(before), tablesOf(after)), sentences: sentenceChanges(sentencesOf(before), sentencesOf(after)) }
}

function cellChanges(before: readonly DocumentTable[], after: readonly DocumentTable[]): readonly CellChange[] {
  const [old, fresh] = [cellsOf(before), cellsOf(after)]
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key): readonly CellChange[] => {
    const [was, is] = [old.get(key), fresh.get(key)]
    const named = is ?? was
    if (named === undefined || was?.printed === is?.printed) return []
    return [{ table: named.table, row: named.row, column: named.column, before: was?.printed ?? null, after: is?.printed ?? null }]
  })
}

type Cell = Readonly<{ table: string; row: string; column: string; printed: string }>

function cellsOf(tables: readonly DocumentTable[]): ReadonlyMap<string, Cell> {
  return new Map(tables.flatMap((table) => table.rows.flatMap((row) => table.columns.flatMap((column, at): readonly (readonly [string, Cell])[] => {
    const cell = row.cells[at]
    return cell ? [[JSON.stringify([table.id, row.id, column.id]), { table: table.caption, row: row.label, column: column.label, printed: cell.printed }]] : []
  }))))
}

type Sentence = Readonly<{ heading: string; text: string }>

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' })

function sentencesOf({ blocks, title, subtitle }: Pick<ReportDocument, 'blocks' | 'title' | 'subtitle'>): readonly Sentence[] {
  const all: Sentence[] = []
  let heading = title
  const say = (text: string) => {
    for (const { segment } of segmenter.segment(text)) if (segment.trim() !== '') all.push({ heading, text: segment.trim() })
  }
  say(title)
  say(subtitle)
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block.text
    for (const text of textsOf(block)) say(text)
  }
  return all
}

/** What is read of a block, apart from the cells of its table. */
function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading': return [block.text]
    case 'paragraph': return [plainText(block.content)]
    case 'list': return block.items.map(plainText)
    case 'quotation': return [block.text, block.from]
    case 'said-did': return [block.said, block.did]
    case 'table': return [block.table.caption, block.table.base, ...block.table.notes]
    case 'chart': return [block.chart.title, block.chart.description]
    case 'notice': return [block.title, plainText(block.content)]
    case 'big-number': return [`${block.printed} ${block.words}`]
  }
}

/** What is gone and what is new at the same place is one change, in order; what is left over stands alone. */
function sentenceChanges(before: readonly Sentence[], after: readonly Sentence[]): readonly SentenceChange[] {
  const changes: SentenceChange[] = []
  let gone: readonly Sentence[] = []
  const flush = (fresh: readonly Sentence[]) => {
    for (let at = 0; at < Math.max(gone.length, fresh.length); at += 1) {
      const [was, is] = [gone[at], fresh[at]]
      changes.push({ heading: is?.heading ?? was?.heading ?? '', before: was?.text ?? null, after: is?.text ?? null })
    }
    gone = []
  }
  for (const part of diffArrays([...before], [...after], { comparator: (one, other) => one.text === other.text })) {
    if (part.removed) gone = part.value
    else flush(part.added ? part.value : [])
  }
  flush([])
  return changes
}
