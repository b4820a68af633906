import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { tamper, testDatabase } from '../../test/support/database.ts'
import { makePool } from './pools.ts'
import { checkAppRole } from './roles.ts'

const db = await testDatabase({ after })

test('the role that was made for it may serve', () => checkAppRole(db.pools.app))

test('the owner of the tables may not serve', () =>
  assert.rejects(checkAppRole(db.pools.owner), { name: 'StartRefused', message: /owns tables/ }))

test('a superuser may not serve', async () => {
  const pool = makePool({ connectionString: db.urls.superuser }, 1, () => undefined)
  await assert.rejects(checkAppRole(pool), { name: 'StartRefused', message: /is a superuser/ })
  await pool.end()
})

test('a role that may change events may not serve', async () => {
  await tamper(db, `grant update on events to ${db.appRole}`)
  await assert.rejects(checkAppRole(db.pools.app), { name: 'StartRefused', message: /change or remove events/ })
  await tamper(db, `revoke update on events from ${db.appRole}`)
})

test('a role that was never given anything is told so', async () => {
  const pool = makePool({ connectionString: db.urls.jobs }, 1, () => undefined)
  await assert.rejects(checkAppRole(pool), { name: 'StartRefused', message: /may not add to the ledger/ })
  await pool.end()
})
