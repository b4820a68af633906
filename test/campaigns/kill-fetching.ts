import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Dovecot, startDovecot } from '../support/dovecot.ts'
import { mimeText } from '../support/mail.ts'
import { openCampaign } from './open-campaign.ts'

export type FetchingCampaign = Readonly<{ rounds: number; messages: number; lost: number; doubled: number; withoutBytes: number; inTheMidst: number }>

const USER = 'killed'
const MESSAGES_OF_ROUND = 12
/** A round that keeps nothing in this time is killed all the same. */
const MOST_WAITED_MS = 10_000
/** The last one has fetched the rest when nothing more comes for this time. */
const QUIET_MS = 5_000

/** Rounds of fetching that end with `kill -9`, each after another number of messages and another moment. In the end the rest is fetched, and everything is counted. */
export async function killFetching(rounds: number, say: (line: string) => void): Promise<FetchingCampaign> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-fetching-'))
  chmodSync(folder, 0o711)
  const server = await startDovecot()
  let inTheMidst = 0
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (let at = 0; at < MESSAGES_OF_ROUND; at += 1) await server.deliver(USER, messageOf(round * MESSAGES_OF_ROUND + at))
      const kept = await fetchAndKill(folder, server, { afterKept: (round * 7) % MESSAGES_OF_ROUND, afterMs: (round * 13) % 60 })
      if (kept < MESSAGES_OF_ROUND) inTheMidst += 1
      say(`round ${round + 1}: killed after ${kept} messages`)
    }
    const messages = rounds * MESSAGES_OF_ROUND
    await fetchAndKill(folder, server, { afterKept: messages, afterMs: 0, isLast: true })
    return { rounds, messages, inTheMidst, ...await counted(folder, messages) }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

function messageOf(at: number): string {
  return mimeText({ subject: `message ${at}`, id: `${at}@example.org`, attachments: [{ name: 'scan.pdf', type: 'application/pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, at)]) }] })
}

type Kill = Readonly<{ afterKept: number; afterMs: number; isLast?: true }>

/** How many it said that it had kept. The last is ended once it keeps no more. */
async function fetchAndKill(folder: string, server: Dovecot, { afterKept, afterMs, isLast }: Kill): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./mail-fetcher.ts')), folder, String(server.port), USER], { stdio: ['ignore', 'pipe', 'inherit'] })
  let [kept, isFetching, quiet] = [0, false, 0]
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'fetching') isFetching = true
      if (line.startsWith('kept ')) [kept, quiet] = [kept + 1, 0]
    }
  })()
  const ended = Promise.all([new Promise((resolve) => child.once('exit', resolve)), reading])
  while (!isFetching) await pause(10)
  for (let waited = 0; isLast ? quiet < QUIET_MS : waited < MOST_WAITED_MS && kept < afterKept; waited += 5, quiet += 5) await pause(5)
  await pause(afterMs)
  child.kill(isLast ? 'SIGTERM' : 'SIGKILL')
  await ended
  return kept
}

/** What stands in the register against what was delivered. */
async function counted(folder: string, messages: number): Promise<Pick<FetchingCampaign, 'lost' | 'doubled' | 'withoutBytes'>> {
  const { database, fileStore } = await openCampaign(folder)
  try {
    const { rows } = await database.pools.owner.query<{ authority: never; subject: string; many: number }>(`
      select e.authority_id as authority, t.body as subject, count(*)::integer as many from events e join texts t on t.authority_id = e.authority_id and t.text_id::text = e.payload #>> '{subject,textId}'
      where e.type = 'MessageReceived' group by 1, 2`)
    const { rows: files } = await database.pools.owner.query<{ authority: never; sha256: string }>("select authority_id as authority, encode(sha256, 'hex') as sha256 from files")
    let withoutBytes = 0
    for (const { authority, sha256 } of files) if (!await fileStore.has(authority, sha256)) withoutBytes += 1
    return { lost: messages - rows.length, doubled: rows.filter(({ many }) => many > 1).length, withoutBytes }
  } finally {
    await database.close()
  }
}
