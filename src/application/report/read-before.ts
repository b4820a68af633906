import { columnId } from '../../domain/reporting/disclosure/cell-quantities.ts'
import type { PublishedBefore } from '../../domain/reporting/disclosure/published-before.ts'
import { printedCells } from '../../domain/reporting/document/printed-values.ts'
import type { PrintedReport } from '../../domain/reporting/printed-report.ts'
import type { Reads } from '../ports.ts'
import { printedReports } from '../printed-reports.ts'
import { frozenTables, readDocument } from './manifest.ts'

/**
 * What readers have already: every edition of any document and year, as it was printed, whether or not it was corrected or
 * withdrawn since, for a later year's tables tell of this year too; and what reports of earlier years printed that exist in
 * print alone. One of the year itself is what the report makes again.
 */
export async function readBefore(reads: Reads, year: string): Promise<readonly PublishedBefore[]> {
  const before: PublishedBefore[] = []
  for (const edition of await reads.editions()) {
    const content = await reads.editionContent(edition)
    if (content) before.push(...printedCells(readDocument(content.document), frozenTables(content.figures)).map(({ table, row, column, count, percent }) =>
      ({ place: { table, row, column: columnId(column) }, count, percent, where: edition.title })))
  }
  const printed = (await printedReports(reads)).map(({ report }) => report).filter(({ columns }) => (columns.at(-1) ?? '') < year)
  return [...before, ...printed.flatMap(inPrint)]
}

function inPrint({ title, columns, tables }: PrintedReport): readonly PublishedBefore[] {
  return tables.filter(({ measure }) => measure === 'count' || measure === 'percent').flatMap(({ table, measure, rows }) => Object.entries(rows).flatMap(([row, values]) =>
    values.flatMap((value, at): readonly PublishedBefore[] => (value === null ? [] : [{
      place: { table, row, column: columns[at] ?? '' }, count: measure === 'count' ? value : null, percent: measure === 'percent' ? value : null, where: title,
    }]))))
}
