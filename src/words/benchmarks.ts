import type { Benchmark } from '../domain/reporting/benchmark.ts'
import { grouped, percentage } from './figures.ts'

export const BENCHMARK_MEASURE_LABELS: Readonly<Record<Benchmark['measure'], string>> = { count: 'A count', percent: 'A percentage', rate: 'A rate, for every 100, 1,000 or 10,000 as our table has it' }

export const BENCHMARKS = {
  title: 'Figures of other authorities',
  ask: {
    authority: 'Name of the authority', year: 'Its reporting year', place: 'Our figure that it stands beside', measure: 'What it published', value: 'The number', source: 'Where it was published', page: 'Page or section (optional)',
    note: 'What makes it hard to compare (optional)',
  },
  noValue: 'Enter the number as it was published, such as 31 or 2.4',
  yearWrong: 'Enter its reporting year, such as 2019-20',
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
