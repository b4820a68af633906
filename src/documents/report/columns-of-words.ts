import type { DocumentTable } from '../../domain/reporting/document/report-document.ts'

/** For each column whether it holds words and no number: words are read from the left, numbers from the right. */
export function columnsOfWords({ columns, rows }: DocumentTable): readonly boolean[] {
  return columns.map((_, at) => rows.length > 0 && rows.every(({ cells }) => { const cell = cells[at]; return cell !== undefined && cell.count === null && cell.percent === null && cell.mark === null && cell.printed !== '' }))
}
