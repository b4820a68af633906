import { ALL_CODES, columnId, type QuantityKey } from './cell-quantities.ts'
import { atMost } from './column-relations.ts'
import type { KeyRelation } from './key-relation.ts'
import type { ColumnCell, TableColumn } from './table-column.ts'

/**
 * What holds along a row: quarters add up to their year, wherever that stands; columns of codes are parts of the column of
 * everything, and add up to it where they do so in every row.
 */
export function periodRelations(columns: readonly TableColumn[]): readonly KeyRelation[] {
  const byTable = Map.groupBy(columns, ({ table }) => table.id)
  return [...byTable.values()].flatMap((own) => [...codesOf(own), ...quartersOf(own, columns)])
}

const cellsOf = ({ parts, besides }: TableColumn): readonly ColumnCell[] => [...parts, ...besides]
const inRow = (column: TableColumn, row: string): ColumnCell | undefined => cellsOf(column).find((cell) => cell.row.id === row)

function codesOf(own: readonly TableColumn[]): readonly KeyRelation[] {
  const all = own.find(({ year }) => columnId(year) === ALL_CODES)
  const codes = own.filter(({ year }) => year.code !== undefined && year.code !== ALL_CODES)
  if (!all) return []
  const wholes = all.whole ? [{ whole: all.whole, parts: codes.flatMap(({ whole }) => whole ?? []) }] : []
  const rows = [...cellsOf(all).map((whole) => ({ whole, parts: codes.flatMap((column) => inRow(column, whole.row.id) ?? []) })), ...wholes]
  const addUp = rows.every(({ whole, parts }) => parts.reduce((sum, { count }) => sum + count, 0) === whole.count)
  return rows.flatMap(({ whole, parts }) => [...(addUp ? [] : parts.map(({ key }) => atMost(key, whole.key))), sumOf(parts, whole.key, addUp ? 0 : Number.POSITIVE_INFINITY)])
}

function sumOf(parts: readonly Readonly<{ key: QuantityKey }>[], whole: QuantityKey, high: number): KeyRelation {
  return { terms: [...parts.map(({ key }) => [key, 1] as const), [whole, -1]], low: 0, high }
}

/** Columns that are the quarters of a year, with the year's own column where any table has the same row. */
function quartersOf(own: readonly TableColumn[], columns: readonly TableColumn[]): readonly KeyRelation[] {
  const quarters = own.filter(({ year }) => year.code === undefined && / Q[1-4]$/.test(year.label))
  return [...Map.groupBy(quarters, ({ year }) => year.label.slice(0, -3))].flatMap(([label, four]) => {
    if (four.length !== 4) return []
    const years = columns.filter(({ year }) => year.label === label)
    const rows = four[0] ? cellsOf(four[0]).map(({ row }) => row.id) : []
    return rows.flatMap((row) => {
      const parts = four.flatMap((column) => inRow(column, row) ?? [])
      return parts.length < 4 ? [] : years.flatMap((column) => cellsOf(column).filter((cell) => cell.row.id === row && cell.row.unit === parts[0]?.row.unit).map(({ key }) => sumOf(parts, key, 0)))
    })
  })
}
