import type { FigureColumn, FigureRow, FigureTable } from '../figure-table.ts'
import { yearsUpTo, type ReportingYear } from '../reporting-year.ts'
import { TOTAL_ROW } from '../tally.ts'

/** One number in the world, wherever it is printed: the complaints received in a year are one, in however many tables. */
export type QuantityKey = string

/**
 * What one cell says. `count`: the number that is printed. `needs`: the other numbers that its percentage is worked out
 * from, and would give away.
 */
export type CellQuantity = Readonly<{ count: QuantityKey; needs: readonly QuantityKey[] }>

/** The table, row and column of a cell; a column is named by its code, or by the label of its period. */
export type CellPlace = Readonly<{ table: string; row: string; column: string }>

/** One string for a place. */
export const placeKey = ({ table, row, column }: CellPlace): string => `${table}/${row}@${column}`

/** What a column is named by within its table. */
export const columnId = ({ code, label }: Pick<FigureColumn, 'code' | 'label'>): string => code ?? label

/** The column of everything, beside columns of codes. */
export const ALL_CODES = 'all-of-it'

/** The days and the value that a column counts. Everything of a period is the period. */
function columnKey({ from, to, code }: FigureColumn): string {
  return code === undefined || code === ALL_CODES ? `${from}..${to}` : `${from}..${to}#${code}`
}

/** Rows that are the whole of a base, by table and row; and what a built table counts, by its measure and whose. */
const WHOLE: Readonly<Record<string, string>> = {
  'statutory-complaints/received': 'statutory-received', 'corporate/received': 'corporate-received', 'compliments/received': 'compliments-received',
  'member-enquiries/received': 'member-enquiries-received', 'stage-2/investigations': 'investigations-answered', 'stage-3/panels-held': 'panels-held',
  'share-of-open-cases/open-cases': 'open-cases', 'complaints-per-1000-referrals/referrals': 'referrals',
  'complaints-per-10000-under-18/population-under-18': 'population-under-18', 'bases-counted/population-under-18': 'population-under-18',
}
const MEASURED: Readonly<Record<string, string>> = {
  'complaints-received/statutory': 'statutory-received', 'complaints-received/corporate': 'corporate-received', compliments: 'compliments-received',
  'member-enquiries': 'member-enquiries-received', 'stage-2-answered/statutory': 'investigations-answered', 'panels-held/statutory': 'panels-held',
}

const baseKey = (base: string, column: FigureColumn): QuantityKey => `of:${base}@${columnKey(column)}`

/** Whether a table says how much more or less than in the year before, which is no count of anything. */
export const isChange = ({ base }: Pick<FigureTable<string>, 'base'>): boolean => base === 'year-before'

/** What a built table counts as a whole, by its measure; undefined for our own tables. */
function measuredBase({ built }: Pick<FigureTable<string>, 'built'>): string | undefined {
  if (!built) return undefined
  const name = built.of === null ? built.measure : `${built.measure}/${built.of}`
  return MEASURED[name] ?? `measure:${name}`
}

/** The base of a table by what it is in the world. */
function baseName(table: FigureTable<string>): string | null {
  return table.base === 'what-is-counted' ? measuredBase(table) ?? table.id : table.base
}

/** The number that a row prints in a column, by what it is in the world. */
function rowKey(table: FigureTable<string>, row: FigureRow, column: FigureColumn): QuantityKey {
  if (isChange(table)) return `change:${aboutKey(table, row, column)}`
  const base = baseName(table)
  if (row.id === TOTAL_ROW && base !== null) return baseKey(base, column)
  return aboutKey(table, row, column)
}

/** What a row is about: of a row that is worked out from another, that one; the whole of a base where it is one. */
function aboutKey(table: FigureTable<string>, { id, opensTo, measure }: FigureRow, column: FigureColumn): QuantityKey {
  const about = opensTo ?? { table: table.id, row: id }
  const whole = WHOLE[`${about.table}/${about.row}`] ?? (id === 'received' && measure === undefined ? measuredBase(table) : undefined)
  return whole === undefined ? `${about.table}/${about.row}@${columnKey(column)}` : baseKey(whole, column)
}

