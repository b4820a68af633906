import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { isOnePage } from '../../../domain/reporting/outputs/output-kinds.ts'
import { madeOn } from '../formats.ts'
import { anchoredBlocks, contentsOf } from '../anchors.ts'
import { fontBlobs } from '../fonts/arimo.ts'
import { drawable } from '../fonts/drawable.ts'
import { missingInWords } from '../fonts/missing-words.ts'
import { withRowHeadings } from './row-headings.ts'
import { typstData } from './typst-data.ts'

/** Typst keeps what it worked out for so many documents: for none, since what the next format saves is less than what it holds. Decision: 0031. */
const KEPT = 0

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
  return withTypst(drawn, notes, (typst, source) => {
    const printed = (scale: number) => typst.pdf(source({ scale }), { pdfStandard: 'ua-1', creationTimestamp: Math.trunc(madeOn(document).getTime() / 1000) })
    let bytes = printed(1)
    // What is to be one page is lettered smaller until it is, and no smaller than can be read.
    if (isOnePage(document.kind)) for (const scale of SMALLER) bytes = pagesOf(bytes) > 1 ? printed(scale) : bytes
    return { bytes: withRowHeadings(bytes), warnings: notes }
  })
}

/**
 * On which page each entry of the contents list stands where the document is laid out as Word and LibreOffice lay it out,
 * by its anchor: what their lists show until they count for themselves. Empty where there is no such list, and on a
 * machine without Typst.
 */
export async function wordPages(document: ReportDocument): Promise<ReadonlyMap<string, number>> {
  if (contentsOf(anchoredBlocks(document), document.kind).length === 0) return new Map()
  try {
    return await withTypst(drawable(document).document, [], (typst, source) => {
      const found = typst.query(source({ scale: 1, isLikeWord: true }), { selector: '<pages>', field: 'value' }) as readonly (readonly (readonly [string, number])[])[]
      return new Map(found[0])
    })
  } catch (error) {
    if (error instanceof NoTypst) return new Map()
    throw error
  }
}

type Source = (parts: Readonly<{ scale: number; isLikeWord?: boolean }>) => Parameters<NodeCompiler['pdf']>[0]

/** Calls `work` with the compiler and the template, filled with this document and what else it is told. */
async function withTypst<Made>(drawn: ReportDocument, notes: readonly string[], work: (typst: NodeCompiler, source: Source) => Made): Promise<Made> {
  const { data, files } = await typstData(drawn, notes)
  const typst = (compiler ??= await started())
  const mainFileContent = (template ??= readFileSync(join(import.meta.dirname, 'document.typ'), 'utf8'))
  try {
    for (const { name, bytes } of files) typst.mapShadow(join(import.meta.dirname, name), bytes)
    return work(typst, (parts) => {
      typst.mapShadow(join(import.meta.dirname, 'data.json'), Buffer.from(JSON.stringify({ ...data, isLikeWord: false, ...parts })))
      return { mainFileContent, resetRead: true }
    })
  } finally {
    typst.resetShadow()
    typst.evictCache(KEPT)
  }
}

class NoTypst extends Error {}

/** How many pages a PDF of Typst has. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 1
}

async function started(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler').catch((cause: unknown) => {
    throw new NoTypst('A PDF cannot be made on this machine: there is no Typst for it. Ask for another format.', { cause })
  })
  return Compiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: [...fontBlobs()] }] })
}
