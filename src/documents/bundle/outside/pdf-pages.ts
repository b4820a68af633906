import { Worker } from 'node:worker_threads'
import { handedOver } from '../../handed-over.ts'
import type { NotDrawn } from './limits.ts'

/** The pages of a PDF as PNG, in order; or why it is not taken. */
export type PdfPages = Readonly<{ kind: 'pages'; pages: readonly Uint8Array[] }> | Readonly<{ kind: NotDrawn | 'too-slow' }>
type Told = Readonly<{ png: Uint8Array; of: number }> | Readonly<{ not: NotDrawn | null }>

/** What takes so long is hostile, or nothing for one paper of a bundle. */
const MOST_MS = 180_000

/** Whether the bytes are a PDF, by what they are and not by their name: its mark stands among the first of them. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

/** Draws the pages of a PDF beside the pages of the web. One that crashes its engine or never ends takes nothing else with it. Its worker takes the bytes over. */
export function pdfPages(bytes: Uint8Array, progress: (done: number, of: number) => void = () => undefined, mostMs = MOST_MS): Promise<PdfPages> {
  const { promise, resolve } = Promise.withResolvers<PdfPages>()
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: bytes, transferList: [...handedOver(bytes)], resourceLimits: { maxOldGenerationSizeMb: 512 }, stderr: true, stdout: true })
  const pages: Uint8Array[] = []
  const timer = setTimeout(() => resolve({ kind: 'too-slow' }), mostMs)
  worker.on('message', (told: Told) => {
    if ('not' in told) return resolve(told.not === null ? { kind: 'pages', pages } : { kind: told.not })
    pages.push(told.png)
    progress(pages.length, told.of)
  })
  worker.once('error', () => resolve({ kind: 'broken' }))
  worker.once('exit', () => resolve({ kind: 'broken' }))
  return promise.finally(() => { clearTimeout(timer); void worker.terminate() })
}
