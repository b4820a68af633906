import type { Discrepancy, SetDiscrepancy } from './discrepancy.ts'
import { changeGiving, countsGiving, percentOf } from './percent.ts'
import type { PrintedReport, PrintedTable } from './printed-report.ts'

/** Where a printed value stands: our table, row, and the label of its year. */
export type PrintedPlace = Readonly<{ table: string; row: string; column: string }>

/**
 * Why a printed percentage cannot be right by the report's own numbers, or null where it can.
 *
 * Against the count printed beside it where there is one; else against every whole count of the printed base.
 */
function percentAgainstItself(printed: number, base: number, count: number | null): Discrepancy | null {
  const arises = countsGiving(printed, base)
  const percent = count === null ? null : percentOf(count, base)
  const beside = count === null || percent === null ? null : { count, percent }
  if (arises.kind === 'impossible') return { kind: 'impossible-percent', printed, base, below: arises.below, above: arises.above, beside }
  return beside === null || beside.percent === printed ? null : { kind: 'not-from-its-count', printed, base, beside }
}

/** Every printed percentage that cannot arise from the counts or the base printed with it. */
export function impossiblePercentages(report: PrintedReport): readonly (PrintedPlace & Readonly<{ discrepancy: Discrepancy }>)[] {
  return report.tables.filter(({ measure }) => measure === 'percent').flatMap((table) =>
    Object.keys(table.rows).flatMap((row) => report.columns.flatMap((column, at) => {
      const discrepancy = ownContradiction(table, row, at)
      return discrepancy === null ? [] : [{ table: table.table, row, column, discrepancy }]
    })))
}

/** What the report's own numbers say against one of its values, before ours are asked. */
export function ownContradiction(table: PrintedTable, row: string, at: number): Discrepancy | null {
  const printed = table.rows[row]?.[at] ?? null
  const count = table.counts?.[row]?.[at] ?? null
  const base = table.base?.[at] ?? null
  if (printed === null) return null
  if (table.measure === 'percent' && base !== null && base > 0) return percentAgainstItself(printed, base, count)
  if (table.measure !== 'change-percent' || count === null) return null
  const arises = changeGiving(printed, count)
  return arises.kind === 'arises' ? null : { kind: 'impossible-change', printed, to: count, nearest: arises.nearest }
}

/**
 * Why the printed values of one column cannot be right together; none for a table whose rows are not all the parts of
 * its base, or where a part was not printed.
 *
 * Percentages of parts may add up to 99 or 101 by rounding alone: half a point for each row. Beyond that they are wrong.
 */
export function columnContradictions(table: PrintedTable, at: number): readonly SetDiscrepancy[] {
  const base = table.base?.[at] ?? null
  const parts = Object.entries(table.rows).filter(([row]) => row !== 'total').map(([, values]) => values[at] ?? null)
  if (table.isWhole !== true || base === null || parts.length === 0) return []
  const values = parts.filter((value) => value !== null)
  if (values.length < parts.length) return []
  const sum = values.reduce((total, value) => total + value, 0)
  if (table.measure === 'count') return sum === base ? [] : [{ kind: 'counts-sum', counts: values, sum, base }]
  return Math.abs(sum - 100) > values.length / 2 ? [{ kind: 'percents-sum', sum }] : countsThatDoNotMeet(values, base)
}

function countsThatDoNotMeet(percents: readonly number[], base: number): readonly SetDiscrepancy[] {
  const counts = percents.map((percent) => countsGiving(percent, base)).filter((arises) => arises.kind === 'arises')
  if (counts.length < percents.length) return []
  const least = counts.reduce((total, { from }) => total + from, 0)
  const most = counts.reduce((total, { to }) => total + to, 0)
  return least <= base && base <= most ? [] : [{ kind: 'counts-do-not-meet', counts: counts.map(({ from, to }) => ({ from, to })), base }]
}
