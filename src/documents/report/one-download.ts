import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { fileStem, madeOn, type DocumentFile } from './formats.ts'
import { packed } from './packed.ts'

/** What a browser is given: one file with its name. */
export type Download = Readonly<{ name: string; mediaType: string; bytes: Uint8Array }>

/**
 * The files of one format as one download: the file itself, or all of several (CSV has one for each table) in a zip file
 * that is called after the document and the format, `briefing-2019-20-draft-csv.zip`. Its bytes are fixed as those of
 * its files are. Null of none.
 */
export function oneDownload(document: ReportDocument, files: readonly DocumentFile[]): Download | null {
  const [first] = files
  if (first === undefined || files.length === 1) return first ?? null
  return { name: `${fileStem(document)}-${first.format}.zip`, mediaType: 'application/zip', bytes: packed(files, madeOn(document)) }
}
