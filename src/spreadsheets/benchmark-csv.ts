import { BENCHMARK_MEASURES, benchmarkKey, LONGEST_BENCHMARK_TEXT, type Benchmark } from '../domain/reporting/benchmark.ts'
import { readValue } from '../domain/reporting/printed-table-text.ts'
import { isYearLabel } from '../domain/reporting/year-label.ts'
import { csvTable, type CsvRow } from './csv-table.ts'

const BENCHMARK_COLUMNS = ['authority', 'year', 'table', 'row', 'measure', 'value', 'source', 'page', 'note'] as const
type Column = (typeof BENCHMARK_COLUMNS)[number]

/** `column` null where it is about the row, or the file, as a whole. */
export type BenchmarkCsvProblem = Readonly<{
  row: number
  column: Column | null
  code: 'columns' | 'not-csv' | 'empty' | 'too-many' | 'missing' | 'year' | 'no-such-table' | 'no-such-row' | 'measure' | 'value' | 'too-long' | 'twice'
}>
export type BenchmarkCsv = Readonly<{ kind: 'benchmarks'; benchmarks: readonly Benchmark[] }> | Readonly<{ kind: 'problems'; problems: readonly BenchmarkCsvProblem[] }>

type Tables = readonly Readonly<{ id: string; rows: readonly Readonly<{ id: string }>[] }>[]

/** Figures of other authorities from CSV, a row for each, beside a row of one of our tables. Everything that is wrong is told; of a file with anything wrong nothing is read. */
export function readBenchmarkCsv(text: string, tables: Tables): BenchmarkCsv {
  const read = csvTable(text, BENCHMARK_COLUMNS.filter((column) => column !== 'page' && column !== 'note'))
  if (read.kind === 'problem') return { kind: 'problems', problems: [{ row: read.row, column: null, code: read.code }] }
  const found = read.rows.map((row) => ({ row, ...benchmarkOf(row, tables) }))
  const keys = found.map(({ benchmark }) => benchmarkKey(benchmark))
  const problems = found.flatMap(({ row: { row }, problems: own }, at): readonly BenchmarkCsvProblem[] =>
    own.length === 0 && keys.indexOf(keys[at] ?? '') < at ? [{ row, column: null, code: 'twice' }] : own)
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'benchmarks', benchmarks: found.map(({ benchmark }) => benchmark) }
}

/** The same figures as rows, with their headings: what `readBenchmarkCsv` reads. */
export function benchmarkRows(benchmarks: readonly Benchmark[]): readonly (readonly (string | number)[])[] {
  return [BENCHMARK_COLUMNS, ...benchmarks.map((one) => BENCHMARK_COLUMNS.map((column) => one[column]))]
}

function benchmarkOf({ row, cell }: CsvRow, tables: Tables): Readonly<{ benchmark: Benchmark; problems: readonly BenchmarkCsvProblem[] }> {
  const cells = {
    authority: cell('authority'), year: cell('year'), table: cell('table'), row: cell('row'), measure: cell('measure'), value: cell('value'), source: cell('source'), page: cell('page'), note: cell('note'),
  }
  const table = tables.find(({ id }) => id === cells.table)
  const measure = BENCHMARK_MEASURES.find((one) => one === cells.measure)
  const value = readValue(cells.value)
  const wrong = (column: Column, code: BenchmarkCsvProblem['code'], isWrong: boolean): readonly BenchmarkCsvProblem[] => (isWrong ? [{ row, column, code }] : [])
  return {
    benchmark: { ...cells, measure: measure ?? 'count', value: value ?? 0 },
    problems: [
      ...(['authority', 'source'] as const).flatMap((column) => wrong(column, 'missing', cells[column] === '')), ...wrong('year', 'year', !isYearLabel(cells.year)),
      ...wrong('table', 'no-such-table', !table), ...wrong('row', 'no-such-row', table !== undefined && !table.rows.some(({ id }) => id === cells.row)),
      ...wrong('measure', 'measure', !measure), ...wrong('value', 'value', value === undefined || value === null),
      ...(['authority', 'source', 'page', 'note'] as const).flatMap((column) => wrong(column, 'too-long', cells[column].length > LONGEST_BENCHMARK_TEXT)),
    ],
  }
}
