import type { DisclosureRule } from '../../authority/disclosure-rules.ts'
import type { FigureTable } from '../figure-table.ts'
import { columnId, placeKey, quantitiesIn, type CellPlace, type QuantityKey } from './cell-quantities.ts'
import type { KeyRelation } from './key-relation.ts'
import { percentRelations } from './percent-relation.ts'
import type { Range } from './primary.ts'
import { behindRounded, roundedTo } from './rounding.ts'

/**
 * A number that somebody can read elsewhere: a report of an earlier year, an earlier edition. `count` or `percent` null where
 * it was not printed. `where`: the title of what it stands in.
 */
export type PublishedBefore = Readonly<{ place: CellPlace; count: number | null; percent: number | null; where: string }>

/** What follows from it for these tables. `counts`: numbers that are known, and from where. `seen`: the same, as what is read. */
type Told = Readonly<{
  counts: ReadonlyMap<QuantityKey, Readonly<{ place: CellPlace; where: string }>>
  seen: ReadonlyMap<QuantityKey, Range>
  relations: readonly KeyRelation[]
}>

/**
 * What was published before of the numbers in these tables. A count that differs from ours is of another day and says nothing
 * certain of ours, so it is passed over; one that ours rounds to leaves what rounds to it. A percentage without its count leaves a range.
 */
export function publishedBefore(tables: readonly FigureTable<string>[], before: readonly PublishedBefore[], ruleOf: (table: string) => DisclosureRule): Told {
  const { cells } = quantitiesIn(tables)
  const counts = new Map<QuantityKey, Readonly<{ place: CellPlace; where: string }>>()
  const seen = new Map<QuantityKey, Range>()
  const relations: KeyRelation[] = []
  for (const { place, count, percent, where } of before) {
    const table = tables.find(({ id }) => id === place.table)
    const at = table?.columns.findIndex((column) => columnId(column) === place.column) ?? -1
    const held = table?.rows.find(({ id }) => id === place.row)?.cells[at]?.count ?? null
    const cell = cells.get(placeKey(place))
    if (!table || !cell || held === null) continue
    if (count !== null && count === held) {
      counts.set(cell.count, { place, where })
      seen.set(cell.count, { low: count, high: count })
    }
    const { rounding } = ruleOf(table.id)
    if (count !== null && count !== held && count === roundedTo(held, rounding)) relations.push({ terms: [[cell.count, 1]], ...behindRounded(count, rounding) })
    const [base] = cell.needs
    if (count === null && percent !== null && cell.needs.length === 1 && base !== undefined) relations.push(...percentRelations(cell.count, base, { percent, decimals: table.decimals, per: table.per ?? 100 }))
  }
  return { counts, seen, relations }
}
