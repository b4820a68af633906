import { plainId } from '../../domain/reporting/document/parts.ts'
import type { Block, DocumentCell, DocumentTable, Inline, ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { FigureCell, FigureRow, FigureTable } from '../../domain/reporting/figure-table.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { shortDate } from '../../words/dates.ts'
import { BUILT_TABLES, columnTitle, NOT_FOR_PUBLICATION, NOT_FOR_PUBLICATION_WHY, ROUNDING, TABLE_GROUPS } from '../../words/figures.ts'
import { chartOf } from '../charts/charts-of-figures.ts'
import { documentTable } from '../report/document-tables.ts'
import { discrepanciesOf, figureNotes, printedInWords, rowLabel } from './worded-figures.ts'

/**
 * All figures of a year as a document: every table with what a report printed for it, why that differs, and its chart,
 * in the groups of the figures' page. They have not been through disclosure control, and the document says so.
 */
export function documentOfTables(figures: YearFigures<string>): ReportDocument {
  const { authority, branding, year, asKnownOn } = figures
  return {
    schema: 'heard-document-1', kind: 'figures', title: `Complaints and compliments: figures of ${year.label}`,
    subtitle: figures.isDemonstration ? 'A demonstration: people and texts are invented; only the totals are those published.' : '',
    language: 'en-GB', authority, branding, period: { label: year.label, from: year.from, to: year.to }, asKnownOn, published: null, status: `${NOT_FOR_PUBLICATION}. ${NOT_FOR_PUBLICATION_WHY}`,
    blocks: [...[ROUNDING, ...figureNotes(figures)].map(paragraph), ...groupsOf(figures.tables).flatMap((group) => groupBlocks(group, year.label))],
  }
}

type Group = Readonly<{ id: string; title: string; tables: readonly FigureTable<string>[] }>

/** Our own tables in the groups of the figures' page, then those that somebody built. A group without a table is left out. */
function groupsOf(tables: readonly FigureTable<string>[]): readonly Group[] {
  const ours = TABLE_GROUPS.map(({ id, title, tables: ids }) => ({ id, title, tables: ids.flatMap((one) => tables.filter((table) => table.id === one)) }))
  const built = tables.filter((table) => !ours.some((group) => group.tables.includes(table)))
  return [...ours, { id: 'tables', title: BUILT_TABLES, tables: built }].filter((group) => group.tables.length > 0)
}

function groupBlocks({ id, title, tables }: Group, year: string): readonly Block[] {
  return [{ kind: 'heading', id, level: 2, text: title }, ...tables.flatMap((table) => tableBlocks(table, year))]
}

function tableBlocks(table: FigureTable<string>, year: string): readonly Block[] {
  const chart = chartOf(table, year)
  const differences = differencesOf(table)
  return [
    { kind: 'table', table: withPublished(table) },
    ...(differences.length === 0 ? [] : [strongLine('Where what was published does not agree'), { kind: 'list', ordered: false, items: differences } as const]),
    ...(chart === null ? [] : [{ kind: 'chart', chart, table: plainId(table.id) } as const]),
  ]
}

/** The table with a row of what was published below each row for which anything was. */
function withPublished(table: FigureTable<string>): DocumentTable {
  const printed = documentTable(table)
  return {
    ...printed,
    rows: table.rows.flatMap((row, at) => {
      const inWords = printed.rows[at]
      if (inWords === undefined) return []
      const ours = { ...inWords, cells: inWords.cells.map((cell, column) => withDay(cell, row.cells[column])) }
      return row.cells.some((cell) => cell.printed !== undefined) ? [ours, publishedRow(ours, row)] : [ours]
    }),
  }
}

/** A number that was counted on a day, or over a period up to it, with that day. */
function withDay(cell: DocumentCell, held: FigureCell | undefined): DocumentCell {
  if (!held?.counted) return cell
  const { from, on } = held.counted
  return { ...cell, printed: `${cell.printed} (${from === null ? `on ${shortDate(on)}` : `${shortDate(from)} to ${shortDate(on)}`})` }
}

function publishedRow(ours: DocumentTable['rows'][number], { id, cells }: FigureRow): DocumentTable['rows'][number] {
  return {
    id: `${id}-as-published`, label: `${ours.label}, as published`, isTotal: ours.isTotal,
    cells: cells.map((cell) => {
      const { count, percent } = cell.printed ?? {}
      const differs = [count, percent].some((value) => value?.discrepancy)
      return { printed: `${printedInWords(cell)}${differs ? ' (differs)' : ''}`, count: count?.value ?? null, percent: percent?.under ? null : percent?.value ?? null, mark: null }
    }),
  }
}

/** Every discrepancy of the table with its place: "E-mail, 2016-17: …". */
function differencesOf(table: FigureTable<string>): readonly (readonly Inline[])[] {
  const placeOf = (row: FigureRow, at: number) => (row.kind === 'total' ? '' : `${rowLabel(row, table)}, `) + (columnOf(table, at))
  const ofCell = (row: FigureRow, cell: FigureCell, at: number) => discrepanciesOf(table, row, cell).map((text) => [strong(`${placeOf(row, at)}: `), { kind: 'text' as const, text: `${text}.` }])
  return table.rows.flatMap((row) => row.cells.flatMap((cell, at) => ofCell(row, cell, at)))
}

function columnOf({ columns }: FigureTable<string>, at: number): string {
  const column = columns[at]
  return column ? columnTitle(column) : ''
}

const strong = (text: string): Inline => ({ kind: 'strong', content: [{ kind: 'text', text }] })
const strongLine = (text: string): Block => ({ kind: 'paragraph', content: [strong(text)] })
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })
