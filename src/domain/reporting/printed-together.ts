import type { PrintedReport, PrintedTable } from './printed-report.ts'

/**
 * Several printed reports as one that figures can be set beside: every year that any of them prints. Where two print the
 * same value, the report whose last year is earlier speaks: a year's own report, before what a later one says of it. Each
 * keeps its own bases and counts, so that each is asked about its own numbers. Null of none.
 */
export function printedTogether(reports: readonly PrintedReport[]): PrintedReport | null {
  const [first] = reports
  if (first === undefined || reports.length === 1) return first ?? null
  const inOrder = reports.toSorted((a, b) => ((a.columns.at(-1) ?? '') < (b.columns.at(-1) ?? '') ? -1 : 1))
  const columns = [...new Set(inOrder.flatMap((report) => report.columns))].toSorted()
  return { title: inOrder.map(({ title }) => title).join('; '), columns, tables: inOrder.flatMap((report) => report.tables.map((table) => alignedTo(columns, report, table))) }
}

function alignedTo(columns: readonly string[], report: PrintedReport, table: PrintedTable): PrintedTable {
  const values = (printed: readonly (number | null)[]) => columns.map((label) => printed[report.columns.indexOf(label)] ?? null)
  const rows = (printed: NonNullable<PrintedTable['counts']>) => Object.fromEntries(Object.entries(printed).map(([row, of]) => [row, values(of)]))
  return { ...table, rows: rows(table.rows), ...(table.base && { base: values(table.base) }), ...(table.counts && { counts: rows(table.counts) }) }
}