/** What the change of a row is worked out from: what the row is about, this year and the year before. */
export function changeParts(table: FigureTable<string>, row: FigureRow, year: ReportingYear): Readonly<{ is: QuantityKey; was: QuantityKey }> | null {
  const [before] = yearsUpTo(year, 2)
  return before === undefined ? null : { is: aboutKey(table, row, year), was: aboutKey(table, row, before) }
}

/** Bases that are counted besides, or are another for each row: no row is a part of them. */
const COUNTED_BESIDES: readonly string[] = ['open-cases', 'referrals', 'population-under-18', 'open-cases-of-division', 'year-before']

/** Whether the rows of a table are parts of its base. */
export const hasWhole = ({ base }: Pick<FigureTable<string>, 'base'>): boolean => base !== null && !COUNTED_BESIDES.includes(base)

/** What every cell of some tables says, by its place, and what each table's base is, by table and column. */
export type TableQuantities = Readonly<{ cells: ReadonlyMap<string, CellQuantity>; bases: ReadonlyMap<string, QuantityKey> }>

/** One string for a table's base in a column. */
export const basePlace = (table: string, column: FigureColumn): string => `${table}@${columnId(column)}`

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
  for (const table of tables) {
    const same = sameRows(table, tables)
    for (const [at, column] of table.columns.entries()) {
      const [place, base] = [basePlace(table.id, column), baseName(table)]
      if (base !== null && base !== 'year-before' && base !== 'open-cases-of-division') bases.set(place, keyFor(baseKey(base, column), table.baseCounts[at] ?? null, place))
      for (const row of table.rows) {
        const where = placeKey({ table: table.id, row: row.id, column: columnId(column) })
        const twin = column.code === undefined ? same.get(row.id) : undefined
        const key = twin ? rowKey(twin.table, twin.row, column) : rowKey(table, row, column)
        cells.set(where, { count: keyFor(key, row.cells[at]?.count ?? null, where), needs: needsOf(table, row, column, bases.get(place)) })
      }
    }
  }
  return { cells, bases }
}

type Twin = Readonly<{ table: FigureTable<string>; row: FigureRow }>

/** Rows of a built table that an earlier table has too: of one name and unit, and the same number in every period that both have. */
function sameRows(table: FigureTable<string>, tables: readonly FigureTable<string>[]): ReadonlyMap<string, Twin> {
  if (!table.built || isChange(table)) return new Map()
  const earlier = tables.slice(0, tables.indexOf(table)).filter((other) => !isChange(other))
  return new Map(table.rows.flatMap((row): readonly (readonly [string, Twin])[] => {
    if (row.id === TOTAL_ROW) return []
    for (const other of earlier) for (const twin of other.rows) if (twin.id === row.id && twin.unit === row.unit && isSame(table, row, other, twin)) return [[row.id, { table: other, row: twin }]]
    return []
  }))
}

function isSame(table: FigureTable<string>, row: FigureRow, other: FigureTable<string>, twin: FigureRow): boolean {
  const pairs = table.columns.flatMap((column, at) => {
    const to = other.columns.findIndex((one) => columnKey(one) === columnKey(column))
    return to < 0 ? [] : [[row.cells[at]?.count, twin.cells[to]?.count] as const]
  })
  return pairs.length > 0 && pairs.every(([one, same]) => one === same)
}

function needsOf(table: FigureTable<string>, row: FigureRow, column: FigureColumn, base: QuantityKey | undefined): readonly QuantityKey[] {
  if (isChange(table)) {
    const parts = changeParts(table, row, column)
    return parts === null ? [] : [parts.is, parts.was]
  }
  if (table.base === 'open-cases-of-division') return [`${table.id}/open-cases:${row.id}@${columnKey(column)}`]
  return base === undefined ? [] : [base]
}
