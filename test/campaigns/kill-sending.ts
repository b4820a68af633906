import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { OutboxState } from '../../src/domain/outbox/outbox.ts'
import { testSmtp, type TestSmtp } from '../support/smtp-server.ts'
import { campaignAuthority } from './campaign-authority.ts'
import { openCampaign } from './open-campaign.ts'

type Killed = 'server' | 'server and database' | 'database, then server'
/** `inTheMidst`: found in a hand-over. `lost`: acknowledged, and not there. `silent`: taken more than once, or taken and still to be sent, with nobody having said so. */
export type SendingRound = Readonly<{ killed: Killed | null; queued: number; taken: number; inTheMidst: number; lost: number; silent: number }>
export type SendingCampaign = Readonly<{ rounds: readonly SendingRound[]; decided: number; doubled: number; notSent: number }>

const KILLS: readonly Killed[] = ['server', 'server and database', 'database, then server']
const MESSAGES_OF_ROUND = 40
/** A round that sends nothing in this time is killed all the same. */
const MOST_WAITED_MS = 5_000

/**
 * Rounds of sending that end with `kill -9`, at moments that differ. After each, what the mail server took is held against what the
 * outbox says. In the end a person decides about each message that may have been sent, and only those may have gone twice.
 */
export async function killSending(rounds: number, say: (line: string) => void): Promise<SendingCampaign> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-sending-'))
  chmodSync(folder, 0o711)
  // Slow enough that a kill falls into every part of a hand-over.
  const server = await testSmtp((to) => (to === '' ? { kind: 'take' } : { kind: 'slowly', ms: Math.random() * 40 }))
  const queued: string[] = []
  const done: SendingRound[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const killed = KILLS[round % KILLS.length] ?? 'server'
      queued.push(...await sendAndKill({ folder, server, killed, afterTaken: 1 + (round * 7) % 23, afterMs: (round * 13) % 45, many: MESSAGES_OF_ROUND }))
      const result = { killed, ...await held(folder, server, queued) }
      done.push(result)
      say(`round ${round + 1}: ${killed} killed; ${result.queued} queued so far, ${result.taken} taken, ${result.inTheMidst} in the midst; ${result.lost} lost, ${result.silent} doubled in silence`)
    }
    return { rounds: done, ...await inTheEnd(folder, server, queued) }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

type Kill = Readonly<{ folder: string; server: TestSmtp; killed: Killed; afterTaken: number; afterMs: number; many: number }>

/** Queues, sends, and is killed so long after the server has taken so many. The messages that were acknowledged. */
async function sendAndKill({ folder, server, killed, afterTaken, afterMs, many }: Kill): Promise<readonly string[]> {
  const { child, lines, seen, ended } = begun(folder, server, many)
  await Promise.race([seen('sending'), ended])
  const before = server.taken.length
  for (let waited = 0; waited < MOST_WAITED_MS && server.taken.length < before + afterTaken; waited += 2) await pause(2)
  await pause(afterMs)
  if (killed !== 'server') process.kill(Number(readFileSync(join(folder, 'register/postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  if (killed === 'database, then server') await pause(30)
  child.kill('SIGKILL')
  await ended
  // What was on its way to the mail server when the process died arrives.
  await pause(100)
  return lines.flatMap((line) => /^queued ([0-9a-f-]{36})$/.exec(line)?.[1] ?? [])
}

function begun(folder: string, server: TestSmtp, many: number) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./mail-sender.ts')), folder, String(server.port), String(many)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const waiting: Readonly<{ line: string; found: () => void }>[] = []
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line)
      for (const each of waiting) if (line.startsWith(each.line)) each.found()
    }
  })()
  const ended = Promise.all([new Promise((resolve) => child.once('exit', resolve)), reading])
  return { child, lines, ended, seen: (line: string) => new Promise<void>((found) => { waiting.push({ line, found }) }) }
}

/** What the outbox says against what was taken. */
async function held(folder: string, server: TestSmtp, queued: readonly string[]): Promise<Omit<SendingRound, 'killed'>> {
  const states = await statesIn(folder)
  const taken = takenBy(server)
  const silent = [...states].filter(([messageId, state]) => (taken.get(messageId) ?? 0) > 1 || (state === 'queued' && taken.has(messageId)) || (state === 'sent' && !taken.has(messageId)))
  return {
    queued: queued.length, taken: server.taken.length, inTheMidst: [...states.values()].filter((state) => state === 'handing-over' || state === 'may-have-been-sent').length,
    lost: queued.filter((messageId) => !states.has(messageId)).length, silent: silent.length,
  }
}

function takenBy(server: TestSmtp): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(server.taken, ({ messageId }) => messageId.slice(1, 37))].map(([messageId, all]) => [messageId, all.length]))
}

async function statesIn(folder: string): Promise<ReadonlyMap<string, OutboxState>> {
  const { database } = await openCampaign(folder)
  try {
    const { rows } = await database.pools.owner.query<{ id: string; state: OutboxState }>('select message_id as id, state from outbox')
    return new Map(rows.map(({ id, state }) => [id, state]))
  } finally {
    await database.close()
  }
}

/** Sends the rest, lets a person send again what may have been sent, and looks at everything. Waits of a minute are cut short. */
async function inTheEnd(folder: string, server: TestSmtp, queued: readonly string[]): Promise<Omit<SendingCampaign, 'rounds'>> {
  await sendTheRest(folder, server)
  const register = await openCampaign(folder)
  const authorityId = await campaignAuthority(register)
  const before = takenBy(server)
  const open = await register.services.store.read(wholeOf(authorityId), (reads) => reads.outbox({ states: ['may-have-been-sent'], limit: 10_000 }))
  for (const { messageId } of open.rows) await register.services.store.write(wholeOf(authorityId), (tx) => tx.outbox.tell(messageId, { kind: 'send-again' }, register.services.clock.now()))
  await register.database.close()
  const silently = queued.filter((messageId) => (before.get(messageId) ?? 0) > 1)
  await sendTheRest(folder, server)
  const after = takenBy(server)
  const decided = new Set(open.rows.map(({ messageId }) => messageId))
  const doubled = queued.filter((messageId) => (after.get(messageId) ?? 0) > 1 && !decided.has(messageId))
  return { decided: decided.size, doubled: doubled.length + silently.length, notSent: queued.filter((messageId) => !after.has(messageId)).length }
}

async function sendTheRest(folder: string, server: TestSmtp): Promise<void> {
  const { database } = await openCampaign(folder)
  await database.pools.owner.query("update outbox set next_at = since where state = 'queued'")
  await database.close()
  const { child, seen, ended } = begun(folder, server, 0)
  await Promise.race([seen('round 1'), ended])
  child.kill('SIGTERM')
  await ended
}
