import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type TestDatabase, type TestStore, addTestAuthority, testDatabase, testStore } from '../../../test/support/database.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { AuthorityId } from '../../application/ports.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { uuidV7 } from '../../main/ids.ts'
import { bringUpToDate } from '../../main/register.ts'
import { seal } from '../seals/seal.ts'
import { verify } from '../seals/verify.ts'
import { createStore } from '../store.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-backup-'))
after(() => rmSync(folder, { recursive: true }))

const AWKWARD = 'a tab\t, a new line\n, \\. alone:\n\\.\n and \\N, «quotes» "and" 🙂'

async function record(db: TestStore, authorityId: AuthorityId, body: string): Promise<string> {
  const streamId = uuidV7()
  const recordedAt = '2026-03-02T09:00:00.000Z'
  await db.store.write(wholeOf(authorityId), async (tx) => {
    const said = await tx.texts.add({ textId: uuidV7(), streamId, body }, recordedAt)
    await tx.ledger.append('complaint', streamId, 0, [
      { type: 'ComplaintReceived', happenedOn: isoDate('2026-03-02'), procedure: 'p', reference: String(await tx.references.next('complaint', 2026)), channel: 'email', said, details: {} },
    ], { commandId: uuidV7(), recordedBy: 'somebody', recordedAt })
  })
  return streamId
}

async function filled(): Promise<TestStore> {
  const db = await testStore({ after })
  await record(db, db.authorityId, AWKWARD)
  await record(db, await addTestAuthority(db, 'other.example.org'), 'in another authority')
  await seal(db.pools.app, db.authorityId, folder, '2026-03-02T23:00:00.000Z')
  return db
}

async function contents(db: TestDatabase): Promise<unknown> {
  const tables = ['authorities', 'events', 'commands', 'texts', 'reference_numbers', 'seals', 'sealed_heads']
  return Promise.all(tables.map(async (table) => (await db.pools.owner.query(`select * from ${table} order by 1, 2, 3`)).rows))
}

let number = 0
const newFile = (): string => join(folder, `${number += 1}.heard`)

test('what was backed up is what is restored, and verify finds nothing', async () => {
  const db = await filled()
  const file = newFile()
  const made = await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z')
  const target = await testDatabase({ after }, { migrated: false })
  const restored = await restore(target.pools.owner, file, target.appRole, { replace: false })
  await bringUpToDate(target.pools, target.appRole)
  assert.equal(restored.rows, made.rows)
  assert.deepEqual(await contents(target), await contents(db))
  assert.equal((await verify(target.pools.owner, folder)).problemCount, 0)
  const store = createStore({ pools: target.pools, projector: async () => undefined, reads: () => ({}) as never })
  await record({ ...db, store }, db.authorityId, 'and it goes on from there')
})

test('after restoring, row-level security is forced as before', async () => {
  const db = await filled()
  const file = newFile()
  await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z')
  const target = await testDatabase({ after }, { migrated: false })
  await restore(target.pools.owner, file, target.appRole, { replace: false })
  const { rows } = await target.pools.owner.query(`
    select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relforcerowsecurity and relname <> 'schema_migrations'`)
  assert.deepEqual(rows, [])
})

test('a backup taken while people save is one moment of the register', async () => {
  const db = await filled()
  const file = newFile()
  let isDone = false
  const saving = (async () => {
    while (!isDone) await record(db, db.authorityId, 'while the backup runs')
  })()
  await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z')
  isDone = true
  await saving
  const target = await testDatabase({ after }, { migrated: false })
  await restore(target.pools.owner, file, target.appRole, { replace: false })
  assert.equal((await verify(target.pools.owner, folder)).problemCount, 0)
})

test('a database with a register in it is left alone, unless it is to be replaced', async () => {
  const [db, other] = [await filled(), await filled()]
  const file = newFile()
  await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z')
  await assert.rejects(restore(other.pools.owner, file, other.appRole, { replace: false }), /register in this database already/)
  await restore(other.pools.owner, file, other.appRole, { replace: true })
  assert.deepEqual(await contents(other), await contents(db))
})

const DAMAGES: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['cut off', (bytes) => bytes.subarray(0, bytes.length - 50)],
  ['cut off at the end of a table', (bytes) => gzipSync(Buffer.from(gunzipSync(bytes).toString().split('-- end ')[0]!))],
  ['without one of its tables', (bytes) => gzipSync(Buffer.from(gunzipSync(bytes).toString().replace(/COPY texts [^]*?-- table .*\n/, '')))],
  ['with one letter changed', (bytes) => gzipSync(Buffer.from(gunzipSync(bytes).toString().replace('another authority', 'Another authority')))],
  ['with a bit that fell over', (bytes) => { const copy = Buffer.from(bytes); copy[copy.length >> 1]! ^= 4; return copy }],
  ['which is another file altogether', () => Buffer.from('%PDF-1.7 no backup')],
  ['which is empty', () => Buffer.alloc(0)],
  ['with a command where a table should be', (bytes) => gzipSync(Buffer.from(gunzipSync(bytes).toString().replace(/COPY texts .*\n/, 'COPY texts (a); drop table events; --) FROM stdin;\n')))],
]

for (const [name, damage] of DAMAGES) test(`a backup ${name} is refused, and what is there stays`, async () => {
  const db = await filled()
  const file = newFile()
  await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z')
  writeFileSync(file, damage(readFileSync(file)))
  const before = await contents(db)
  await assert.rejects(restore(db.pools.owner, file, db.appRole, { replace: true }), { name: 'DamagedBackup' })
  assert.deepEqual(await contents(db), before)
})

test('a backup of a newer program is refused', async () => {
  const db = await filled()
  const file = newFile()
  await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z')
  writeFileSync(file, gzipSync(Buffer.from(gunzipSync(readFileSync(file)).toString().replace('"0001-securing-tables.sql"', '"0999-from-the-future.sql"'))))
  await assert.rejects(restore(db.pools.owner, file, db.appRole, { replace: true }), /newer Heard/)
})

test('a backup that cannot be written to its end leaves no file behind', async () => {
  const db = await filled()
  await assert.rejects(backup(db.pools.owner, join(folder, 'no-such-folder/x.heard'), '2026-03-03T00:00:00.000Z'))
  if (existsSync('/dev/full')) await assert.rejects(backup(db.pools.owner, '/dev/full/x', '2026-03-03T00:00:00.000Z'))
  const fine = newFile()
  await backup(db.pools.owner, fine, '2026-03-03T00:00:00.000Z')
  assert.equal(existsSync(`${fine}.unfinished`), false)
})
