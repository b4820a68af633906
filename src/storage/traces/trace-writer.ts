import { sql } from 'kysely'
import { wholeOf } from '../../application/access/sight.ts'
import type { Trace } from '../../application/access/traces.ts'
import type { AuthorityId, Ids } from '../../application/ports.ts'
import { binaryArray, type ElementType } from '../binary-array.ts'
import type { Pools } from '../pools.ts'
import { sightSet } from '../sight.ts'
import { inTransaction } from '../transaction.ts'
import { chainTraces, type Chained, newChain, type TraceHead } from './chain-traces.ts'
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

async function insert({ app }: Pick<Pools, 'app'>, authorityId: AuthorityId, { rows, words }: Chained): Promise<void> {
  await inTransaction(app, ['begin', ...sightSet(wholeOf(authorityId))].join('; '), async (trx) => {
    const given = Object.entries(COLUMNS).map(([column, [type, value]]) => ({ column, array: sql`${binaryArray(type, rows.map(value))}::${sql.raw(type)}[]` }))
    const names = sql.raw(given.map(({ column }) => column).join(', '))
    const insertTraces = sql`insert into traces (authority_id, at, ${names})
      select ${authorityId}::uuid, r.instant::timestamptz, ${sql.raw(given.map(({ column }) => `r.${column}`).join(', '))}
      from unnest(${binaryArray('text', rows.map(({ at }) => at))}::text[], ${sql.join(given.map(({ array }) => array))}) as r(instant, ${names})`
    if (words.length === 0) return void (await insertTraces.execute(trx))
    await sql`with w as (insert into trace_words (authority_id, words_id, words, salt)
        select ${authorityId}::uuid, r.* from unnest(${binaryArray('uuid', words.map(({ wordsId }) => wordsId))}::uuid[],
          ${binaryArray('text', words.map((each) => each.words))}::text[], ${binaryArray('bytea', words.map(({ salt }) => salt))}::bytea[]) as r)
      ${insertTraces}`.execute(trx)
  })
}

const COLUMNS: Readonly<Record<string, readonly [ElementType, (row: TraceRow) => string | number | Buffer | null]>> = {
  chain_id: ['uuid', (row) => row.chainId], seq: ['integer', (row) => row.seq], user_id: ['text', (row) => row.userId], kind: ['text', (row) => row.kind],
  subject_kind: ['text', (row) => row.subjectKind], subject_id: ['text', (row) => row.subjectId], route: ['text', (row) => row.route],
  what: ['text', (row) => row.what], words_id: ['uuid', (row) => row.wordsId], words_digest: ['bytea', (row) => row.wordsDigest],
  hash_format: ['smallint', (row) => row.hashFormat], prev_hash: ['bytea', (row) => row.prevHash], hash: ['bytea', (row) => row.hash],
}
