import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { isOnePage } from '../../../domain/reporting/outputs/output-kinds.ts'
import { madeOn } from '../formats.ts'
import { fontBlobs } from '../fonts/arimo.ts'
import { drawable } from '../fonts/drawable.ts'
import { missingInWords } from '../fonts/missing-words.ts'
import { withRowHeadings } from './row-headings.ts'
import { typstData } from './typst-data.ts'

/** Typst keeps what it worked out for so many documents. */
const KEPT = 1

/** Of the size of letters; at the last they are 8 or 9 points high. */
const SMALLER = [0.94, 0.88, 0.82, 0.76] as const

let compiler: NodeCompiler | null = null
let template: string | null = null

/**
 * A printable document as PDF/UA-1: tagged, with bookmarks, headings, table headings and alternative texts, and with its
 * font inside. `warnings` name the characters that the font lacks, as its last page does.
 *
 * A synchronous call of half a second: only the worker makes it. Throws where the machine has no Typst.
 */
export async function documentPdf(document: ReportDocument): Promise<Readonly<{ bytes: Buffer; warnings: readonly string[] }>> {
  const { document: drawn, missing } = drawable(document)
  const notes = missingInWords(missing)
  const { data, files } = await typstData(drawn, notes)
  const typst = (compiler ??= await started())
  template ??= readFileSync(join(import.meta.dirname, 'document.typ'), 'utf8')
  try {
    for (const { name, bytes } of files) typst.mapShadow(join(import.meta.dirname, name), bytes)
    const printed = (scale: number) => {
      typst.mapShadow(join(import.meta.dirname, 'data.json'), Buffer.from(JSON.stringify({ ...data, scale })))
      return typst.pdf({ mainFileContent: template ?? '', resetRead: true }, { pdfStandard: 'ua-1', creationTimestamp: Math.trunc(madeOn(document).getTime() / 1000) })
    }
    let bytes = printed(1)
    // What is to be one page is lettered smaller until it is, and no smaller than can be read.
    if (isOnePage(document.kind)) for (const scale of SMALLER) bytes = pagesOf(bytes) > 1 ? printed(scale) : bytes
    return { bytes: withRowHeadings(bytes), warnings: notes }
  } finally {
    typst.resetShadow()
    typst.evictCache(KEPT)
  }
}

/** How many pages a PDF of Typst has. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 1
}

async function started(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler').catch((cause: unknown) => {
    throw new Error('A PDF cannot be made on this machine: there is no Typst for it. Ask for another format.', { cause })
  })
  return Compiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: [...fontBlobs()] }] })
}
