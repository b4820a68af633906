import { besideOthers, type Benchmark } from '../../domain/reporting/benchmark.ts'
import { writtenName } from '../../domain/reporting/document/markdown/figure-name.ts'
import { plainId } from '../../domain/reporting/document/parts.ts'
import type { DocumentCell, DocumentTable } from '../../domain/reporting/document/report-document.ts'
import type { ReportParts } from '../../domain/reporting/document/report-parts.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import { BENCHMARK_TABLE, benchmarkValue } from '../../words/benchmarks.ts'
import { NOT_HELD, tableTitle } from '../../words/figures.ts'
import { rowLabel } from '../figures/worded-figures.ts'
import { documentCell } from './document-tables.ts'

type Parts = Pick<ReportParts, 'tables' | 'benchmarks' | 'figures' | 'year'>

/**
 * What other authorities published of the report's year and of those before it, each figure of ours above theirs: beside
 * one of our tables, or beside any. Theirs enter no total of ours. Null where there are none. What is withheld of ours is
 * withheld here: `tables` are those that are printed.
 */
export function benchmarkTable({ tables, benchmarks, figures, year }: Parts, only: FigureTable<string> | null): DocumentTable | null {
  const asked = benchmarks.filter((one) => one.year <= year.label && (only === null || one.table === only.id))
  const groups = besideOthers(tables, asked)
  if (groups.length === 0) return null
  const rows = groups.flatMap(({ table: id, row: rowId, year: of, others }) => {
    const table = tables.find((one) => one.id === id)
    const row = table?.rows.find((one) => one.id === rowId)
    const cell = row?.cells[table?.columns.findIndex(({ label }) => label === of) ?? -1]
    const figure = table && row ? `${tableTitle(table)}: ${rowLabel(row, table)}` : tableTitle({ id })
    const ours = table && cell ? documentCell(table, cell) : words(NOT_HELD)
    return [
      { id: writtenName({ kind: 'figure', table: id, row: rowId, year: of, measure: 'count' }), label: figures.authority, cells: [words(figure), words(of), ours, words(BENCHMARK_TABLE.ours)] },
      ...others.map((one) => ({ label: one.authority, cells: [words(figure), words(of), theirs(one), words([one.source, one.page].filter((part) => part !== '').join(', '))] })),
    ]
  })
  return {
    id: only === null ? 'benchmarks' : `benchmarks-${plainId(only.id)}`, caption: only === null ? BENCHMARK_TABLE.caption : `${BENCHMARK_TABLE.caption}: ${tableTitle(only)}`,
    base: BENCHMARK_TABLE.base, unit: '', notes: asked.filter(({ note }) => note !== '').map(({ authority, note }) => `${authority}: ${note}.`), rowHeading: BENCHMARK_TABLE.authority,
    columns: Object.entries(BENCHMARK_TABLE.columns).map(([id, label]) => ({ id, label })), rows: rows.map((row, at) => ({ id: `row-${at + 1}`, isTotal: false, ...row })),
  }
}

const words = (printed: string): DocumentCell => ({ printed, count: null, percent: null, mark: null })

function theirs(one: Benchmark): DocumentCell {
  return { printed: benchmarkValue(one), count: one.measure === 'count' ? one.value : null, percent: one.measure === 'count' ? null : one.value, mark: null }
}
