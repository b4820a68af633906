import type { Block, DocumentTable, Inline, ReportDocument } from './report-document.ts'

/** What is read of a stretch of text, without its form. */
export function plainText(content: readonly Inline[]): string {
  return content.map((part) => ('content' in part ? plainText(part.content) : part.text)).join('')
}

/** An id of letters, digits and hyphens alone, as a document's are. */
export function plainId(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9-]/g, '-')
}

type Heading = Extract<Block, { kind: 'heading' }>

/** The headings in order: the contents list. */
export function headingsOf({ blocks }: Pick<ReportDocument, 'blocks'>): readonly Heading[] {
  return blocks.filter((block) => block.kind === 'heading')
}

/** The tables in order, each once however often it stands in the document. */
export function tablesOf({ blocks }: Pick<ReportDocument, 'blocks'>): readonly DocumentTable[] {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  return [...new Map(tables.map((table) => [table.id, table])).values()]
}
