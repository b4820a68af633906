import type pg from 'pg'
import type { RebuildReport } from '../../application/operator.ts'
import { listAuthorities } from '../authorities.ts'
import type { Projector, Trx } from '../projector.ts'
import { inTransaction } from '../transaction.ts'
import { walkStreams } from './walk-streams.ts'

/** A derived table, and the query over unqualified names that tells what it says. */
export type DerivedTable = Readonly<{ name: string; says: string }>

/**
 * Projects the whole register again into empty tables and compares what they say with what the stored ones say. In one
 * snapshot, as the owner, and without changing anything: the new tables are temporary ones of the same names, which
 * PostgreSQL finds before the stored ones.
 */
export function checkProjections(owner: pg.Pool, projector: Projector, tables: readonly DerivedTable[]): Promise<RebuildReport> {
  return inTransaction(owner, 'begin isolation level repeatable read', async (trx, client) => {
    for (const { name } of tables)
      await client.query(`create temporary table ${name} (like public.${name} including defaults including constraints including indexes) on commit drop`)
    const streams = await projectAll(client, trx, projector)
    const differences: RebuildReport['differences'][number][] = []
    for (const table of tables) {
      const difference = await compare(client, table)
      if (difference.onlyStored > 0 || difference.onlyRebuilt > 0) differences.push({ table: table.name, ...difference })
    }
    return { streams, tables: tables.length, differences }
  })
}

/** Replaces every projection with one made afresh. Readers go on with the old one; whoever records waits until it is done. */
export function rebuildProjections(owner: pg.Pool, projector: Projector, tables: readonly DerivedTable[]): Promise<RebuildReport> {
  return inTransaction(owner, 'begin', async (trx, client) => {
    await client.query('lock table events in share row exclusive mode')
    for (const { name } of tables.toReversed()) await client.query(`delete from ${name}`)
    const streams = await projectAll(client, trx, projector)
    return { streams, tables: tables.length, differences: [] }
  })
}

async function projectAll(client: pg.ClientBase, trx: Trx, projector: Projector): Promise<number> {
  let count = 0
  for (const { authorityId } of await listAuthorities(client)) {
    await client.query(`set local heard.authority_id = '${authorityId}'`)
    count += await walkStreams(client, authorityId, (streams) => projector(trx, authorityId, streams))
  }
  return count
}

/** Rows that only one of the two has; equal rows count as often as they are there. */
async function compare(client: pg.ClientBase, { says }: DerivedTable): Promise<Readonly<{ onlyStored: number; onlyRebuilt: number; rows: number }>> {
  // With pg_temp named last, unqualified names mean the stored tables.
  await client.query('set local search_path = public, pg_temp')
  await client.query(`create temporary table heard_stored on commit drop as ${says}`)
  await client.query('set local search_path = pg_temp, public')
  await client.query(`create temporary table heard_rebuilt on commit drop as ${says}`)
  const { rows: [row] } = await client.query<{ onlyStored: number; onlyRebuilt: number; rows: number }>(`
    select (select count(*) from (select * from heard_stored except all select * from heard_rebuilt) x) as "onlyStored",
      (select count(*) from (select * from heard_rebuilt except all select * from heard_stored) x) as "onlyRebuilt",
      (select count(*) from heard_stored) as rows`)
  await client.query('drop table heard_stored, heard_rebuilt')
  return row ?? { onlyStored: 0, onlyRebuilt: 0, rows: 0 }
}
