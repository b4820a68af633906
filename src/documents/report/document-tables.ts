import { plainId } from '../../domain/reporting/document/parts.ts'
import type { DocumentCell, DocumentTable } from '../../domain/reporting/document/report-document.ts'
import type { FigureCell, FigureTable } from '../../domain/reporting/figure-table.ts'
import { columnTitle, grouped, NOT_HELD, percentage, rateWords, tableTitle, unitWords } from '../../words/figures.ts'
import { MARKS_IN_TEXT, PERCENTAGE_WITHHELD } from '../../words/disclosure.ts'
import { REPORT_PAGES } from '../../words/report-pages.ts'
import { baseInWords, rowLabel, tableNotes } from '../figures/worded-figures.ts'

/** A figure table as a document has it: one column for each of its own, each cell with its count and its percentage. */
export function documentTable(table: FigureTable<string>): DocumentTable {
  const base = baseInWords(table)
  return {
    id: plainId(table.id), caption: tableTitle(table), base: table.base === null ? `Counts ${base}.` : `Base: ${base}.`, unit: unitWords(table.unit), notes: tableNotes(table),
    rowHeading: REPORT_PAGES.rowHeading, columns: table.columns.map((column) => ({ id: [column.label, ...(column.code === undefined ? [] : [column.code])].join('-'), label: columnTitle(column) })),
    rows: table.rows.map((row) => ({ id: row.id, label: rowLabel(row, table), isTotal: row.kind === 'total', cells: row.cells.map((cell) => documentCell(table, cell)) })),
  }
}

/** One cell as a document prints it. */
export function documentCell(table: FigureTable<string>, { count, percent, countMark = null, percentMark = null }: FigureCell): DocumentCell {
  const beside = table.per === undefined ? percentage(percent, table.decimals) : rateWords(percent, table.per)
  if (count === null && countMark !== null && countMark !== 'x') return { printed: countMark, count, percent: null, mark: countMark }
  if (count === null) return { printed: NOT_HELD, count, percent: null, mark: 'x' }
  // Nought of anything is 0%: there is nothing to withhold beside it.
  if (percentMark === 'c' && count === 0) return { printed: grouped(count), count, percent: null, mark: null }
  if (percentMark === 'c') return { printed: `${grouped(count)} (${percentMark})`, count, percent: null, mark: null }
  return { printed: beside === '' ? grouped(count) : `${grouped(count)} (${beside})`, count, percent, mark: null }
}

/** One figure in a sentence. */
export function figureText(table: FigureTable<string>, { count, percent, countMark = null, percentMark = null }: FigureCell, measure: 'count' | 'percent'): string {
  const mark = measure === 'count' ? countMark : percentMark
  if (mark === 'c' && measure === 'percent') return PERCENTAGE_WITHHELD
  if (mark !== null && mark !== 'x') return MARKS_IN_TEXT[mark]
  if (measure === 'count') return count === null ? NOT_HELD : grouped(count)
  // Of nothing there is no share; what is not held is another thing.
  if (percent === null) return count === null ? NOT_HELD : MARKS_IN_TEXT.z
  return table.per === undefined ? percentage(percent, table.decimals) : rateWords(percent, table.per)
}
