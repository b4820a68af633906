import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { beginPdfium, memoryOf } from './pdfium.ts'

let begun: Promise<WrappedPdfiumModule> | undefined

/** How many pages a PDF of our own has; null where it is none, or cannot be opened. Nothing of it is drawn or carried out. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<number | null> {
  begun ??= beginPdfium()
  const engine = await begun
  const { malloc, free } = engine.pdfium.wasmExports
  const at = Number(malloc(Math.max(1, bytes.length)))
  try {
    memoryOf(engine).set(bytes, at)
    const file = engine.FPDF_LoadMemDocument(at, bytes.length, '')
    if (file === 0) return null
    const pages = engine.FPDF_GetPageCount(file)
    engine.FPDF_CloseDocument(file)
    return pages
  } finally {
    free(at)
  }
}
