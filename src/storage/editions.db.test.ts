import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { addTestAuthority, testDatabase, testStore, type TestStore } from '../../test/support/database.ts'
import { FILES, givenEdition, shortDocument } from '../../test/support/published.ts'
import { REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { wholeOf } from '../application/access/sight.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { uuidV7 } from '../main/ids.ts'
import { bringUpToDate } from '../main/register.ts'
import { backup } from './backup/backup.ts'
import { restore } from './backup/restore.ts'
import { makeProjector } from './projections/projector.ts'
import { PROJECTION_TABLES } from './projections/tables.ts'
import { makeReads } from './queries/reads.ts'
import { inRegisterAtSeal } from './rebuild/as-at-seal.ts'
import { seal } from './seals/seal.ts'
import { verify } from './seals/verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-editions-'))
after(() => rmSync(folder, { recursive: true }))
const calendar = englandAndWales()
const [projector, reads] = [makeProjector(calendar), makeReads(calendar)]

async function register(): Promise<TestStore> {
  const db = await testStore({ after }, { projector, reads })
  await db.store.write(wholeOf(db.authorityId), (tx) => tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  return db
}

async function published(): Promise<TestStore & Readonly<{ reportId: string }>> {
  const db = await register()
  const reportId = uuidV7()
  await givenEdition(db.services, db.authorityId, { edition: 1, document: shortDocument('13'), reportId, now: '2026-03-02T09:00:00.000Z' })
  return { ...db, reportId }
}

test('an edition comes back byte by byte, and another authority sees nothing of it', async () => {
  const { store, authorityId, reportId, pools } = await published()
  await store.read(wholeOf(authorityId), async (all) => {
    assert.deepEqual((await all.editions()).map(({ kind, slug, edition, publishedAt, publishedOn, corrects }) => [kind, slug, edition, publishedAt, publishedOn, corrects]),
      [['annual-report', '2019-20', 1, '2026-03-02T09:00:00.000Z', '2026-03-02', null]])
    for (const { name, bytes, mediaType } of FILES) {
      const file = await all.editionFile({ reportId, edition: 1 }, name)
      assert.ok(file && Buffer.from(file.bytes).equals(Buffer.from(bytes)))
      assert.equal(file?.mediaType, mediaType)
    }
    assert.equal(await all.editionFile({ reportId, edition: 2 }, FILES[0]?.name ?? ''), null)
    assert.equal(await all.editionFile({ reportId: 'no id', edition: 1 }, FILES[0]?.name ?? ''), null)
  })
  const other = await addTestAuthority({ pools }, 'otherton.example')
  assert.deepEqual(await store.read(wholeOf(other), (all) => all.editions()), [])
  assert.equal(await store.read(wholeOf(other), (all) => all.editionFile({ reportId, edition: 1 }, FILES[0]?.name ?? '')), null)
})

test('an address has each number once, whichever report it is', async () => {
  const { services, authorityId } = await published()
  await assert.rejects(givenEdition(services, authorityId, { edition: 1, document: shortDocument('13'), reportId: uuidV7() }), /duplicate key|report_editions/)
})

const TAMPERINGS: readonly (readonly [name: string, statement: string, expected: readonly string[]])[] = [
  ['one byte of a file', "update report_files set bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) where name like '%.pdf'", ['file-changed']],
  ['a file cut off', "update report_files set bytes = substring(bytes from 1 for 10) where name like '%.pdf'", ['file-changed']],
  ['a file gone', "delete from report_files where name like '%.pdf'", ['file-missing']],
  ['a file more', "insert into report_files select authority_id, report_id, edition, 'more.pdf', media_type, bytes from report_files where name like '%.pdf'", ['file-not-published']],
  ['another document', "update report_editions set document = replace(document, '13 were', '12 were')", ['edition-changed']],
  ['other figures', "update report_editions set figures = '{}'", ['edition-changed']],
  ['another digest in the manifest', "update report_editions set manifest = replace(manifest, '\"edition\":1', '\"edition\":2')", ['edition-changed']],
  ['a whole edition gone', 'delete from report_files; delete from report_editions', ['edition-missing']],
  ['an edition that nobody published', "insert into report_editions select authority_id, report_id, 7, kind, period, slug, title, published_at, published_on, corrects, manifest, document, figures from report_editions", ['edition-without-event']],
]

for (const [name, statement, expected] of TAMPERINGS) test(`heard verify finds ${name}`, async () => {
  const db = await published()
  assert.deepEqual((await verify(db.pools.owner, folder)).problems, [])
  const superuser = new pg.Client({ connectionString: db.urls.superuser })
  await superuser.connect()
  await superuser.query(statement)
  await superuser.end()
  assert.deepEqual((await verify(db.pools.owner, folder)).problems.map(({ kind }) => kind), expected)
})

test('what was published comes back from a backup as it went out', async () => {
  const db = await published()
  const file = join(folder, 'one.heard')
  await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z')
  const target = await testDatabase({ after }, { migrated: false })
  await restore(target.pools.owner, file, target.appRole, { replace: false })
  await bringUpToDate(target.pools, target.appRole)
  const report = await verify(target.pools.owner, folder)
  assert.deepEqual([report.problems, report.editions], [[], 1])
  const { rows } = await target.pools.owner.query<{ bytes: Buffer }>("select bytes from report_files where name like '%.pdf'")
  assert.ok(rows[0]?.bytes.equals(Buffer.from(FILES[1]?.bytes ?? [])))
})

test('the register as a seal found it knows nothing that was recorded since, whatever its clock said', async () => {
  const db = await register()
  const { store, authorityId, pools } = db
  const [early, late, settled] = [uuidV7(), uuidV7(), uuidV7()]
  const personId = uuidV7() as PersonId
  const at = (recordedAt: string) => ({ commandId: uuidV7(), recordedBy: 'test', recordedAt })
  const training = (streamId: string, sessions: number, recordedAt: string) => store.write(wholeOf(authorityId), async (tx) => {
    await tx.ledger.append('training', streamId, 0, [{ type: 'TrainingHeld', happenedOn: isoDate('2026-03-02'), sessions }], at(recordedAt))
  })
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, { givenName: 'Ada', familyName: 'Before' }, { recordedBy: 'test', recordedAt: '2026-03-02T09:00:00.000Z' }))
  await training(early, 1, '2026-03-02T09:00:00.000Z')
  await training(settled, 2, '2026-03-02T09:01:00.000Z')
  const sealed = await seal(pools.app, authorityId, folder, '2026-03-02T10:00:00.000Z')
  // The clock jumped back: what is recorded after the seal says that it came before.
  await training(late, 40, '2026-03-02T08:00:00.000Z')
  await store.write(wholeOf(authorityId), async (tx) => {
    const [first] = await tx.ledger.load(settled)
    assert.ok(first)
    await tx.ledger.append('training', settled, 1, [{ type: 'FactCorrected', happenedOn: isoDate('2026-03-02'), corrects: 1, changes: { sessions: 20 }, kind: 'slip' }], at('2026-03-02T08:00:00.000Z'))
    await tx.settings.save({ ...REPORTING_SETTINGS, name: 'Renamed' }, { recordedBy: 'test', recordedAt: '2026-03-02T11:00:00.000Z', validFrom: isoDate('2026-03-02') })
    await tx.people.change(personId, { givenName: 'Ada', familyName: 'After' }, { recordedBy: 'test', recordedAt: '2026-03-02T11:00:00.000Z' })
  })
  const past = { seal: sealed?.number ?? 0, settings: 1, until: '2026-03-02T10:00:00.000Z' }
  const found = () => inRegisterAtSeal(pools.owner, { projector, reads, tables: PROJECTION_TABLES }, authorityId, past, async (all) => ({
    quantities: (await all.reportFacts({ from: isoDate('2025-04-01'), to: isoDate('2026-03-31'), asKnownOn: isoDate('2026-03-02') })).map(({ quantity }) => quantity).toSorted((a, b) => a - b),
    name: (await all.settings()).name, person: (await all.people([personId]))[0]?.familyName, late: (await all.stream(late)).length,
  }))
  const expected = { quantities: [1, 2], name: REPORTING_SETTINGS.name, person: 'Before', late: 0 }
  assert.deepEqual(await found(), expected)
  // The same connection is used again, and the present was not touched.
  assert.deepEqual(await found(), expected)
  const now = await store.read(wholeOf(authorityId), async (all) => (await all.settings()).name)
  assert.equal(now, 'Renamed')
  assert.equal(await store.read(wholeOf(authorityId), (all) => all.grownSince(sealed?.number ?? 0)), 2)
})

