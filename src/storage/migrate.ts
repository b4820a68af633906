import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** The database and the program do not belong together. The message is a plain sentence for the operator. */
export class WrongSchema extends Error {
  override readonly name = 'WrongSchema'
}

export type Migration = Readonly<{ name: string; sql: string; checksum: string }>

/** The migrations that this program brings, in the order in which they are applied. */
export function ownMigrations(folder: string = join(import.meta.dirname, 'migrations')): readonly Migration[] {
  return globSync('[0-9][0-9][0-9][0-9]-*.sql', { cwd: folder }).sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

const LOCK = 4_327_302

/**
 * Brings the database up to this program, one transaction for each migration; returns the names applied now.
 *
 * Refuses a database that a newer program has migrated, and an applied file that has changed since. `client` is
 * connected as the owner; `appRole` is the role that the server connects as.
 */
export async function migrate(client: pg.ClientBase, appRole: string, migrations: readonly Migration[] = ownMigrations()): Promise<readonly string[]> {
  await client.query(`select pg_advisory_lock(${LOCK})`)
  try {
    const waiting = await checkedWaiting(client, migrations)
    for (const migration of waiting) await apply(client, appRole, migration)
    return waiting.map((migration) => migration.name)
  } finally {
    await client.query(`select pg_advisory_unlock(${LOCK})`)
  }
}

/** What was applied, by name, in order. Empty for an empty database. */
export async function appliedMigrations(client: pg.ClientBase): Promise<readonly Readonly<{ name: string; checksum: string }>[]> {
  const { rows: [exists] } = await client.query<{ found: boolean }>("select to_regclass('schema_migrations') is not null as found")
  if (exists?.found !== true) return []
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migrations order by name')
  return rows
}

async function checkedWaiting(client: pg.ClientBase, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const applied = new Map((await appliedMigrations(client)).map(({ name, checksum }) => [name, checksum]))
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const [name, checksum] of applied) {
    const own = known.get(name)
    if (!own) throw new WrongSchema(`The database was made ready by a newer Heard (${name} is not known here). Start the newer program, or restore a backup into an empty database.`)
    if (own.checksum !== checksum) throw new WrongSchema(`The migration ${name} is no longer the one that was applied to this database. An applied migration is never changed: restore the file.`)
  }
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function apply(client: pg.ClientBase, appRole: string, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await applyMigrations(client, appRole, [migration])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`migration ${migration.name} failed: ${String(error)}`, { cause: error })
  }
}

/** Applies these migrations in the caller's transaction, unchecked. */
export async function applyMigrations(client: pg.ClientBase, appRole: string, migrations: readonly Migration[]): Promise<void> {
  await client.query('create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())')
  await client.query(`set local heard.app_role = ${client.escapeLiteral(appRole)}`)
  for (const { name, sql, checksum } of migrations) {
    await client.query(sql)
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
  }
}
