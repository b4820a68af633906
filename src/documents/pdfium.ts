import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'

/** PDFium as WebAssembly, which reaches nothing but the bytes it is given. */
export async function beginPdfium(): Promise<WrappedPdfiumModule> {
  const engine = await init({ wasmBinary: readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))).buffer as ArrayBuffer })
  engine.PDFiumExt_Init()
  return engine
}

/** What the engine works in. It is another one whenever it grows. */
export function memoryOf({ pdfium }: WrappedPdfiumModule): Uint8Array {
  if ('HEAPU8' in pdfium && pdfium.HEAPU8 instanceof Uint8Array) return pdfium.HEAPU8
  throw new Error('the engine that reads PDFs has no memory')
}
