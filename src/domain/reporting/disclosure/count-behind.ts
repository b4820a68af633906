import type { FigureColumn, FigureRow, FigureTable } from '../figure-table.ts'
import { TOTAL_ROW } from '../tally.ts'
import { columnId } from './cell-quantities.ts'

/** Rows that tell of what another row counts: days of the answers, money of the remedies. */
const TELLS_OF: readonly Readonly<{ table: string; row: RegExp; of: readonly [table: string, row: string | null] }>[] = [
  { table: 'days-taken', row: /^stage-1-/, of: ['days-late', TOTAL_ROW] },
  { table: 'days-taken', row: /^stage-2-/, of: ['stage-2-time', TOTAL_ROW] },
  { table: 'days-taken', row: /^stage-3-/, of: ['stage-3-time', TOTAL_ROW] },
  { table: 'payments', row: /^(?!all-payments$)/, of: ['remedies', null] },
]

/** Of how many people or answers money or days are told; null where no table says. All payments are of each kind's. */
export function countBehind(tables: readonly FigureTable<string>[], table: FigureTable<string>, row: FigureRow, column: FigureColumn): number | null {
  if (table.id === 'payments' && row.id === 'all-payments') {
    const at = table.columns.indexOf(column)
    const paid = table.rows.filter((one) => one.id !== row.id && (one.cells[at]?.count ?? 0) > 0)
    return paid.reduce<number | null>((sum, one) => {
      const of = countBehind(tables, table, one, column)
      return sum === null || of === null ? null : sum + of
    }, 0)
  }
  const told = TELLS_OF.find((one) => one.table === table.id && one.row.test(row.id))
  const other = told && tables.find(({ id }) => id === told.of[0])
  const at = other?.columns.findIndex((one) => columnId(one) === columnId(column)) ?? -1
  return other?.rows.find(({ id }) => id === (told?.of[1] ?? row.id))?.cells[at]?.count ?? null
}