test('where the clock was put back before it was published, what the seal covers is known all the same: whoever was recorded before its last entry', async () => {
  const { store, authorityId, pools } = await register()
  const personId = uuidV7() as PersonId
  const early = uuidV7()
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, { givenName: 'Ada', familyName: 'Marsh' }, { recordedBy: 'test', recordedAt: '2026-03-02T11:00:00.000Z' }))
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('training', early, 0, [{ type: 'TrainingHeld', happenedOn: isoDate('2026-03-02'), sessions: 1 }], { commandId: uuidV7(), recordedBy: 'test', recordedAt: '2026-03-02T11:01:00.000Z' }))
  const sealed = await seal(pools.app, authorityId, folder, '2026-03-02T10:00:00.000Z')
  await store.write(wholeOf(authorityId), (tx) => tx.people.change(personId, { givenName: 'Ada', familyName: 'After' }, { recordedBy: 'test', recordedAt: '2026-03-02T12:00:00.000Z' }))
  const past = { seal: sealed?.number ?? 0, settings: 1, until: '2026-03-02T10:00:00.000Z' }
  assert.equal(await inRegisterAtSeal(pools.owner, { projector, reads, tables: PROJECTION_TABLES }, authorityId, past, async (all) => (await all.people([personId]))[0]?.familyName), 'Marsh')
})
