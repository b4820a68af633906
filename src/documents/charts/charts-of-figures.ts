import { drawnRows, MOST_PANELS, type Drawn } from '../../domain/reporting/document/drawn-rows.ts'
import type { FigureRow, FigureTable } from '../../domain/reporting/figure-table.ts'
import { columnTitle, grouped, percentage, tableTitle } from '../../words/figures.ts'
import { MARKS } from '../../domain/reporting/document/report-document.ts'
import { MARKS_IN_TEXT } from '../../words/disclosure.ts'
import { rowLabel } from '../figures/worded-figures.ts'
import type { ChartSpec, ChartValue } from '../../domain/reporting/document/chart-spec.ts'

const MOST_BARS = 25

/** The chart of a table; null where it has none, where nothing was counted, or where there are too many rows to draw. */
export function chartOf(table: FigureTable<string>, year: string): ChartSpec | null {
  const found = drawnRows(table)
  if (found === null) return null
  const { drawn, rows } = found
  const nothing = rows.every(({ cells }) => cells.every(({ count }) => !count))
  if (nothing) return null
  if (drawn.shape === 'bars') return rows.length > MOST_BARS ? null : bars(table, rows, year)
  return rows.length > MOST_PANELS ? null : columns(table, rows, drawn.measure, year)
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
