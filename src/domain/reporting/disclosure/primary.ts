import { smallRange, type DisclosureRule } from '../../authority/disclosure-rules.ts'
import type { FigureRow, FigureTable } from '../figure-table.ts'
import { basePlace, hasWhole, isChange, placeKey, quantitiesIn, type QuantityKey } from './cell-quantities.ts'

/** What has to stay possible for an outsider: every whole number from `low` to `high`. */
export type Range = Readonly<{ low: number; high: number }>

/**
 * The numbers that are small by the rule of any table in which they stand, and the widest range that such a rule calls
 * small. Nothing that was counted besides (open cases, referrals) is small, nor is a change on the year before.
 */
export function smallQuantities(tables: readonly FigureTable<string>[], ruleOf: (table: string) => DisclosureRule): ReadonlyMap<QuantityKey, Range> {
  const quantities = quantitiesIn(tables)
  const small = new Map<QuantityKey, Range>()
  const look = (key: QuantityKey | undefined, count: number | null, range: Range) => {
    if (key !== undefined && count !== null && count >= range.low && count <= range.high) small.set(key, widest(small.get(key), range))
  }
  for (const table of tables) {
    const range = smallRange(ruleOf(table.id))
    if (range === null || isChange(table)) continue
    for (const [at, { label }] of table.columns.entries()) {
      if (hasWhole(table)) look(quantities.bases.get(basePlace(table.id, label)), table.baseCounts[at] ?? null, range)
      for (const row of table.rows) look(quantities.cells.get(placeKey({ table: table.id, row: row.id, column: label }))?.count, countOfPeople(row, at), range)
    }
  }
  return small
}

/** The count of a cell that counts what was received or done; null for what was counted besides, and for money. */
function countOfPeople(row: FigureRow, at: number): number | null {
  const cell = row.cells[at]
  return cell === undefined || cell.counted !== undefined || row.measure !== undefined || row.unit === 'pounds' ? null : cell.count
}

function widest(one: Range | undefined, other: Range): Range {
  return one === undefined ? other : { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}
