import { PRINTED_MEASURES, type PrintedMeasure, type PrintedReport, type PrintedTable } from '../domain/reporting/printed-report.ts'
import { readValue } from '../domain/reporting/printed-table-text.ts'
import { isYearLabel } from '../domain/reporting/year-label.ts'
import { csvTable, type CsvRow } from './csv-table.ts'

const NEEDED = ['table', 'measure', 'row', 'year', 'value'] as const
const COLUMNS = [...NEEDED, 'page', 'base', 'count', 'whole'] as const
type Column = (typeof COLUMNS)[number]

/** `column` null where it is about the row, or the file, as a whole. */
export type PrintedCsvProblem = Readonly<{ row: number; column: Column | null; code: 'columns' | 'not-csv' | 'empty' | 'too-many' | 'missing' | 'year' | 'measure' | 'value' | 'whole' | 'twice' }>
export type PrintedCsv = Readonly<{ kind: 'report'; report: PrintedReport }> | Readonly<{ kind: 'problems'; problems: readonly PrintedCsvProblem[] }>

type Line = Readonly<{ table: string; measure: PrintedMeasure; row: string; year: string; value: number | null; page: string; base: number | null; count: number | null; whole: boolean }>

/**
 * A printed report from CSV with a row for each value: table, measure, row, year, value; page, base, count and whole ("yes"
 * where the rows are all the parts) where there are any. An empty value, or a dash, was not printed. Everything that is
 * wrong is told; of a file with anything wrong nothing is read.
 */
export function readPrintedCsv(text: string, { title, source }: Readonly<{ title: string; source: string }>): PrintedCsv {
  const read = csvTable(text, NEEDED)
  if (read.kind === 'problem') return { kind: 'problems', problems: [{ row: read.row, column: null, code: read.code }] }
  const seen = new Set<string>()
  const found = read.rows.map((row) => lineOf(row, seen))
  const problems = found.flatMap(({ problems }) => problems)
  if (problems.length > 0) return { kind: 'problems', problems }
  const lines = found.map(({ line }) => line)
  const columns = [...new Set(lines.map(({ year }) => year))].toSorted()
  const tables = [...Map.groupBy(lines, ({ table, measure }) => JSON.stringify([table, measure])).values()].map((of) => tableOf(of, columns))
  return { kind: 'report', report: { title, ...(source !== '' && { source }), columns, tables } }
}

/** The tables of a printed report as rows, with their headings: what `readPrintedCsv` reads. Its title, its source and its sentences are not in them. */
export function printedRows({ columns, tables }: PrintedReport): readonly (readonly (string | number)[])[] {
  return [COLUMNS, ...tables.flatMap(({ table, measure, page, rows, base, counts, isWhole }) =>
    [...new Set([...Object.keys(rows), ...Object.keys(counts ?? {})])].flatMap((row) => columns.map((year, at) =>
      [table, measure, row, year, rows[row]?.[at] ?? '', page ?? '', base?.[at] ?? '', counts?.[row]?.[at] ?? '', isWhole === true ? 'yes' : ''])))]
}

function lineOf({ row: number, cell }: CsvRow, seen: Set<string>): Readonly<{ line: Line; problems: readonly PrintedCsvProblem[] }> {
  const measure = PRINTED_MEASURES.find((one) => one === cell('measure'))
  const [value, base, count] = [readValue(cell('value')), readValue(cell('base')), readValue(cell('count'))]
  const [table, row, year] = [cell('table'), cell('row'), cell('year')]
  const wrong = (column: Column | null, code: PrintedCsvProblem['code'], isWrong: boolean): readonly PrintedCsvProblem[] => (isWrong ? [{ row: number, column, code }] : [])
  const problems = [
    ...wrong('table', 'missing', table === ''), ...wrong('measure', 'measure', !measure), ...wrong('row', 'missing', row === ''), ...wrong('year', 'year', !isYearLabel(year)),
    ...wrong('value', 'value', value === undefined), ...wrong('base', 'value', base === undefined), ...wrong('count', 'value', count === undefined), ...wrong('whole', 'whole', !['', 'yes', 'no'].includes(cell('whole'))),
  ]
  const key = JSON.stringify([table, measure, row, year])
  const isTwice = problems.length === 0 && seen.has(key)
  seen.add(key)
  const line = { table, measure: measure ?? 'count', row, year, value: value ?? null, page: cell('page'), base: base ?? null, count: count ?? null, whole: cell('whole') === 'yes' }
  return { line, problems: [...problems, ...wrong(null, 'twice', isTwice)] }
}

function tableOf(lines: readonly Line[], columns: readonly string[]): PrintedTable {
  const [first] = lines
  const at = (row: string, year: string) => lines.find((line) => line.row === row && line.year === year)
  const all = [...new Set(lines.map(({ row }) => row))]
  // A row of which a report printed counts alone has no values of its own.
  const counted = new Set(lines.filter(({ count }) => count !== null).map(({ row }) => row))
  const valued = new Set(lines.filter(({ value }) => value !== null).map(({ row }) => row))
  const valuesOf = (rows: readonly string[], pick: (line: Line) => number | null) => Object.fromEntries(rows.map((row) => [row, columns.map((year) => {
    const line = at(row, year)
    return line ? pick(line) : null
  })]))
  const base = columns.map((year) => lines.find((line) => line.year === year && line.base !== null)?.base ?? null)
  const pages = [...new Set(lines.flatMap(({ page }) => (page === '' ? [] : [page])))]
  return {
    table: first?.table ?? '', measure: first?.measure ?? 'count', ...(pages.length > 0 && { page: pages.join('; ') }), rows: valuesOf(all.filter((row) => valued.has(row) || !counted.has(row)), ({ value }) => value),
    ...(base.some((one) => one !== null) && { base }), ...(lines.some(({ count }) => count !== null) && { counts: valuesOf(all, ({ count }) => count) }), ...(lines.some(({ whole }) => whole) && { isWhole: true }),
  }
}
