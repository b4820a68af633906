import { tablesOf } from '../../domain/reporting/document/parts.ts'
import type { DocumentTable, ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { DOCUMENT_WORDS } from '../../words/document.ts'
import { csv } from '../csv.ts'
import { idPart } from './anchors.ts'
import type { MadeFile } from './formats.ts'
import { tableSheet } from './table-sheet.ts'

const ALL_COLUMNS = ['status', 'authority', 'period', 'as known on', 'table', 'caption', 'base', 'unit', 'row', 'label', 'total', 'column', 'column label', 'printed', 'count', 'percent', 'mark']

/** Every table as CSV: one file with a line for each cell, for programs; and one file for each table, laid out as it is, for people. */
export function documentCsv(document: ReportDocument): readonly MadeFile[] {
  const tables = tablesOf(document)
  const lines = tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell, at) => [
    document.status, document.authority, document.period.label, document.asKnownOn, table.id, table.caption, table.base, table.unit, row.id, row.label, row.isTotal ? 'yes' : 'no',
    table.columns[at]?.id ?? '', table.columns[at]?.label ?? '', cell.printed, cell.count, cell.percent, cell.mark,
  ])))
  return [
    { suffix: '', bytes: Buffer.from(csv([ALL_COLUMNS, ...lines])) },
    ...tables.map((table) => ({ suffix: `-${idPart(table.id)}`, bytes: Buffer.from(tableCsv(document, table)) })),
  ]
}

/** What must be known of the table is said on each line, so that a line that is copied away still says it. */
function tableCsv({ status }: ReportDocument, table: DocumentTable): string {
  const { headings, rows } = tableSheet(table)
  const about = [status, table.caption, table.base, table.unit]
  return csv([['status', 'table', 'base', 'unit', table.rowHeading || DOCUMENT_WORDS.row, ...headings], ...rows.map(({ label, values }) => [...about, label, ...values])])
}
