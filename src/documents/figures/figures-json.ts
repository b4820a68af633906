import type { FigureCell, FigureRow, FigureTable } from '../../domain/reporting/figure-table.ts'
import type { SetDiscrepancy } from '../../domain/reporting/discrepancy.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { discrepancyInWords, setDiscrepancyInWords } from '../../words/discrepancies.ts'
import { NOT_FOR_PUBLICATION, ROUNDING, columnTitle, tableTitle } from '../../words/figures.ts'
import { baseInWords, figureNotes, rowLabel, tableNotes } from './worded-figures.ts'

type JsonCell = Readonly<{
  count: number | null; percent: number | null; counted?: Readonly<{ from: string | null; on: string }>; published?: number | string; publishedPercent?: number; discrepancy?: string
}>
type JsonRow = Readonly<{ id: string; label: string; kind: 'part' | 'total'; cells: readonly JsonCell[] }>
export type JsonTable = Readonly<{
  id: string; title: string; section: string; base: string; baseCounts: readonly (number | null)[]; rowsAdd: string; per?: number; notes: readonly string[]
  columns: readonly string[]; rows: readonly JsonRow[]
}>

/** The figures of a year as JSON; `docs/schemas/figures.schema.json` describes it. */
export type FiguresJson = Readonly<{
  authority: string; year: string; period: Readonly<{ from: string; to: string }>; asKnownOn: string; status: string; rounding: string
  notes: readonly string[]; tables: readonly JsonTable[]
}>

/** A table that the founding report printed as two, counts and percentages, stands here as two, under its two ids. */
export function figuresJson(figures: YearFigures<string>): FiguresJson {
  return {
    authority: figures.authority, year: figures.year.label, period: { from: figures.year.from, to: figures.year.to }, asKnownOn: figures.asKnownOn,
    status: NOT_FOR_PUBLICATION.toLowerCase(), rounding: ROUNDING, notes: figureNotes(figures),
    tables: figures.tables.flatMap((table) => [
      jsonTable(table, table.countId, table.percentId === null ? 'both' : 'count'),
      ...(table.percentId === null ? [] : [jsonTable(table, table.percentId, 'percent')]),
    ]),
  }
}

type Compared = 'count' | 'percent' | 'both'

function jsonTable(table: FigureTable<string>, id: string, compared: Compared): JsonTable {
  const title = tableTitle(table)
  return {
    id, title: compared === 'percent' ? `${title}: percentages` : title, section: table.section, base: baseInWords(table), baseCounts: table.baseCounts,
    rowsAdd: table.rowsAdd, ...(table.per !== undefined && { per: table.per }), notes: tableNotes(table),
    columns: table.columns.map(columnTitle),
    rows: table.rows.map((row) => ({ id: row.id, label: rowLabel(row, table), kind: row.kind, cells: row.cells.map((cell) => jsonCell(table, row, cell, compared)) })),
  }
}

/** `published` is the count where one was printed, else the percentage; both where both were and the table is one. */
function jsonCell(table: FigureTable<string>, row: FigureRow, cell: FigureCell, compared: Compared): JsonCell {
  const count = compared === 'percent' ? undefined : cell.printed?.count
  const percent = compared === 'count' ? undefined : cell.printed?.percent
  const main = count ?? percent
  const sentences = [
    ...[count, percent].flatMap((value) => (value?.discrepancy ? [discrepancyInWords(value.discrepancy, row.unit)] : [])),
    ...(cell.printedSet ?? []).filter((set) => isOf(set, compared)).map((set) => setDiscrepancyInWords(set, table.unit)),
  ]
  return {
    count: cell.count, percent: cell.percent, ...(cell.counted && { counted: cell.counted }),
    ...(main === undefined ? {} : { published: main.under === true ? `under ${main.value}%` : main.value }),
    ...(count && percent ? { publishedPercent: percent.value } : {}),
    ...(sentences.length > 0 ? { discrepancy: sentences.join('. ') } : {}),
  }
}

function isOf(set: SetDiscrepancy, compared: Compared): boolean {
  return compared === 'both' || (set.kind === 'counts-sum') === (compared === 'count')
}
