import { AlignmentType, Bookmark, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType, type FileChild } from 'docx'
import type { DocumentTable } from '../../../domain/reporting/document/report-document.ts'
import { DOCUMENT_WORDS } from '../../../words/document.ts'
import { columnsOfWords } from '../columns-of-words.ts'
import { isShort, splitTable } from '../split-table.ts'
import { TEXT_WIDTH } from './styles.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' } as const
const THICK = { style: BorderStyle.SINGLE, size: 12, color: '0B0C0C' } as const
const MOST_LABEL_SHARE = 0.34

/** A caption, the table in parts as wide as the page, its base and its notes. */
export function docxTable(table: DocumentTable, anchor: string): readonly FileChild[] {
  const notes = [table.base, ...table.notes].filter((note) => note !== '')
  return [
    ...splitTable(table).flatMap(({ table: part, columnsInWords }, at) => [
      caption(columnsInWords === '' ? part.caption : `${part.caption} (${columnsInWords})`, at === 0 ? anchor : null), onePart(part, notes.length > 0),
    ]),
    ...notes.map((text, at) => new Paragraph({ style: 'TableNote', text, keepNext: at < notes.length - 1 })),
  ]
}

function caption(text: string, anchor: string | null): Paragraph {
  const run = new TextRun(text)
  return new Paragraph({ style: anchor === null ? 'Caption' : 'TableCaption', children: [anchor === null ? run : new Bookmark({ id: anchor, children: [run] })] })
}

function onePart(table: DocumentTable, hasNotes: boolean): Table {
  const { columns, rows, rowHeading } = table
  const wordy = columnsOfWords(table)
  const labelWidth = Math.round(TEXT_WIDTH * Math.max(1 / (columns.length + 1), columns.length <= 5 ? MOST_LABEL_SHARE : 0.2))
  const width = Math.floor((TEXT_WIDTH - labelWidth) / Math.max(1, columns.length))
  const widths = [labelWidth, ...columns.map(() => width)]
  const cell = (text: string, at: number, isBold: boolean, { isHeading = false, staysWithNext = false }: Readonly<{ isHeading?: boolean; staysWithNext?: boolean }>) => new TableCell({
    width: { size: widths[at] ?? width, type: WidthType.DXA }, verticalAlign: isHeading ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    children: [new Paragraph({ style: 'TableText', alignment: at === 0 || wordy[at - 1] ? AlignmentType.START : AlignmentType.END, ...(isHeading || staysWithNext ? { keepNext: true } : {}), children: [new TextRun({ text, bold: isBold })] })],
  })
  const heading = new TableRow({ tableHeader: true, cantSplit: true, children: [rowHeading, ...columns.map(({ label }) => label)].map((text, at) => cell(text, at, true, { isHeading: true })) })
  const filled = rows.map(({ label, isTotal, cells }, place) => {
    // The last row stays with what is said below the table.
    const staysWithNext = isShort(table) && (hasNotes || place < rows.length - 1)
    return new TableRow({ cantSplit: true, children: [label, ...cells.map(({ printed }) => printed)].map((text, at) => cell(text, at, isTotal, { staysWithNext })) })
  })
  const empty = new TableRow({ children: [new TableCell({ columnSpan: columns.length + 1, children: [new Paragraph({ style: 'TableText', text: DOCUMENT_WORDS.noRows })] })] })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, rows: [heading, ...(rows.length === 0 ? [empty] : filled)],
    borders: { top: THICK, bottom: THICK, left: NONE, right: NONE, insideHorizontal: THIN, insideVertical: NONE },
    tableLook: { firstRow: true, firstColumn: true, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
  })
}
