import { chmodSync, chownSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { makeFolder } from '../make-folder.ts'
import type { Connection } from '../pools.ts'
import { findBinaries } from './binaries.ts'
import { type Secrets, ensureCluster } from './cluster.ts'
import { SERVER_UID, closedFolderOnTheWayTo, runsAsRoot } from './reach.ts'
import { type ServerFolders, ensureServer, stopServer } from './server.ts'
import { StartRefused } from './start-refused.ts'

export type EmbeddedDatabase = Readonly<{
  connections: Readonly<{ app: Connection; owner: Connection; jobs: Connection }>
  /** Stops the server, unless another process of Heard still uses it. */
  release(): Promise<void>
}>

const SOCKET_LIMIT_BYTES = 107
const DATABASE = 'heard'
/** After the database could not be started again, it is tried again this much later. */
const REJOIN_MS = 2_000
/** Held shared by everyone who uses the server; whoever can take it whole is the last, and stops the server. */
const IN_USE_LOCK = 4_327_301

const DURABLE = [
  'timezone=UTC', 'max_connections=60', 'jit=off', 'max_wal_size=2GB',
  // The log is read by operators: it says what was refused, and quotes neither the row nor the statement.
  'log_error_verbosity=terse', 'log_min_error_statement=panic',
  // After a crash each file is made sure of before recovery; on Linux in one call instead of one for each file.
  ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
]

/**
 * Opens the register's own PostgreSQL below `dataFolder`: makes it the first time, starts it or joins one that runs.
 * Refuses, with the reason, a folder that the server's user cannot reach.
 */
export async function openEmbedded(dataFolder: string, copiesFolder: string, note: (sentence: string) => void): Promise<EmbeddedDatabase> {
  const binaries = findBinaries(copiesFolder)
  const folders = prepareFolders(dataFolder, note)
  const secrets = await ensureCluster(binaries, folders.cluster)
  const hold = await holdServer(() => ensureServer(binaries, folders, secrets.owner, DURABLE), folders, secrets, note)
  await provision(folders, secrets)
  const as = (user: string, password: string): Connection => ({ host: folders.socket, port: 5432, user, password, database: DATABASE })
  return {
    connections: { app: as('heard_app', secrets.app), owner: as('heard_owner', secrets.owner), jobs: as('heard_jobs', secrets.jobs) },
    release: hold.release,
  }
}

/**
 * Keeps the server up while this process uses it: when it dies (a crash, a machine short of memory), it is started
 * again, and the pools find it by themselves.
 */
async function holdServer(
  ensure: () => Promise<void>, folders: ServerFolders, secrets: Secrets, note: (sentence: string) => void,
): Promise<Readonly<{ release(): Promise<void> }>> {
  let isReleased = false
  let holder = await joinServer(ensure, folders, secrets)
  let rejoining = Promise.resolve()
  const watch = (client: pg.Client): void => void client.once('end', () => {
    if (isReleased) return
    note('The database went away. It is started again.')
    rejoining = rejoin()
  })
  // However long it takes (a disk that is full over night): the service comes back without anybody starting it.
  const rejoin = async (): Promise<void> => {
    while (!isReleased) {
      try {
        holder = await joinServer(ensure, folders, secrets)
        watch(holder)
        note('The database answers again.')
        return
      } catch (error) {
        note(`The database could not be started again: ${error instanceof Error ? error.message : String(error)} It is tried again.`)
        await pause(REJOIN_MS)
      }
    }
  }
  watch(holder)
  return {
    release: async () => {
      isReleased = true
      await rejoining
      await leaveServer(holder, folders)
    },
  }
}

function prepareFolders(dataFolder: string, note: (sentence: string) => void): ServerFolders {
  const closed = closedFolderOnTheWayTo(dataFolder)
  if (closed !== null && closed !== dataFolder) throw new StartRefused(
    `The data folder ${dataFolder} cannot be used: PostgreSQL does not run as root, and ${closed} is closed to other users. ` +
    'Choose a folder that they may pass through, such as /var/lib/heard, or start Heard as an ordinary user.')
  makeDataFolder(dataFolder)
  if (runsAsRoot()) chmodSync(dataFolder, 0o711)
  const socket = socketFolder(dataFolder, note)
  makeFolder(socket, 0o700)
  if (runsAsRoot()) chownSync(socket, SERVER_UID, SERVER_UID)
  return { cluster: join(dataFolder, 'postgres'), socket, log: join(dataFolder, 'postgres.log') }
}

function makeDataFolder(dataFolder: string): void {
  try {
    makeFolder(dataFolder, runsAsRoot() ? 0o711 : 0o700)
  } catch (error) {
    throw new StartRefused(`The data folder ${dataFolder} cannot be made: ${error instanceof Error ? error.message : String(error)}. Choose another with HEARD_DATA.`)
  }
}

/** Below the data folder, or where its path is too long for a socket, a short folder named after it. */
function socketFolder(dataFolder: string, note: (sentence: string) => void): string {
  const wanted = join(dataFolder, 'run')
  if (Buffer.byteLength(join(wanted, '.s.PGSQL.5432.lock')) < SOCKET_LIMIT_BYTES) return wanted
  const name = `heard-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`
  const short = join(runsAsRoot() ? '/var/lib/heard' : process.env['XDG_RUNTIME_DIR'] ?? '/tmp', name)
  note(`The path of the data folder is too long for a socket, so that lies in ${short}.`)
  return short
}

/** Starts or finds the server and holds on to it. The server may go down in between: then from the beginning. */
async function joinServer(ensure: () => Promise<void>, folders: ServerFolders, secrets: Secrets): Promise<pg.Client> {
  for (let attempt = 1; ; attempt += 1) {
    await ensure()
    const client = ownerClient(folders, secrets, 'postgres')
    try {
      await client.connect()
      await client.query(`select pg_advisory_lock_shared(${IN_USE_LOCK})`)
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (attempt === 20) throw error
    }
  }
}

function ownerClient(folders: ServerFolders, secrets: Secrets, database: string): pg.Client {
  const client = new pg.Client({ host: folders.socket, port: 5432, user: 'heard_owner', password: secrets.owner, database, application_name: 'heard holder' })
  client.on('error', () => undefined)
  return client
}

async function leaveServer(holder: pg.Client, folders: ServerFolders): Promise<void> {
  try {
    await holder.query(`select pg_advisory_unlock_shared(${IN_USE_LOCK})`)
    const { rows } = await holder.query<{ last: boolean }>(`select pg_try_advisory_lock(${IN_USE_LOCK}) as last`)
    if (rows[0]?.last === true) await stopServer(folders.cluster)
  } catch {
    // The server went away before us, or another process stopped it: nothing is left to stop.
  }
  await holder.end().catch(() => undefined)
}

/** Makes the roles and the database where they are missing. Safe to repeat, and to be killed in. */
async function provision(folders: ServerFolders, secrets: Secrets): Promise<void> {
  const client = ownerClient(folders, secrets, 'postgres')
  await client.connect()
  try {
    for (const [role, password] of [['heard_app', secrets.app], ['heard_jobs', secrets.jobs]] as const) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
      if (rowCount === 0) await client.query(`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(password)}`)
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
  await provisionJobs(folders, secrets)
}

/** The jobs have a schema of their own, which their role owns, and no way into the register's tables. */
async function provisionJobs(folders: ServerFolders, secrets: Secrets): Promise<void> {
  const client = ownerClient(folders, secrets, DATABASE)
  await client.connect()
  try {
    await client.query('create schema if not exists heard_jobs authorization heard_jobs')
  } finally {
    await client.end()
  }
}
