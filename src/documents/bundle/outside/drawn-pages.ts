import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { beginPdfium, memoryOf } from '../../pdfium.ts'
import { MOST_PAGES, MOST_PICTURE_BYTES, type NotDrawn } from './limits.ts'
import { pngOf, type Pixels } from './png.ts'

/** As wide as pictures are that are added one by one: sharp on a page of A4. */
const WIDE = 1654
const MOST_PIXELS = 8_000_000

/** With what somebody wrote on it, as it is printed. PDFium: FPDF_ANNOT and FPDF_PRINTING. */
const AS_PRINTED = 0x01 | 0x800
const PASSWORD_ASKED = 4

/**
 * Draws each page of a PDF, and gives it as PNG. Only what is seen comes along: its text, its attachments, its scripts, what is
 * under a black box that somebody drew over it, and what the file says of whoever made it stay behind. PDFium runs as
 * WebAssembly, which reaches nothing but the bytes it is given; no script of the file is carried out. Seconds of work: only a
 * worker does it. Null where all pages were drawn, or where `only` was: the page of that number, the first being 1. Decision: 0095.
 */
export async function drawnPages(bytes: Uint8Array, drawn: (png: Uint8Array, of: number) => void, only: number | null = null): Promise<NotDrawn | null> {
  const engine = await beginPdfium()
  const at = Number(engine.pdfium.wasmExports.malloc(bytes.length))
  memoryOf(engine).set(bytes, at)
  const file = engine.FPDF_LoadMemDocument(at, bytes.length, '')
  if (file === 0) return engine.FPDF_GetLastError() === PASSWORD_ASKED ? 'locked' : 'broken'
  const many = engine.FPDF_GetPageCount(file)
  if (only === null && many > MOST_PAGES) return 'too-many'
  let size = 0
  for (const number of only === null ? Array(many).keys() : [only - 1].filter((at) => at >= 0 && at < many)) {
    const pixels = drawnPage(engine, file, number)
    if (pixels === null) return 'broken'
    const png = pngOf(pixels)
    size += png.length
    if (size > MOST_PICTURE_BYTES) return 'too-large'
    drawn(png, many)
  }
  return many === 0 ? 'broken' : null
}

/** One page on white; null where it cannot be read. */
function drawnPage(engine: WrappedPdfiumModule, file: number, number: number): Pixels | null {
  const page = engine.FPDF_LoadPage(file, number)
  if (page === 0) return null
  const { width, height } = sizeOf(engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page))
  const bitmap = engine.FPDFBitmap_Create(width, height, 0)
  if (bitmap === 0) return null
  engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, AS_PRINTED)
  const from = engine.FPDFBitmap_GetBuffer(bitmap)
  // Rows of four bytes for each pixel have no gap.
  const bgra = memoryOf(engine).slice(from, from + width * height * 4)
  engine.FPDFBitmap_Destroy(bitmap)
  engine.FPDF_ClosePage(page)
  return { width, height, bgra }
}

/** How many pixels a page of so many points is drawn with: never so many that they would fill the memory. */
function sizeOf(wide: number, high: number): Readonly<{ width: number; height: number }> {
  const [width, height] = [Math.max(wide, 1), Math.max(high, 1)]
  const scale = Math.min(WIDE / width, Math.sqrt(MOST_PIXELS / (width * height)))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
