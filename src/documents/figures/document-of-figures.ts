import type { Block, DocumentTable, Inline, ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { FigureCell, FigureRow, FigureTable } from '../../domain/reporting/figure-table.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { NOT_FOR_PUBLICATION, NOT_FOR_PUBLICATION_WHY, ROUNDING, TABLE_GROUPS } from '../../words/figures.ts'
import { chartOf } from '../charts/charts-of-figures.ts'
import { documentTable } from './document-table.ts'
import { discrepanciesOf, figureNotes, printedInWords, rowLabel } from './worded-figures.ts'

/**
 * All figures of a year as a document: every table with what a report printed for it, why that differs, and its chart,
 * in the groups of the figures' page. They have not been through disclosure control, and the document says so.
 */
export function documentOfTables(figures: YearFigures): ReportDocument {
  const { authority, branding, year, asKnownOn } = figures
  return {
    schema: 'heard-document-1', kind: 'figures', title: `Complaints and compliments: figures of ${year.label}`,
    subtitle: figures.isDemonstration ? 'A demonstration: people and texts are invented; only the totals are those published.' : '',
    language: 'en-GB', authority, branding, period: { label: year.label, from: year.from, to: year.to }, asKnownOn, published: null, status: `${NOT_FOR_PUBLICATION}. ${NOT_FOR_PUBLICATION_WHY}`,
    blocks: [...[ROUNDING, ...figureNotes(figures)].map(paragraph), ...TABLE_GROUPS.flatMap((group) => groupBlocks(figures, group))],
  }
}

function groupBlocks({ tables, year }: YearFigures, group: (typeof TABLE_GROUPS)[number]): readonly Block[] {
  const blocks = group.tables.flatMap((id) => tables.filter((table) => table.id === id)).flatMap((table) => tableBlocks(table, year.label))
  return blocks.length === 0 ? [] : [{ kind: 'heading', id: group.id, level: 2, text: group.title }, ...blocks]
}

function tableBlocks(table: FigureTable, year: string): readonly Block[] {
  const chart = chartOf(table, year)
  const differences = differencesOf(table)
  return [
    { kind: 'table', table: withPublished(table) },
    ...(differences.length === 0 ? [] : [strongLine('Where what was published does not agree'), { kind: 'list', ordered: false, items: differences } as const]),
    ...(chart === null ? [] : [{ kind: 'chart', chart, table: table.id } as const]),
  ]
}

/** The table with a row of what was published below each row for which anything was. */
function withPublished(table: FigureTable): DocumentTable {
  const printed = documentTable(table)
  return {
    ...printed,
    rows: table.rows.flatMap((row, at) => {
      const ours = printed.rows[at]
      if (ours === undefined) return []
      return row.cells.some((cell) => cell.printed !== undefined) ? [ours, publishedRow(ours, row)] : [ours]
    }),
  }
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
function differencesOf(table: FigureTable): readonly (readonly Inline[])[] {
  const placeOf = (row: FigureRow, at: number) => (row.kind === 'total' ? '' : `${rowLabel(row, table)}, `) + (table.columns[at]?.label ?? '')
  const ofCell = (row: FigureRow, cell: FigureCell, at: number) => discrepanciesOf(table, row, cell).map((text) => [strong(`${placeOf(row, at)}: `), { kind: 'text' as const, text: `${text}.` }])
  return table.rows.flatMap((row) => row.cells.flatMap((cell, at) => ofCell(row, cell, at)))
}

const strong = (text: string): Inline => ({ kind: 'strong', content: [{ kind: 'text', text }] })
const strongLine = (text: string): Block => ({ kind: 'paragraph', content: [strong(text)] })
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })
