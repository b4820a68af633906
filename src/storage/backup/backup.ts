import { renameSync, rmSync, statSync } from 'node:fs'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { BackupReport } from '../../application/operator.ts'
import type { FileStore } from '../../application/files/ports.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { sealedBytes } from '../files/sealed-bytes.ts'
import { appliedMigrations } from '../migrate.ts'
import { copying, inTransaction } from '../transaction.ts'
import { BACKUP_FORMAT, writeBackup, type BackupWriter } from './container.ts'

/** A table of the register with the columns that can be written back, tables that others refer to first. */
type TableToCopy = { name: string; columns: string[] }

/** Made anew with the database itself. */
const NOT_COPIED = 'schema_migrations'

/** Where documents lie, and the key with which they are encrypted in the backup as they are there; null: they are not. */
export type KeptDocuments = Readonly<{ fileStore: FileStore; key: Buffer | null }>

/**
 * Writes the whole register to `path` from one snapshot, while the service goes on. As the owner, who sees every
 * authority. The file gets its name when it is whole; an unfinished one never looks like a backup. A document
 * that is not there, or not as it was kept, holds up nothing: it is counted.
 */
export async function backup(owner: pg.Pool, path: string, madeAt: string, documents: KeptDocuments | null = null): Promise<BackupReport> {
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    const counts = await inTransaction(owner, 'begin isolation level repeatable read read only', (_trx, client) =>
      copying(client, () => copyOut(client, unfinished, { madeAt, documents })))
    renameSync(unfinished, path)
    return { file: path, ...counts, bytes: statSync(path).size }
  } finally {
    rmSync(unfinished, { force: true })
  }
}

type Wanted = Readonly<{ madeAt: string; documents: KeptDocuments | null }>

async function copyOut(client: pg.PoolClient, path: string, { madeAt, documents }: Wanted): Promise<Pick<BackupReport, 'tables' | 'rows' | 'documents' | 'missing'>> {
  const { rows: [server] } = await client.query<{ version: string }>("select current_setting('server_version') as version")
  const migrations = [...await appliedMigrations(client)]
  const writer = await writeBackup(path, { format: BACKUP_FORMAT, madeAt, postgres: server?.version ?? '', migrations, ...(documents && { documents: documents.key ? 'sealed' as const : 'plain' as const }) })
  const tables = await tablesToCopy(client)
  let rows = 0
  for (const { name, columns } of tables) {
    const stream = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`))
    // Where writing fails, nobody reads on, and the cut connection is no news to anybody.
    stream.on('error', () => undefined)
    rows += await writer.table(name, columns, stream)
  }
  const copied = documents ? await copyDocuments(client, writer, documents) : { documents: 0, missing: 0 }
  await writer.end()
  return { tables: tables.length, rows, ...copied }
}

/** Each once, as the snapshot knows them. */
async function copyDocuments(client: pg.PoolClient, writer: BackupWriter, { fileStore, key }: KeptDocuments): Promise<Readonly<{ documents: number; missing: number }>> {
  const { rows } = await client.query<{ authorityId: AuthorityId; sha256: string }>(
    `select distinct authority_id as "authorityId", encode(sha256, 'hex') as sha256 from files order by 1, 2`)
  let missing = 0
  for (const document of rows) {
    const bytes = await fileStore.open(document.authorityId, document.sha256)
    if (!await writer.document(document, bytes && key ? sealedBytes(bytes, key) : bytes)) missing += 1
  }
  return { documents: rows.length - missing, missing }
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
