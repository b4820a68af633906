import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { ProtectionStand, Protector } from '../application/protection.ts'
import type { ProtectedFigures, ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import type { SuppressionStep } from '../domain/reporting/disclosure/suppress/suppress.ts'

export type WorkerAnswer =
  | Readonly<{ kind: 'step'; step: SuppressionStep }>
  | Readonly<{ kind: 'done'; figures: ProtectedFigures }>
  | Readonly<{ kind: 'failed'; reason: string }>

/** A worker that needs more is stopped, and nothing else with it. */
const MOST_MEMORY_MB = 400
/** How long a worker may take beyond the time that it was given, before it is stopped. */
const GRACE_SECONDS = 60
/** Answers that are kept: a report that is looked at again is not worked out again. */
const MOST_KEPT = 20

/**
 * Whoever protects figures, each order in a worker of its own, one after another. The same order is worked out once; what was
 * worked out is kept while the program runs, for the orders asked about last.
 */
export function createProtector(): Protector {
  const stands = new Map<string, ProtectionStand>()
  const waiting = new Map<string, Promise<ProtectedFigures>>()
  let last: Promise<unknown> = Promise.resolve()
  const stand = (key: string, now: ProtectionStand) => {
    stands.delete(key)
    stands.set(key, now)
    for (const [old, { kind }] of stands) if (stands.size > MOST_KEPT && kind !== 'working') stands.delete(old)
  }
  const begin = (key: string, order: ProtectionOrder): Promise<ProtectedFigures> => {
    stand(key, { kind: 'working', step: null })
    const turn = last.catch(() => {}).then(() => inWorker(order, (step) => stand(key, { kind: 'working', step })))
    last = turn
    waiting.set(key, turn)
    turn.then((figures) => stand(key, { kind: 'done', figures }), (error: unknown) => stand(key, { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }))
      .finally(() => waiting.delete(key)).catch(() => {})
    return turn
  }
  const look = (order: ProtectionOrder): ProtectionStand => {
    const key = digest(order)
    const now = stands.get(key)
    if (now) return now
    begin(key, order).catch(() => {})
    return { kind: 'working', step: null }
  }
  return {
    look,
    protect: async (order) => {
      const key = digest(order)
      const now = stands.get(key)
      return now?.kind === 'done' ? now.figures : await (waiting.get(key) ?? begin(key, order))
    },
    again: (order) => {
      const key = digest(order)
      if (stands.get(key)?.kind === 'failed') stands.delete(key)
      return look(order)
    },
  }
}

function digest(order: ProtectionOrder): string {
  return createHash('sha256').update(JSON.stringify(order)).digest('hex')
}

async function inWorker(order: ProtectionOrder, tell: (step: SuppressionStep) => void): Promise<ProtectedFigures> {
  const { promise, resolve, reject } = Promise.withResolvers<ProtectedFigures>()
  const worker = new Worker(new URL('./protection-worker.ts', import.meta.url), { workerData: order, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } })
  const timer = setTimeout(() => reject(new Error('it took too long')), (order.seconds + GRACE_SECONDS) * 1000)
  worker.on('message', (answer: WorkerAnswer) => {
    if (answer.kind === 'step') tell(answer.step)
    else if (answer.kind === 'done') resolve(answer.figures)
    else reject(new Error(answer.reason))
  })
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('it stopped before it was done')))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
