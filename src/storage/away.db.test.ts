import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { tamper, testStore } from '../../test/support/database.ts'
import { wholeOf } from '../application/access/sight.ts'
import { healthProbe } from './health.ts'
import { makePool } from './pools.ts'

const db = await testStore({ after })
const health = healthProbe(db.pools)

test('every connection that is cut is replaced, and the next request is answered', async () => {
  await Promise.all(Array.from({ length: 8 }, () => db.store.read(wholeOf(db.authorityId), (reads) => reads.users())))
  await tamper(db, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${db.name}' and pid <> pg_backend_pid()`)
  await new Promise((resolve) => setTimeout(resolve, 100))
  assert.deepEqual(await db.store.read(wholeOf(db.authorityId), (reads) => reads.users()), [])
  assert.deepEqual(await health(), { databaseReachable: true, ledgerWritable: true })
})

test('work that is cut off in the middle fails, leaves nothing, and the next succeeds', async () => {
  const cut = db.store.write(wholeOf(db.authorityId), async (tx) => {
    await tx.references.next('complaint', 2026)
    await tamper(db, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${db.name}' and pid <> pg_backend_pid()`)
    return tx.references.next('complaint', 2026)
  })
  await assert.rejects(cut)
  assert.equal(await db.store.write(wholeOf(db.authorityId), (tx) => tx.references.next('complaint', 2026)), 1)
})

test('a database that only reads is told from one that writes', async () => {
  await tamper(db, `alter role ${db.appRole} in database ${db.name} set default_transaction_read_only = on`)
  const pool = makePool({ connectionString: db.urls.app }, 1, () => undefined)
  assert.deepEqual(await healthProbe({ app: pool })(), { databaseReachable: true, ledgerWritable: false })
  await pool.end()
})
