import { tablesOf } from '../../domain/reporting/document/parts.ts'
import type { PublishedBefore } from '../../domain/reporting/disclosure/published-before.ts'
import type { PrintedReport } from '../../domain/reporting/printed-report.ts'
import type { Reads } from '../ports.ts'
import { printedReports } from '../printed-reports.ts'
import { readDocument } from './manifest.ts'

/** What readers have already: every edition up to this year, as it was printed, and what other reports of earlier years printed. */
export async function readBefore(reads: Reads, year: string): Promise<readonly PublishedBefore[]> {
  const before: PublishedBefore[] = []
  for (const edition of (await reads.editions()).filter(({ period }) => period <= year)) {
    const content = await reads.editionContent(edition)
    for (const table of content ? tablesOf(readDocument(content.document)) : [])
      for (const row of table.rows) for (const [at, { count, percent }] of row.cells.entries())
        before.push({ place: { table: table.id, row: row.id, column: table.columns[at]?.id ?? '' }, count, percent, where: edition.title })
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
