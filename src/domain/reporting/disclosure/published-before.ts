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
    const [table, cell] = [tables.find(({ id }) => id === place.table), cells.get(placeKey(place))]
    const held = table ? heldAt(table, place) : null
    if (!table || !cell || held === null) continue
    if (count === held) {
      counts.set(cell.count, { place, where })
      seen.set(cell.count, { low: held, high: held })
    } else if (count !== null) relations.push(...roundedOnce(cell.count, count, held, ruleOf(table.id)))
    const [base] = cell.needs
    if (count === null && percent !== null && cell.needs.length === 1 && base !== undefined) relations.push(...percentRelations(cell.count, base, { percent, decimals: table.decimals, per: table.per ?? 100 }))
  }
  return { counts, seen, relations }
}

function heldAt({ rows, columns }: FigureTable<string>, { row, column }: CellPlace): number | null {
  return rows.find(({ id }) => id === row)?.cells[columns.findIndex((one) => columnId(one) === column)]?.count ?? null
}

function roundedOnce(key: QuantityKey, printed: number, held: number, { rounding }: DisclosureRule): readonly KeyRelation[] {
  return rounding !== null && printed === roundedTo(held, rounding) ? [{ terms: [[key, 1]], ...behindRounded(printed, rounding) }] : []
}
