import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testStore } from '../../test/support/database.ts'
import { wholeOf } from '../application/access/sight.ts'
import { discloseWithin } from '../application/rights/disclosures.ts'
import type { Actor } from '../application/ports.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../domain/complaint/events.ts'
import { REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { uuidV7 } from '../main/ids.ts'
import { makeProjector } from './projections/projector.ts'
import { makeReads } from './queries/reads.ts'

const calendar = englandAndWales()
const AT = '2026-03-02T09:00:00.000Z'

async function register() {
  const db = await testStore({ after }, { projector: makeProjector(calendar), reads: makeReads(calendar) })
  await db.store.write(wholeOf(db.authorityId), (tx) => tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  return db
}

describe('What is worked on before it becomes a file', () => {
  test('is saved by whoever saw the last version, is read by its own authority, and goes without a trace', async () => {
    const db = await register()
    const streamId = uuidV7()
    const save = (seen: number, body: unknown) => db.store.write(wholeOf(db.authorityId), (tx) => tx.papers.save({ streamId, kind: 'bundle', seen, body, at: AT, by: 'user' }))
    assert.equal(await save(0, { passages: ['one'] }), 'saved')
    assert.equal(await save(0, {}), 'changed-meanwhile')
    assert.equal(await save(1, { passages: ['two'] }), 'saved')
    assert.equal(await save(1, {}), 'changed-meanwhile')
    assert.deepEqual(await db.store.read(wholeOf(db.authorityId), async (reads) => (await reads.workingPaper(streamId))?.body), { passages: ['two'] })
    const [scan, made] = [uuidV7(), uuidV7()]
    const file = { version: 0, name: 'A page', mediaType: 'image/png', digest: 'd', pages: 1, bytes: Buffer.from([1, 2, 3]), addedAt: AT, addedBy: 'user' }
    await db.store.write(wholeOf(db.authorityId), async (tx) => {
      await tx.papers.addFile(streamId, { ...file, fileId: scan, kind: 'scan' })
      await tx.papers.addFile(streamId, { ...file, fileId: made, kind: 'made', version: 1 })
    })
    assert.deepEqual([...(await db.store.read(wholeOf(db.authorityId), (reads) => reads.workingFile(streamId, scan)))?.bytes ?? []], [1, 2, 3])
    await db.store.write(wholeOf(db.authorityId), async (tx) => { await tx.papers.removeFile(streamId, made); await tx.papers.removeScans(streamId) })
    assert.deepEqual((await db.store.read(wholeOf(db.authorityId), (reads) => reads.workingFiles(streamId))).map(({ kind, size }) => [kind, size]), [['made', 3]])
    assert.equal(await db.store.read(wholeOf(db.authorityId), (reads) => reads.workingPaper('no uuid')), null)
  })

  test('what was given to whom stands beside its complaints and its person, and what holds beside a record is read back', async () => {
    const db = await register()
    const actor: Actor = { authorityId: db.authorityId, userId: 'u' as UserId, name: 'Test', role: 'complaints-manager', teams: [] }
    const [one, other, person] = [uuidV7(), uuidV7(), uuidV7() as PersonId]
    await db.store.write(wholeOf(db.authorityId), (tx) => discloseWithin(db.services, tx, actor, { what: 'bundle', basis: 'ombudsman', to: 'The investigator', on: isoDate('2026-03-02'), complaints: [one, other], person }))
    for (const id of [one, other, person]) {
      const marks = await db.store.read(wholeOf(db.authorityId), (reads) => reads.marksBeside([id]))
      assert.deepEqual(marks.map(({ mark, reference, markedOn }) => [mark, reference, markedOn]), [['disclosure', 'DI-2026-0001', '2026-03-02']])
      assert.equal((await db.store.read(wholeOf(db.authorityId), (reads) => reads.texts(marks.map(({ textId }) => textId)))).size, 1)
    }
    assert.deepEqual(await db.store.read(wholeOf(db.authorityId), (reads) => reads.marksBeside([uuidV7(), 'no uuid'])), [])
  })
})
