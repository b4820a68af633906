import type { FigureTable, RowsAdd, Unit } from '../figure-table.ts'
import type { PrintedReport, PrintedTable } from '../printed-report.ts'
import { TOTAL_ROW } from '../tally.ts'

type Values = readonly (number | null)[]

export type StatedRow = Readonly<{
  id: string
  /** The authority's own word for it, or null where the id is one of ours. */
  ownLabel: string | null
  isTotal: boolean
  includesRowBefore: boolean
  /** Whether it counts what the table counts, so that it may be a part of the table's base. */
  countsTheSame: boolean
  counts: Values
  percents: Values
}>

/** A table as a report states it, be it counted by the register or typed from print: what the checks ask of it. */
export type StatedTable = Readonly<{
  id: string
  stated: 'counted' | 'printed'
  /** Somebody built it in the register: its base and its columns are its own. */
  isBuilt: boolean
  /** What the percentages are. */
  percents: 'share' | 'change' | 'under'
  unit: Unit | null
  /** What 100 % is, by its name; null for a table without percentages, or where nobody knows. */
  base: string | null
  /** The base itself by column; null where it is not stated. */
  baseCounts: Values
  rowsAdd: RowsAdd | null
  /** Whether the rows are stated to be all the parts of the base. */
  isWhole: boolean
  per: number
  decimals: 0 | 1
  /** The labels of the years. */
  columns: readonly string[]
  rows: readonly StatedRow[]
  /** Counts printed elsewhere of rows for which this table prints no percentage. */
  besides: Readonly<Record<string, Values>>
}>

/** The tables of the register as it counts them. */
export function countedTables(tables: readonly FigureTable<string>[]): readonly StatedTable[] {
  return tables.map((table) => ({
    id: table.id, stated: 'counted', isBuilt: table.built !== undefined || table.ownTitle !== undefined, percents: table.base === 'year-before' ? 'change' : 'share', unit: table.unit, base: table.base, baseCounts: table.baseCounts,
    rowsAdd: table.rowsAdd, isWhole: table.rowsAdd === 'to-base', per: table.per ?? 100, decimals: table.decimals, columns: table.columns.map(({ label }) => label), besides: {},
    rows: table.rows.map((row) => ({
      id: row.id, ownLabel: row.ownLabel, isTotal: row.kind === 'total', includesRowBefore: row.includesRowBefore, countsTheSame: row.unit === table.unit,
      counts: row.cells.map(({ count }) => count), percents: row.cells.map(({ percent }) => percent),
    })),
  }))
}

const PERCENTS = { count: 'share', percent: 'share', 'change-percent': 'change', 'under-percent': 'under' } as const

/** Rows of printed tables that are the base of others. */
export const COUNTS_THAT_ARE_BASES: Readonly<Record<string, string>> = {
  'statutory-complaints/received': 'statutory-received', 'corporate/received': 'corporate-received', 'compliments/received': 'compliments-received',
  'ombudsman/total': 'ombudsman-received', 'stage-2/investigations': 'investigations-answered', 'stage-3/panels-held': 'panels-held',
}

/**
 * A printed report in the form of its tables. What each table counts, and how its rows add, is taken from our table of
 * the same id in `shapes`; a base that is not printed with a table is the printed total of what it is a share of.
 */
export function printedTables(report: PrintedReport, shapes: readonly FigureTable<string>[]): readonly StatedTable[] {
  const bases = new Map(report.tables.filter(({ measure }) => measure === 'count').flatMap(({ table, rows }) =>
    Object.entries(rows).flatMap(([row, values]) => {
      const base = COUNTS_THAT_ARE_BASES[`${table}/${row}`]
      return base === undefined ? [] : [[base, values] as const]
    })))
  return report.tables.map((table) => printedTable(table, report.columns, { shape: shapes.find(({ id }) => id === table.table), bases }))
}

type Known = Readonly<{ shape: FigureTable<string> | undefined; bases: ReadonlyMap<string, Values> }>

function printedTable(table: PrintedTable, columns: readonly string[], { shape, bases }: Known): StatedTable {
  const base = shape?.base ?? null
  const isCount = table.measure === 'count'
  const none = columns.map(() => null)
  return {
    id: table.table, stated: 'printed', isBuilt: false, percents: PERCENTS[table.measure], unit: shape?.unit ?? null, base,
    baseCounts: table.base ?? (base === null ? undefined : bases.get(base)) ?? none, rowsAdd: shape?.rowsAdd ?? null, isWhole: table.isWhole ?? false, per: 100, decimals: 0, columns,
    besides: Object.fromEntries(Object.entries(table.counts ?? {}).filter(([row]) => table.rows[row] === undefined)),
    rows: Object.entries(table.rows).map(([id, values]) => {
      const own = shape?.rows.find((row) => row.id === id)
      return {
        id, ownLabel: own ? own.ownLabel : null, isTotal: id === TOTAL_ROW, includesRowBefore: own?.includesRowBefore ?? false,
        countsTheSame: own === undefined || own.unit === shape?.unit, counts: isCount ? values : table.counts?.[id] ?? none, percents: isCount ? none : values,
      }
    }),
  }
}
