import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { documentCsv } from './document-csv.ts'
import { fileStem, MEDIA_TYPES, type DocumentFile, type DocumentFormat, type MadeFile } from './formats.ts'
import { printable } from './printable.ts'

/** Makes the files of a document where it is called; `documentFiles` does it beside the pages. The makers of formats are loaded at their first file. */
export async function madeFiles(document: ReportDocument, formats: readonly DocumentFormat[]): Promise<readonly DocumentFile[]> {
  const [ready, stem] = [printable(document), fileStem(document)]
  const files: DocumentFile[] = []
  // One after the other: each maker needs memory of its own.
  for (const format of formats)
    for (const { suffix, bytes, warnings = [] } of await madeIn(format, ready))
      files.push({ format, name: `${stem}${suffix}.${format}`, mediaType: MEDIA_TYPES[format], bytes, warnings })
  return files
}

async function madeIn(format: DocumentFormat, document: ReportDocument): Promise<readonly MadeFile[]> {
  switch (format) {
    case 'html': {
      const { documentHtml } = await import('./html/document-html.ts')
      return [{ suffix: '', bytes: Buffer.from(await documentHtml(document)) }]
    }
    case 'pdf': {
      const { documentPdf } = await import('./pdf/document-pdf.ts')
      return [{ suffix: '', ...(await documentPdf(document)) }]
    }
    case 'docx': {
      const { documentDocx } = await import('./docx/document-docx.ts')
      return [{ suffix: '', ...(await documentDocx(document)) }]
    }
    case 'odt': {
      const { documentOdt } = await import('./odf/document-odt.ts')
      return [{ suffix: '', ...(await documentOdt(document)) }]
    }
    case 'ods': {
      const { documentOds } = await import('./odf/document-ods.ts')
      return [{ suffix: '', bytes: documentOds(document) }]
    }
    case 'csv':
      return documentCsv(document)
    case 'json':
      return [{ suffix: '', bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`) }]
  }
}
