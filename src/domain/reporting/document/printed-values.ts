import type { Rounding } from '../../authority/disclosure-rules.ts'
import { ROUNDINGS } from '../../authority/disclosure-rules.ts'
import { roundedTo } from '../disclosure/rounding.ts'
import type { FigureColumn, FigureTable } from '../figure-table.ts'
import { figureNamed } from './named-figures.ts'
import { readName } from './markdown/figure-name.ts'
import { drawnRows } from './drawn-rows.ts'
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

/** Every number that a document printed: in its tables, charts, sentences and big numbers, and beside other authorities'. `held`: the figures that it was printed from. */
export function printedCells(document: ReportDocument, held: readonly FigureTable<string>[]): readonly PrintedCell[] {
  const cells = [...inTables(document, held), ...inCharts(document, held), ...inSentences(document, held), ...besideOthers(document, held)]
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

/** A chart has the numbers of its table, in its order, whether or not the table stands in the document. */
function inCharts({ blocks, period }: ReportDocument, held: readonly FigureTable<string>[]): readonly Found[] {
  return blocks.flatMap((block): readonly Found[] => {
    const table = block.kind === 'chart' ? held.find(({ id }) => plainId(id) === block.table) : undefined
    const of = table && drawnRows(table)
    if (block.kind !== 'chart' || !table || !of) return []
    const { drawn, rows } = of
    const at = table.columns.findIndex(({ label }) => label === period.label)
    return block.chart.series.flatMap(({ values }, panel) => values.flatMap(({ printed }, place): readonly Found[] => {
      const [row, column] = drawn.shape === 'bars' ? [rows[place], table.columns[at]] : [rows[panel], table.columns[place]]
      if (row === undefined || column === undefined) return []
      const [count, percent] = drawn.measure === 'count' ? [numberIn(printed), shareIn(printed)] : [null, numberIn(printed)]
      return [{ table: table.id, row: row.id, column, count, isFew: printed === 'k', percent, held: row.cells[table.columns.indexOf(column)]?.count ?? null }]
    }))
  })
}

/** The percentage that stands in brackets after a count. */
function shareIn(text: string): number | null {
  const share = /\((\d+(?:\.\d+)?)%\)$/.exec(text)?.[1]
  return share === undefined ? null : Number(share)
}

/** Figures of ours above those of other authorities: such a row has the figure's name, and its number in one of its cells. */
function besideOthers(document: ReportDocument, held: readonly FigureTable<string>[]): readonly Found[] {
  return tablesOf(document).filter(({ id }) => held.every((table) => plainId(table.id) !== id)).flatMap(({ rows }) => rows.flatMap(({ id, cells }): readonly Found[] => {
    const found = placeOf(document, held, id)
    const cell = cells.find(({ count, percent, mark }) => count !== null || percent !== null || mark !== null)
    return found === null || cell === undefined ? [] : [{ ...found, count: cell.count, percent: cell.percent, isFew: cell.mark === 'k' }]
  }))
}

function inSentences(document: ReportDocument, held: readonly FigureTable<string>[]): readonly Found[] {
  const figures = document.blocks.flatMap((block): readonly Readonly<{ name: string; text: string }>[] => {
    if (block.kind === 'paragraph' || block.kind === 'notice') return figuresIn(block.content)
    if (block.kind === 'big-number') return block.name === undefined ? [] : [{ name: block.name, text: block.printed }]
    return block.kind === 'list' ? block.items.flatMap(figuresIn) : []
  })
  return figures.flatMap(({ name, text }): readonly Found[] => {
    const [found, value, placed] = [placeOf(document, held, name), numberIn(text), readName(name)]
    if (found === null || value === null) return []
    const isCount = placed?.kind === 'figure' && placed.measure === 'count'
    return [{ ...found, count: isCount ? value : null, isFew: false, percent: isCount ? null : value }]
  })
}

/** Where the figure of that name stands, and what is held there; null where the name is of none. */
function placeOf({ period }: ReportDocument, held: readonly FigureTable<string>[], name: string): Pick<Found, 'table' | 'row' | 'column' | 'held'> | null {
  const placed = readName(name)
  const found = placed?.kind === 'figure' ? figureNamed(held, period.label, placed) : null
  const column = found?.kind === 'figure' ? found.table.columns[found.at] : undefined
  return found?.kind !== 'figure' || column === undefined ? null : { table: found.table.id, row: found.row.id, column, held: found.cell.count }
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
