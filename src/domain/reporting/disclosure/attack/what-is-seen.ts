import type { DisclosureRule } from '../../../authority/disclosure-rules.ts'
import type { FigureTable } from '../../figure-table.ts'
import { basePlace, columnId, placeKey, quantitiesIn, type QuantityKey } from '../cell-quantities.ts'
import type { Range } from '../primary.ts'
import type { ProtectedCell, ProtectedTable } from '../protected-table.ts'
import { behindRounded } from '../rounding.ts'

/**
 * What somebody reads off the printed tables: of each number that is printed anywhere, what it can be. `tables`: those that
 * were printed from, for what each cell is in the world; their numbers are not looked at.
 */
export function whatIsSeen(printed: readonly ProtectedTable[], tables: readonly FigureTable<string>[], ruleOf: (table: string) => DisclosureRule): ReadonlyMap<QuantityKey, Range> {
  const { cells, bases } = quantitiesIn(tables)
  const seen = new Map<QuantityKey, Range>()
  const see = (key: QuantityKey | undefined, range: Range | null) => {
    const before = key === undefined ? undefined : seen.get(key)
    if (key !== undefined && range !== null) seen.set(key, before ? { low: Math.max(before.low, range.low), high: Math.min(before.high, range.high) } : range)
  }
  for (const table of printed) for (const [at, column] of table.columns.entries()) {
    const { rounding } = ruleOf(table.id)
    const size = table.baseCounts[at] ?? null
    see(bases.get(basePlace(table.id, column)), size === null ? null : behindRounded(size, rounding))
    for (const row of table.rows) {
      const cell = row.cells[at]
      if (cell) see(cells.get(placeKey({ table: table.id, row: row.id, column: columnId(column) }))?.count, rangeOf(cell, rounding))
    }
  }
  return seen
}

/** What a printed cell says of its count: nothing where it is withheld. */
function rangeOf({ count, countMark }: ProtectedCell, rounding: DisclosureRule['rounding']): Range | null {
  if (count !== null) return behindRounded(count, rounding)
  return countMark === 'k' ? { low: 1, high: behindRounded(0, rounding).high } : null
}
