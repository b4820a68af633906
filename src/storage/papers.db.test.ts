import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testStore } from '../../test/support/database.ts'
import { wholeOf, type Seeing, type Sight } from '../application/access/sight.ts'
import { discloseWithin } from '../application/rights/disclosures.ts'
import type { Actor } from '../application/ports.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../domain/complaint/events.ts'
import { REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { uuidV7 } from '../main/ids.ts'
import { makeProjector } from './projections/projector.ts'
import { makeReads } from './queries/reads.ts'
import { inAuthority } from './transaction.ts'

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
    const file = { version: 0, name: 'A page', mediaType: 'image/png', digest: 'd', pages: 1, complaints: [], bytes: Buffer.from([1, 2, 3]), addedAt: AT, addedBy: 'user' }
    await db.store.write(wholeOf(db.authorityId), async (tx) => {
      await tx.papers.addFile(streamId, { ...file, fileId: scan, kind: 'scan' })
      await tx.papers.addFile(streamId, { ...file, fileId: made, kind: 'made', version: 1 })
    })
    assert.deepEqual([...(await db.store.read(wholeOf(db.authorityId), (reads) => reads.workingFile(streamId, scan)))?.bytes ?? []], [1, 2, 3])
    await db.store.write(wholeOf(db.authorityId), async (tx) => { await tx.papers.removeFile(streamId, made); await tx.papers.removeScans(streamId) })
    assert.deepEqual((await db.store.read(wholeOf(db.authorityId), (reads) => reads.workingFiles(streamId))).map(({ kind, size }) => [kind, size]), [['made', 3]])
    assert.equal(await db.store.read(wholeOf(db.authorityId), (reads) => reads.workingPaper('no uuid')), null)
  })

  test('a file is there for whoever sees every complaint whose papers stand in it, whenever that was sealed', async () => {
    const db = await register()
    const [open, sealed, request, bundle] = [uuidV7(), uuidV7(), uuidV7(), uuidV7()]
    const [listed, other] = [uuidV7() as UserId, uuidV7() as UserId]
    const meta = { recordedBy: 'test', recordedAt: AT }
    const looking = (kind: Sight['kind'], userId: UserId): Seeing => ({ authorityId: db.authorityId, sight: { kind, userId, teams: [] } })
    await db.store.write(wholeOf(db.authorityId), async (tx) => {
      const happenedOn = isoDate('2026-02-02')
      for (const [streamId, reference] of [[open, '2026-0001'], [sealed, '2026-0002']] as const)
        await tx.ledger.append('complaint', streamId, 0, [{ type: 'ComplaintReceived', happenedOn, procedure: 'children-act-1989-england', reference, channel: 'email', said: { textId: uuidV7(), digest: 'x' }, details: {} }], { ...meta, commandId: uuidV7() })
      await tx.ledger.append('rights-request', request, 0, [{ type: 'RightsRequestReceived', happenedOn, reference: 'RR-1', right: 'access', asked: 'themselves', person: { personId: uuidV7() as PersonId } }], { ...meta, commandId: uuidV7() })
      await tx.ledger.append('bundle', bundle, 0, [{ type: 'BundleBegun', happenedOn, reference: 'BU-1', complaint: sealed, purpose: 'other' }], { ...meta, commandId: uuidV7() })
      const file = { kind: 'made' as const, version: 1, mediaType: 'application/pdf', digest: 'd', pages: 1, bytes: Buffer.from([1]), addedAt: AT, addedBy: 'user' }
      await tx.papers.addFile(request, { ...file, fileId: uuidV7(), name: 'of the open one', complaints: [open] })
      await tx.papers.addFile(request, { ...file, fileId: uuidV7(), name: 'of both', complaints: [open, sealed] })
      await tx.papers.addFile(bundle, { ...file, fileId: uuidV7(), name: 'bundle', complaints: [sealed] })
      for (const streamId of [request, bundle]) await tx.papers.save({ streamId, kind: 'bundle', seen: 0, body: {}, at: AT, by: 'user' })
    })
    const names = (seeing: Seeing) => db.store.read(seeing, async (reads) => [...await reads.workingFiles(request), ...await reads.workingFiles(bundle)].map(({ name }) => name).toSorted())
    const ALL = ['bundle', 'of both', 'of the open one']
    assert.deepEqual(await names(looking('register', other)), ALL)
    await db.store.write(wholeOf(db.authorityId), (tx) => tx.ledger.append('complaint', sealed, 1, [{ type: 'ComplaintSealed', happenedOn: isoDate('2026-02-03'), because: 'other', text: { textId: uuidV7(), digest: 'x' }, forUsers: [listed], about: [] }], { ...meta, commandId: uuidV7() }))
    assert.deepEqual(await names(looking('register', other)), ['of the open one'])
    assert.deepEqual(await names(looking('register', listed)), ALL)
    assert.deepEqual(await names(looking('duties', other)), ['of both', 'of the open one'], 'the data protection officer answers requests, and makes no bundle')
    assert.equal(await db.store.read(looking('duties', other), (reads) => reads.workingPaper(bundle)), null)
    for (const kind of ['own', 'appointed', 'figures', 'report', 'published', 'none'] as const) assert.deepEqual(await names(looking(kind, listed)), [], kind)
    const asked = await inAuthority(db.pools.app, looking('register', other), 'read', async (_trx, client) => (await client.query<{ name: string }>('select name from working_files')).rows)
    assert.deepEqual(asked.map(({ name }) => name), ['of the open one'], 'whatever a statement forgot to ask')
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
