import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { tamper, testDatabase } from '../../test/support/database.ts'
import { startNightly } from './nightly.ts'

const db = await testDatabase({ after })
await tamper(db, 'create schema if not exists heard_jobs authorization heard_test_jobs')

test('in the night in London the register is sealed and people are reminded, by a role that sees nothing of it', { timeout: 60_000 }, async (t) => {
  const sealed = Promise.withResolvers<void>()
  const reminded = Promise.withResolvers<void>()
  const errors: string[] = []
  const nightly = await startNightly({ connectionString: db.urls.jobs }, {
    seal: () => Promise.resolve(sealed.resolve()), remind: () => Promise.resolve(reminded.resolve()), retain: () => Promise.resolve(), onError: (error) => void errors.push(error.message),
  }, 0.5)
  const jobs = new pg.Client({ connectionString: db.urls.jobs })
  await jobs.connect()
  t.after(() => jobs.end())
  const { rows } = await jobs.query('select name, cron, timezone from heard_jobs.schedule order by cron')
  assert.deepEqual(rows, [
    { name: 'nightly-seal', cron: '15 1 * * *', timezone: 'Europe/London' }, { name: 'nightly-reminders', cron: '30 1 * * *', timezone: 'Europe/London' },
    { name: 'nightly-retention', cron: '45 0 * * *', timezone: 'Europe/London' },
  ])
  await assert.rejects(jobs.query('select * from events'), /permission denied/)
  await assert.rejects(jobs.query('select * from reminders'), /permission denied/)
  for (const queue of ['nightly-seal', 'nightly-reminders']) await jobs.query('insert into heard_jobs.job (name) values ($1)', [queue])
  await Promise.all([sealed.promise, reminded.promise])
  await nightly.stop()
  assert.deepEqual(errors, [])
})

test('two servers on one database share a night’s work, and neither does it twice', { timeout: 60_000 }, async (t) => {
  let done = 0
  const work = { seal: () => Promise.resolve(), remind: () => { done += 1; return Promise.resolve() }, retain: () => Promise.resolve(), onError: () => undefined }
  const servers = [await startNightly({ connectionString: db.urls.jobs }, work, 0.5), await startNightly({ connectionString: db.urls.jobs }, work, 0.5)]
  const jobs = new pg.Client({ connectionString: db.urls.jobs })
  await jobs.connect()
  t.after(() => jobs.end())
  const { rows: [schedules] } = await jobs.query('select count(*)::int as count from heard_jobs.schedule')
  assert.deepEqual(schedules, { count: 3 })
  await jobs.query("insert into heard_jobs.job (name) values ('nightly-reminders')")
  for (let waited = 0; done === 0 && waited < 200; waited += 1) await new Promise((resolve) => setTimeout(resolve, 50))
  // Two more looks at the queue by each server.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await Promise.all(servers.map((server) => server.stop()))
  assert.equal(done, 1)
})
