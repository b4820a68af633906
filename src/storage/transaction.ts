import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import type { OutOfSight } from '../application/access/out-of-sight.ts'
import type { Seeing } from '../application/access/sight.ts'
import type { AuthorityId, Clock } from '../application/ports.ts'
import { outOfSightIn, sightSet } from './sight.ts'
import { statementNames } from './statement-names.ts'
import type { Trx } from './projector.ts'
import type { HeardTables } from './tables.ts'

const nameOf = statementNames()

/**
 * Whether PostgreSQL keeps the plans of what is asked again and again. Not where tables of one's own stand in the place of
 * others, as in a rebuild: a plan that is kept goes on with those that it was made for.
 */
type Plans = 'kept' | 'fresh'

/** Kysely on one connection that is already in a transaction. */
function onClient(client: pg.ClientBase, plans: Plans): Trx {
  let before: Promise<unknown> = Promise.resolve()
  // A connection answers one statement at a time, and the driver no longer likes to be the queue of the others.
  const query = (text: string, values: unknown[]): Promise<pg.QueryResult> => {
    const name = plans === 'kept' ? nameOf(text) : undefined
    const result = before.then(() => (name === undefined ? client.query(text, values) : client.query({ name, text, values })))
    before = result.catch(() => undefined)
    return result
  }
  const connection = { query, release: () => undefined }
  const pool = { connect: () => Promise.resolve(connection), end: () => Promise.resolve() }
  return new Kysely<HeardTables>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

/** `soon` does not wait for the disk: its last half second is lost where the power goes, and nothing else. `record` writes what an authority's settings have a say in: it waits while they are changed, and they wait for it. */
export type TransactionMode = 'read' | 'write' | 'soon' | 'record'

/** With the authority's own number, the lock that a change of its settings takes for itself. It ends with the transaction. */
const SETTINGS_GATE = 4_327_402

function gate(authorityId: AuthorityId, mode: 'shared' | 'alone'): string {
  return `select pg_advisory_xact_lock${mode === 'shared' ? '_shared' : ''}(${SETTINGS_GATE}, hashtext('${authorityId}'))`
}

/** Waits until no other transaction records in this authority; those that come after wait for this one. */
export async function recordAlone(trx: Trx, authorityId: AuthorityId): Promise<void> {
  await sql.raw(gate(authorityId, 'alone')).execute(trx)
}

/** With the authority's own number, the lock of what looks at two records, each of which somebody else may be changing. */
const TURNING = 4_327_403

/** Waits until no other transaction of this authority holds the same; it ends with the transaction. What is read after it is as the others left it. */
export async function turnAlone(trx: Trx, authorityId: AuthorityId): Promise<void> {
  await sql.raw(`select pg_advisory_xact_lock(${TURNING}, hashtext('${authorityId}'))`).execute(trx)
}

const BEGIN: Readonly<Record<TransactionMode, string>> = {
  // One snapshot for a page: two of its queries never disagree.
  read: 'begin isolation level repeatable read read only',
  write: 'begin',
  soon: 'begin; set local synchronous_commit = off',
  record: 'begin',
}

/**
 * Runs `work` in one transaction within one authority, for whoever looks; commits when it returns, rolls back when it
 * throws. `outOfSight` is what is sealed from them. `clock` says which day it is for what runs from day to day; without it, the database's own.
 */
export async function inAuthority<T>(
  pool: pg.Pool, seeing: Seeing, mode: TransactionMode, work: (trx: Trx, client: pg.PoolClient, outOfSight: OutOfSight) => Promise<T>, clock?: Clock,
): Promise<T> {
  const opening = [BEGIN[mode], ...(mode === 'record' ? [gate(seeing.authorityId, 'shared')] : []), ...sightSet(seeing, clock)]
  return inTransaction(pool, opening.join('; '), (trx, client, opened) => work(trx, client, outOfSightIn(seeing.sight, opened)), mode === 'read' ? 'kept' : 'fresh')
}

/** Runs `work`, which is given what `begin` (any statements that open a transaction) answered, between that and a commit or rollback. */
export async function inTransaction<T>(
  pool: pg.Pool, begin: string, work: (trx: Trx, client: pg.PoolClient, opened: readonly pg.QueryResult[]) => Promise<T>, plans: Plans = 'fresh',
): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    // Several statements at once are answered by as many results.
    const opened = [await client.query(begin)].flat()
    const result = await work(onClient(client, plans), client, opened)
    const { command } = await client.query('commit')
    // A transaction in which an error was swallowed answers COMMIT with ROLLBACK, and without an error.
    if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back')
    return result
  } catch (error) {
    // A connection that cannot even roll back is thrown away instead of going back to the pool.
    await client.query('rollback').catch(() => { broken = true })
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Runs `work`, which copies in or out, and cuts the connection where it fails: a COPY that nobody finishes would keep the
 * rollback waiting for ever.
 */
export async function copying<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { connection } = client as unknown as Readonly<{ connection: Readonly<{ stream: Readonly<{ destroy(): void }> }> }>
    connection.stream.destroy()
    throw error
  }
}
