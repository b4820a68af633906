import type { FigureColumn, FigureRow, FigureTable } from '../figure-table.ts'
import { TOTAL_ROW } from '../tally.ts'
import { basePlace, columnId, hasWhole, placeKey, quantitiesIn, type QuantityKey } from './cell-quantities.ts'

/** One number of a column. */
export type ColumnCell = Readonly<{ key: QuantityKey; row: FigureRow; count: number }>

/**
 * One column of one table. `parts`: the rows that count the table's unit, in order. `besides`: those that count something
 * else, points of complaint in a table of investigations. `whole`: what the parts are parts of, where there is such a
 * thing. What is not held is left out; `isComplete` where nothing was.
 */
export type TableColumn = Readonly<{
  table: FigureTable<string>
  year: FigureColumn
  parts: readonly ColumnCell[]
  besides: readonly ColumnCell[]
  whole: Readonly<{ key: QuantityKey; count: number }> | null
  isComplete: boolean
}>

/** Every column of every table. */
export function tableColumns(tables: readonly FigureTable<string>[]): readonly TableColumn[] {
  const quantities = quantitiesIn(tables)
  return tables.flatMap((table) => table.columns.map((year, at): TableColumn => {
    const cells = table.rows.map((row) => ({ row, count: row.cells[at]?.count ?? null, key: quantities.cells.get(placeKey({ table: table.id, row: row.id, column: columnId(year) }))?.count ?? '' }))
    const held = cells.flatMap(({ row, count, key }) => (count === null || row.id === TOTAL_ROW || row.measure !== undefined ? [] : [{ row, count, key }]))
    const [base, size] = [quantities.bases.get(basePlace(table.id, year)), table.baseCounts[at] ?? null]
    return {
      table, year, isComplete: cells.every(({ count }) => count !== null),
      parts: held.filter(({ row }) => row.unit === table.unit), besides: held.filter(({ row }) => row.unit !== table.unit),
      whole: hasWhole(table) && base !== undefined && size !== null ? { key: base, count: size } : null,
    }
  }))
}
