import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../test/support/database.ts'
import { type Migration, appliedMigrations, migrate, ownMigrations } from './migrate.ts'

async function emptyClient() {
  const db = await testDatabase({ after }, { migrated: false })
  const client = new pg.Client({ connectionString: db.urls.owner })
  client.on('error', () => undefined)
  await client.connect()
  return { client, db }
}

const first: Migration = { name: '0001-first.sql', sql: 'create table one (authority_id uuid primary key)', checksum: 'a' }
const second: Migration = { name: '0002-second.sql', sql: 'create table two (authority_id uuid primary key)', checksum: 'b' }

test('an empty database is brought up once, and nothing is done the second time', async () => {
  const { client, db } = await emptyClient()
  assert.deepEqual(await migrate(client, db.appRole), ownMigrations().map((migration) => migration.name))
  assert.deepEqual(await migrate(client, db.appRole), [])
})

test('a register of an earlier release is brought up to this one', async () => {
  const { client, db } = await emptyClient()
  await migrate(client, db.appRole, [first])
  assert.deepEqual(await migrate(client, db.appRole, [first, second]), ['0002-second.sql'])
})

test('an older program refuses what a newer one has migrated', async () => {
  const { client, db } = await emptyClient()
  await migrate(client, db.appRole, [first, second])
  await assert.rejects(migrate(client, db.appRole, [first]), { name: 'WrongSchema', message: /newer Heard/ })
})

test('a migration that was changed after it was applied is refused', async () => {
  const { client, db } = await emptyClient()
  await migrate(client, db.appRole, [first])
  await assert.rejects(migrate(client, db.appRole, [{ ...first, checksum: 'other' }]), { name: 'WrongSchema', message: /never changed/ })
})

test('a migration that fails leaves nothing of itself, and those before it stay', async () => {
  const { client, db } = await emptyClient()
  const broken: Migration = { ...second, sql: `${second.sql}; select 1 / 0` }
  await assert.rejects(migrate(client, db.appRole, [first, broken]), /0002-second/)
  assert.deepEqual((await appliedMigrations(client)).map((each) => each.name), ['0001-first.sql'])
  assert.deepEqual((await client.query("select to_regclass('two') as there")).rows, [{ there: null }])
})

test('two programs that start at once migrate once', async () => {
  const { client, db } = await emptyClient()
  const other = new pg.Client({ connectionString: db.urls.owner })
  other.on('error', () => undefined)
  await other.connect()
  const both = await Promise.all([migrate(client, db.appRole), migrate(other, db.appRole)])
  assert.deepEqual(both.map((applied) => applied.length).toSorted((a, b) => a - b), [0, ownMigrations().length])
})
