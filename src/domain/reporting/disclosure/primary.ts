import { smallRange, type DisclosureRule } from '../../authority/disclosure-rules.ts'
import type { FigureCell, FigureColumn, FigureRow, FigureTable } from '../figure-table.ts'
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
 * times as much has to stay possible. A shortest or longest tells of those alone that are it, mostly of one; a mean and a
 * median stand like percentages on their base. Decision: 0075.
 */
export function smallQuantities(tables: readonly FigureTable<string>[], ruleOf: (table: string) => DisclosureRule): ReadonlyMap<QuantityKey, Range> {
  const quantities = quantitiesIn(tables)
  const small = new Map<QuantityKey, Range>()
  const add = (key: QuantityKey | undefined, range: Range | null) => {
    if (key !== undefined && range !== null) small.set(key, widest(small.get(key), range))
  }
  for (const table of tables) {
    const rule = ruleOf(table.id)
    const range = smallRange(rule)
    if (range === null || isChange(table)) continue
    for (const [at, column] of table.columns.entries()) {
      const size = table.baseCounts[at] ?? null
      if (hasWhole(table)) add(quantities.bases.get(basePlace(table.id, column)), TOLD.includes(table.unit) ? null : within(size, range))
      for (const row of table.rows) add(quantities.cells.get(placeKey({ table: table.id, row: row.id, column: columnId(column) }))?.count, rangeOf(row, at, { tables, table, column, range, percentagesFromBase: rule.percentagesFromBase }))
    }
  }
  return small
}

type Where = Readonly<{ tables: readonly FigureTable<string>[]; table: FigureTable<string>; column: FigureColumn; range: Range; percentagesFromBase: number }>

function rangeOf(row: FigureRow, at: number, { tables, table, column, range, percentagesFromBase }: Where): Range | null {
  const cell = row.cells[at]
  if (cell === undefined || cell.count === null || cell.counted !== undefined || row.measure !== undefined) return null
  if (!TOLD.includes(row.unit)) return within(cell.count, range)
  // Nought pounds were paid to nobody; nought days were somebody's.
  if (cell.count === 0 && cell.toldOf === undefined) return null
  const of = countBehind(tables, table, row, column)
  const isFew = of === null || of <= range.high || isToldOfFew(cell, { range, percentagesFromBase })
  return isFew ? { low: Math.floor(cell.count / 2), high: Math.max(1, Math.ceil(cell.count * 1.5)) } : null
}

/** A shortest or longest that few share is theirs; and no statistic is told among fewer than a percentage is told of. */
function isToldOfFew({ toldOf }: FigureCell, { range, percentagesFromBase }: Pick<Where, 'range' | 'percentagesFromBase'>): boolean {
  return toldOf !== undefined && (toldOf.cases <= range.high || toldOf.among < percentagesFromBase)
}

function within(count: number | null, range: Range): Range | null {
  return count !== null && count >= range.low && count <= range.high ? range : null
}

function widest(one: Range | undefined, other: Range): Range {
  return one === undefined ? other : { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}
