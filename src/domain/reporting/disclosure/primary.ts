import { smallRange, type DisclosureRule } from '../../authority/disclosure-rules.ts'
import type { FigureColumn, FigureRow, FigureTable } from '../figure-table.ts'
import { basePlace, columnId, hasWhole, isChange, placeKey, quantitiesIn, type QuantityKey } from './cell-quantities.ts'
import { countBehind } from './count-behind.ts'

/** What has to stay possible for an outsider: every number from `low` to `high`. */
export type Range = Readonly<{ low: number; high: number }>

/** Units of what is told of people and is no count of them. */
const TOLD: readonly string[] = ['pounds', 'working-days']

/**
 * The numbers that are small by the rule of any table in which they stand, and the widest range that such a rule calls
 * small. Nothing that was counted besides (open cases, referrals) is small, nor is a change on the year before. Money and
 * days that are told of so few, or of nobody knows how many, are withheld like a small number: from half to one and a half
 * times as much has to stay possible.
 */
export function smallQuantities(tables: readonly FigureTable<string>[], ruleOf: (table: string) => DisclosureRule): ReadonlyMap<QuantityKey, Range> {
  const quantities = quantitiesIn(tables)
  const small = new Map<QuantityKey, Range>()
  const add = (key: QuantityKey | undefined, range: Range | null) => {
    if (key !== undefined && range !== null) small.set(key, widest(small.get(key), range))
  }
  for (const table of tables) {
    const range = smallRange(ruleOf(table.id))
    if (range === null || isChange(table)) continue
    for (const [at, column] of table.columns.entries()) {
      const size = table.baseCounts[at] ?? null
      if (hasWhole(table)) add(quantities.bases.get(basePlace(table.id, column)), TOLD.includes(table.unit) ? null : within(size, range))
      for (const row of table.rows) add(quantities.cells.get(placeKey({ table: table.id, row: row.id, column: columnId(column) }))?.count, rangeOf(row, at, { tables, table, column, range }))
    }
  }
  return small
}

type Where = Readonly<{ tables: readonly FigureTable<string>[]; table: FigureTable<string>; column: FigureColumn; range: Range }>

function rangeOf(row: FigureRow, at: number, { tables, table, column, range }: Where): Range | null {
  const cell = row.cells[at]
  if (cell === undefined || cell.count === null || cell.counted !== undefined || row.measure !== undefined) return null
  if (!TOLD.includes(row.unit)) return within(cell.count, range)
  if (cell.count === 0) return null
  const of = countBehind(tables, table, row, column)
  return of === null || of <= range.high ? { low: Math.floor(cell.count / 2), high: Math.ceil(cell.count * 1.5) } : null
}

function within(count: number | null, range: Range): Range | null {
  return count !== null && count >= range.low && count <= range.high ? range : null
}

function widest(one: Range | undefined, other: Range): Range {
  return one === undefined ? other : { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}
