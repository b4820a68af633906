import type { Benchmark } from '../domain/reporting/benchmark.ts'
import { grouped, percentage } from './figures.ts'
import { placeInCsv } from './printed-figures.ts'

export const BENCHMARK_MEASURE_LABELS: Readonly<Record<Benchmark['measure'], string>> = { count: 'A count', percent: 'A percentage', rate: 'A rate, for every 100, 1,000 or 10,000 as our table has it' }

export const BENCHMARKS = {
  title: 'Figures of other authorities',
  ask: {
    authority: 'Name of the authority', year: 'Its reporting year', place: 'Our figure that it stands beside', measure: 'What it published', value: 'The number', source: 'Where it was published', page: 'Page or section (optional)',
    note: 'What makes it hard to compare (optional)',
  },
  noValue: 'Enter the number as it was published, such as 31 or 2.4',
  yearWrong: 'Enter its reporting year, such as 2019-20',
  tooLong: (what: string) => `${what} can have at most 300 letters`, nothingKept: 'Nothing of another authority is kept yet.', notAllowed: 'You may not keep figures of other authorities.',
  saved: 'Saved.', changed: 'Somebody else changed this meanwhile. Look at it as it is now.',
} as const

/** The table of them in a report. */
export const BENCHMARK_TABLE = {
  caption: 'Beside other authorities', base: 'As each authority published it. Their numbers enter none of ours, and may be counted otherwise.', authority: 'Authority', ours: 'This document',
  columns: { figure: 'Figure', year: 'Year', value: 'Number', source: 'Published in' },
} as const

/** A figure of another authority as it is printed. */
export function benchmarkValue({ measure, value }: Pick<Benchmark, 'measure' | 'value'>): string {
  if (measure === 'percent') return percentage(value, Number.isInteger(value) ? 0 : 1)
  return measure === 'rate' ? `${value} (rate)` : grouped(value)
}

const CSV_WORDS: Readonly<Record<string, string>> = {
  columns: 'the first row has to name the columns authority, year, table, row, measure, value, source; page and note may be there too', 'not-csv': 'the file cannot be read as CSV', empty: 'the file has no rows',
  'too-many': 'the file has more than 20,000 rows', missing: 'nothing is entered', year: 'this is not a year such as 2019-20', 'no-such-table': 'there is no table of this name; docs/figures.md and the CSV of Figures name them',
  'no-such-row': 'the table has no row of this name; the CSV of Figures names them', measure: `this is none of ${Object.keys(BENCHMARK_MEASURE_LABELS).join(', ')}`, value: 'this is no number',
  'too-long': 'this has more than 300 letters', twice: 'the same figure of the same authority stands in an earlier row',
}

/** What is wrong with a CSV of figures of others, by row and column. */
export function benchmarkProblemInWords({ row, column, code }: Readonly<{ row: number; column: string | null; code: string }>): string {
  return `${placeInCsv(row, column)}: ${CSV_WORDS[code] ?? code}`
}

/** "3 figures added, 1 changed, 2 there already." */
export function loadedInWords({ added, changed, same }: Readonly<{ added: number; changed: number; same: number }>): string {
  return `${added} ${added === 1 ? 'figure' : 'figures'} added, ${changed} changed, ${same} there already.`
}
