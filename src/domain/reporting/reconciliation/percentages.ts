import { countsGiving, percentOf } from '../percent.ts'
import { found, type Finding, type ImpossibleCell } from './finding.ts'
import type { StatedRow, StatedTable } from './stated-table.ts'

type Column = Readonly<{ table: StatedTable; column: string; at: number; base: number }>

/** Percentages against counts, column by column: each by itself, and those of one column together. */
export function percentagesAgainstCounts(tables: readonly StatedTable[]): readonly Finding[] {
  const asked = tables.filter(({ percents, per }) => percents === 'share' && per === 100)
  const bases = statedBases(asked)
  const inColumns = asked.flatMap((table) => table.columns.flatMap((column, at) => {
    const base = table.baseCounts[at] ?? null
    const one = { table, column, at, base: base ?? 0 }
    return base === null || base <= 0 ? [] : [...impossible(one, bases), ...together(one), ...notPrinted(one)]
  }))
  return [...inColumns, ...asked.flatMap(rowsThatOverlap)]
}

/** Every base that the report states anywhere, with the year whose total it is: where a wrong base may have come from. */
function statedBases(tables: readonly StatedTable[]): readonly Readonly<{ base: number; column: string }>[] {
  const all = tables.flatMap(({ columns, baseCounts }) => columns.flatMap((column, at) => {
    const base = baseCounts[at] ?? null
    return base === null || base <= 0 ? [] : [{ base, column }]
  }))
  return [...new Map(all.map((one) => [`${one.base} ${one.column}`, one])).values()]
}

/** Whether the percentage can be by its count; where none is stated beside it, by any count of the base. */
function impossibleCell({ id, percents, counts }: StatedRow, { table, at, base }: Column): ImpossibleCell | null {
  const [percent, count] = [percents[at] ?? null, counts[at] ?? null]
  if (percent === null) return null
  const right = count === null ? null : percentOf(count, base, table.decimals)
  if (right !== null && right === percent) return null
  const arises = table.decimals === 0 ? countsGiving(percent, base) : null
  if (right === null && arises?.kind !== 'impossible') return null
  const [below, above] = arises?.kind === 'impossible' ? [arises.below, arises.above] : [null, null]
  return { row: id, percent, count, right, below, above }
}

function impossible(one: Column, bases: readonly Readonly<{ base: number; column: string }>[]): readonly Finding[] {
  const { table, column, base } = one
  const cells = table.rows.filter(({ countsTheSame }) => countsTheSame).map((row) => impossibleCell(row, one)).filter((cell) => cell !== null)
  if (cells.length === 0) return []
  const fits = cells.some(({ count }) => count !== null) ? null : baseThatFits(one, bases)
  const numbers = [base, ...cells.flatMap(({ percent, count }) => [percent, count])]
  return [found({ check: 'impossible-percentages', cells, base, fits }, { table: table.id, row: cells.length === 1 ? cells[0]?.row ?? null : null, column, numbers })]
}

/** Another total of the report of which every percentage of the column can be a share: perhaps a column of another year. */
function baseThatFits({ table, at, base }: Column, bases: readonly Readonly<{ base: number; column: string }>[]): Readonly<{ base: number; column: string }> | null {
  const percents = table.rows.map((row) => row.percents[at] ?? null).filter((percent) => percent !== null)
  return bases.find((other) => other.base !== base && percents.every((percent) => countsGiving(percent, other.base).kind === 'arises')) ?? null
}

/** What rounding allows is half a point for each part. */
function together({ table, column, at, base }: Column): readonly Finding[] {
  const parts = table.rows.filter(({ isTotal }) => !isTotal)
  const percents = parts.map((row) => row.percents[at] ?? null).filter((percent) => percent !== null)
  if (!table.isWhole || table.decimals > 0 || percents.length === 0 || percents.length < parts.length) return []
  const sum = percents.reduce((all, percent) => all + percent, 0)
  const place = { table: table.id, row: null, column }
  if (Math.abs(sum - 100) > percents.length / 2)
    return [found({ check: 'percentages-do-not-add-up', sum, percents }, { ...place, numbers: [sum, ...percents] })]
  const ranges = percents.map((percent) => countsGiving(percent, base)).filter((arises) => arises.kind === 'arises')
  const [least, most] = [ranges.reduce((all, { from }) => all + from, 0), ranges.reduce((all, { to }) => all + to, 0)]
  if (ranges.length < percents.length || (least <= base && base <= most)) return []
  const counts = ranges.map(({ from, to }) => ({ from, to }))
  return [found({ check: 'percentages-cannot-be-together', percents, counts, base }, { ...place, numbers: [base, ...percents] })]
}

/** Parts that were counted, of which no percentage is printed while the others have one. */
function notPrinted({ table, column, at, base }: Column): readonly Finding[] {
  const printed = table.rows.map((row) => row.percents[at] ?? null).filter((percent) => percent !== null)
  const rows = Object.entries(table.besides).flatMap(([row, counts]) => {
    const count = counts[at] ?? 0
    return count > 0 ? [{ row, count, percent: percentOf(count, base) ?? 0 }] : []
  })
  if (printed.length === 0 || rows.length === 0) return []
  const sum = printed.reduce((all, percent) => all + percent, 0)
  return [found({ check: 'percentage-not-printed', sum, rows }, { table: table.id, row: null, column, numbers: [sum, ...rows.map(({ count }) => count)] })]
}

/** A printed table whose percentages a reader could add up to more than all: said once for a table, by its last column. Ours say so themselves. */
function rowsThatOverlap(table: StatedTable): readonly Finding[] {
  if (table.stated === 'counted' || table.isWhole) return []
  const sums = table.columns.flatMap((column, at) => {
    const percents = table.rows.filter(({ isTotal }) => !isTotal).map((row) => row.percents[at] ?? null).filter((percent) => percent !== null)
    const sum = percents.reduce((all, percent) => all + percent, 0)
    return percents.length > 1 && sum > 100 + percents.length / 2 ? [{ column, sum }] : []
  })
  const last = sums.at(-1)
  return last === undefined ? [] : [found({ check: 'rows-overlap', sum: last.sum }, { table: table.id, row: null, column: last.column, numbers: [last.sum] })]
}
