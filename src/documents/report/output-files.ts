import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { plainPage } from './plain-page.ts'

/** The formats in which the other documents are given out. */
export const OUTPUT_FORMATS = ['html', 'json'] as const
export type OutputFormat = (typeof OUTPUT_FORMATS)[number]

export type OutputFile = Readonly<{ name: string; mediaType: string; bytes: Uint8Array }>

/** The files of a document, one for each format. The same document gives the same bytes. */
export async function outputFiles(document: ReportDocument, formats: readonly OutputFormat[]): Promise<readonly OutputFile[]> {
  const stem = `${document.kind}-${document.period.label}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return formats.map((format) => (format === 'html'
    ? { name: `${stem}.html`, mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(plainPage(document)) }
    : { name: `${stem}.json`, mediaType: 'application/json', bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`) }))
}
