import type { FigureRow, FigureTable } from '../figure-table.ts'
import { yearsUpTo, type ReportingYear } from '../reporting-year.ts'
import { TOTAL_ROW } from '../tally.ts'

/** One number in the world, wherever it is printed: the complaints received in a year are one, in however many tables. */
export type QuantityKey = string

/**
 * What one cell says. `count`: the number that is printed. `needs`: the other numbers that its percentage is worked out
 * from, and would give away.
 */
export type CellQuantity = Readonly<{ count: QuantityKey; needs: readonly QuantityKey[] }>

/** The table, row and column (the year's label) of a cell. */
export type CellPlace = Readonly<{ table: string; row: string; column: string }>

/** One string for a place. */
export const placeKey = ({ table, row, column }: CellPlace): string => `${table}/${row}@${column}`

/** Rows that are the whole of a base, by table and row. */
const WHOLE: Readonly<Record<string, string>> = {
  'statutory-complaints/received': 'statutory-received', 'corporate/received': 'corporate-received', 'compliments/received': 'compliments-received',
  'member-enquiries/received': 'member-enquiries-received', 'stage-2/investigations': 'investigations-answered',
  'share-of-open-cases/open-cases': 'open-cases', 'complaints-per-1000-referrals/referrals': 'referrals',
  'complaints-per-10000-under-18/population-under-18': 'population-under-18', 'bases-counted/population-under-18': 'population-under-18',
}

/** The base of a table in a year. */
const baseKey = (base: string, year: string): QuantityKey => `of:${base}@${year}`

/** Whether a table says how much more or less than in the year before, which is no count of anything. */
export const isChange = ({ base }: Pick<FigureTable<string>, 'base'>): boolean => base === 'year-before'

/** The number that a row prints in a year, by what it is in the world. */
function rowKey(table: FigureTable<string>, row: FigureRow, year: string): QuantityKey {
  if (isChange(table)) return `change:${row.id}@${year}`
  const whole = WHOLE[`${table.id}/${row.id}`]
  if (whole !== undefined) return baseKey(whole, year)
  if (row.id === TOTAL_ROW && table.base !== null) return baseKey(table.base, year)
  // A row of a table that is worked out from another is the row that it is about.
  if (row.opensTo !== null && (row.opensTo.table !== table.id || row.opensTo.row !== row.id)) return aboutKey(row.opensTo, year)
  return `${table.id}/${row.id}@${year}`
}

function aboutKey({ table, row }: Readonly<{ table: string; row: string }>, year: string): QuantityKey {
  const whole = WHOLE[`${table}/${row}`]
  return whole === undefined ? `${table}/${row}@${year}` : baseKey(whole, year)
}

/** What the change of a row is worked out from: the same row's whole, this year and the year before. */
function changeParts(row: FigureRow, year: ReportingYear): Readonly<{ is: QuantityKey; was: QuantityKey }> | null {
  const [before] = yearsUpTo(year, 2)
  return row.opensTo === null || before === undefined ? null : { is: aboutKey(row.opensTo, year.label), was: aboutKey(row.opensTo, before.label) }
}

function needsOf(table: FigureTable<string>, row: FigureRow, year: ReportingYear): readonly QuantityKey[] {
  if (table.base === null) return []
  if (isChange(table)) {
    const parts = changeParts(row, year)
    return parts === null ? [] : [parts.is, parts.was]
  }
  return table.base === 'open-cases-of-division' ? [`${table.id}/open-cases:${row.id}@${year.label}`] : [baseKey(table.base, year.label)]
}

/**
 * What every cell of the tables says, by its place. Two cells that would be one number and print different ones are two.
 */
export function cellQuantities(tables: readonly FigureTable<string>[]): ReadonlyMap<string, CellQuantity> {
  const counts = new Map<QuantityKey, number | null>()
  const cells = new Map<string, CellQuantity>()
  for (const table of tables) for (const row of table.rows) for (const [at, year] of table.columns.entries()) {
    const place = placeKey({ table: table.id, row: row.id, column: year.label })
    const [shared, count] = [rowKey(table, row, year.label), row.cells[at]?.count ?? null]
    const before = counts.get(shared)
    const key = before === undefined || before === count ? shared : `apart:${place}`
    counts.set(key, count)
    cells.set(place, { count: key, needs: needsOf(table, row, year) })
  }
  return cells
}
