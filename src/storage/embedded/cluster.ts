import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Binaries } from './binaries.ts'
import { SERVER_UID, runsAsRoot, serverIdentity } from './reach.ts'
import { StartRefused } from './start-refused.ts'

const secretsFile = z.object({ owner: z.string(), app: z.string(), jobs: z.string() })

/** The passwords of the three roles, made with the cluster and readable by its maker only. */
export type Secrets = z.infer<typeof secretsFile>

const SECRETS = 'heard-secrets.json'

/**
 * Makes the database cluster in `folder` where there is none.
 *
 * It is made under another name and renamed when whole: a process that dies half-way leaves nothing that a later start
 * would take for a cluster, and of two that start at once one wins.
 */
export async function ensureCluster(binaries: Binaries, folder: string): Promise<Secrets> {
  if (!existsSync(join(folder, SECRETS))) await createCluster(binaries, folder)
  return secretsFile.parse(JSON.parse(readFileSync(join(folder, SECRETS), 'utf8')))
}

async function createCluster(binaries: Binaries, folder: string): Promise<void> {
  const unfinished = `${folder}.new-${process.pid}`
  const passwordFile = `${unfinished}.password`
  const secrets: Secrets = { owner: newPassword(), app: newPassword(), jobs: newPassword() }
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(passwordFile, secrets.owner, { mode: 0o600 })
    if (runsAsRoot()) for (const path of [unfinished, passwordFile]) chownSync(path, SERVER_UID, SERVER_UID)
    await runInitdb(binaries, unfinished, passwordFile)
    writeFileSync(join(unfinished, SECRETS), JSON.stringify(secrets), { mode: 0o600 })
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(join(folder, SECRETS))) throw error
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

function runInitdb(binaries: Binaries, folder: string, passwordFile: string): Promise<void> {
  const args = [
    '-D', folder, '-U', 'heard_owner', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
  ]
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const child = spawn(binaries.initdb, args, { ...serverIdentity(), cwd: dirname(folder), stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  child.on('error', (error) => reject(new StartRefused(`PostgreSQL could not be started (${error.message}).`)))
  child.on('close', (code) => {
    if (code === 0) resolve()
    else reject(new StartRefused(`The database could not be made in ${folder}: ${whyNot(complaint, code)}`))
  })
  return promise
}

/** The line of what initdb wrote that says why; it ends with what it cleared away. */
function whyNot(complaint: string, code: number | null): string {
  const lines = complaint.trim().split('\n')
  return lines.find((line) => /FATAL|error:|could not/.test(line)) ?? lines.at(-1) ?? `initdb ended with ${code}`
}
