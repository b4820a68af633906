/** Runs in a worker: makes the files of one letter, and is given the next when they are made, so that the pages are not slowed. */
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { LetterDocument } from '../../domain/letters/letter-document.ts'
import type { WorkshopAnswer, WorkshopOrder } from '../report/workshop.ts'
import { madeLetter } from './made-letter.ts'

// On Linux the priority is that of the thread alone, elsewhere of the whole program: whoever asks for a page goes first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

parentPort?.on('message', (order: WorkshopOrder<LetterDocument>) => void answered(order))

async function answered({ number, document, formats }: WorkshopOrder<LetterDocument>): Promise<void> {
  try {
    parentPort?.postMessage({ number, files: await madeLetter(document, formats) } satisfies WorkshopAnswer)
  } catch (error) {
    parentPort?.postMessage({ number, error: error instanceof Error ? error : new Error(String(error)) } satisfies WorkshopAnswer)
  }
}
