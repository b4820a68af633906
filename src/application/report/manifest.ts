import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { Worked } from '../protection.ts'
import type { Manifest } from './editions.ts'

/** The manifest of an edition, as the register keeps it. Throws where the text is none. */
export function readManifest(text: string): Manifest {
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== 'heard-edition-1') throw new Error('an edition has a manifest of an unknown form')
  return manifest
}

/** The document of an edition, as the register keeps it. Throws where the text is none. */
export function readDocument(text: string): ReportDocument {
  const document = JSON.parse(text) as ReportDocument
  if (document.schema !== 'heard-document-1') throw new Error('an edition has a document of an unknown form')
  return document
}

/** The tables that an edition was printed from, as they were frozen. */
export function frozenTables(figures: string): readonly FigureTable<string>[] {
  return (JSON.parse(figures) as Readonly<{ tables: readonly FigureTable<string>[] }>).tables
}

/** What disclosure control had worked out of them; null in an edition of before that was kept with it. */
export function frozenWork(figures: string): Worked | null {
  return (JSON.parse(figures) as Readonly<{ worked?: Worked | null }>).worked ?? null
}

/**
 * What is approved of a document: all that it says. The day of asking, the number of the edition and the sentence about
 * its status are put on when it is published, and change nothing of it.
 */
export function contentOf({ asKnownOn: _asKnownOn, published: _published, status: _status, ...content }: ReportDocument): Omit<ReportDocument, 'asKnownOn' | 'published' | 'status'> {
  return content
}

/** The part of an address that names a period: `2019-20` stays, `July to September 2019` is `july-to-september-2019`. */
export function slugOf(label: string): string {
  return label.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}
