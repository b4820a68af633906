import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import type { OpenDatabase } from './register.ts'

const LOCK = 4_327_303
/** After the database went away, the lock is asked for again this often. */
const RETAKE_MS = 500
const file = z.object({ pid: z.number(), address: z.string() })

/** Who serves a register, and where. */
export type Serving = z.infer<typeof file>

export type ServiceLock = Readonly<{ announce(address: string): void; release(): Promise<void> }>

/**
 * Makes this process the one that serves the embedded register; says who already does, otherwise. A server database may
 * be served by several, so there the lock is shared: it only shows that somebody serves.
 *
 * The lock is a session of the database and not a file: it ends with the process, however that ends.
 */
export async function takeServiceLock(database: OpenDatabase, address: string): Promise<ServiceLock | Serving> {
  const path = join(database.folder, 'service.json')
  let isReleased = false
  let client = await tryLock(database)
  if (client === null) return servingFrom(path) ?? { pid: 0, address: 'an address that it has not announced yet' }
  const watch = (held: pg.Client): void => void held.once('end', () => { if (!isReleased) setTimeout(() => void retake(), RETAKE_MS).unref() })
  const retake = async (): Promise<void> => {
    client = isReleased ? null : await tryLock(database).catch(() => null)
    if (client === null) setTimeout(() => { if (!isReleased) void retake() }, RETAKE_MS).unref()
    else watch(client)
  }
  watch(client)
  const announce = (at: string): void => {
    if (database.isEmbedded) writeFileSync(path, JSON.stringify({ pid: process.pid, address: at } satisfies Serving), { mode: 0o600 })
  }
  announce(address)
  return {
    announce,
    release: async () => {
      isReleased = true
      if (database.isEmbedded) rmSync(path, { force: true })
      await client?.end().catch(() => undefined)
    },
  }
}

/** A session that holds the lock, or null where another has it. */
async function tryLock(database: OpenDatabase): Promise<pg.Client | null> {
  const client = new pg.Client({ ...database.owner, application_name: 'heard service' })
  client.on('error', () => undefined)
  await client.connect()
  const shared = database.isEmbedded ? '' : '_shared'
  const { rows: [row] } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock${shared}(${LOCK}) as taken`)
  if (row?.taken === true) return client
  await client.end()
  return null
}

function servingFrom(path: string): Serving | null {
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Whether anybody serves this register now. */
export async function isServed(database: OpenDatabase): Promise<boolean> {
  const { rows: [row] } = await database.pools.owner.query<{ held: boolean }>(
    `select exists (select 1 from pg_locks where locktype = 'advisory' and objid = ${LOCK} and database = (select oid from pg_database where datname = current_database())) as held`)
  return row?.held === true
}
