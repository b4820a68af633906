import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { usualRules } from '../../src/application/access/sign-in-rules.ts'
import type { AuthorityId } from '../../src/application/ports.ts'
import { openEmbedded } from '../../src/storage/embedded/embedded.ts'
import { runsAsRoot } from '../../src/storage/embedded/reach.ts'
import { makePools } from '../../src/storage/pools.ts'
import { createSignInRules } from '../../src/storage/sign-in-rules.ts'
import type { Cleanup } from '../support/database.ts'

const HEARD = join(import.meta.dirname, '../../src/main/heard.ts')
const READY_WITHIN_MS = 90_000
export const PROGRAM_PASSWORD = 'a password for tests'
export const PROGRAM_MANAGER = 'manager@testshire.example'

/** A `heard` that runs: what it printed so far, and its end. */
export type Running = Readonly<{
  process: ChildProcess
  printed(): string
  /** The address it is ready at. Throws with what it printed where it ends, or takes too long. */
  address(): Promise<string>
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>
  kill(signal: NodeJS.Signals): void
}>

export type Program = Readonly<{
  folder: string
  /** `heard start`, on a free port of loopback. */
  start(args?: readonly string[]): Running
  /** Another command, to its end. */
  run(args: readonly string[], input?: string): Promise<Readonly<{ code: number | string; printed: string }>>
  /** The pid of the embedded database, or null where there is none. */
  databasePid(which?: 'register' | 'demo'): number | null
}>

/** The real program with a data folder of its own; whatever of it still runs at the end is ended. */
export function program(cleanup: Cleanup, given?: string): Program {
  const folder = given ?? ownFolder()
  const env = { ...process.env, HEARD_DATA: folder, PORT: '0', HOST: '127.0.0.1', HEARD_TODAY: '2026-11-23', XDG_DATA_HOME: folder }
  const children: ChildProcess[] = []
  const launch = (args: readonly string[]): Running => {
    const child = spawn(process.execPath, [HEARD, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] })
    children.push(child)
    return running(child)
  }
  const databasePid: Program['databasePid'] = (which = 'register') => {
    try {
      return Number(readFileSync(join(folder, which, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    } catch {
      return null
    }
  }
  cleanup.after(async () => {
    for (const child of children) child.kill('SIGKILL')
    for (const which of ['register', 'demo'] as const) endProcess(databasePid(which))
    await pause(100)
    if (given === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  })
  return {
    folder, databasePid,
    start: (args = []) => launch(['start', ...args]),
    run: async (args, input = '') => {
      const done = launch(args)
      done.process.stdin?.end(input)
      return { code: await done.ended, printed: done.printed() }
    },
  }
}

/** An empty register of Testshire with its complaints manager, made by the program's own commands. */
export async function programWithRegister(cleanup: Cleanup, given?: string): Promise<Program> {
  const made = program(cleanup, given)
  await mustRun(made, ['setup', '--name', 'Testshire', '--email', 'admin@testshire.example', '--admin-name', 'Admin'], `${PROGRAM_PASSWORD}\n`)
  await letInByPassword(made.folder)
  await mustRun(made, ['user', 'add', PROGRAM_MANAGER, '--name', 'Mo Manager', '--role', 'complaints-manager'], `${PROGRAM_PASSWORD}\n`)
  return made
}

/** A second factor has tests of its own; here a password is enough. */
async function letInByPassword(folder: string): Promise<void> {
  const { connections, release } = await openEmbedded(join(folder, 'register'), '/var/lib/heard', () => undefined)
  const pools = makePools(connections, () => undefined)
  try {
    const { rows: [authority] } = await pools.owner.query<{ authority_id: AuthorityId }>('select authority_id from authorities')
    if (authority) await createSignInRules(pools).save(authority.authority_id, { ...usualRules(false), secondFactorFor: [] }, { recordedBy: 'test', recordedAt: '2026-11-23T08:00:00.000Z' })
  } finally {
    await pools.end()
    await release()
  }
}

async function mustRun(made: Program, args: readonly string[], input: string): Promise<void> {
  const { code, printed } = await made.run(args, input)
  if (code !== 0) throw new Error(`heard ${args[0]} ended with ${code}: ${printed}`)
}

/** Below the folder that root's PostgreSQL may pass through; elsewhere the system's temporary one. */
export function ownFolder(): string {
  const base = runsAsRoot() ? '/var/lib/heard-tests' : tmpdir()
  mkdirSync(base, { recursive: true, mode: 0o711 })
  const folder = mkdtempSync(join(base, 'heard-r-'))
  chmodSync(folder, 0o711)
  return folder
}

function running(child: ChildProcess): Running {
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => { printed += part.toString() })
  const ended = new Promise<number | string>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')))
  let isOver = false
  void ended.then(() => { isOver = true })
  return {
    process: child, ended,
    printed: () => printed,
    kill: (signal) => void child.kill(signal),
    address: async () => {
      for (let waited = 0; waited < READY_WITHIN_MS && !isOver; waited += 20) {
        const found = /Heard is ready: (\S+)/.exec(printed)?.[1]
        if (found !== undefined) return found
        await pause(20)
      }
      throw new Error(`heard start did not become ready: ${printed}`)
    },
  }
}

/** Ends a process at once, where it is still there. */
export function endProcess(pid: number | null): void {
  try {
    if (pid !== null) process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** Asks again until `isSo`, every 50 ms; throws with the last answer where it does not become so in time. */
export async function until<Answer>(ask: () => Promise<Answer>, isSo: (answer: Answer) => boolean, withinMs: number): Promise<Answer> {
  const giveUpAt = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (isSo(answer)) return answer
    if (Date.now() > giveUpAt) throw new Error(`not so after ${withinMs} ms: ${JSON.stringify(answer).slice(0, 500)}`)
    await pause(50)
  }
}
