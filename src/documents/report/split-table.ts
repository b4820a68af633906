import type { DocumentTable } from '../../domain/reporting/document/report-document.ts'

/** More columns of numbers than these cannot be read on a page of A4. */
const MOST_COLUMNS = 7

/** A table of so few rows is not torn apart between two pages, nor from what is said below it. */
const MOST_TOGETHER = 15

/** Whether a table stands on one page as a whole. */
export function isShort({ rows, columns }: DocumentTable): boolean {
  return rows.length <= MOST_TOGETHER && columns.length <= MOST_COLUMNS
}

/** A short table of more rows than these may go on on the next page of a PDF. */
const MOST_WHOLE = 8

/** Whether a short table may go on on the next page rather than leave half of this one empty. */
export function mayGoOn(table: DocumentTable): boolean {
  return isShort(table) && table.rows.length > MOST_WHOLE
}

/** A table's part with as many columns as a page has room for. `columnsInWords`: "columns 1 to 7 of 40"; empty where it is the whole table. */
export type TablePart = Readonly<{ table: DocumentTable; columnsInWords: string }>

/** Cuts a wide table into parts of nearly as many columns each; every part has all the rows with their headings. */
export function splitTable(table: DocumentTable): readonly TablePart[] {
  const count = table.columns.length
  const parts = Math.ceil(count / MOST_COLUMNS)
  if (parts <= 1) return [{ table, columnsInWords: '' }]
  const size = Math.ceil(count / parts)
  return Array.from({ length: Math.ceil(count / size) }, (_, at) => {
    const [from, to] = [at * size, Math.min(count, (at + 1) * size)]
    return {
      table: { ...table, columns: table.columns.slice(from, to), rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(from, to) })) },
      columnsInWords: to - from === 1 ? `column ${to} of ${count}` : `columns ${from + 1} to ${to} of ${count}`,
    }
  })
}
