import { documentOfTables } from '../../src/documents/figures/document-of-figures.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { FOUNDING_REPORT } from '../../src/domain/reporting/as-printed/founding-report-data.ts'
import { PICTURES, type Block, type DocumentCell, type DocumentTable, type Inline, type ReportDocument } from '../../src/domain/reporting/document/report-document.ts'
import { figuresFrom } from '../../src/domain/reporting/year-figures.ts'
import { aYear, foundingFacts, REPORTING_SETTINGS } from './report-facts.ts'

/** All figures of the founding year as a document, with what was published beside them. */
export function foundingDocument(): ReportDocument {
  return documentOfTables(figuresFrom(foundingFacts(), REPORTING_SETTINGS, { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2026-11-23') }, FOUNDING_REPORT))
}

export const text = (words: string): Inline => ({ kind: 'text', text: words })

/** An annual report of 2019-20 with these blocks. */
export function aDocument(blocks: readonly Block[], parts: Partial<ReportDocument> = {}): ReportDocument {
  return {
    schema: 'heard-document-1', kind: 'annual-report', title: 'Annual report 2019-20', subtitle: 'Complaints and compliments', language: 'en-GB', authority: 'Sandbourne',
    branding: { colour: '#12436d', logo: null }, period: { label: '2019-20', from: isoDate('2019-04-01'), to: isoDate('2020-03-31') },
    asKnownOn: isoDate('2020-06-30'), published: { edition: 1, on: isoDate('2020-07-01') }, status: 'Published', blocks, ...parts,
  }
}

export const aCell = (count: number | null, percent: number | null = null, printed?: string): DocumentCell => ({
  printed: printed ?? (count === null ? '' : `${count}${percent === null ? '' : ` (${percent}%)`}`), count, percent, mark: null,
})

/** A table of so many rows and columns, every cell with a count and a percentage. */
export function aTable(id: string, rows: number, columns: number, parts: Partial<DocumentTable> = {}): DocumentTable {
  return {
    id, caption: `Table ${id}`, base: 'Base: complaints received in the year.', unit: 'complaints', notes: [], rowHeading: 'Team',
    columns: Array.from({ length: columns }, (_, at) => ({ id: `c${at + 1}`, label: `Column ${at + 1}` })),
    rows: Array.from({ length: rows }, (_, at) => ({
      id: `r${at + 1}`, label: `Row ${at + 1}`, isTotal: at === rows - 1, cells: Array.from({ length: columns }, (__, column) => aCell(at * 10 + column, column % 100)),
    })),
    ...parts,
  }
}

/** One of each kind of block, with `words` in every text. */
export function everyBlock(words: string): readonly Block[] {
  const content = [text(words), { kind: 'strong', content: [text(words)] }, { kind: 'link', address: 'https://example.org/a', content: [text(words)] }, { kind: 'figure', name: 'outcomes.total', text: words }] as const
  const table = aTable('outcomes', 2, 2)
  return [
    { kind: 'heading', id: 'one', level: 2, text: words },
    { kind: 'paragraph', content }, { kind: 'list', ordered: false, items: [content, [{ kind: 'emphasis', content: [text(words)] }]] }, { kind: 'list', ordered: true, items: [content] },
    { kind: 'quotation', text: words, from: words }, { kind: 'said-did', said: words, did: words }, { kind: 'notice', title: words, content },
    { kind: 'heading', id: 'two', level: 3, text: words },
    {
      kind: 'table',
      table: {
        ...table, caption: words, base: words, unit: words, notes: [words], rowHeading: words, columns: table.columns.map((column) => ({ ...column, label: words })),
        rows: table.rows.map((row) => ({ ...row, label: words, cells: row.cells.map((cell, at) => (at === 0 ? { printed: words, count: null, percent: null, mark: null } : cell)) })),
      },
    },
    { kind: 'chart', table: 'outcomes', chart: { id: 'chart-outcomes', shape: 'bars', title: words, description: words, series: [{ label: words, values: [{ at: words, value: 3, printed: words, reported: true }] }] } },
    {
      kind: 'chart', table: 'elsewhere', chart: {
        id: 'chart-years', shape: 'columns', title: words, description: words,
        series: [{ label: words, values: [{ at: words, value: 3, printed: '3', reported: false }, { at: '2019-20', value: 4, printed: '4', reported: true }] }, { label: `${words} 2`, values: [{ at: '2019-20', value: 1, printed: '1', reported: true }] }],
      },
    },
    ...PICTURES.map((picture) => ({ kind: 'big-number' as const, printed: '33', words, picture })),
  ]
}

/** Everything that could break a format: markup of all of them, formulas, marks of direction, control characters, half a character, a long word. */
export const HOSTILE = '<script>alert(1)</script> & "quoted" \'single\' ]]> #panic() $x$ \\x `raw` *bold* _it_ @ref <a> // /* {{ 7*7 }} {% raw %} =1+1 \u202Eturned\u202C \u0000\u0007\u001B[31m \uD800 عربى'
