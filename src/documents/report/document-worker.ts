/** Runs in a worker: makes the files of one document, and is given the next when they are made, so that the pages are not slowed. */
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { madeFiles } from './made-files.ts'
import type { WorkshopAnswer, WorkshopOrder } from './workshop.ts'

// On Linux the priority is that of the thread alone, elsewhere of the whole program: whoever asks for a page goes first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

parentPort?.on('message', (order: WorkshopOrder) => void answered(order))

async function answered({ number, document, formats }: WorkshopOrder): Promise<void> {
  try {
    const files = await madeFiles(document, formats)
    parentPort?.postMessage({ number, files } satisfies WorkshopAnswer)
  } catch (error) {
    parentPort?.postMessage({ number, error: error instanceof Error ? error : new Error(String(error)) } satisfies WorkshopAnswer)
  }
}
