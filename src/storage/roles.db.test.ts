import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { tamper, testDatabase } from '../../test/support/database.ts'
import { makePool } from './pools.ts'
import { checkAppRole, checkSameDatabase } from './roles.ts'

const db = await testDatabase({ after })

test('the role that was made for it may serve', () => checkAppRole(db.pools.app))

test('the owner of the tables may not serve', () =>
  assert.rejects(checkAppRole(db.pools.owner), { name: 'StartRefused', message: /owns tables/ }))

test('two addresses that lead to different databases are refused before anything is changed', async () => {
  await checkSameDatabase(db.pools)
  const other = await testDatabase({ after })
  await assert.rejects(checkSameDatabase({ app: db.pools.app, owner: other.pools.owner }), { name: 'StartRefused', message: /lead to different databases/ })
})

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

test('a role that may destroy what nobody approved may not serve', async () => {
  for (const [right, of] of [['delete', 'on texts'], ['delete', 'on people'], ['execute', 'on function destroy_rows(uuid, uuid)'], ['execute', 'on function tally_equality(uuid, uuid)']] as const) {
    await tamper(db, `grant ${right} ${of} to ${db.appRole}`)
    await assert.rejects(checkAppRole(db.pools.app), { name: 'StartRefused', message: /destroy words or people/ }, of)
    await tamper(db, `revoke ${right} ${of} from ${db.appRole}`)
  }
})

test('a role that may become another which bypasses may not serve', async () => {
  // Roles belong to the whole server, so this one is made for the test: the others go on meanwhile.
  const [role, other] = [`${db.name}_serves`, `${db.name}_bypasses`]
  await tamper(db, `create role ${role} login password 'x'`, `grant select, insert on events to ${role}`)
  const url = new URL(db.urls.app)
  url.username = role
  url.password = 'x'
  const pool = makePool({ connectionString: url.href }, 1, () => undefined)
  await checkAppRole(pool)
  await tamper(db, `create role ${other} nologin bypassrls`, `grant ${other} to ${role}`)
  await assert.rejects(checkAppRole(pool), { name: 'StartRefused', message: /may become/ })
  await pool.end()
  await tamper(db, `drop role ${other}`, `drop owned by ${role}`, `drop role ${role}`)
})

test('a role that was never given anything is told so', async () => {
  const pool = makePool({ connectionString: db.urls.jobs }, 1, () => undefined)
  await assert.rejects(checkAppRole(pool), { name: 'StartRefused', message: /may not add to the ledger/ })
  await pool.end()
})
