import { baseOf } from '../bases.ts'
import type { FigureCell, FigureRow, FigureTable, FigureTableId, Unit } from '../figure-table.ts'
import { percentOf } from '../percent.ts'
import type { ReportFact, ReportFactKind } from '../report-fact.ts'
import type { ReportingYear } from '../reporting-year.ts'
import { columnOf } from '../tally.ts'
import { baseRow } from './against-bases.ts'

/** The change table's rows: received in the year, against the year before. */
const CHANGES = [
  { id: 'statutory-complaints', kind: 'statutory-complaint', unit: 'complaints', of: 'statutory-complaints' },
  { id: 'corporate-complaints', kind: 'corporate-complaint', unit: 'complaints', of: 'corporate' },
  { id: 'compliments', kind: 'compliment', unit: 'compliments', of: 'compliments' },
] as const satisfies readonly { id: string; kind: ReportFactKind; unit: Unit; of: FigureTableId }[]

/**
 * How many more or fewer than the year before, and what share of the year before that is.
 *
 * Null where the register holds nothing of the year before or of any earlier one: it may have been nought, or not kept.
 * `facts` must reach one year further back than `columns`.
 */
export function changeOnYearBefore(facts: readonly ReportFact[], columns: readonly ReportingYear[], before: ReportingYear): FigureTable {
  const years = [before, ...columns]
  const first = facts.reduce((earliest, fact) => (fact.receivedOn < earliest ? fact.receivedOn : earliest), columns.at(-1)?.to ?? before.to)
  const rows = CHANGES.map(({ id, kind, unit, of }): FigureRow => {
    const counts = countsByYear(facts, kind, years)
    const cells = columns.map((_, at): FigureCell => {
      const held = first <= (years[at]?.to ?? before.to)
      const [was, is] = [counts[at] ?? 0, counts[at + 1] ?? 0]
      return held ? { count: is - was, percent: percentOf(is - was, was) } : { count: null, percent: null }
    })
    return { id, ownLabel: null, kind: 'part', unit, includesRowBefore: false, opensTo: { table: of, row: 'received' }, cells }
  })
  return {
    ...DERIVED, id: 'change-on-year-before', countId: 'change-on-year-before', section: '3', unit: 'complaints', base: 'year-before',
    baseCounts: columns.map(() => null), decimals: 0, columns, rows,
  }
}

/**
 * Statutory complaints received in the year against the cases open on the last day of the year on which they were
 * counted. What was counted without a division is the base; where there is none, the divisions of that day together. Null
 * where nobody counted.
 */
export function shareOfOpenCases(facts: readonly ReportFact[], columns: readonly ReportingYear[]): FigureTable {
  const received = countsByYear(facts, 'statutory-complaint', columns)
  const bases = columns.map((year) => baseOf(facts, year, { measure: 'open-cases', division: null }))
  const open = bases.map((base) => base?.count ?? null)
  const shares = columns.map((_, at): FigureCell => {
    const base = open[at] ?? null
    return base === null ? { count: null, percent: null } : { count: received[at] ?? 0, percent: percentOf(received[at] ?? 0, base, 1) }
  })
  const row = { ownLabel: null, kind: 'part', includesRowBefore: false } as const
  return {
    ...DERIVED, id: 'share-of-open-cases', countId: 'share-of-open-cases', section: '4.1', unit: 'complaints', base: 'open-cases', baseCounts: open,
    decimals: 1, columns,
    rows: [
      { ...row, id: 'complaints-against-open-cases', unit: 'complaints', opensTo: { table: 'statutory-complaints', row: 'received' }, cells: shares },
      baseRow({ table: 'share-of-open-cases', id: 'open-cases', unit: 'cases' }, bases),
    ],
  }
}

const DERIVED = { percentId: null, rowsAdd: 'apart' } as const

function countsByYear(facts: readonly ReportFact[], kind: ReportFactKind, years: readonly ReportingYear[]): readonly number[] {
  const counts = years.map(() => 0)
  for (const fact of facts) {
    const column = fact.kind === kind ? columnOf(years, fact.receivedOn) : -1
    if (column >= 0) counts[column] = (counts[column] ?? 0) + 1
  }
  return counts
}
