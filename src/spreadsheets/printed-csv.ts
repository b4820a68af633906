import { CsvError, parse } from 'csv-parse/sync'
import { PRINTED_MEASURES, type PrintedMeasure, type PrintedReport, type PrintedTable } from '../domain/reporting/printed-report.ts'
import { readValue } from '../domain/reporting/printed-table-text.ts'

export type PrintedCsvProblem = Readonly<{ line: number; code: 'columns' | 'year' | 'measure' | 'value' | 'table' | 'twice' | 'not-csv' | 'empty' }>
export type PrintedCsv = Readonly<{ kind: 'report'; report: PrintedReport }> | Readonly<{ kind: 'problem'; problem: PrintedCsvProblem }>

const NEEDED = ['table', 'measure', 'row', 'year', 'value'] as const
const MOST_LINES = 20_000

type Line = Readonly<{ table: string; measure: PrintedMeasure; row: string; year: string; value: number | null; page: string; base: number | null; count: number | null }>

/**
 * A printed report from CSV with a line for each value: table, measure, row, year, value; page, base and count where there
 * are any. An empty value, or a dash, was not printed. The first thing that is wrong is told with its line.
 */
export function readPrintedCsv(text: string, { title, source }: Readonly<{ title: string; source: string }>): PrintedCsv {
  const records = recordsOf(text)
  if ('code' in records) return { kind: 'problem', problem: records }
  const lines: Line[] = []
  for (const [at, record] of records.entries()) {
    const line = lineOf(record)
    if (typeof line === 'string') return { kind: 'problem', problem: { line: at + 2, code: line } }
    if (lines.some((one) => one.table === line.table && one.measure === line.measure && one.row === line.row && one.year === line.year)) return { kind: 'problem', problem: { line: at + 2, code: 'twice' } }
    lines.push(line)
  }
  const columns = [...new Set(lines.map(({ year }) => year))].toSorted()
  const tables = [...Map.groupBy(lines, ({ table, measure }) => JSON.stringify([table, measure])).values()].map((of) => tableOf(of, columns))
  return { kind: 'report', report: { title, ...(source !== '' && { source }), columns, tables } }
}

function recordsOf(text: string): readonly Readonly<Record<string, string>>[] | PrintedCsvProblem {
  try {
    const records: Record<string, string>[] = parse(text, { bom: true, columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()), skip_empty_lines: true, trim: true, to: MOST_LINES })
    const [first] = records
    if (!first) return { line: 1, code: 'empty' }
    return NEEDED.every((name) => name in first) ? records : { line: 1, code: 'columns' }
  } catch (error) {
    if (error instanceof CsvError) return { line: 1, code: 'not-csv' }
    throw error
  }
}

function lineOf(record: Readonly<Record<string, string>>): Line | PrintedCsvProblem['code'] {
  const measure = PRINTED_MEASURES.find((one) => one === record['measure'])
  const [value, base, count] = ['value', 'base', 'count'].map((name) => readValue(record[name] ?? ''))
  const { table = '', row = '', year = '', page = '' } = record
  if (table === '' || row === '') return 'table'
  if (!measure) return 'measure'
  if (!/^\d{4}(-\d{2})?$/.test(year)) return 'year'
  if (value === undefined || base === undefined || count === undefined) return 'value'
  return { table, measure, row, year, value, page, base, count }
}

function tableOf(lines: readonly Line[], columns: readonly string[]): PrintedTable {
  const [first] = lines
  const at = (row: string, year: string) => lines.find((line) => line.row === row && line.year === year)
  const rows = [...new Set(lines.map(({ row }) => row))]
  const valuesOf = (pick: (line: Line) => number | null) => Object.fromEntries(rows.map((row) => [row, columns.map((year) => {
    const line = at(row, year)
    return line ? pick(line) : null
  })]))
  const base = columns.map((year) => lines.find((line) => line.year === year && line.base !== null)?.base ?? null)
  const pages = [...new Set(lines.flatMap(({ page }) => (page === '' ? [] : [page])))]
  return {
    table: first?.table ?? '', measure: first?.measure ?? 'count', ...(pages.length > 0 && { page: pages.join('; ') }), rows: valuesOf(({ value }) => value),
    ...(base.some((one) => one !== null) && { base }), ...(lines.some(({ count }) => count !== null) && { counts: valuesOf(({ count }) => count) }),
  }
}
