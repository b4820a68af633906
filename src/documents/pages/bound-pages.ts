import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontBlobs } from '../report/fonts/arimo.ts'

export type PageToBind = Readonly<{ png: Uint8Array; alternative: string }>

/** A page of A4 is so wide, in points; what is wider than high is so high. */
const SHORT_SIDE = 595

/** Pictures as the pages of one PDF/UA: each with what a reader is told instead of its words, and nothing besides. Seconds of work: only a worker does it. */
export function boundPages(pages: readonly PageToBind[], title: string): Buffer {
  const typst = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: [...fontBlobs()] }] })
  const data = pages.map(({ png, alternative }, at) => {
    const file = `page-${at}.png`
    typst.mapShadow(join(import.meta.dirname, file), Buffer.from(png))
    const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
    const [wide, high] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    const scale = SHORT_SIDE / Math.min(wide, high)
    return { file, alternative, width: Math.round(wide * scale), height: Math.round(high * scale) }
  })
  typst.mapShadow(join(import.meta.dirname, 'data.json'), Buffer.from(JSON.stringify({ title, pages: data })))
  return typst.pdf({ mainFileContent: readFileSync(join(import.meta.dirname, 'pages.typ'), 'utf8'), resetRead: true }, { pdfStandard: 'ua-1', creationTimestamp: 0 })
}
