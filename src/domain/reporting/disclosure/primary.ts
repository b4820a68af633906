import { smallRange, type DisclosureRule } from '../../authority/disclosure-rules.ts'
import type { FigureRow, FigureTable } from '../figure-table.ts'
import { cellQuantities, isChange, placeKey, type QuantityKey } from './cell-quantities.ts'

/** What has to stay possible for an outsider: every whole number from `low` to `high`. */
export type Range = Readonly<{ low: number; high: number }>

/**
 * The numbers that are small by the rule of any table in which they stand, and the widest range that such a rule calls
 * small. Nothing that was counted besides (open cases, referrals) is small, nor is a change on the year before.
 */
export function smallQuantities(tables: readonly FigureTable<string>[], ruleOf: (table: string) => DisclosureRule): ReadonlyMap<QuantityKey, Range> {
  const quantities = cellQuantities(tables)
  const small = new Map<QuantityKey, Range>()
  for (const table of tables) {
    const range = smallRange(ruleOf(table.id))
    if (range === null || isChange(table)) continue
    for (const row of table.rows) for (const [at, { label }] of table.columns.entries()) {
      const key = quantities.get(placeKey({ table: table.id, row: row.id, column: label }))?.count
      if (key !== undefined && isSmall(row, at, range)) small.set(key, widest(small.get(key), range))
    }
  }
  return small
}

function isSmall(row: FigureRow, at: number, { low, high }: Range): boolean {
  const cell = row.cells[at]
  return cell !== undefined && cell.count !== null && cell.counted === undefined && row.measure === undefined && cell.count >= low && cell.count <= high
}

function widest(one: Range | undefined, other: Range): Range {
  return one === undefined ? other : { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}
