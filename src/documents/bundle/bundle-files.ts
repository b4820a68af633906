import { Worker } from 'node:worker_threads'
import { DocumentsBusy } from '../documents-busy.ts'
import type { BundleDocument, MadeBundle } from './bundle-document.ts'

/** Hundreds of pages take seconds: what takes so long is never done. */
const MOST_MS = 180_000

/** Bundles that are being made or wait: each holds all its pictures. */
const MOST_WAITING = 4

let before: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Makes the files of a bundle beside the pages, one bundle after the other. Throws where it cannot be made, or not in time; `DocumentsBusy` where too many wait. */
export function bundleFiles(bundle: BundleDocument): Promise<MadeBundle> {
  if (waiting >= MOST_WAITING) return Promise.reject(new DocumentsBusy('too many bundles are waiting'))
  waiting += 1
  const made = before.then(() => inWorker(bundle)).finally(() => { waiting -= 1 })
  before = made.catch(() => undefined)
  return made
}

function inWorker(bundle: BundleDocument): Promise<MadeBundle> {
  const { promise, resolve, reject } = Promise.withResolvers<MadeBundle>()
  const worker = new Worker(new URL('./bundle-worker.ts', import.meta.url), { workerData: bundle, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  const timer = setTimeout(() => { void worker.terminate(); reject(new Error(`a bundle was not made within ${MOST_MS / 1000} seconds`)) }, MOST_MS)
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`the worker that makes bundles ended with ${code}`)))
  return promise.finally(() => { clearTimeout(timer); void worker.terminate() })
}
