import { Worker } from 'node:worker_threads'
import { handedOver } from '../handed-over.ts'

/** What was read of a file's words. `none`: it has none, as a photograph. */
type WordsRead = Readonly<{ kind: 'read'; text: string } | { kind: 'none' | 'failed' }>

/** What takes longer is hostile, or nothing that is searched. */
const MOST_MS = 60_000
/** Larger files are not looked into. */
export const MOST_READ_BYTES = 120 * 1024 * 1024

/**
 * Reads the words of a file beside the pages of the web, with an end of time and memory: what crashes its reader or never ends
 * takes nothing else with it, and has no words. The worker takes the bytes over.
 */
export function readText(file: Readonly<{ bytes: Uint8Array; mediaType: string }>, mostMs = MOST_MS): Promise<WordsRead> {
  const { promise, resolve } = Promise.withResolvers<WordsRead>()
  const worker = new Worker(new URL('./text-worker.ts', import.meta.url), { workerData: file, transferList: [...handedOver(file.bytes)], resourceLimits: { maxOldGenerationSizeMb: 512 }, stderr: true, stdout: true })
  const timer = setTimeout(() => resolve({ kind: 'failed' }), mostMs)
  worker.once('message', (told: WordsRead) => resolve(told))
  worker.once('error', () => resolve({ kind: 'failed' }))
  worker.once('exit', () => resolve({ kind: 'failed' }))
  return promise.finally(() => { clearTimeout(timer); void worker.terminate() })
}
