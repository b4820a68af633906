/** Runs in a worker: reads the words of one file from outside, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { textOf } from './text-of.ts'

const text = await textOf(workerData as Readonly<{ bytes: Uint8Array; mediaType: string }>)
parentPort?.postMessage(text === null ? { kind: 'failed' } : text.trim() === '' ? { kind: 'none' } : { kind: 'read', text })
