import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { DocumentFile, DocumentFormat } from './formats.ts'
import type { WorkshopAnswer, WorkshopOrder } from './workshop.ts'

/** What a worker of a workshop does: makes the files of one document, and is given the next when they are made, so that the pages are not slowed. */
export function answerOrders<Given>(made: (document: Given, formats: readonly DocumentFormat[]) => Promise<readonly DocumentFile[]>): void {
  // On Linux the priority is that of the thread alone, elsewhere of the whole program: whoever asks for a page goes first.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  parentPort?.on('message', (order: WorkshopOrder<Given>) => void answered(order, made))
}

async function answered<Given>({ number, document, formats }: WorkshopOrder<Given>, made: Parameters<typeof answerOrders<Given>>[0]): Promise<void> {
  try {
    parentPort?.postMessage({ number, files: await made(document, formats) } satisfies WorkshopAnswer)
  } catch (error) {
    parentPort?.postMessage({ number, error: error instanceof Error ? error : new Error(String(error)) } satisfies WorkshopAnswer)
  }
}
