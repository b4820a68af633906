import { csv } from '../csv.ts'
import { figuresJson, type FiguresJson, type JsonTable } from './figures-json.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'

type CsvFile = Readonly<{ name: string; text: string }>

/** Every figure of a year in one CSV, a line for each, for programs. */
export function allFiguresCsv(figures: YearFigures<string>): CsvFile {
  const json = figuresJson(figures)
  const lines = json.tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell, at) => [
    json.status, json.authority, json.year, json.asKnownOn, table.id, table.title, table.base, row.id, row.label, table.columns[at] ?? '', cell.count,
    table.baseCounts[at], cell.percent, cell.published, cell.publishedPercent, cell.discrepancy,
  ])))
  return { name: `figures-${json.year}.csv`, text: csv([ALL_COLUMNS, ...lines]) }
}

const ALL_COLUMNS = [
  'status', 'authority', 'year', 'as known on', 'table', 'title', 'base', 'row', 'label', 'column', 'count', 'base count', 'percent', 'published',
  'published percent', 'discrepancy',
]

/** One CSV for each table, laid out as the table is, for people. */
export function tableCsvs(figures: YearFigures<string>): readonly CsvFile[] {
  const json = figuresJson(figures)
  return json.tables.map((table) => ({ name: `figures-${json.year}-${table.id}.csv`, text: tableCsv(json, table) }))
}

function tableCsv(json: FiguresJson, table: JsonTable): string {
  const hasPercent = table.rows.some(({ cells }) => cells.some(({ percent }) => percent !== null))
  const hasPublished = table.rows.some(({ cells }) => cells.some(({ published }) => published !== undefined))
  const parts = ['count', ...(hasPercent ? ['percent'] : []), ...(hasPublished ? ['published'] : [])] as const
  const heading = ['status', table.title, ...table.columns.flatMap((column) => parts.map((part) => `${column} ${part}`))]
  const lines = table.rows.map((row) => [json.status, row.label, ...row.cells.flatMap((cell) => parts.map((part) => cell[part as keyof typeof cell]))])
  return csv([heading, ...lines])
}
