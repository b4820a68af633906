import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { VerifyReport } from '../../src/application/operator.ts'
import type { Actor, AuthorityId, StreamId } from '../../src/application/ports.ts'
import { carryOutDestructions } from '../../src/application/retention/carry-out.ts'
import { approveDestruction } from '../../src/application/retention/decide.ts'
import { proposeDestruction } from '../../src/application/retention/propose.ts'
import { defaultSettings, WORDS_FROM } from '../../src/domain/authority/default-settings.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../../src/domain/complaint/events.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import type { Register } from '../../src/main/register.ts'
import { addAuthority, markReady } from '../../src/storage/authorities.ts'
import { verify } from '../../src/storage/seals/verify.ts'
import { openCampaign } from './open-campaign.ts'

/** `half`: records of which some is gone and some is there; `left`: those that were still whole after the kill. */
export type DestructionRound = Readonly<{ killed: 'server' | 'server and database'; gone: number; left: number; half: number; goneInTheEnd: number; wordsLeft: number; report: VerifyReport; inTheEnd: VerifyReport }>

const RECORDS = 12
/** A word of every text and of every name: no destroyed record leaves one. */
const MARK = 'Quillfeather'

/**
 * Rounds in which two people agreed to destroy twelve complaints, and the process that destroys them is killed in the middle.
 * After each the register is opened again: every record is whole or gone whole, the next run destroys the rest, and verify
 * finds nothing either time.
 */
