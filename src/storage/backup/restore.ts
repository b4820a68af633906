import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { AuthorityId } from '../../application/ports.ts'
import { openedBytes } from '../files/sealed-bytes.ts'
import { emptyDatabase } from '../empty-database.ts'
import { type Migration, applyMigrations, ownMigrations } from '../migrate.ts'
import { copying, inTransaction } from '../transaction.ts'
import type { KeptDocuments } from './backup.ts'
import { DamagedBackup, type Header, type KeptDocument } from './container.ts'
import { readBackup, type BackupRead } from './read-backup.ts'

/** The database is not one that a backup may be restored into. The message is a plain sentence. */
class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}

/**
 * Puts a backup into an empty database, or with `replace` in the place of what is there. The file is read twice: first
 * to its end, to know that it is whole; then in one transaction, so that a failure leaves everything as it was. The
 * tables are made as they were when the backup was written; `migrate` brings them up afterwards.
 */
export async function restore(owner: pg.Pool, path: string, appRole: string, options: Readonly<{ replace: boolean; documents?: KeptDocuments }>): Promise<BackupRead> {
  await refuseOccupied(owner, options.replace)
  const documents = documentsTaken(options.documents ?? null)
  await readBackup(path, { ...UNMOVED, header: async (head) => { migrationsOf(head); documents.begin(head) }, document: documents.prove })
  return inTransaction(owner, 'begin', async (_trx, client) => {
    await emptyDatabase(client)
    return copying(client, () => readBackup(path, { ...tableLoader(client, appRole), document: documents.keep }))
  })
}

const UNMOVED = { startTable: () => Promise.resolve(), rows: () => Promise.resolve(), endTable: () => Promise.resolve() }

async function refuseOccupied(owner: pg.Pool, replace: boolean): Promise<void> {
  if (replace) return
  const { rows: [row] } = await owner.query<{ there: boolean }>("select to_regclass('authorities') is not null as there")
  if (row?.there !== true) return
  const { rowCount } = await owner.query('select 1 from authorities limit 1')
  if (rowCount !== 0) throw new RestoreRefused('There is a register in this database already. Restore into an empty one; or, to give up what is there, add --replace.')
}

/** The migrations that the backup's tables came from. Refuses those of a newer program, or of another one. */
function migrationsOf(head: Header): readonly Migration[] {
  const own = new Map(ownMigrations().map((migration) => [migration.name, migration]))
  return head.migrations.map(({ name, checksum }) => {
    const migration = own.get(name)
    if (!migration) throw new DamagedBackup(`The backup was written by a newer Heard (${name} is not known here). Restore it with that.`)
    if (migration.checksum !== checksum) throw new DamagedBackup(`The backup comes from another ${name} than this program’s.`)
    return migration
  })
}

/** What becomes of the documents of a backup: proved first, and kept where documents lie. Nothing where there is nowhere to keep them. */
function documentsTaken(kept: KeptDocuments | null) {
  let isSealed = false
  const opened = (bytes: AsyncIterable<Buffer>): AsyncIterable<Uint8Array> => (isSealed && kept?.key ? openedBytes(bytes, kept.key) : bytes)
  return {
    begin: ({ documents }: Header): void => {
      isSealed = documents === 'sealed'
      if (isSealed && kept && !kept.key) throw new RestoreRefused('The documents in this backup are encrypted. Set HEARD_FILES_KEY to the key that the register had.')
    },
    prove: async ({ sha256 }: KeptDocument, bytes: AsyncIterable<Buffer>): Promise<void> => {
      const digest = createHash('sha256')
      for await (const some of opened(bytes)) digest.update(some)
      if (kept && digest.digest('hex') !== sha256) throw new DamagedBackup('A document in the backup is not the one that was filed.')
    },
    keep: async ({ authorityId, sha256 }: KeptDocument, bytes: AsyncIterable<Buffer>): Promise<void> => {
      if (!kept) { for await (const _ of bytes) { /* nowhere to keep it */ } return }
      const put = await kept.fileStore.put(authorityId as AuthorityId, opened(bytes), Number.MAX_SAFE_INTEGER)
      if (put === 'too-large' || put.sha256 !== sha256) throw new DamagedBackup('A document in the backup is not the one that was filed.')
    },
  }
}

function tableLoader(client: pg.PoolClient, appRole: string): Omit<Parameters<typeof readBackup>[1], 'document'> {
  let copy: Writable | null = null
  let failure: Error | null = null
  let table = ''
  return {
    header: (head) => applyMigrations(client, appRole, migrationsOf(head)),
    startTable: async (name, columns) => {
      table = name
      // COPY FROM goes through no policy, and PostgreSQL refuses it where one is forced on the owner.
      await client.query(`set constraints all immediate; alter table ${name} no force row level security`)
      copy = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`))
      copy.on('error', (error) => { failure = error })
    },
    rows: async (piece) => {
      if (failure) throw failure
      if (copy?.write(piece) === false) await once(copy, 'drain')
    },
    endTable: async () => {
      copy?.end()
      if (copy) await finished(copy)
      await client.query(`alter table ${table} force row level security`)
    },
  }
}
