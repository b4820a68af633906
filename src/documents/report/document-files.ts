import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { Asker } from '../documents-busy.ts'
import { DOCUMENT_FORMATS, type DocumentFile, type DocumentFormat } from './formats.ts'
import { Workshop } from './workshop.ts'

const workshop = new Workshop(new URL('./document-worker.ts', import.meta.url))

/**
 * Makes the files of a document, in the order of `formats` (all of them unless given): one for each format, and for CSV
 * one more for each table. The same document gives the same bytes, wherever and whenever it is made.
 *
 * They are made one after the other in a worker, which keeps nobody waiting who asks for a page. Throws where a file
 * cannot be made, or is not made in time; nothing that was asked for is left out.
 * For somebody who waits in a browser (`asker`) it throws `DocumentsBusy` where too many wait already, or they have gone.
 */
export function documentFiles(document: ReportDocument, formats: readonly DocumentFormat[] = DOCUMENT_FORMATS, asker: Asker | null = null): Promise<readonly DocumentFile[]> {
  return workshop.make(document, formats, asker)
}
