import type { DisclosureRule } from '../../authority/disclosure-rules.ts'
import type { Mark } from '../document/report-document.ts'
import type { FigureCell, FigureRow, FigureTable } from '../figure-table.ts'
import { percentOf } from '../percent.ts'
import { basePlace, columnId, placeKey, quantitiesIn, type CellQuantity, type QuantityKey } from './cell-quantities.ts'
import { roundedTo } from './rounding.ts'

/**
 * Why a number is withheld, or is not what is held. `small`: it is small itself, or a percentage of a small base.
 * `secondary`: a small one would follow from it. Both print alike, so that nobody sees which is which.
 */
export type WhyProtected = 'small' | 'secondary' | 'rounded' | 'overridden'

/** One cell as it may be published. A mark stands where a number does not; both are null where the table has no such number. */
export type ProtectedCell = Readonly<{
  count: number | null
  percent: number | null
  countMark: Mark | null
  percentMark: Mark | null
  why: WhyProtected | null
}>

export type ProtectedRow = Omit<FigureRow, 'cells'> & Readonly<{ cells: readonly ProtectedCell[] }>

/** A table as it may be published. `baseCounts` are null where the base is withheld. */
export type ProtectedTable = Omit<FigureTable<string>, 'rows'> & Readonly<{ rows: readonly ProtectedRow[] }>

/** What is withheld and why, and what is published for a reason although it is small. */
export type Suppression = Readonly<{ withheld: ReadonlyMap<QuantityKey, 'small' | 'secondary'>; overridden: ReadonlySet<QuantityKey> }>

/**
 * The tables as they may be published: a number that is withheld is withheld in every table in which it stands, and so is
 * each percentage that is worked out from it. Percentages of rounded tables are worked out from what is printed.
 */
export function protectedTables(
  tables: readonly FigureTable<string>[], ruleOf: (table: string) => DisclosureRule, { withheld, overridden }: Suppression,
): readonly ProtectedTable[] {
  const quantities = quantitiesIn(tables)
  return tables.map((table): ProtectedTable => {
    const rule = ruleOf(table.id)
    const protectedCell = (row: FigureRow, at: number): ProtectedCell => {
      const quantity = quantities.cells.get(placeKey({ table: table.id, row: row.id, column: columnIdAt(table, at) })) ?? { count: '', needs: [] }
      const cell = row.cells[at] ?? { count: null, percent: null }
      const base = baseCountOf(table, row, at)
      return cellOf({ cell, quantity, rule, base, withheld, overridden, hasPercent: hasPercent(table, row), decimals: table.decimals, per: table.per ?? 100 })
    }
    const { rows, baseCounts, ...rest } = table
    return {
      ...rest,
      baseCounts: baseCounts.map((count, at) => (count === null || withheld.has(baseAt(table, at, quantities.bases)) ? null : roundedTo(count, rule.rounding))),
      rows: rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map((_, at) => protectedCell({ ...row, cells }, at)) })),
    }
  })
}

function columnIdAt({ columns }: FigureTable<string>, at: number): string {
  const column = columns[at]
  return column ? columnId(column) : ''
}

function baseAt({ id, columns }: FigureTable<string>, at: number, bases: ReadonlyMap<string, QuantityKey>): QuantityKey {
  const column = columns[at]
  return (column && bases.get(basePlace(id, column))) ?? ''
}

/** Whether the row has percentages at all: points of complaint are no share of investigations, and cases no share of themselves. */
function hasPercent({ base, unit }: FigureTable<string>, row: FigureRow): boolean {
  return base !== null && row.unit === unit && row.measure === undefined
}

/** The size of the base of one cell; null where it is not held, or is another for each row. */
function baseCountOf(table: FigureTable<string>, row: FigureRow, at: number): number | null {
  if (table.base !== 'open-cases-of-division') return table.baseCounts[at] ?? null
  return table.rows.find(({ id }) => id === `open-cases:${row.id}`)?.cells[at]?.count ?? null
}

type OneCell = Readonly<{
  cell: FigureCell
  quantity: CellQuantity
  rule: DisclosureRule
  base: number | null
  withheld: Suppression['withheld']
  overridden: Suppression['overridden']
  hasPercent: boolean
  decimals: 0 | 1
  per: number
}>

function cellOf(one: OneCell): ProtectedCell {
  const { cell, quantity, rule, withheld, overridden } = one
  if (cell.count === null) return { count: null, percent: null, countMark: 'x', percentMark: one.hasPercent ? 'x' : null, why: null }
  const why = withheld.get(quantity.count)
  if (why !== undefined) return { count: null, percent: null, countMark: 'c', percentMark: one.hasPercent ? 'c' : null, why }
  const count = roundedTo(cell.count, rule.rounding)
  const percent = percentOfCell(one)
  const isFew = count === 0 && cell.count !== 0
  return {
    count: isFew ? null : count, countMark: isFew ? 'k' : null, percent: percent.value, percentMark: percent.mark,
    why: overridden.has(quantity.count) ? 'overridden' : percent.why ?? (rule.rounding === null ? null : 'rounded'),
  }
}

type Percent = Readonly<{ value: number | null; mark: Mark | null; why: 'small' | 'secondary' | null }>

function percentOfCell({ cell, quantity, rule, base, withheld, hasPercent: has, decimals, per }: OneCell): Percent {
  if (!has) return { value: null, mark: null, why: null }
  if (quantity.needs.some((key) => withheld.has(key))) return { value: null, mark: 'c', why: 'secondary' }
  if (cell.percent === null) return { value: null, mark: 'z', why: null }
  if (base !== null && base < rule.percentagesFromBase) return { value: null, mark: 'c', why: 'small' }
  if (rule.rounding === null || base === null) return { value: cell.percent, mark: null, why: null }
  const value = percentOf(roundedTo(cell.count ?? 0, rule.rounding) * (per / 100), roundedTo(base, rule.rounding), decimals)
  return { value, mark: value === null ? 'z' : null, why: null }
}
