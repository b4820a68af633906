import { Worker } from 'node:worker_threads'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { DocumentsBusy, type Asker } from '../documents-busy.ts'
import type { DocumentFile, DocumentFormat } from './formats.ts'

export type WorkshopOrder<Given = ReportDocument> = Readonly<{ number: number; document: Given; formats: readonly DocumentFormat[] }>
export type WorkshopAnswer = Readonly<{ number: number }> & (Readonly<{ files: readonly DocumentFile[] }> | Readonly<{ error: Error }>)

/** So long the worker waits for another document before its memory is given back. */
const IDLE_MS = 15_000
/** Every format of a long report takes seconds: what takes so long is never done. */
const MOST_MS = 180_000
/** Of the worker's own JavaScript; the drawing and typesetting libraries have theirs beside it. */
const MOST_MEMORY_MB = 128
/** Of what was made last: small, so that it is cleared away often. */
const MOST_YOUNG_MB = 8

/** Documents of all people together that are being made or wait: each is held in memory until then. */
const MOST_WAITING = 20
/** Of one person: whoever presses a button again and again keeps nobody else waiting. */
const MOST_OF_ONE = 3

type Waiting<Given> = Readonly<{ order: WorkshopOrder<Given>; asker: Asker | null; resolve(files: readonly DocumentFile[]): void; reject(error: Error): void }>

/**
 * A worker that makes the files of one document after the other. Where it dies or hangs (`mostMs` for one document), the
 * document that it was at fails, once, and those that waited behind it are made by the next worker.
 *
 * Of people so many may wait and no more, and whoever goes away is made nothing; the program itself (publishing, the command
 * line) is never turned away. Decision: 0096.
 */
export class Workshop<Given = ReportDocument> {
  readonly #script: URL
  readonly #mostMs: number
  /** The first is being made. */
  readonly #waiting: Waiting<Given>[] = []
  #worker: Worker | null = null
  #timer: NodeJS.Timeout | null = null
  #orders = 0

  constructor(script: URL, mostMs = MOST_MS) {
    this.#script = script
    this.#mostMs = mostMs
  }

  /** Throws where a file cannot be made, where the worker ends over it, and where it takes too long; `DocumentsBusy` where too many wait, and where `asker` has gone before it was begun. */
  make(document: Given, formats: readonly DocumentFormat[], asker: Asker | null = null): Promise<readonly DocumentFile[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly DocumentFile[]>()
    if (asker !== null && this.#isTooMuchFor(asker)) return Promise.reject(new DocumentsBusy('too many documents are waiting'))
    const waiting: Waiting<Given> = { order: { number: (this.#orders += 1), document, formats }, asker, resolve, reject }
    asker?.gone.addEventListener('abort', () => this.#forget(waiting), { once: true })
    if (this.#waiting.push(waiting) === 1) this.#begin(waiting)
    return promise
  }

  #isTooMuchFor({ who, gone }: Asker): boolean {
    return gone.aborted || this.#waiting.length >= MOST_WAITING || this.#waiting.filter(({ asker }) => asker?.who === who).length >= MOST_OF_ONE
  }

  /** What is being made is finished all the same: it cannot be stopped without the worker. */
  #forget(waiting: Waiting<Given>): void {
    const at = this.#waiting.indexOf(waiting)
    if (at < 1) return
    this.#waiting.splice(at, 1)
    waiting.reject(new DocumentsBusy('nobody waits for this document any more'))
  }

  /** The worker has one document at a time, so that those that wait are in memory once. The limit counts from here. */
  #begin({ order }: Waiting<Given>): void {
    const worker = (this.#worker ??= this.#started())
    worker.ref()
    worker.postMessage(order)
    this.#watch(worker)
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
    const asked = this.#waiting.shift()
    const [next] = this.#waiting
    if (next) this.#begin(next)
    else this.#rest(from)
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
    this.#waiting.shift()?.reject(error)
    const [next] = this.#waiting
    if (next) this.#begin(next)
  }

  #after(ms: number, then: () => void): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(then, ms)
  }
}
