/** Runs in a worker: draws the pages of one PDF from outside, page by page, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { drawnPages } from './drawn-pages.ts'

const not = await drawnPages(workerData as Uint8Array, (png, of) => parentPort?.postMessage({ png, of }))
parentPort?.postMessage({ not })
