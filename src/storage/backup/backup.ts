import { renameSync, rmSync, statSync } from 'node:fs'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { BackupReport } from '../../application/operator.ts'
import { appliedMigrations } from '../migrate.ts'
import { copying, inTransaction } from '../transaction.ts'
import { BACKUP_FORMAT, writeBackup } from './container.ts'

/** A table of the register with the columns that can be written back, tables that others refer to first. */
type TableToCopy = { name: string; columns: string[] }

/** Made anew with the database itself. */
const NOT_COPIED = 'schema_migrations'

/**
 * Writes the whole register to `path` from one snapshot, while the service goes on. As the owner, who sees every
 * authority. The file gets its name when it is whole; an unfinished one never looks like a backup.
 */
export async function backup(owner: pg.Pool, path: string, madeAt: string): Promise<BackupReport> {
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    const counts = await inTransaction(owner, 'begin isolation level repeatable read read only', (_trx, client) =>
      copying(client, () => copyOut(client, unfinished, madeAt)))
    renameSync(unfinished, path)
    return { file: path, ...counts, bytes: statSync(path).size }
  } finally {
    rmSync(unfinished, { force: true })
  }
}

async function copyOut(client: pg.PoolClient, path: string, madeAt: string): Promise<Readonly<{ tables: number; rows: number }>> {
  const { rows: [server] } = await client.query<{ version: string }>("select current_setting('server_version') as version")
  const migrations = [...await appliedMigrations(client)]
  const writer = await writeBackup(path, { format: BACKUP_FORMAT, madeAt, postgres: server?.version ?? '', migrations })
  const tables = await tablesToCopy(client)
  let rows = 0
  for (const { name, columns } of tables) {
    const stream = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`))
    // Where writing fails, nobody reads on, and the cut connection is no news to anybody.
    stream.on('error', () => undefined)
    rows += await writer.table(name, columns, stream)
  }
  await writer.end()
  return { tables: tables.length, rows }
}

/** In the order in which they were made: a table can only refer to one that was there. */
async function tablesToCopy(client: pg.ClientBase): Promise<readonly TableToCopy[]> {
  const { rows } = await client.query<TableToCopy>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '${NOT_COPIED}'
    group by c.oid, c.relname order by c.oid`)
  return rows
}
