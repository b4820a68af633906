import type { DisclosureRule } from '../../authority/disclosure-rules.ts'
import type { FigureTable } from '../figure-table.ts'
import { basePlace, columnId, hasWhole, isChange, placeKey, quantitiesIn, type CellPlace, type QuantityKey } from './cell-quantities.ts'
import type { KeyRelation } from './key-relation.ts'
import { smallQuantities, type Range } from './primary.ts'
import type { Quantity, Relation, SuppressionProblem } from './problem.ts'
import { relationsOf } from './relations.ts'
import { behindRounded, roundedTo } from './rounding.ts'
import type { WordLinks } from './word-relations.ts'

/**
 * What the problem is made from. `published`: numbers that are known whatever we do, because the law wants them or they
 * were published before. `told`: what else was published that bears on these numbers, such as an old percentage.
 */
export type ProblemParts = Readonly<{
  tables: readonly FigureTable<string>[]
  ruleOf: (table: string) => DisclosureRule
  published: ReadonlySet<QuantityKey>
  told: readonly KeyRelation[]
  /** Whether the wholes of the tables are published whatever it costs the rest, unless they are small themselves. */
  wholesStay: boolean
  /** What the authority's own words have to do with one another. */
  words: WordLinks
}>

/** A place that prints a base where no row of the table does. */
const BASE_ROW = 'base'

/** Withholding a whole costs as much as this many other numbers; nought as much as two of its like, since it says the least. */
const WHOLE_COSTS = 12
const COST = 100

type Printed = { value: number; isWhole: boolean; isChange: boolean; isBesides: boolean; printed: Range; places: CellPlace[]; isBase: boolean }

/** All numbers of the tables with what holds between them. Relations that the numbers do not keep are left out: nobody could use them. */
export function buildProblem({ tables, ruleOf, published, told, wholesStay, words }: ProblemParts): SuppressionProblem {
  const printed = printedNumbers(tables, ruleOf)
  const small = smallQuantities(tables, ruleOf)
  const relations = [...relationsOf(tables, words), ...told]
  const unprinted = relations.flatMap(({ terms }) => terms.map(([key]) => key)).filter((key) => !printed.has(key))
  const values = new Map([...printed].map(([key, { value }]) => [key, value]))
  for (const key of new Set(unprinted)) solveFor(key, relations, values)
  const keys = [...values.keys()]
  const most = 4 * Math.max(25, ...[...values.values()].map(Math.abs))
  const quantities = keys.map((key): Quantity => quantityOf(key, { printed: printed.get(key), value: values.get(key) ?? 0, sensitive: small.get(key) ?? null, isPublished: published.has(key), wholesStay, most }))
  const place = new Map(keys.map((key, at) => [key, at]))
  const named = relations.flatMap((relation) => indexed(relation, place, values))
  return { quantities, relations: [...new Map(named.map((relation) => [JSON.stringify(relation), relation])).values()] }
}

type About = Readonly<{ printed: Printed | undefined; value: number; sensitive: Range | null; isPublished: boolean; wholesStay: boolean; most: number }>

function quantityOf(key: QuantityKey, { printed, value, sensitive, isPublished, wholesStay, most }: About): Quantity {
  if (!printed) return { key, value, isWhole: true, known: { low: 0, high: most }, printed: { low: 0, high: most }, state: 'unprinted', sensitive: null, cost: 0, places: [] }
  const stays = isPublished || printed.isBesides || (wholesStay && printed.isBase && sensitive === null)
  return {
    key, value, isWhole: printed.isWhole, known: { low: printed.isChange ? -most : 0, high: most }, printed: printed.printed, state: stays ? 'published' : 'open',
    sensitive: isPublished ? null : sensitive, cost: costOf(printed), places: printed.places,
  }
}

function costOf({ value, places, isBase }: Printed): number {
  const each = (value === 0 ? 2 * COST : COST) + Math.min(COST / 2, Math.abs(value))
  return Math.round((isBase ? WHOLE_COSTS * each : each) + (places.length - 1) * (COST / 2))
}

function printedNumbers(tables: readonly FigureTable<string>[], ruleOf: ProblemParts['ruleOf']): ReadonlyMap<QuantityKey, Printed> {
  const { cells, bases } = quantitiesIn(tables)
  const numbers = new Map<QuantityKey, Printed>()
  const add = (key: QuantityKey, one: Omit<Printed, 'places'>, place: CellPlace) => {
    const before = numbers.get(key)
    if (!before) numbers.set(key, { ...one, places: [place] })
    else {
      // Printed exactly in one table and rounded in another, it is known exactly.
      before.printed = { low: Math.max(before.printed.low, one.printed.low), high: Math.min(before.printed.high, one.printed.high) }
      before.isBase ||= one.isBase
      before.isBesides ||= one.isBesides
      before.places.push(place)
    }
  }
  for (const table of tables) for (const [at, column] of table.columns.entries()) {
    const { rounding } = ruleOf(table.id)
    const base = bases.get(basePlace(table.id, column))
    const seen = (value: number) => behindRounded(roundedTo(value, rounding), rounding)
    for (const row of table.rows) {
      const [cell, key] = [row.cells[at], cells.get(placeKey({ table: table.id, row: row.id, column: columnId(column) }))?.count]
      if (!cell || cell.count === null || key === undefined) continue
      const isBesides = cell.counted !== undefined || row.measure !== undefined
      add(key, { value: cell.count, isWhole: Number.isInteger(cell.count), isChange: isChange(table), isBesides, printed: seen(cell.count), isBase: key === base }, { table: table.id, row: row.id, column: columnId(column) })
    }
    const size = table.baseCounts[at] ?? null
    if (base === undefined || size === null || numbers.has(base)) continue
    add(base, { value: size, isWhole: true, isChange: false, isBesides: !hasWhole(table), printed: seen(size), isBase: true }, { table: table.id, row: BASE_ROW, column: columnId(column) })
  }
  return numbers
}

/** A number that stands in no table, from a relation that gives it: the year before the first one, from the change. */
function solveFor(key: QuantityKey, relations: readonly KeyRelation[], values: Map<QuantityKey, number>): void {
  for (const { terms, low, high } of relations) {
    const own = terms.find(([one]) => one === key)
    const others = terms.filter(([one]) => one !== key)
    if (low !== high || !own || others.some(([one]) => !values.has(one))) continue
    values.set(key, (low - others.reduce((sum, [one, by]) => sum + by * (values.get(one) ?? 0), 0)) / own[1])
    return
  }
}

/** The relation by places in the list; none where a number of it is not held, or the numbers do not keep it. */
function indexed({ terms, low, high }: KeyRelation, place: ReadonlyMap<QuantityKey, number>, values: ReadonlyMap<QuantityKey, number>): readonly Relation[] {
  const by = new Map<number, number>()
  let sum = 0
  for (const [key, coefficient] of terms) {
    const at = place.get(key)
    if (at === undefined) return []
    by.set(at, (by.get(at) ?? 0) + coefficient)
    sum += coefficient * (values.get(key) ?? 0)
  }
  const named = [...by].filter(([, coefficient]) => coefficient !== 0)
  return named.length === 0 || sum < low - 1e-6 || sum > high + 1e-6 ? [] : [{ terms: named, low, high }]
}
