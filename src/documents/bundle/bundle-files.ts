import { Worker } from 'node:worker_threads'
import type { BundleDocument, MadeBundle } from './bundle-document.ts'

/** Hundreds of pages take seconds: what takes so long is never done. */
const MOST_MS = 180_000

let before: Promise<unknown> = Promise.resolve()

/** Makes the files of a bundle beside the pages, one bundle after the other. Throws where it cannot be made, or not in time. */
export function bundleFiles(bundle: BundleDocument): Promise<MadeBundle> {
  const made = before.then(() => inWorker(bundle))
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
