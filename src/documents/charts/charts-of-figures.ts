import type { FigureRow, FigureTable, FigureTableId } from '../../domain/reporting/figure-table.ts'
import { columnTitle, grouped, percentage, tableTitle } from '../../words/figures.ts'
import { MARKS } from '../../domain/reporting/document/report-document.ts'
import { MARKS_IN_TEXT } from '../../words/disclosure.ts'
import { rowLabel } from '../figures/worded-figures.ts'
import type { ChartSpec, ChartValue } from '../../domain/reporting/document/chart-spec.ts'

type Drawn = Readonly<{ shape: ChartSpec['shape']; measure: 'count' | 'percent'; /** The rows drawn; all parts where absent. */ rows?: RegExp }>

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
const MOST_BARS = 25
const MOST_PANELS = 4

/** The chart of a table; null where it has none, where nothing was counted, or where there are too many rows to draw. */
export function chartOf(table: FigureTable<string>, year: string): ChartSpec | null {
  const drawn = drawnAs(table)
  const rows = table.rows.filter((row) => row.kind === 'part' && (drawn?.rows?.test(row.id) ?? true))
  const nothing = rows.every(({ cells }) => cells.every(({ count }) => !count))
  if (drawn === undefined || nothing) return null
  if (drawn.shape === 'bars') return rows.length > MOST_BARS ? null : bars(table, rows, year)
  return rows.length > MOST_PANELS ? null : columns(table, rows, drawn.measure, year)
}

/** A built table is drawn by its shape: few rows over several columns as columns, one column as bars. */
function drawnAs(table: FigureTable<string>): Drawn | undefined {
  const ours: Readonly<Record<string, Drawn | undefined>> = DRAWN
  if (!table.built) return ours[table.id]
  if (table.rowsAdd === 'apart' && table.rows.length > 1) return undefined
  const parts = table.rows.filter(({ kind }) => kind === 'part').length
  return table.columns.length > 1 && parts <= MOST_PANELS ? { shape: 'columns', measure: 'count' } : { shape: 'bars', measure: 'count' }
}

function bars(table: FigureTable<string>, rows: readonly FigureRow[], year: string): ChartSpec | null {
  const at = table.columns.findIndex(({ label }) => label === year)
  const values = rows.map((row): ChartValue => {
    const cell = row.cells[at]
    const percent = percentage(cell?.percent ?? null, table.decimals)
    if (cell?.countMark) return { at: rowLabel(row, table), value: 0, printed: cell.countMark, reported: true }
    return { at: rowLabel(row, table), value: cell?.count ?? 0, printed: `${grouped(cell?.count ?? 0)}${percent === '' ? '' : ` (${percent})`}`, reported: true }
  })
  if (values.every(({ value }) => value === 0)) return null
  const title = `${tableTitle(table)}, ${year}`
  return { id: `chart-${table.id}`, shape: 'bars', title, description: `Bar chart. ${values.map(said).join('; ')}.`, series: [{ label: title, values }] }
}

function columns(table: FigureTable<string>, rows: readonly FigureRow[], measure: Drawn['measure'], year: string): ChartSpec {
  const series = rows.map((row) => ({
    label: rowLabel(row, table),
    values: row.cells.map((cell, at): ChartValue => ({
      at: table.columns[at] ? columnTitle(table.columns[at]) : '', value: Math.max(0, cell[measure] ?? 0), reported: table.columns[at]?.label === year,
      printed: (measure === 'percent' ? cell.percentMark : cell.countMark) ?? (measure === 'percent' ? percentage(cell.percent, table.decimals) : grouped(cell.count ?? 0)),
    })),
  }))
  const described = series.map(({ label, values }) => `${series.length > 1 ? `${label}: ` : ''}${values.map(said).join('; ')}`)
  const from = table.columns[0]?.label ?? year
  return {
    id: `chart-${table.id}`, shape: 'columns', title: `${tableTitle(table)}, ${from === year ? year : `${from} to ${year}`}`,
    description: `Column chart. ${described.join('. ')}.`, series,
  }
}

function said({ at, printed }: ChartValue): string {
  const mark = MARKS.find((one) => one === printed)
  return `${at}, ${printed === '' ? 'no figure' : mark === undefined ? printed : MARKS_IN_TEXT[mark].replaceAll(/[()]/g, '')}`
}
