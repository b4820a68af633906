import type { FigureTable } from '../figure-table.ts'
import type { PrintedReport } from '../printed-report.ts'
import { found, type Finding } from './finding.ts'
import { countedTables, printedTables, type StatedTable } from './stated-table.ts'

/** What was published before: its name for people ("Annual report 2018-19") and its tables. */
export type Published = Readonly<{ title: string; tables: readonly StatedTable[] }>

/** An edition that Heard published. */
export function publishedFigures(title: string, tables: readonly FigureTable<string>[]): Published {
  return { title, tables: countedTables(tables) }
}

/** A report that exists in print alone. */
export function publishedInPrint(report: PrintedReport, shapes: readonly FigureTable<string>[]): Published {
  return { title: report.title, tables: printedTables(report, shapes) }
}

/**
 * This report's columns of earlier years against what was published for those years: each count, and each percentage
 * whose count did not change. What was withheld then (null) is not compared; nor is a row that was not published.
 */
export function againstPublished(tables: readonly StatedTable[], published: Published, year: string): readonly Finding[] {
  return tables.filter(({ isBuilt }) => !isBuilt).flatMap((table) => {
    const then = published.tables.filter(({ id }) => id === table.id)
    return table.rows.flatMap((row) => table.columns.flatMap((column, at) => {
      if (column === year) return []
      const before = then.filter((one) => one.percents === table.percents).map((one) => ({ row: one.rows.find(({ id }) => id === row.id), at: one.columns.indexOf(column) })).filter((one) => one.at >= 0)
      const pick = (values: 'counts' | 'percents') => before.map((one) => one.row?.[values][one.at] ?? null).find((value) => value !== null) ?? null
      const place = { table: table.id, row: row.id, column }
      return [
        ...differs(row.counts[at] ?? null, pick('counts'), false), ...differs(row.percents[at] ?? null, pick('percents'), true),
      ].slice(0, 1).map(({ number, was, percent }) =>
        found({ check: 'differs-from-published', number, published: was, percent, publishedAs: published.title }, { ...place, numbers: [number, was] }))
    }))
  })
}

function differs(number: number | null, was: number | null, percent: boolean): readonly Readonly<{ number: number; was: number; percent: boolean }>[] {
  return number === null || was === null || number === was ? [] : [{ number, was, percent }]
}
