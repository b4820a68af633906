import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { verify } from '../../src/storage/seals/verify.ts'
import { givenReport, givenTraining, registerWithReports } from '../support/report-to-publish.ts'

const recordedAt = '2026-03-02T09:00:00.000Z'

for (const where of ['once-the-ledger-is-sealed', 'once-the-files-are-made', 'in-the-midst-of-keeping']) test(`a program that is killed ${where.replaceAll('-', ' ')} has published nothing, and the next publishes all of it`, async () => {
  const register = await registerWithReports({ after })
  const { services, authorityId, approve, publish, read, urls, folder, editions, pools } = register
  await givenTraining(services, authorityId, 3, recordedAt)
  const reportId = await givenReport(services, authorityId, 'There were [[training.sessions-held]] sessions.', { recordedAt })
  await approve(reportId)
  const { report } = await read(reportId)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'publish-and-die.ts'), urls.app, urls.owner, authorityId, reportId, String(report.seq), folder, where], { stdio: 'ignore' })
  const [, signal] = await once(child, 'exit') as [number | null, string | null]
  assert.equal(signal, 'SIGKILL')
  assert.deepEqual([await editions(), (await read(reportId)).life.standing], [[], 'approved'])
  assert.deepEqual((await verify(pools.owner, folder)).problems, [])
  assert.equal((await publish(reportId)).kind, 'done')
  assert.equal((await editions()).length, 1)
  assert.deepEqual((await verify(pools.owner, folder)).problems, [])
})
