import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'

export const DOCUMENT_FORMATS = ['html', 'pdf', 'docx', 'odt', 'ods', 'csv', 'json'] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]

export const MEDIA_TYPES: Readonly<Record<DocumentFormat, string>> = {
  html: 'text/html; charset=utf-8', pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text', ods: 'application/vnd.oasis.opendocument.spreadsheet', csv: 'text/csv; charset=utf-8', json: 'application/json',
}

/** One file of a document. `warnings`: what a reader of this file would miss, in whole sentences. */
export type DocumentFile = Readonly<{ format: DocumentFormat; name: string; mediaType: string; bytes: Uint8Array; warnings: readonly string[] }>

/** What a maker of one format gives: the end of the name (empty for the document itself, `-outcomes` for one of its tables), and the bytes. */
export type MadeFile = Readonly<{ suffix: string; bytes: Uint8Array; warnings?: readonly string[] }>

/** `annual-report-2019-20`, `annual-report-2019-20-draft`, `annual-report-2019-20-edition-2`: the name of its files, without the end. */
export function fileStem({ kind, period, published }: Pick<ReportDocument, 'kind' | 'period' | 'published'>): string {
  const label = period.label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return [kind, label, ...standing(kind, published)].filter((part) => part !== '').join('-')
}

/** Figures are never published as they are, so their files are no draft of anything. */
function standing(kind: ReportDocument['kind'], published: ReportDocument['published']): readonly string[] {
  if (kind === 'figures' || kind === 'personal-data') return []
  if (published === null) return ['draft']
  return published.edition > 1 ? [`edition-${published.edition}`] : []
}

/** The instant that a file says it was made: the day the document was published, else the day it knows of. Never the clock, so that the same document is the same bytes. */
export function madeOn({ published, asKnownOn }: Pick<ReportDocument, 'published' | 'asKnownOn'>): Date {
  return new Date(`${published?.on ?? asKnownOn}T00:00:00Z`)
}
