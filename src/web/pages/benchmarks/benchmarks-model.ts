import type { Benchmarks } from '../../../application/benchmarks.ts'
import type { Beside } from '../../../domain/reporting/benchmark.ts'
import type { FigureTable } from '../../../domain/reporting/figure-table.ts'
import { rowLabel } from '../../../documents/figures/worded-figures.ts'
import { BENCHMARK_MEASURE_LABELS, benchmarkValue } from '../../../words/benchmarks.ts'
import { grouped, NOT_HELD, percentage, rateWords, tableTitle } from '../../../words/figures.ts'
import { BENCHMARK_MEASURES } from '../../../domain/reporting/benchmark.ts'

/** A table and a row as one choice; no id has a space in it. */
export function placeOf(table: string, row: string): string {
  return `${table} ${row}`
}

/** Everything that the page prints: others beside ours, by what they stand beside. */
export function benchmarksModel({ kept, beside, figures }: Benchmarks) {
  const versions = new Map(kept.map(({ benchmark, benchmarkId, version }) => [benchmark, { benchmarkId, version }]))
  return {
    groups: beside.map((group) => {
      const table = figures.tables.find(({ id }) => id === group.table)
      return {
        title: `${titleOf(group, table)}, ${group.year}`, ours: oursInWords(group, table),
        others: group.others.map((one) => ({ ...one, number: benchmarkValue(one), ...(versions.get(one) ?? { benchmarkId: '', version: 0 }) })),
      }
    }),
    ourName: figures.authority,
    places: figures.tables.flatMap((table) => table.rows.map((row) => ({ code: placeOf(table.id, row.id), label: rowLabel(row, table), group: tableTitle(table) }))),
    measures: BENCHMARK_MEASURES.map((code) => ({ code, label: BENCHMARK_MEASURE_LABELS[code] })),
  }
}

function titleOf({ table: id, row: rowId }: Beside, table: FigureTable | undefined): string {
  const row = table?.rows.find((one) => one.id === rowId)
  return `${tableTitle({ id })}: ${table && row ? rowLabel(row, table) : rowId}`
}

function oursInWords({ ours }: Beside, table: FigureTable | undefined): string {
  if (ours === null || ours.count === null) return NOT_HELD
  const share = table?.per === undefined ? percentage(ours.percent, table?.decimals ?? 0) : rateWords(ours.percent, table.per)
  return share === '' ? grouped(ours.count) : `${grouped(ours.count)}, ${share}`
}
