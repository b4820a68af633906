import type { Trace } from '../../application/access/traces.ts'
import type { AuthorityId, Ids } from '../../application/ports.ts'
import { binaryArray, type ElementType } from '../binary-array.ts'
import type { Pools } from '../pools.ts'
import { chainTraces, type Chained, newChain, type TraceHead, type TraceWords } from './chain-traces.ts'
import type { TraceRow } from './trace-row.ts'

/** Traces in one statement; more wait for the next. */
const MOST_AT_ONCE = 500

type Waiting = Readonly<{ traces: readonly Trace[]; kept: () => void; lost: (error: unknown) => void }>

/**
 * Adds to one chain for each authority. While one insert is on its way, whatever comes waits together for the next: a page
 * under load pays a part of a commit, and never more than two. Where an insert fails, all of it is told so, and a new chain
 * begins: whether PostgreSQL had kept it or not, nothing that follows can be in its way.
 */
export function traceWriter(pools: Pick<Pools, 'app'>, ids: Ids): (authorityId: AuthorityId, traces: readonly Trace[]) => Promise<void> {
  const heads = new Map<AuthorityId, TraceHead>()
  const queues = new Map<AuthorityId, Waiting[]>()

  async function writeOne(authorityId: AuthorityId, queue: Waiting[]): Promise<void> {
    const batch = takeBatch(queue)
    try {
      const chained = chainTraces(authorityId, heads.get(authorityId) ?? newChain(ids), batch.flatMap(({ traces }) => traces), ids)
      await insert(pools, authorityId, chained)
      heads.set(authorityId, chained.head)
      for (const { kept } of batch) kept()
    } catch (error) {
      heads.delete(authorityId)
      for (const { lost } of batch) lost(error)
    }
  }

  async function writeAll(authorityId: AuthorityId, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) await writeOne(authorityId, queue)
    queues.delete(authorityId)
  }

  return (authorityId, traces) => {
    if (traces.length === 0) return Promise.resolve()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiting = { traces, kept: resolve, lost: reject }
    const queue = queues.get(authorityId)
    if (queue) queue.push(waiting)
    else {
      const begun = [waiting]
      queues.set(authorityId, begun)
      void writeAll(authorityId, begun)
    }
    return promise
  }
}

function takeBatch(queue: Waiting[]): readonly Waiting[] {
  let size = 0
  const past = queue.findIndex(({ traces }, index) => (size += traces.length) > MOST_AT_ONCE && index > 0)
  return queue.splice(0, past === -1 ? queue.length : past)
}

/** In one message: every page that shows a record waits for it (migration 0722). */
async function insert({ app }: Pick<Pools, 'app'>, authorityId: AuthorityId, { rows, words }: Chained): Promise<void> {
  const columns = [...COLUMNS.map(([type, value]) => binaryArray(type, rows.map(value))), ...APART.map(([type, value]) => binaryArray(type, words.map(value)))]
  const client = await app.connect()
  let isSound = false
  try {
    await client.query({ name: 'heard-keep-traces', text: KEEP, values: [authorityId, ...columns] })
    isSound = true
  } finally {
    client.release(!isSound)
  }
}

/** What `keep_traces` takes, in its order. */
const COLUMNS: readonly (readonly [ElementType, (row: TraceRow) => string | number | Buffer | null])[] = [
  ['text', (row) => row.at], ['uuid', (row) => row.chainId], ['integer', (row) => row.seq], ['text', (row) => row.userId], ['text', (row) => row.kind],
  ['text', (row) => row.subjectKind], ['text', (row) => row.subjectId], ['text', (row) => row.route], ['text', (row) => row.what],
  ['uuid', (row) => row.wordsId], ['bytea', (row) => row.wordsDigest], ['smallint', (row) => row.hashFormat], ['bytea', (row) => row.prevHash], ['bytea', (row) => row.hash],
]
const APART: readonly (readonly [ElementType, (each: TraceWords) => string | Buffer])[] = [['uuid', ({ wordsId }) => wordsId], ['text', ({ words }) => words], ['bytea', ({ salt }) => salt]]
const KEEP = `select keep_traces($1::uuid, ${[...COLUMNS, ...APART].map(([type], at) => `$${at + 2}::${type}[]`).join(', ')})`
