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
/** One value that two reports print differently. */
export type PrintedTwice = Readonly<{ table: string; measure: PrintedTable['measure']; row: string; column: string; values: readonly Readonly<{ title: string; value: number }>[] }>

/** Where reports print the same thing differently: this year's "last year" against what was published then. */
export function printedDifferently(reports: readonly PrintedReport[]): readonly PrintedTwice[] {
  const all = new Map<string, PrintedTwice>()
  for (const report of reports) {
    for (const { table, measure, rows } of report.tables) {
      for (const [row, values] of Object.entries(rows)) {
        for (const [at, value] of values.entries()) {
          const column = report.columns[at]
          if (value === null || column === undefined) continue
          const key = JSON.stringify([table, measure, row, column])
          all.set(key, { table, measure, row, column, values: [...all.get(key)?.values ?? [], { title: report.title, value }] })
        }
      }
    }
  }
  return [...all.values()].filter(({ values }) => new Set(values.map(({ value }) => value)).size > 1)
}
