import type { Discrepancy } from './discrepancy.ts'
import type { FigureCell, FigureRow, FigureTable, PrintedValue } from './figure-table.ts'
import { countsGiving } from './percent.ts'
import { columnContradictions, ownContradiction } from './printed-check.ts'
import type { PrintedReport, PrintedTable } from './printed-report.ts'
import { TOTAL_ROW } from './tally.ts'

/**
 * The table with what the report printed beside each figure, and why it differs where it does.
 *
 * A printed row that the register does not have is added with nothing counted, so that no printed value is lost.
 */
export function withPrinted<Id extends string>(table: FigureTable<Id>, report: PrintedReport): FigureTable<Id> {
  const printed = report.tables.filter((candidate) => candidate.table === table.id)
  if (printed.length === 0) return table
  const missing = [...new Set(printed.flatMap(({ rows }) => Object.keys(rows)))].filter((id) => !table.rows.some((row) => row.id === id))
  const added = missing.map((id): FigureRow => ({
    id, ownLabel: id, kind: 'part', unit: table.unit, includesRowBefore: false, opensTo: null, cells: table.columns.map(() => ({ count: 0, percent: null })),
  }))
  const parts = table.rows.filter((row) => row.id !== TOTAL_ROW)
  const rows = [...parts, ...added, ...table.rows.filter((row) => row.id === TOTAL_ROW)]
  return { ...table, rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell, at) => comparedCell(table, row, at, { cell, printed, report })) })) }
}

type Printed = Readonly<{ cell: FigureCell; printed: readonly PrintedTable[]; report: PrintedReport }>

function comparedCell(table: FigureTable<string>, row: FigureRow, at: number, { cell, printed, report }: Printed): FigureCell {
  const column = report.columns.indexOf(table.columns[at]?.label ?? '')
  if (column < 0) return cell
  const ofCell = { cell, row: row.id, column, base: table.baseCounts[at] ?? null }
  const count = printed.filter(({ measure }) => measure === 'count').map((one) => countBeside(one, ofCell)).find((value) => value !== null)
  const percent = printed.filter(({ measure }) => measure !== 'count').map((one) => percentBeside(one, ofCell)).find((value) => value !== null)
  const sets = row.id === TOTAL_ROW ? printed.flatMap((one) => columnContradictions(one, column)) : []
  return {
    ...cell,
    ...(count || percent ? { printed: { ...(count ? { count } : {}), ...(percent ? { percent } : {}) } } : {}),
    ...(sets.length > 0 ? { printedSet: sets } : {}),
  }
}

type OneCell = Readonly<{ cell: FigureCell; row: string; column: number; base: number | null }>

function countBeside(printed: PrintedTable, { cell, row, column }: OneCell): PrintedValue | null {
  const value = printed.rows[row]?.[column] ?? null
  if (value === null) return null
  return { value, discrepancy: value === cell.count ? null : { kind: 'count-differs', printed: value, count: cell.count } }
}

function percentBeside(printed: PrintedTable, { cell, row, column, base }: OneCell): PrintedValue | null {
  const value = printed.rows[row]?.[column] ?? null
  if (value === null) return null
  if (printed.measure === 'under-percent') return { value, under: true, discrepancy: underDiscrepancy(value, cell, base) }
  if (value === cell.percent) return { value, discrepancy: null }
  return { value, discrepancy: ownContradiction(printed, row, column) ?? percentDiffers(value, cell, base, printed.measure) }
}

/** "Under 3 %" is asked of the exact share, before rounding. */
function underDiscrepancy(printed: number, { count, percent }: FigureCell, base: number | null): Discrepancy | null {
  const isUnder = count !== null && base !== null && count * 100 < printed * base
  return isUnder ? null : { kind: 'not-under', printed, percent }
}

function percentDiffers(printed: number, { percent }: FigureCell, base: number | null, measure: PrintedTable['measure']): Discrepancy {
  const arises = measure === 'percent' && base !== null && base > 0 ? countsGiving(printed, base) : null
  return { kind: 'percent-differs', printed, percent, base, counts: arises?.kind === 'arises' ? { from: arises.from, to: arises.to } : null }
}
