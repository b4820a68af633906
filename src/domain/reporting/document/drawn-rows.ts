import type { FigureRow, FigureTable, FigureTableId } from '../figure-table.ts'
import type { ChartSpec } from './chart-spec.ts'

/** How a table is drawn. `rows`: those that are; all parts where absent. */
export type Drawn = Readonly<{ shape: ChartSpec['shape']; measure: 'count' | 'percent'; rows?: RegExp }>

/** The tables that have a chart: those of the founding report (4.1, 4.2, 4.5, 4.11, 5), and how and how quickly. */
const DRAWN: Readonly<Partial<Record<FigureTableId, Drawn>>> = {
  'statutory-complaints': { shape: 'columns', measure: 'count' },
  outcomes: { shape: 'bars', measure: 'count' },
  teams: { shape: 'bars', measure: 'count' },
  'channel-count': { shape: 'bars', measure: 'count' },
  'timeliness-percent': { shape: 'columns', measure: 'percent', rows: /^(within|over)-\d+-working-days$/ },
  'stage-2': { shape: 'columns', measure: 'count', rows: /^investigations$/ },
  'category-count': { shape: 'bars', measure: 'count' },
  corporate: { shape: 'columns', measure: 'count', rows: /^received$/ },
  compliments: { shape: 'columns', measure: 'count' },
  'compliments-by-division-percent': { shape: 'columns', measure: 'percent' },
}
export const MOST_PANELS = 4

/** How a table is drawn, and which of its rows, in their order; null where it has no chart. */
export function drawnRows(table: FigureTable<string>): Readonly<{ drawn: Drawn; rows: readonly FigureRow[] }> | null {
  const drawn = drawnAs(table)
  return drawn === undefined ? null : { drawn, rows: table.rows.filter((row) => row.kind === 'part' && (drawn.rows?.test(row.id) ?? true)) }
}

/** A built table is drawn by its shape: few rows over several columns as columns, one column as bars. */
function drawnAs(table: FigureTable<string>): Drawn | undefined {
  const ours: Readonly<Record<string, Drawn | undefined>> = DRAWN
  if (!table.built) return ours[table.id]
  if (table.rowsAdd === 'apart' && table.rows.length > 1) return undefined
  const parts = table.rows.filter(({ kind }) => kind === 'part').length
  return table.columns.length > 1 && parts <= MOST_PANELS ? { shape: 'columns', measure: 'count' } : { shape: 'bars', measure: 'count' }
}
