import { Worker } from 'node:worker_threads'
import { FileRefused, type FileRefusalCode } from '../application/import/register-file.ts'

/** More rows are asked for as CSV, which has no limit. */
export const MOST_SPREADSHEET_ROWS = 100_000
const SLOWEST_MS = 90_000
/** A worker that needs more is stopped, and nothing else with it. */
const MOST_MEMORY_MB = 2048

export type ConversionOrder = Readonly<{ path: string; to: string; mostRows: number }>
export type ConversionAnswer = Readonly<{ kind: 'converted' }> | Readonly<{ kind: 'refused'; code: FileRefusalCode; facts?: Readonly<Record<string, number>> }>

/** Writes the first filled sheet of a spreadsheet as CSV, in a worker with limits of time and memory. Throws `FileRefused`. */
export async function convertSpreadsheet(path: string, to: string, mostRows: number = MOST_SPREADSHEET_ROWS): Promise<void> {
  const answer = await runWorker({ path, to, mostRows })
  if (answer.kind === 'refused') throw new FileRefused(answer.code, answer.facts)
}

async function runWorker(order: ConversionOrder): Promise<ConversionAnswer> {
  const { promise, resolve } = Promise.withResolvers<ConversionAnswer>()
  const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), { workerData: order, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } })
  const timer = setTimeout(() => resolve({ kind: 'refused', code: 'took-too-long' }), SLOWEST_MS)
  worker.once('message', (answer: ConversionAnswer) => resolve(answer))
  // Out of memory, or a fault in the reader: the spreadsheet is at fault, not the program.
  worker.once('error', () => resolve({ kind: 'refused', code: 'broken-spreadsheet' }))
  worker.once('exit', () => resolve({ kind: 'refused', code: 'broken-spreadsheet' }))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
