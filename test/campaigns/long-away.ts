import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { httpVisitor } from '../resilience/http-visitor.ts'
import { PROGRAM_MANAGER, PROGRAM_PASSWORD, programWithRegister, until } from '../resilience/program.ts'
import { addNote, recordOne } from '../resilience/recording.ts'
import type { Cleanup } from '../support/database.ts'

/** A database that cannot be started for longer than the program waits for one comes back by itself all the same. */
export async function longAway(cleanup: Cleanup, awayMs = 70_000): Promise<void> {
  const heard = await programWithRegister(cleanup)
  const running = heard.start()
  const address = await running.address()
  const visitor = httpVisitor(address, new URL(address).host)
  await visitor.signIn(PROGRAM_MANAGER, PROGRAM_PASSWORD)
  const complaintId = await recordOne(visitor, 'Before the long night')
  const settings = join(heard.folder, 'register/postgres/postgresql.conf')
  const before = readFileSync(settings, 'utf8')
  appendFileSync(settings, '\nthis is no setting\n')
  process.kill(heard.databasePid() ?? 0, 'SIGKILL')
  await pause(awayMs)
  assert.equal((await visitor.get('/work')).status, 503)
  writeFileSync(settings, before)
  await until(() => visitor.get('/work'), ({ status }) => status === 200, 30_000)
  assert.equal((await addNote(visitor, complaintId, 'After the long night')).status, 303)
  assert.match(running.printed(), /It is tried again/)
  visitor.close()
  running.kill('SIGTERM')
  await running.ended
  assert.equal((await heard.run(['verify'])).code, 0)
}
