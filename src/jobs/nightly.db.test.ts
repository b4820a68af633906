import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { tamper, testDatabase } from '../../test/support/database.ts'
import { startNightly } from './nightly.ts'

const db = await testDatabase({ after })
await tamper(db, 'create schema if not exists heard_jobs authorization heard_test_jobs')

test('at a quarter past one in London the register is sealed, by a role that sees nothing of it', { timeout: 60_000 }, async (t) => {
  const sealed = Promise.withResolvers<void>()
  const errors: string[] = []
  const nightly = await startNightly({ connectionString: db.urls.jobs }, {
    seal: () => Promise.resolve(sealed.resolve()), onError: (error) => void errors.push(error.message),
  }, 0.5)
  const jobs = new pg.Client({ connectionString: db.urls.jobs })
  await jobs.connect()
  t.after(() => jobs.end())
  const { rows } = await jobs.query('select name, cron, timezone from heard_jobs.schedule')
  assert.deepEqual(rows, [{ name: 'nightly-seal', cron: '15 1 * * *', timezone: 'Europe/London' }])
  await assert.rejects(jobs.query('select * from events'), /permission denied/)
  await jobs.query("insert into heard_jobs.job (name) values ('nightly-seal')")
  await sealed.promise
  await nightly.stop()
  assert.deepEqual(errors, [])
})
