import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { beginPdfium, memoryOf } from '../pdfium.ts'

const MOST_PAGES = 2_000

/** The words of a PDF, page by page, up to so many signs; null where it cannot be opened. No script of it is carried out. Only a worker does it. */
export async function pdfText(bytes: Uint8Array, most: number): Promise<string | null> {
  const engine = await beginPdfium()
  const at = Number(engine.pdfium.wasmExports.malloc(bytes.length))
  memoryOf(engine).set(bytes, at)
  const file = engine.FPDF_LoadMemDocument(at, bytes.length, '')
  if (file === 0) return null
  const pages: string[] = []
  let length = 0
  for (let number = 0; number < Math.min(engine.FPDF_GetPageCount(file), MOST_PAGES) && length < most; number += 1) {
    const words = wordsOfPage(engine, file, number)
    pages.push(words)
    length += words.length
  }
  return pages.join('\n')
}

function wordsOfPage(engine: WrappedPdfiumModule, file: number, number: number): string {
  const page = engine.FPDF_LoadPage(file, number)
  if (page === 0) return ''
  const text = engine.FPDFText_LoadPage(page)
  const many = text === 0 ? 0 : engine.FPDFText_CountChars(text)
  let words = ''
  if (many > 0) {
    const { malloc, free } = engine.pdfium.wasmExports
    // UTF-16, and the zero at the end.
    const room = Number(malloc((many + 1) * 2))
    const got = engine.FPDFText_GetText(text, 0, many, room)
    words = Buffer.from(memoryOf(engine).slice(room, room + Math.max(0, got - 1) * 2)).toString('utf16le')
    free(room)
  }
  if (text !== 0) engine.FPDFText_ClosePage(text)
  engine.FPDF_ClosePage(page)
  return words
}