export async function killDestruction(rounds: number, say: (line: string) => void): Promise<readonly DestructionRound[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-destroy-'))
  chmodSync(folder, 0o711)
  const done: DestructionRound[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const killed = round % 2 === 0 ? 'server and database' : 'server'
      const records = await within(folder, (register) => agreed(register))
      await destroyAndKill(folder, killed, { afterRecords: 1 + round % 5, afterMs: (round * 37) % 60 })
      const result = { killed, ...await within(folder, (register) => lookedAt(register, records)) } as const
      done.push(result)
      say(`round ${round + 1}: ${killed} killed; ${result.gone} gone, ${result.left} whole, ${result.half} half; then ${result.goneInTheEnd} gone, ${result.wordsLeft} words left; ${result.report.problemCount + result.inTheEnd.problemCount} findings`)
    }
    return done
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

async function within<T>(folder: string, work: (register: Register) => Promise<T>): Promise<T> {
  const register = await openCampaign(folder)
  try {
    return await work(register)
  } finally {
    await register.database.close()
  }
}

/** Twelve old complaints, each with a text and a person of its own, proposed by one and approved by another, without a waiting time. */
async function agreed({ database, services }: Register): Promise<readonly StreamId[]> {
  const { store, clock } = services
  const authorityId = uuidV7() as AuthorityId
  // A round has an authority of its own, and the one before is gone whole.
  await database.pools.owner.query('truncate authorities cascade')
  for (const table of ['events', 'commands', 'texts', 'people', 'tombstones', 'retention_facts', 'complaint_summaries', 'search_documents', 'search_postings', 'search_words', 'report_facts', 'complaint_people', 'complaint_clocks', 'register_entries', 'settings_versions'])
    await database.pools.owner.query(`truncate ${table} cascade`)
  await addAuthority(database.pools.owner, { authorityId, name: 'Testshire', hostName: null, isDemonstration: false, createdAt: clock.now() })
  const [manager, head] = (['complaints-manager', 'head-of-service'] as const).map((role): Actor => ({ authorityId, userId: uuidV7() as UserId, name: role, role, teams: [] }))
  if (manager === undefined || head === undefined) throw new Error('two people are needed')
  for (const { userId, role } of [manager, head])
    await database.pools.owner.query("insert into users (authority_id, user_id, email, name, role, teams, created_at) values ($1, $2::uuid, $4, $3, $3, '{}', now())", [authorityId, userId, role, `${userId}@example.org`])
  const records = Array.from({ length: RECORDS }, () => uuidV7())
  const meta = { recordedBy: manager.userId, recordedAt: clock.now() }
  await store.write(wholeOf(authorityId), async (tx) => {
    await tx.settings.save({ ...defaultSettings('Testshire'), destructionWaitingDays: 0 }, { ...meta, validFrom: WORDS_FROM })
    for (const [at, streamId] of records.entries()) {
      const personId = uuidV7() as PersonId
      await tx.people.add(personId, { givenName: `Nr${at}`, familyName: MARK }, meta)
      const said = await tx.texts.add({ textId: uuidV7(), streamId, body: `${MARK} nr${at} has said this` }, meta.recordedAt)
      await tx.ledger.append('complaint', streamId, 0, [
        { type: 'ComplaintReceived', happenedOn: isoDate('2016-05-02'), procedure: 'children-act-1989-england', reference: `2016-${at}`, channel: 'email', said, details: { complainants: [{ personId, type: 'parent' }] } },
        { type: 'ComplaintClosed', happenedOn: isoDate('2016-06-01') },
      ], { ...meta, commandId: uuidV7() })
    }
  })
  await markReady(database.pools.owner, authorityId, clock.now())
  const destructionId = uuidV7()
  const proposed = await proposeDestruction(services, manager, { destructionId, commandId: uuidV7(), records: records.map((streamId) => ({ streamId, reason: 'rule-ran-out' })) })
  const approved = await approveDestruction(services, head, { destructionId, expectedSeq: 1, commandId: uuidV7() })
  if (proposed.kind !== 'done' || approved.kind !== 'done') throw new Error(`two people did not agree: ${JSON.stringify([proposed, approved])}`)
  return records
}

async function destroyAndKill(folder: string, killed: DestructionRound['killed'], { afterRecords, afterMs }: Readonly<{ afterRecords: number; afterMs: number }>): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./destroyer.ts')), folder], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const enough = Promise.withResolvers<void>()
  const reading = (async () => {
    let lines = 0
    for await (const _line of createInterface({ input: child.stdout })) {
      lines += 1
      if (lines > afterRecords) enough.resolve()
    }
  })()
  await Promise.race([enough.promise, ended])
  await pause(afterMs)
  if (killed === 'server and database') process.kill(Number(readFileSync(join(folder, 'register/postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  child.kill('SIGKILL')
  await ended
  await reading
}

async function lookedAt({ database, services }: Register, records: readonly StreamId[]): Promise<Omit<DestructionRound, 'killed'>> {
  const { owner } = database.pools
  const { rows } = await owner.query<{ parts: number; told: number; stones: number }>(`
    select (select count(*) from texts where stream_id = r.id)::integer + (select count(*) from search_documents where stream_id = r.id)::integer
        + (select count(*) from complaint_people where stream_id = r.id)::integer as parts,
      (select count(*) from events where stream_id = r.id and type = 'RecordDestroyed')::integer as told, (select count(*) from tombstones where stream_id = r.id)::integer as stones
    from unnest($1::uuid[]) as r(id)`, [records])
  const gone = rows.filter(({ parts, told, stones }) => parts === 0 && told === 1 && stones === 1).length
  const left = rows.filter(({ parts, told, stones }) => parts === 3 && told === 0 && stones === 0).length
  const report = await verify(owner, database.sealsFolder)
  const { rows: [authority] } = await owner.query<{ id: AuthorityId }>('select authority_id as id from authorities')
  if (authority === undefined) throw new Error('the authority is gone')
  await carryOutDestructions(services, authority.id)
  const count = async (statement: string, values: readonly unknown[] = []) => (await owner.query<{ many: number }>(`select count(*)::integer as many from ${statement}`, [...values])).rows[0]?.many ?? -1
  return {
    gone, left, half: records.length - gone - left, report, goneInTheEnd: await count('tombstones where stream_id = any($1::uuid[])', [records]),
    wordsLeft: await count(`texts where body like '%${MARK}%'`) + await count(`people where family_name = '${MARK}'`) + await count(`search_words where word = lower('${MARK}')`),
    inTheEnd: await verify(owner, database.sealsFolder),
  }
}
