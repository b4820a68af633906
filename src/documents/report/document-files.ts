import { Worker } from 'node:worker_threads'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { DOCUMENT_FORMATS, type DocumentFile, type DocumentFormat } from './formats.ts'

export type WorkshopOrder = Readonly<{ number: number; document: ReportDocument; formats: readonly DocumentFormat[] }>
export type WorkshopAnswer = Readonly<{ number: number }> & (Readonly<{ files: readonly DocumentFile[] }> | Readonly<{ error: Error }>)

/** So long the worker waits for another document before its memory is given back. */
const IDLE_MS = 15_000
/** Of the worker's own JavaScript; the drawing and typesetting libraries have theirs beside it. */
const MOST_MEMORY_MB = 128
/** Of what was made last: small, so that it is cleared away often. */
const MOST_YOUNG_MB = 8

type Waiting = Readonly<{ resolve(files: readonly DocumentFile[]): void; reject(error: Error): void }>

let worker: Worker | null = null
let idle: NodeJS.Timeout | null = null
let orders = 0
const waiting = new Map<number, Waiting>()

/**
 * Makes the files of a document, in the order of `formats` (all of them unless given): one for each format, and for CSV
 * one more for each table. The same document gives the same bytes, wherever and whenever it is made.
 *
 * They are made one after the other in a worker, which keeps nobody waiting who asks for a page. Throws where a file
 * cannot be made; nothing that was asked for is left out.
 */
export function documentFiles(document: ReportDocument, formats: readonly DocumentFormat[] = DOCUMENT_FORMATS): Promise<readonly DocumentFile[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly DocumentFile[]>()
  const number = (orders += 1)
  waiting.set(number, { resolve, reject })
  const made = (worker ??= started())
  if (idle) clearTimeout(idle)
  made.ref()
  made.postMessage({ number, document, formats } satisfies WorkshopOrder)
  return promise
}

function started(): Worker {
  const fresh = new Worker(new URL('./document-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: MOST_YOUNG_MB } })
  fresh.on('message', (answer: WorkshopAnswer) => settle(fresh, answer))
  fresh.on('error', (error) => giveUp(fresh, error instanceof Error ? error : new Error(String(error))))
  fresh.on('exit', (code) => giveUp(fresh, new Error(`The worker that makes documents ended with ${code}.`)))
  return fresh
}

function settle(from: Worker, answer: WorkshopAnswer): void {
  const asked = waiting.get(answer.number)
  waiting.delete(answer.number)
  if (waiting.size === 0) rest(from)
  if ('files' in answer) asked?.resolve(answer.files)
  else asked?.reject(answer.error)
}

/** A worker without an order keeps no program running, and ends after a while. */
function rest(resting: Worker): void {
  resting.unref()
  idle = setTimeout(() => {
    if (worker === resting) worker = null
    void resting.terminate()
  }, IDLE_MS)
  idle.unref()
}

/** Out of memory, or a fault in a library: what was asked of this worker fails, and the next order starts another. */
function giveUp(ended: Worker, error: Error): void {
  if (worker !== ended) return
  worker = null
  if (idle) clearTimeout(idle)
  for (const { reject } of waiting.values()) reject(error)
  waiting.clear()
}
