import type { HealthProbe } from '../application/ports.ts'
import type { Pools } from './pools.ts'

/**
 * Whether the database answers and takes a row of the ledger: one is written and rolled back, so that a full disk or a
 * read-only server shows. Never throws.
 */
export function healthProbe(pools: Pick<Pools, 'app'>): HealthProbe {
  return async () => {
    const client = await pools.app.connect().catch(() => null)
    if (client === null) return { databaseReachable: false, ledgerWritable: false }
    try {
      await client.query("begin; set local statement_timeout = '2s'; set local heard.authority_id = '00000000-0000-0000-0000-000000000000'")
      await client.query("insert into commands (authority_id, command_id, stream_id, seq) values ('00000000-0000-0000-0000-000000000000', 'health', '00000000-0000-0000-0000-000000000000', 1)")
      await client.query('rollback')
      client.release()
      return { databaseReachable: true, ledgerWritable: true }
    } catch {
      const databaseReachable = await client.query('rollback').then(() => true, () => false)
      client.release(!databaseReachable)
      return { databaseReachable, ledgerWritable: false }
    }
  }
}
