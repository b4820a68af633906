import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import canonicalize from 'canonicalize'
import type { AuthorityId } from '../application/ports.ts'
import type { KeptProtections, ProtectionStand, Protector, Worked } from '../application/protection.ts'
import type { ProtectedFigures, ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import type { SuppressionStep } from '../domain/reporting/disclosure/suppress/suppress.ts'

export type WorkerAnswer =
  | Readonly<{ kind: 'step'; step: SuppressionStep }>
  | Readonly<{ kind: 'done'; figures: ProtectedFigures }>
  | Readonly<{ kind: 'failed'; reason: string }>

/** A worker that needs more is stopped, and nothing else with it. */
const MOST_MEMORY_MB = 400
/** Of what was made last, as in the server's own thread: small, so that it is cleared away often. */
const MOST_YOUNG_MB = 24
/** How long a worker may take beyond the time that it was given, before it is stopped. */
const GRACE_SECONDS = 60
/** Answers that are remembered here: a report that is looked at again is not even asked for in the register. */
const MOST_REMEMBERED = 20

/** Where nothing is kept between one run of the program and the next: in tests, and beside registers that are not written to. */
const NOWHERE: KeptProtections = { find: async () => null, keep: async (_authorityId, { figures }) => figures, forget: async () => {} }

/**
 * Whoever protects figures, each order in a worker of its own, one after another. The same order is worked out once, and what
 * was worked out is kept: a restart, another server and a report made again next year find the same numbers withheld.
 */
export function createProtector(kept: KeptProtections = NOWHERE): Protector {
  const stands = new Map<string, ProtectionStand>()
  const waiting = new Map<string, Promise<Worked>>()
  let last: Promise<unknown> = Promise.resolve()
  const stand = (key: string, now: ProtectionStand): ProtectionStand => {
    stands.delete(key)
    stands.set(key, now)
    for (const [old, { kind }] of stands) if (stands.size > MOST_REMEMBERED && kind !== 'working') stands.delete(old)
    return now
  }
  const begin = ({ key, authorityId, problem, order }: Asked): Promise<Worked> => {
    const begun = waiting.get(key)
    if (begun) return begun
    stand(key, { kind: 'working', step: null })
    const turn = last.catch(() => {}).then(async (): Promise<Worked> => {
      const figures = await inWorker(order, (step) => stand(key, { kind: 'working', step }))
      return { problem, figures: await kept.keep(authorityId, { problem, figures }) }
    })
    last = turn
    waiting.set(key, turn)
    turn.then((worked) => stand(key, { kind: 'done', ...worked }), (error: unknown) => stand(key, { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }))
      .finally(() => waiting.delete(key)).catch(() => {})
    return turn
  }
  const found = async ({ key, authorityId, problem }: Asked): Promise<ProtectionStand | null> => {
    const now = stands.get(key)
    if (now) return now
    const figures = await kept.find(authorityId, problem)
    return figures === null ? stands.get(key) ?? null : stand(key, { kind: 'done', problem, figures })
  }
  const look = async (asked: Asked): Promise<ProtectionStand> => {
    const now = await found(asked)
    if (now) return now
    begin(asked).catch(() => {})
    return stands.get(asked.key) ?? { kind: 'working', step: null }
  }
  return {
    look: (authorityId, order) => look(askedOf(authorityId, order)),
    protect: async (authorityId, order) => {
      const asked = askedOf(authorityId, order)
      const now = await found(asked)
      return now?.kind === 'done' ? now : begin(asked)
    },
    again: async (authorityId, order) => {
      const asked = askedOf(authorityId, order)
      const now = await found(asked)
      if (now && mayBeBetter(now)) {
        await kept.forget(authorityId, asked.problem)
        stands.delete(asked.key)
      }
      return look(asked)
    },
    problemOf,
  }
}

/** Another try may find what this one had no time for. What is proved stays as it is. */
function mayBeBetter(stand: ProtectionStand): boolean {
  return stand.kind === 'failed' || (stand.kind === 'done' && (!stand.figures.isSafe || stand.figures.gaveUp > 0 || stand.figures.cost !== stand.figures.bound))
}

type Asked = Readonly<{ key: string; authorityId: AuthorityId; problem: string; order: ProtectionOrder }>

function askedOf(authorityId: AuthorityId, order: ProtectionOrder): Asked {
  const problem = problemOf(order)
  return { key: `${authorityId}/${problem}`, authorityId, problem, order }
}

function problemOf({ seconds: _seconds, ...problem }: ProtectionOrder): string {
  return createHash('sha256').update(canonicalize(problem) ?? '').digest('hex')
}

async function inWorker(order: ProtectionOrder, tell: (step: SuppressionStep) => void): Promise<ProtectedFigures> {
  const { promise, resolve, reject } = Promise.withResolvers<ProtectedFigures>()
  const worker = new Worker(new URL('./protection-worker.ts', import.meta.url), { workerData: order, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: MOST_YOUNG_MB } })
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
