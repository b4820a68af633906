import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { VerifyReport } from '../../src/application/operator.ts'
import { verify } from '../../src/storage/seals/verify.ts'
import { openCampaign } from './open-campaign.ts'

export type Round = Readonly<{ killed: 'server and database' | 'server' | 'database, then server'; acknowledged: number; lost: number; reopenedMs: number; report: VerifyReport }>

const KILLS: readonly Round['killed'][] = ['server and database', 'server', 'database, then server']

/**
 * Rounds of saving that end with `kill -9`, at moments that differ. After each the register is opened again as the
 * program does it: every event that was acknowledged must be there, and verify must find nothing.
 */
export async function killNine(rounds: number, say: (line: string) => void): Promise<readonly Round[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-kill-'))
  chmodSync(folder, 0o711)
  const acknowledged: string[] = []
  const done: Round[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const killed = KILLS[round % KILLS.length] ?? 'server'
      acknowledged.push(...await saveAndKill(folder, killed, 150 + (round * 137) % 700))
      const result = { killed, ...await reopen(folder, acknowledged) }
      done.push(result)
      say(`round ${round + 1}: ${killed} killed; ${result.acknowledged} events acknowledged so far, ${result.lost} lost; open again after ${result.reopenedMs} ms; ${result.report.problemCount} findings`)
    }
    return done
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

async function saveAndKill(folder: string, killed: Round['killed'], afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./saver.ts')), folder], { stdio: ['ignore', 'pipe', 'ignore'] })
  const acknowledged: string[] = []
  const first = Promise.withResolvers<void>()
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      first.resolve()
    }
  })()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([first.promise, ended])
  await pause(afterMs)
  if (killed !== 'server') process.kill(Number(readFileSync(join(folder, 'register/postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  if (killed === 'database, then server') await pause(30)
  child.kill('SIGKILL')
  await ended
  await reading
  // A line that was cut off by the kill was not read whole: it is no acknowledgement.
  return acknowledged.filter((line) => /^[0-9a-f-]{36} [123]$/.test(line))
}

async function reopen(folder: string, acknowledged: readonly string[]): Promise<Omit<Round, 'killed'>> {
  const startedAt = performance.now()
  const { database } = await openCampaign(folder)
  const reopenedMs = Math.round(performance.now() - startedAt)
  try {
    const { rows } = await database.pools.owner.query<{ event: string }>("select stream_id || ' ' || seq as event from events")
    const there = new Set(rows.map((row) => row.event))
    const lost = acknowledged.filter((event) => !there.has(event)).length
    return { acknowledged: acknowledged.length, lost, reopenedMs, report: await verify(database.pools.owner, database.sealsFolder) }
  } finally {
    await database.close()
  }
}
