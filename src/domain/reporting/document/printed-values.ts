import type { Rounding } from '../../authority/disclosure-rules.ts'
import { ROUNDINGS } from '../../authority/disclosure-rules.ts'
import { roundedTo } from '../disclosure/rounding.ts'
import type { FigureColumn, FigureTable } from '../figure-table.ts'
import { figureNamed } from './named-figures.ts'
import { readName } from './markdown/figure-name.ts'
import { plainId, tablesOf } from './parts.ts'
import type { Inline, ReportDocument } from './report-document.ts'

/**
 * One number as readers of a published document have it, with the table, row and column of ours that it is of. `count` and
 * `percent` are null where they were not printed; `isFew`: what was printed says that it rounds to nought and is not nought.
 */
export type PrintedCell = Readonly<{
  table: string
  row: string
  column: FigureColumn
  count: number | null
  isFew: boolean
  percent: number | null
  /** To which multiple the numbers of its table were rounded. */
  rounding: Rounding
}>

/** Every number that a document printed, in its tables and in its sentences. `held`: the figures that it was printed from. */
export function printedCells(document: ReportDocument, held: readonly FigureTable<string>[]): readonly PrintedCell[] {
  const cells = [...inTables(document, held), ...inSentences(document, held)]
  const roundings = new Map([...Map.groupBy(cells, ({ table }) => table)].map(([table, of]) => [table, roundingOf(of)]))
  return cells.map(({ held: _held, ...cell }) => ({ ...cell, rounding: roundings.get(cell.table) ?? null }))
}

type Found = Omit<PrintedCell, 'rounding'> & Readonly<{ held: number | null }>

function inTables(document: ReportDocument, held: readonly FigureTable<string>[]): readonly Found[] {
  return tablesOf(document).flatMap((printed) => {
    const table = held.find(({ id }) => plainId(id) === printed.id)
    if (table === undefined) return []
    return printed.rows.flatMap(({ id, cells }) => cells.flatMap(({ count, percent, mark }, at): readonly Found[] => {
      const column = table.columns[at]
      const count_ = table.rows.find((row) => row.id === id)?.cells[at]?.count ?? null
      return column === undefined ? [] : [{ table: table.id, row: id, column, count, isFew: mark === 'k', percent, held: count_ }]
    }))
  })
}

function inSentences(document: ReportDocument, held: readonly FigureTable<string>[]): readonly Found[] {
  const figures = document.blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'notice') return figuresIn(block.content)
    return block.kind === 'list' ? block.items.flatMap(figuresIn) : []
  })
  return figures.flatMap(({ name, text }): readonly Found[] => {
    const placed = readName(name)
    const value = numberIn(text)
    const found = placed?.kind === 'figure' && value !== null ? figureNamed(held, document.period.label, placed) : null
    if (found?.kind !== 'figure' || placed?.kind !== 'figure') return []
    const column = found.table.columns[found.at]
    if (column === undefined) return []
    const isCount = placed.measure === 'count'
    return [{ table: found.table.id, row: found.row.id, column, count: isCount ? value : null, isFew: false, percent: isCount ? null : value, held: found.cell.count }]
  })
}

function figuresIn(content: readonly Inline[]): readonly Extract<Inline, { kind: 'figure' }>[] {
  return content.flatMap((part) => ('content' in part ? figuresIn(part.content) : part.kind === 'figure' ? [part] : []))
}

/** The number that stands at the front; null where words stand in its place. */
function numberIn(text: string): number | null {
  const digits = /^-?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0]
  return digits === undefined ? null : Number(digits.replaceAll(',', ''))
}

/** The rounding by which every number of a table is what was held. None where they are the numbers themselves, or no rounding explains them. */
function roundingOf(cells: readonly Found[]): Rounding {
  const explains = (rounding: Rounding) => cells.every(({ count, isFew, held }) => held === null || (isFew ? rounding !== null : count === null || roundedTo(held, rounding) === count))
  return ROUNDINGS.find(explains) ?? null
}
