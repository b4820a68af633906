import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import { serverIdentity } from './reach.ts'
import { StartRefused } from './start-refused.ts'

export type ServerFolders = Readonly<{
  /** PGDATA. */
  cluster: string
  /** Where the socket lies. */
  socket: string
  log: string
}>

const PORT = 5432
const READY_WITHIN_MS = 60_000
const LOG_LIMIT_BYTES = 10_000_000
/** What a server that is coming up or going down answers: wait, and ask again. */
const NOT_NOW = new Set(['57P03', '57P01', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'])

/**
 * Starts the server, or finds one that already lives on this cluster (left behind by a killed process, or in use by
 * another), and resolves when it answers. Unix socket only: nothing is opened to the network.
 */
export async function ensureServer(binaries: Binaries, folders: ServerFolders, password: string, settings: readonly string[]): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS
  let child: ChildProcess | null = null
  for (;;) {
    if (await answers(folders.socket, password)) return
    if (Date.now() > giveUpAt) throw new StartRefused(`The database did not answer within ${READY_WITHIN_MS / 1000} seconds. Its log is ${folders.log}.`)
    if (child === null || child.exitCode !== null || child.signalCode !== null) {
      if (child !== null) await pause(200)
      if (await answers(folders.socket, password)) return
      removeStaleLock(folders.cluster)
      child = spawnServer(binaries, folders, settings)
    }
    await pause(15)
  }
}

function spawnServer(binaries: Binaries, folders: ServerFolders, settings: readonly string[]): ChildProcess {
  const args = ['-D', folders.cluster, '-p', String(PORT), '-k', folders.socket, '-c', 'listen_addresses=', ...settings.flatMap((setting) => ['-c', setting])]
  const log = openSync(folders.log, isLarge(folders.log) ? 'w' : 'a', 0o600)
  try {
    // Its own process group: Ctrl-C reaches Heard alone, which then stops the server last.
    const child = spawn(binaries.postgres, args, { ...serverIdentity(), cwd: folders.cluster, detached: true, stdio: ['ignore', 'ignore', log] })
    child.on('error', () => undefined)
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

function isLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES
}

/** Whether a server accepts connections on this socket. Throws where it answers with a fault of its own. */
async function answers(socket: string, password: string): Promise<boolean> {
  const client = new pg.Client({ host: socket, port: PORT, user: 'heard_owner', password, database: 'postgres', connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if (error instanceof Error && (NOT_NOW.has((error as { code?: string }).code ?? '') || /terminated|timeout/.test(error.message))) return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * PostgreSQL removes the lock of a dead server by itself, unless its pid now belongs to another program (after a
 * restart of the machine). The shared memory of a living server guards the cluster even then.
 */
function removeStaleLock(cluster: string): void {
  const pid = serverPid(cluster)
  if (pid !== null && !isPostgres(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function serverPid(cluster: string): number | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    // No /proc (macOS): leave the judgement to PostgreSQL.
    return statSync('/proc', { throwIfNoEntry: false }) === undefined
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. Resolves when the server is gone. */
export async function stopServer(cluster: string): Promise<void> {
  const pid = serverPid(cluster)
  if (pid === null || !isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 30_000 && serverPid(cluster) === pid && isAlive(pid); waited += 20) await pause(20)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

function pause(milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, milliseconds)
  return promise
}
