import { Worker } from 'node:worker_threads'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { DocumentFile, DocumentFormat } from './formats.ts'

export type WorkshopOrder = Readonly<{ number: number; document: ReportDocument; formats: readonly DocumentFormat[] }>
export type WorkshopAnswer = Readonly<{ number: number }> & (Readonly<{ files: readonly DocumentFile[] }> | Readonly<{ error: Error }>)

/** So long the worker waits for another document before its memory is given back. */
const IDLE_MS = 15_000
/** Every format of a long report takes seconds: what takes so long is never done. */
const MOST_MS = 180_000
/** Of the worker's own JavaScript; the drawing and typesetting libraries have theirs beside it. */
const MOST_MEMORY_MB = 128
/** Of what was made last: small, so that it is cleared away often. */
const MOST_YOUNG_MB = 8

type Waiting = Readonly<{ order: WorkshopOrder; resolve(files: readonly DocumentFile[]): void; reject(error: Error): void }>

/**
 * A worker that makes the files of one document after the other. Where it dies or hangs (`mostMs` for one document), the
 * document that it was at fails, once, and those that waited behind it are made by the next worker.
 */
export class Workshop {
  readonly #script: URL
  readonly #mostMs: number
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #timer: NodeJS.Timeout | null = null
  #orders = 0

  constructor(script: URL, mostMs = MOST_MS) {
    this.#script = script
    this.#mostMs = mostMs
  }

  /** Throws where a file cannot be made, where the worker ends over it, and where it takes too long. */
  make(document: ReportDocument, formats: readonly DocumentFormat[]): Promise<readonly DocumentFile[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly DocumentFile[]>()
    const order = { number: (this.#orders += 1), document, formats }
    this.#waiting.set(order.number, { order, resolve, reject })
    this.#give([order])
    return promise
  }

  /** The limit counts from the moment at which an order is the first, not from when it was asked for. */
  #give(orders: readonly WorkshopOrder[]): void {
    const isFirst = this.#waiting.size === orders.length
    const worker = (this.#worker ??= this.#started())
    worker.ref()
    for (const order of orders) worker.postMessage(order)
    if (isFirst) this.#watch(worker)
  }

  #started(): Worker {
    const fresh = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: MOST_YOUNG_MB } })
    fresh.on('message', (answer: WorkshopAnswer) => this.#settle(fresh, answer))
    fresh.on('error', (error) => this.#giveUp(fresh, error instanceof Error ? error : new Error(String(error))))
    fresh.on('exit', (code) => this.#giveUp(fresh, new Error(`The worker that makes documents ended with ${code}.`)))
    return fresh
  }

  #watch(worker: Worker): void {
    const seconds = Math.round(this.#mostMs / 1000)
    this.#after(this.#mostMs, () => this.#giveUp(worker, new Error(`The files of a document were not made within ${seconds} seconds.`)))
  }

  #settle(from: Worker, answer: WorkshopAnswer): void {
    // What a worker says that was given up counts no more: its document has failed.
    if (this.#worker !== from) return
    const asked = this.#waiting.get(answer.number)
    this.#waiting.delete(answer.number)
    if (this.#waiting.size === 0) this.#rest(from)
    else this.#watch(from)
    if ('files' in answer) asked?.resolve(answer.files)
    else asked?.reject(answer.error)
  }

  /** A worker without an order keeps no program running, and ends after a while. */
  #rest(resting: Worker): void {
    resting.unref()
    this.#after(IDLE_MS, () => {
      this.#worker = null
      void resting.terminate()
    })
    this.#timer?.unref()
  }

  /** Out of memory, a fault in a library, or no end in sight: the document at hand fails, and the others get another worker. */
  #giveUp(ended: Worker, error: Error): void {
    if (this.#worker !== ended) return
    this.#worker = null
    if (this.#timer) clearTimeout(this.#timer)
    void ended.terminate()
    const [first, ...others] = this.#waiting.values()
    if (first) this.#waiting.delete(first.order.number)
    first?.reject(error)
    if (others.length > 0) this.#give(others.map(({ order }) => order))
  }

  #after(ms: number, then: () => void): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(then, ms)
  }
}
