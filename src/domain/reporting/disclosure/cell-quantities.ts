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
export function changeParts(row: FigureRow, year: ReportingYear): Readonly<{ is: QuantityKey; was: QuantityKey }> | null {
  const [before] = yearsUpTo(year, 2)
  return row.opensTo === null || before === undefined ? null : { is: aboutKey(row.opensTo, year.label), was: aboutKey(row.opensTo, before.label) }
}

/** Bases that are counted besides, or are another for each row: no row is a part of them. */
const COUNTED_BESIDES: readonly string[] = ['open-cases', 'referrals', 'population-under-18', 'open-cases-of-division', 'year-before']

/** Whether the rows of a table are parts of its base. */
export const hasWhole = ({ base }: Pick<FigureTable<string>, 'base'>): boolean => base !== null && !COUNTED_BESIDES.includes(base)

/** What every cell of some tables says, by its place, and what each table's base is, by table and year. */
export type TableQuantities = Readonly<{ cells: ReadonlyMap<string, CellQuantity>; bases: ReadonlyMap<string, QuantityKey> }>

/** One string for a table's base in a year. */
export const basePlace = (table: string, year: string): string => `${table}@${year}`

/** Two numbers that would be one and are different are two: each is known by where it stands. */
export function quantitiesIn(tables: readonly FigureTable<string>[]): TableQuantities {
  const counts = new Map<QuantityKey, number | null>()
  const keyFor = (shared: QuantityKey, count: number | null, place: string): QuantityKey => {
    const before = counts.get(shared)
    const key = before === undefined || before === count ? shared : `apart:${place}`
    counts.set(key, count)
    return key
  }
  const cells = new Map<string, CellQuantity>()
  const bases = new Map<string, QuantityKey>()
  for (const table of tables) for (const [at, year] of table.columns.entries()) {
    const place = basePlace(table.id, year.label)
    if (table.base !== null && table.base !== 'year-before' && table.base !== 'open-cases-of-division') bases.set(place, keyFor(baseKey(table.base, year.label), table.baseCounts[at] ?? null, place))
    for (const row of table.rows) {
      const where = placeKey({ table: table.id, row: row.id, column: year.label })
      cells.set(where, { count: keyFor(rowKey(table, row, year.label), row.cells[at]?.count ?? null, where), needs: needsOf(table, row, year, bases.get(place)) })
    }
  }
  return { cells, bases }
}

function needsOf(table: FigureTable<string>, row: FigureRow, year: ReportingYear, base: QuantityKey | undefined): readonly QuantityKey[] {
  if (isChange(table)) {
    const parts = changeParts(row, year)
    return parts === null ? [] : [parts.is, parts.was]
  }
  if (table.base === 'open-cases-of-division') return [`${table.id}/open-cases:${row.id}@${year.label}`]
  return base === undefined ? [] : [base]
}
