import type pg from 'pg'
import type { AuthorityId, Reads } from '../../application/ports.ts'
import type { Projector, QueryReadsOf } from '../projector.ts'
import { ledgerReads } from '../store.ts'
import { isUuid } from '../is-uuid.ts'
import { inTransaction } from '../transaction.ts'
import type { DerivedTable } from './rebuild.ts'
import { walkStreams } from './walk-streams.ts'

/** Which register is meant: as its seal of this number found it, with the configuration and the people of that time. */
export type PastRegister = Readonly<{ seal: number; settings: number; until: string }>

type Parts = Readonly<{ projector: Projector; reads: QueryReadsOf; tables: readonly DerivedTable[] }>

/**
 * Asks the register of one authority as it stood at a seal: each stream up to the head that was sealed, whatever the clock
 * said since. Everything derived is derived again into temporary tables, which PostgreSQL finds before the stored ones, as
 * it finds temporary views of the ledger and the configuration. As the owner, in one snapshot; nothing stored is changed.
 *
 * Words that were erased since are not there. A name that was changed is the one of that time.
 */
export function inRegisterAtSeal<T>(owner: pg.Pool, parts: Parts, authorityId: AuthorityId, past: PastRegister, work: (reads: Reads) => Promise<T>): Promise<T> {
  if (!isUuid(authorityId)) throw new Error('not an authority id')
  return inTransaction(owner, `begin isolation level repeatable read; set local heard.authority_id = '${authorityId}'`, async (trx, client) => {
    await hidePresent(client, authorityId, past)
    for (const { name } of parts.tables)
      await client.query(`create temporary table ${name} (like public.${name} including defaults including constraints including indexes) on commit drop`)
    await walkStreams(client, authorityId, (streams) => parts.projector(trx, authorityId, streams), 'events')
    for (const { name } of parts.tables) await client.query(`analyze pg_temp.${name}`)
    const result = await work({ ...ledgerReads(trx, authorityId), ...parts.reads(trx, authorityId) })
    // The views are of this session and not of the transaction: they go before the connection is used for anything else.
    await client.query('drop view pg_temp.report_editions, pg_temp.events, pg_temp.settings_versions, pg_temp.people, pg_temp.kept_versions')
    return result
  })
}

async function hidePresent(client: pg.ClientBase, authorityId: AuthorityId, { seal, settings, until }: PastRegister): Promise<void> {
  await client.query(`create temporary table heard_heads (stream_id uuid primary key, seq integer not null) on commit drop`)
  await client.query(`
    insert into heard_heads select distinct on (stream_id) stream_id, seq from public.sealed_heads
    where authority_id = $1 and seal_number <= $2 order by stream_id, seal_number desc`, [authorityId, seal])
  await client.query('analyze heard_heads')
  await client.query(`create temporary view events as
    select e.* from public.events e join heard_heads h on h.stream_id = e.stream_id and e.seq <= h.seq where e.authority_id = '${authorityId}'`)
  await client.query(`create temporary view settings_versions as
    select * from public.settings_versions where authority_id = '${authorityId}' and version <= ${Number(settings)}`)
  // What is published later, the edition itself among it, was no reader's yet.
  await client.query(`create temporary view report_editions as
    select r.* from public.report_editions r where r.authority_id = '${authorityId}' and exists (
      select 1 from pg_temp.events e where e.stream_id = r.report_id and e.type = 'ReportPublished' and (e.payload->>'edition')::int = r.edition)`)
  const known = await knownUntil(client, until)
  await client.query(`create temporary view kept_versions as
    select * from public.kept_versions where authority_id = '${authorityId}' and recorded_at <= '${known}'::timestamptz`)
  await client.query(`create temporary view people as
    select * from public.people where authority_id = '${authorityId}' and recorded_at <= '${known}'::timestamptz`)
}

/** What the seal covers was recorded before it, even where the clock has been put back since: people and what was kept are known up to its last entry. */
async function knownUntil(client: pg.ClientBase, until: string): Promise<string> {
  const { rows: [row] } = await client.query<{ at: string | Date }>('select greatest($1::timestamptz, max(recorded_at)::timestamptz) as at from pg_temp.events', [until])
  return new Date(row?.at ?? until).toISOString()
}
