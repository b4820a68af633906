import pg from 'pg'
import { parsers } from './parsers.ts'

/** Where a role connects: `host` is a folder for a unix socket. */
export type Connection = Readonly<{ host: string; port: number; user: string; password: string; database: string; ssl?: boolean | object }> | Readonly<{ connectionString: string }>

export type Pools = Readonly<{
  /** As `heard_app`: sees one authority at a time, and adds to the ledger without ever changing it. */
  app: pg.Pool
  /** As `heard_owner`: migrations, verify, rebuild, backup. Few connections, opened when needed. */
  owner: pg.Pool
  end(): Promise<void>
}>

/** A pool that outlives its server: a broken idle connection is dropped and told to `onError`, never thrown. */
export function makePool(connection: Connection, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    types: parsers,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    application_name: 'heard',
    options: '-c timezone=UTC -c client_min_messages=warning',
  })
  pool.on('error', onError)
  // A connection can break while it is checked out too; its query rejects, and the event itself must not end the process.
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/** The pools of one register. Ten connections serve the pages of a council; two do the operator's work. */
export function makePools(connections: Readonly<{ app: Connection; owner: Connection }>, onError: (error: Error) => void): Pools {
  const app = makePool(connections.app, 10, onError)
  const owner = makePool(connections.owner, 2, onError)
  return { app, owner, end: async () => void (await Promise.all([app.end(), owner.end()])) }
}
