/** Runs in a worker: makes one bundle, so that the pages are not slowed, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { madeBundle } from './made-bundle.ts'
import type { BundleDocument } from './bundle-document.ts'

parentPort?.postMessage(await madeBundle(workerData as BundleDocument))
