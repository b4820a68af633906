import type { ProtectedCell, ProtectedTable } from '../../domain/reporting/disclosure/protected-table.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { MARKS_IN_WORDS, SAFE_TO_PUBLISH } from '../../words/disclosure.ts'
import { columnTitle, tableTitle } from '../../words/figures.ts'
import { textFile, type FigureFile } from './figure-files.ts'
import { csv } from '../csv.ts'
import { baseInWords, rowLabel } from './worded-figures.ts'

const COLUMNS = ['status', 'authority', 'year', 'as known on', 'table', 'title', 'base', 'row', 'label', 'column', 'count', 'percent', 'base count']

/** Tables as they may be published, as CSV: a line for each figure, and what the marks mean in a file of its own. A mark stands where a number does not. */
export function protectedCsvs(figures: YearFigures<string>, tables: readonly ProtectedTable[]): readonly FigureFile[] {
  const lines = tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell, at) => [
    SAFE_TO_PUBLISH.toLowerCase(), figures.authority, figures.year.label, figures.asKnownOn, table.id, tableTitle(table), baseInWords(table), row.id,
    rowLabel(row, table), columnOf(table, at), printed(cell.count, cell.countMark), printed(cell.percent, cell.percentMark), table.baseCounts[at] ?? '',
  ])))
  return [
    textFile({ name: `safe-figures-${figures.year.label}.csv`, text: csv([COLUMNS, ...lines]) }, 'csv'),
    textFile({ name: `safe-figures-${figures.year.label}-marks.csv`, text: csv([['mark', 'meaning'], ...Object.entries(MARKS_IN_WORDS)]) }, 'csv'),
  ]
}

function columnOf({ columns }: ProtectedTable, at: number): string {
  const column = columns[at]
  return column ? columnTitle(column) : ''
}

function printed(value: number | null, mark: ProtectedCell['countMark']): number | string {
  return value ?? mark ?? ''
}
