import { BASE_MEASURES } from '../../register/context/events.ts'
import { baseOf, type BaseAsked, type CountedBase } from '../bases.ts'
import type { FigureCell, FigureRow, FigureTable, Unit } from '../figure-table.ts'
import { percentOf } from '../percent.ts'
import type { ReportFact } from '../report-fact.ts'
import type { ReportingYear } from '../reporting-year.ts'
import { NOT_RECORDED } from './statutory.ts'

type Columns = readonly ReportingYear[]
type Per = 100 | 1000 | 10_000

const ROW = { ownLabel: null, kind: 'part', includesRowBefore: false } as const
const TABLE = { percentId: null, rowsAdd: 'apart', decimals: 1 } as const

/** What a row that is a base counts, by its table and row; undefined for every other row. */
const BASES: ReadonlyMap<string, BaseAsked> = new Map<string, BaseAsked>([
  ['share-of-open-cases/open-cases', { measure: 'open-cases', division: null }],
  ['complaints-per-1000-referrals/referrals', { measure: 'referrals', division: null }],
  ['complaints-per-10000-under-18/population-under-18', { measure: 'population-under-18', division: null }],
  ...BASE_MEASURES.map((measure) => [`bases-counted/${measure}`, { measure, division: null }] as const),
])

const BY_DIVISION = 'complaints-per-100-open-cases'
const CASES_OF = 'open-cases:'

/**
 * Statutory complaints received in the year that were about a division, against the cases that it had open on the last
 * day of the year on which they were counted: a row for the complaints, a row for the cases. Null where nobody counted.
 */
export function perHundredOpenCases(facts: readonly ReportFact[], divisions: FigureTable): FigureTable {
  const { columns } = divisions
  const rows = divisions.rows.filter(({ kind, id }) => kind === 'part' && id !== NOT_RECORDED).flatMap((division): readonly FigureRow[] => {
    const bases = columns.map((year) => baseOf(facts, year, { measure: 'open-cases', division: division.id }))
    return [
      { ...division, cells: rates(division.cells.map(({ count }) => count ?? 0), bases, 100) },
      { ...baseRow({ table: BY_DIVISION, id: `${CASES_OF}${division.id}`, unit: 'cases' }, bases), ownLabel: division.ownLabel ?? division.id, measure: 'open-cases' },
    ]
  })
  return { ...TABLE, id: BY_DIVISION, countId: BY_DIVISION, section: '4.2', unit: 'complaints', base: 'open-cases-of-division', baseCounts: columns.map(() => null), per: 100, columns, rows }
}

/** Statutory complaints received in the year for every thousand referrals of the year. */
export function perThousandReferrals(facts: readonly ReportFact[], received: FigureTable): FigureTable {
  return against(facts, received, { table: 'complaints-per-1000-referrals', row: 'referrals', per: 1000, unit: 'referrals' })
}

/** Statutory complaints received in the year for every ten thousand people under 18. */
export function perTenThousandUnderEighteen(facts: readonly ReportFact[], received: FigureTable): FigureTable {
  return against(facts, received, { table: 'complaints-per-10000-under-18', row: 'population-under-18', per: 10_000, unit: 'people' })
}

/** What was counted besides open cases: the last number of each year. */
export function basesCounted(facts: readonly ReportFact[], columns: Columns): FigureTable {
  const rows = BASE_MEASURES.map((measure) =>
    baseRow({ table: 'bases-counted', id: measure, unit: 'people' }, columns.map((year) => baseOf(facts, year, { measure, division: null }))))
  return { ...TABLE, id: 'bases-counted', countId: 'bases-counted', section: '4.1', unit: 'people', base: null, baseCounts: columns.map(() => null), columns, rows }
}

/** The entries behind a row that is a base; null for every other row. */
export function behindBase(facts: readonly ReportFact[], { year, table, row }: Readonly<{ year: ReportingYear; table: string; row: string }>): readonly ReportFact[] | null {
  const asked = table === BY_DIVISION && row.startsWith(CASES_OF)
    ? { measure: 'open-cases', division: row.slice(CASES_OF.length) }
    : BASES.get(`${table}/${row}`)
  return asked === undefined ? null : baseOf(facts, year, asked)?.facts ?? []
}

type Against = Readonly<{ table: 'complaints-per-1000-referrals' | 'complaints-per-10000-under-18'; row: 'referrals' | 'population-under-18'; per: Per; unit: Unit }>

function against(facts: readonly ReportFact[], received: FigureTable, { table, row, per, unit }: Against): FigureTable {
  const { columns } = received
  const bases = columns.map((year) => baseOf(facts, year, { measure: row, division: null }))
  const complaints = columns.map((_, at) => received.rows[0]?.cells[at]?.count ?? 0)
  return {
    ...TABLE, id: table, countId: table, section: '4.1', unit: 'complaints', base: row, baseCounts: bases.map((base) => base?.count ?? null), per, columns,
    rows: [
      { ...ROW, id: 'statutory-complaints', unit: 'complaints', opensTo: { table: 'statutory-complaints', row: 'received' }, cells: rates(complaints, bases, per) },
      baseRow({ table, id: row, unit }, bases),
    ],
  }
}

/** Complaints with their rate; without one where the base is not held, or is not of the whole year. */
function rates(counts: readonly number[], bases: readonly (CountedBase | null)[], per: Per): readonly FigureCell[] {
  return counts.map((count, at): FigureCell => {
    const base = bases[at]
    return { count, percent: base?.isWhole === true ? percentOf(count * (per / 100), base.count, 1) : null }
  })
}

/** A row of numbers that were counted, each with its day. */
export function baseRow({ table, id, unit }: Readonly<{ table: string; id: string; unit: Unit }>, bases: readonly (CountedBase | null)[]): FigureRow {
  return {
    ...ROW, id, unit, opensTo: { table, row: id },
    cells: bases.map((base): FigureCell => (base === null ? { count: null, percent: null } : { count: base.count, percent: null, counted: { from: base.from, on: base.on } })),
  }
}
