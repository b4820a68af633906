import type pg from 'pg'
import type { AuthorityId } from '../../application/ports.ts'
import { inTransaction } from '../transaction.ts'
import { type SealLine, appendSeal, readSealFile } from './seal-file.ts'
import { NO_ROOT, SEAL_FORMAT, SealRoot, type SealedHead } from './seal-root.ts'

const BATCH = 5_000
const UNIQUE_VIOLATION = '23505'

/** The last event of each stream that has grown since it was last sealed. Two walks along two indexes, side by side. */
const CHANGED_HEADS = `
  select e.stream_id, e.seq, e.hash
  from (select distinct on (stream_id) stream_id, seq, hash from events where authority_id = $1 order by stream_id desc, seq desc) e
  left join (select distinct on (stream_id) stream_id, seq from sealed_heads where authority_id = $1 order by stream_id desc, seal_number desc) s
    on s.stream_id = e.stream_id
  where s.seq is null or e.seq > s.seq`

type SealRow = { number: number; sealed_at: string; streams: number; prev_root: Buffer; root: Buffer }

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
  return inTransaction(pool, `begin read only; set local heard.authority_id = '${authorityId}'`, async (_trx, client) => {
    const { rows: [row] } = await client.query<{ number: number; root: string }>(
      "select number, encode(root, 'hex') as root from seals where authority_id = $1 order by number desc limit 1", [authorityId])
    return row ?? null
  })
}

function sealOnce(pool: pg.Pool, authorityId: AuthorityId, now: string): Promise<SealLine | null> {
  const begin = `begin isolation level repeatable read; set local heard.authority_id = '${authorityId}'`
  return inTransaction(pool, begin, (_trx, client) => makeSeal(client, authorityId, now))
}

async function makeSeal(client: pg.ClientBase, authorityId: AuthorityId, now: string): Promise<SealLine | null> {
  const { rows: [last] } = await client.query<SealRow>(
    'select number, sealed_at, streams, prev_root, root from seals where authority_id = $1 order by number desc limit 1', [authorityId])
  const number = (last?.number ?? 0) + 1
  const sealedAt = new Date(now).toISOString()
  const prevRoot = last?.root ?? NO_ROOT
  const { rowCount } = await client.query(
    `insert into sealed_heads (authority_id, seal_number, stream_id, seq, hash) select $1, $2, h.* from (${CHANGED_HEADS}) h`, [authorityId, number])
  if (rowCount === 0) return null
  const root = new SealRoot({ authorityId, number, sealedAt, prevRoot })
  const streams = await walkHeads(client, authorityId, number, (heads) => {
    for (const head of heads) root.add(head)
    return Promise.resolve()
  })
  const seal: SealLine = { format: SEAL_FORMAT, authorityId, number, sealedAt, streams, prevRoot: prevRoot.toString('hex'), root: root.digest().toString('hex') }
  await client.query(
    'insert into seals (authority_id, number, format, sealed_at, streams, prev_root, root) values ($1, $2, $3, $4, $5, $6, $7)',
    [authorityId, number, SEAL_FORMAT, sealedAt, streams, prevRoot, Buffer.from(seal.root, 'hex')])
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

/** Writes to the file whatever seals it lacks: a process may have died between the commit and the file. */
export async function completeFile(pool: pg.Pool, authorityId: AuthorityId, sealsFolder: string): Promise<void> {
  const kept = await readSealFile(sealsFolder, authorityId)
  const last = kept?.reduce((highest, each) => Math.max(highest, each?.number ?? 0), 0) ?? 0
  const { rows } = await inTransaction(pool, `begin read only; set local heard.authority_id = '${authorityId}'`, (_trx, client) => client.query<SealRow>(
    'select number, sealed_at, streams, prev_root, root from seals where authority_id = $1 and number > $2 order by number', [authorityId, last]))
  for (const row of rows) appendSeal(sealsFolder, {
    format: SEAL_FORMAT, authorityId, number: row.number, sealedAt: row.sealed_at, streams: row.streams,
    prevRoot: row.prev_root.toString('hex'), root: row.root.toString('hex'),
  })
}
