import type { ChartSpec } from '../../domain/reporting/document/chart-spec.ts'
import type { Block, DocumentTable, Inline, ReportDocument } from '../../domain/reporting/document/report-document.ts'

/** What becomes of a text: `line` of one that stands on a line (a heading, a cell), `running` of a stretch of a paragraph, `prose` of one that has line breaks of its own. */
export type TextChange = Readonly<Record<'line' | 'running' | 'prose', (text: string) => string>>

/** The document with every text that people read changed. Ids, addresses, names of figures and numbers stay. */
export function withTexts(document: ReportDocument, change: TextChange): ReportDocument {
  const { line } = change
  const { branding, period } = document
  return {
    ...document,
    title: line(document.title), subtitle: line(document.subtitle), authority: line(document.authority), status: line(document.status),
    period: { ...period, label: line(period.label) }, branding: { ...branding, logo: branding.logo && { ...branding.logo, alternative: line(branding.logo.alternative) } },
    blocks: document.blocks.map((block) => blockWith(block, change)),
  }
}

/** The same for one block. */
export function blockWith(block: Block, change: TextChange): Block {
  const { line, prose } = change
  switch (block.kind) {
    case 'heading':
      return { ...block, text: line(block.text) }
    case 'paragraph':
      return { ...block, content: inlinesWith(block.content, change) }
    case 'list':
      return { ...block, items: block.items.map((item) => inlinesWith(item, change)) }
    case 'quotation':
      return { ...block, text: prose(block.text), from: line(block.from) }
    case 'said-did':
      return { ...block, said: prose(block.said), did: prose(block.did) }
    case 'table':
      return { ...block, table: tableWith(block.table, change) }
    case 'chart':
      return { ...block, chart: chartWith(block.chart, line) }
    case 'notice':
      return { ...block, title: line(block.title), content: inlinesWith(block.content, change) }
    case 'big-number':
      return { ...block, printed: line(block.printed), words: line(block.words) }
  }
}

function inlinesWith(content: readonly Inline[], change: TextChange): readonly Inline[] {
  return content.map((part) => ('content' in part ? { ...part, content: inlinesWith(part.content, change) } : { ...part, text: change.running(part.text) }))
}

function tableWith(table: DocumentTable, { line }: TextChange): DocumentTable {
  return {
    ...table, caption: line(table.caption), base: line(table.base), unit: line(table.unit), rowHeading: line(table.rowHeading), notes: table.notes.map(line),
    columns: table.columns.map((column) => ({ ...column, label: line(column.label) })),
    rows: table.rows.map((row) => ({ ...row, label: line(row.label), cells: row.cells.map((cell) => ({ ...cell, printed: line(cell.printed) })) })),
  }
}

/** The same for a chart alone. */
export function chartWith(chart: ChartSpec, line: TextChange['line']): ChartSpec {
  return {
    ...chart, title: line(chart.title), description: line(chart.description),
    series: chart.series.map(({ label, values }) => ({ label: line(label), values: values.map((value) => ({ ...value, at: line(value.at), printed: line(value.printed) })) })),
  }
}
