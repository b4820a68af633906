import { ALL_CODES, type QuantityKey } from './cell-quantities.ts'
import { atMost } from './column-relations.ts'
import type { KeyRelation } from './key-relation.ts'
import type { ColumnCell, TableColumn } from './table-column.ts'

/** Columns of codes stand to the tables of those codes as crossing rows do. */
function codedMargins(columns: readonly TableColumn[]): readonly KeyRelation[] {
  return columns.filter(({ year }) => year.code !== undefined && year.code !== ALL_CODES).flatMap(({ table, year, whole, parts }) => {
    const margins = columns.filter((other) => other.table.id !== table.id && other.table.unit === table.unit && other.year.from === year.from && other.year.to === year.to && other.year.code === undefined)
      .flatMap((other) => other.parts.filter(({ row }) => row.id === year.code))
    return margins.flatMap((margin) => [
      ...parts.map(({ key }) => atMost(key, margin.key)), ...(whole !== null && whole.count === margin.count ? [{ terms: [[whole.key, 1], [margin.key, -1]] as const, low: 0, high: 0 }] : []),
    ])
  })
}

/**
 * What holds between a table whose rows cross two words and the tables of each word alone: a cause in a team is no more
 * than the cause. Where the crossing is of the same base, its rows add up to the word's own row, or to more of it.
 */
export function crossingRelations(columns: readonly TableColumn[]): readonly KeyRelation[] {
  const crossing = columns.filter(({ table }) => table.rows.some(({ crosses }) => crosses !== undefined))
  return [...codedMargins(columns), ...crossing.flatMap((column) => marginsOf(columns, column).flatMap(({ margin, cells, isWhole, addsTo }) => {
    const parts = cells.map(({ key }) => atMost(key, margin.key))
    if (!isWhole) return parts
    const sum = [...cells.map(({ key }): readonly [QuantityKey, number] => [key, 1]), [margin.key, -1] as const]
    return addsTo === 'to-base' ? [{ terms: sum, low: 0, high: 0 }] : [...parts, { terms: sum, low: 0, high: Number.POSITIVE_INFINITY }]
  }))]
}

type Margin = Readonly<{ margin: ColumnCell; cells: readonly ColumnCell[]; isWhole: boolean; addsTo: 'to-base' | 'to-more' }>

/** The rows of other tables of the same year that are of one of the crossed words, each with the crossing cells of that word. */
function marginsOf(columns: readonly TableColumn[], column: TableColumn): readonly Margin[] {
  const others = columns.filter(({ table, year }) => year.from === column.year.from && year.to === column.year.to && year.code === column.year.code && table.id !== column.table.id && table.unit === column.table.unit)
  return others.flatMap((other) => other.parts.filter(({ row }) => row.crosses === undefined).flatMap((margin): readonly Margin[] => {
    const cells = column.parts.filter(({ row }) => row.crosses?.some(({ id }) => id === margin.row.id))
    if (cells.length === 0) return []
    const isToBase = other.table.rowsAdd === 'to-base' && column.table.rowsAdd === 'to-base'
    return [{ margin, cells, isWhole: other.table.base === column.table.base && column.isComplete, addsTo: isToBase ? 'to-base' : 'to-more' }]
  }))
}
