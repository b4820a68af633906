/** Runs in a worker: chooses what is withheld, and attacks it. Pages are served by another thread all the while. */
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { protect, type ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import { highsSolver } from './highs-solver.ts'
import type { WorkerAnswer } from './protect-in-worker.ts'

// On Linux the priority is that of the thread alone, elsewhere of the whole program: whoever asks for a page goes first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const post = (answer: WorkerAnswer) => parentPort?.postMessage(answer)

try {
  const order = workerData as ProtectionOrder
  const solver = await highsSolver()
  const until = performance.now() + order.seconds * 1000
  post({ kind: 'done', figures: protect(order, solver, { secondsLeft: () => (until - performance.now()) / 1000, tell: (step) => post({ kind: 'step', step }) }) })
} catch (error) {
  post({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
}
