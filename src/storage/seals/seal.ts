import type pg from 'pg'
import { wholeOf } from '../../application/access/sight.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { sightSet } from '../sight.ts'
import { inTransaction } from '../transaction.ts'
import { type SealLine, appendSeal, readSealFile } from './seal-file.ts'
import { NO_ROOT, SEAL_FORMAT, SealRoot, type SealedHead, type SealedTraceHead } from './seal-root.ts'

const BATCH = 5_000
const UNIQUE_VIOLATION = '23505'

/** The last event of each stream that has grown since it was last sealed. Two walks along two indexes, side by side. */
const CHANGED_HEADS = `
  select e.stream_id, e.seq, e.hash
  from (select distinct on (stream_id) stream_id, seq, hash from events where authority_id = $1 order by stream_id desc, seq desc) e
  left join (select distinct on (stream_id) stream_id, seq from sealed_heads where authority_id = $1 order by stream_id desc, seal_number desc) s
    on s.stream_id = e.stream_id
  where s.seq is null or e.seq > s.seq`

/** The last trace of each chain that has grown since it was last sealed. There are few chains, and each is asked for its end. */
const CHANGED_CHAINS = `
  with recursive chains as (
    (select chain_id from traces where authority_id = $1 order by chain_id limit 1)
    union all
    select (select t.chain_id from traces t where t.authority_id = $1 and t.chain_id > c.chain_id order by t.chain_id limit 1) from chains c where c.chain_id is not null)
  select t.chain_id, t.seq, t.hash from chains c
  cross join lateral (select chain_id, seq, hash from traces where authority_id = $1 and chain_id = c.chain_id order by seq desc limit 1) t
  left join lateral (select seq from sealed_trace_heads where authority_id = $1 and chain_id = c.chain_id order by seal_number desc limit 1) s on true
  where s.seq is null or t.seq > s.seq`

type SealRow = { number: number; format: number; sealed_at: string; streams: number; chains: number | null; prev_root: Buffer; root: Buffer }

/**
 * Seals what one authority's ledger has gained since its last seal, in the database and in a file outside of it.
 * Returns null where there was nothing new. A seal that reached the database and not the file is added to the file now.
 */
export async function seal(pool: pg.Pool, authorityId: AuthorityId, sealsFolder: string, now: string): Promise<SealLine | null> {
  const made = await sealOnce(pool, authorityId, now).catch((error: unknown) => {
    // Another seal was made in between. What it left over is sealed now.
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return sealOnce(pool, authorityId, now)
    throw error
  })
  await completeFile(pool, authorityId, sealsFolder)
  return made
}

/** The last seal of an authority's ledger; null where there is none. */
export function lastSeal(pool: pg.Pool, authorityId: AuthorityId): Promise<Readonly<{ number: number; root: string }> | null> {
  return inTransaction(pool, ['begin read only', ...sightSet(wholeOf(authorityId))].join('; '), async (_trx, client) => {
    const { rows: [row] } = await client.query<{ number: number; root: string }>(
      "select number, encode(root, 'hex') as root from seals where authority_id = $1 order by number desc limit 1", [authorityId])
    return row ?? null
  })
}

function sealOnce(pool: pg.Pool, authorityId: AuthorityId, now: string): Promise<SealLine | null> {
  const begin = ['begin isolation level repeatable read', ...sightSet(wholeOf(authorityId))].join('; ')
  return inTransaction(pool, begin, (_trx, client) => makeSeal(client, authorityId, now))
}

async function makeSeal(client: pg.ClientBase, authorityId: AuthorityId, now: string): Promise<SealLine | null> {
  const { rows: [last] } = await client.query<Pick<SealRow, 'number' | 'root'>>(
    'select number, root from seals where authority_id = $1 order by number desc limit 1', [authorityId])
  const number = (last?.number ?? 0) + 1
  const sealedAt = new Date(now).toISOString()
  const prevRoot = last?.root ?? NO_ROOT
  const { rowCount: streamsChanged } = await client.query(
    `insert into sealed_heads (authority_id, seal_number, stream_id, seq, hash) select $1, $2, h.* from (${CHANGED_HEADS}) h`, [authorityId, number])
  const { rowCount: chainsChanged } = await client.query(
    `insert into sealed_trace_heads (authority_id, seal_number, chain_id, seq, hash) select $1, $2, h.* from (${CHANGED_CHAINS}) h`, [authorityId, number])
  if (streamsChanged === 0 && chainsChanged === 0) return null
  const root = new SealRoot({ format: SEAL_FORMAT, authorityId, number, sealedAt, prevRoot })
  const streams = await walkHeads(client, authorityId, number, (heads) => {
    for (const head of heads) root.add(head)
    return Promise.resolve()
  })
  const heads = await traceHeads(client, authorityId, number)
  for (const head of heads) root.addTraces(head)
  const chains = heads.length
  const seal: SealLine = { format: SEAL_FORMAT, authorityId, number, sealedAt, streams, chains, prevRoot: prevRoot.toString('hex'), root: root.digest().toString('hex') }
  await client.query(
    'insert into seals (authority_id, number, format, sealed_at, streams, chains, prev_root, root) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [authorityId, number, SEAL_FORMAT, sealedAt, streams, chains, prevRoot, Buffer.from(seal.root, 'hex')])
  return seal
}

/** Gives the heads of one seal to `each`, a batch at a time, in the order of streams; returns how many there are. */
export async function walkHeads(
  client: pg.ClientBase, authorityId: string, sealNumber: number, each: (heads: readonly SealedHead[]) => Promise<void>,
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let count = 0; ;) {
    const { rows } = await client.query<SealedHead>(`
      select stream_id as "streamId", seq, hash from sealed_heads
      where authority_id = $1 and seal_number = $2 and stream_id > $3 order by stream_id limit ${BATCH}`, [authorityId, sealNumber, after])
    await each(rows)
    count += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return count
    after = last.streamId
  }
}

/** The heads of the chains of traces that a seal names, in the order of their ids. */
export async function traceHeads(client: pg.ClientBase, authorityId: string, sealNumber: number): Promise<readonly SealedTraceHead[]> {
  const { rows } = await client.query<SealedTraceHead>(
    'select chain_id as "chainId", seq, hash from sealed_trace_heads where authority_id = $1 and seal_number = $2 order by chain_id', [authorityId, sealNumber])
  return rows
}

/** Writes to the file whatever seals it lacks: a process may have died between the commit and the file. */
export async function completeFile(pool: pg.Pool, authorityId: AuthorityId, sealsFolder: string): Promise<void> {
  const kept = await readSealFile(sealsFolder, authorityId)
  const last = kept?.reduce((highest, each) => Math.max(highest, each?.number ?? 0), 0) ?? 0
  const { rows } = await inTransaction(pool, ['begin read only', ...sightSet(wholeOf(authorityId))].join('; '), (_trx, client) => client.query<SealRow>(
    'select number, format, sealed_at, streams, chains, prev_root, root from seals where authority_id = $1 and number > $2 order by number', [authorityId, last]))
  for (const row of rows) appendSeal(sealsFolder, {
    format: row.format, authorityId, number: row.number, sealedAt: row.sealed_at, streams: row.streams, ...(row.chains !== null && { chains: row.chains }),
    prevRoot: row.prev_root.toString('hex'), root: row.root.toString('hex'),
  })
}
