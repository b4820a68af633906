import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, describe, test } from 'node:test'
import { EICAR, hasClamd, runningClamd } from '../../../test/support/clamd.ts'
import { testStore } from '../../../test/support/database.ts'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { pdfOf } from '../../../test/support/small-pdf.ts'
import { readText } from '../../documents/text/read-text.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { uuidV7 } from '../../main/ids.ts'
import { clamdScanner } from '../../storage/files/clamd.ts'
import { makeProjector } from '../../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../../storage/projections/tables.ts'
import { makeReads } from '../../storage/queries/reads.ts'
import { checkProjections } from '../../storage/rebuild/rebuild.ts'
import { wholeOf } from '../access/sight.ts'
import { carryOut } from '../carry-out.ts'
import { visibilityOf } from '../permissions.ts'
import type { Actor } from '../ports.ts'
import { recordComplaint } from '../record-complaint.ts'
import { fileDocuments, fileVersion } from './file-documents.ts'
import { lookAtFiles, type LookParts } from './look-at-files.ts'
import type { Scan, Scanner } from './ports.ts'
import { openDocument, viewDocuments } from './view-documents.ts'

const projector = makeProjector(englandAndWales())
const on = isoDate('2026-03-02')

async function register() {
  const db = await testStore({ after }, { projector, reads: makeReads(englandAndWales()) })
  const fileStore = memoryFiles()
  const actor: Actor = { authorityId: db.authorityId, userId: uuidV7() as UserId, name: 'Manager', role: 'complaints-manager', teams: [] }
  await db.store.write(wholeOf(db.authorityId), (tx) => tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  const record = async () => {
    const complaintId = uuidV7()
    const done = await recordComplaint(db.services, actor, { complaintId, commandId: uuidV7(), complaint: { on, channel: 'email', said: { words: 'Nobody rang back' }, details: {} } })
    assert.equal(done.kind, 'done')
    return complaintId
  }
  const seqOf = async (complaintId: string) => (await db.store.read(wholeOf(db.authorityId), (reads) => reads.stream(complaintId))).at(-1)?.seq ?? 0
  const arrived = async (bytes: Uint8Array, name: string, scan: Scan, mediaType = 'application/pdf') => {
    const kept = await fileStore.put(db.authorityId, Readable.from([bytes]), 1e9)
    assert.ok(kept !== 'too-large')
    return { ...kept, name, mediaType, scan, marks: [] }
  }
  const file = async (complaintId: string, bytes: Uint8Array, name: string, scan: Scan = 'not-scanned') => {
    const done = await fileDocuments(db.services, actor, { complaintId, expectedSeq: await seqOf(complaintId), commandId: uuidV7(), acceptedWarnings: [], on, kind: 'evidence', audience: 'internal', isSensitive: false }, [await arrived(bytes, name, scan)])
    assert.equal(done.kind, 'done')
  }
  const look = (parts: Partial<LookParts> = {}) => lookAtFiles({ services: db.services, fileStore, scanner: null, readsWords: readText, mostBytes: 1_000_000, ...parts }, db.authorityId, new AbortController().signal)
  const search = async (words: string, who: Actor = actor) => (await db.store.read(who, (reads) => reads.search({ visibility: visibilityOf(who), words, page: 1 }))).hits
  const documents = async (complaintId: string) => {
    const view = await viewDocuments(db.services, actor, complaintId)
    assert.ok(view.kind === 'documents')
    return view.documents
  }
  return { db, actor, fileStore, record, file, arrived, look, search, documents, seqOf }
}

describe('What stands in a document', () => {
  test('is found, and the find says in which; not when it was taken away; a rebuild finds the same', async () => {
    const { db, actor, record, file, arrived, look, search, documents, seqOf } = await register()
    const [one, other] = [await record(), await record()]
    await file(one, pdfOf({ pages: [{ text: 'The quokkalike creature' }, { text: 'wombatish too' }] }), 'school report.pdf')
    await file(one, pdfOf({ pages: [{ text: 'Nothing of it here' }] }), 'letter.pdf')
    await file(other, pdfOf({ pages: [{ text: 'Another matter' }] }), 'third.pdf')
    assert.deepEqual(await search('quokkalike'), [])
    assert.deepEqual((await look()).read, 3)
    assert.deepEqual((await look()).read, 0, 'each is read once')
    for (const words of ['quokkalike', 'wombatish', 'quokkalik']) {
      const [hit, ...more] = await search(words)
      assert.ok(hit?.kind === 'complaint' && hit.complaintId === one && more.length === 0, words)
      assert.deepEqual(hit.documents?.map(({ name }) => name), ['school report.pdf'], words)
    }
    assert.equal((await search('school')).length, 1, 'what it is called is found too')
    const [document] = await documents(one)
    const filed = await fileVersion(db.services, actor, { complaintId: one, expectedSeq: await seqOf(one), commandId: uuidV7(), on, documentId: document?.documentId ?? '' }, await arrived(pdfOf({ pages: [{ text: 'bandicootish' }] }), 'later.pdf', 'not-scanned'))
    assert.equal(filed.kind, 'done')
    await look()
    assert.equal((await search('bandicootish')).length, 1)
    assert.equal((await search('quokkalike')).length, 1, 'an earlier version is there still')
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
    const note = await carryOut(db.services, actor, { complaintId: one, expectedSeq: await seqOf(one), commandId: uuidV7(), command: { type: 'add-note', on, text: { words: 'It was bandicootish indeed' } } })
    assert.equal(note.kind, 'done')
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [], 'a word that comes up earlier now')
    const gone = await carryOut(db.services, actor, { complaintId: one, expectedSeq: await seqOf(one), commandId: uuidV7(), command: { type: 'take-document-away', on, documentId: document?.documentId ?? '', because: 'wrong-complaint' } })
    assert.equal(gone.kind, 'done')
    for (const words of ['quokkalike', 'school']) assert.deepEqual(await search(words), [], words)
    assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
  })

  test('is found by nobody who does not see the complaint', async () => {
    const { db, record, file, look, search } = await register()
    const one = await record()
    await file(one, pdfOf({ pages: [{ text: 'quokkalike' }] }), 'wombatish.pdf')
    await look()
    const manager: Actor = { authorityId: db.authorityId, userId: uuidV7() as UserId, name: 'Team', role: 'team-manager', teams: ['assessment'] }
    for (const words of ['quokkalike', 'wombatish', 'quokkalik']) assert.deepEqual(await search(words, manager), [])
    const seen = await db.store.read(manager, (reads) => reads.search({ visibility: visibilityOf(manager), words: 'quokkalika', page: 1 }))
    assert.deepEqual(seen.spelling, [], 'nor is the word named as another spelling')
  })
})

describe('A file that is to be looked through for viruses', () => {
  const says = (answer: Awaited<ReturnType<Scanner>>): Scanner => async (bytes) => {
    for await (const _ of bytes) { /* read as a scanner reads it */ }
    return answer
  }

  test('cannot be opened or found until it is clean, and waits while nobody answers', async () => {
    const { db, actor, record, file, look, search, documents } = await register()
    const one = await record()
    await file(one, pdfOf({ pages: [{ text: 'quokkalike' }] }), 'a.pdf', 'waiting')
    const fileId = (await documents(one))[0]?.versions[0]?.file.fileId ?? ''
    const opened = async () => !('kind' in await openDocument(db.services, actor, one, fileId))
    assert.equal(await opened(), false)
    assert.deepEqual(await look({ scanner: says({ kind: 'not-answered', why: 'away' }) }), { clean: 0, infected: 0, unanswered: 1, read: 0, away: true })
    assert.deepEqual([await opened(), await search('quokkalike')], [false, []])
    assert.deepEqual(await look({ scanner: says({ kind: 'clean' }) }), { clean: 1, infected: 0, unanswered: 0, read: 1, away: false })
    assert.equal(await opened(), true)
    assert.equal((await search('quokkalike')).length, 1)
  })

  test('that is too large for the scanner is tried again after an hour, and not in between', async () => {
    const { db, record, file, look } = await register()
    await file(await record(), Buffer.from('x'), 'a.pdf', 'waiting')
    const scanner = says({ kind: 'not-answered', why: 'too-large' })
    assert.deepEqual([(await look({ scanner })).unanswered, (await look({ scanner })).unanswered], [1, 0])
    db.clock.set('2026-03-02', '13:30:00.000')
    assert.equal((await look({ scanner })).unanswered, 1)
  })

  test('is kept and never opened where the real clamd finds something', { skip: hasClamd ? false : 'clamd is not on this machine: apt-get install clamav-daemon' }, async () => {
    const { db, actor, record, file, look, documents } = await register()
    const scanner = clamdScanner(await runningClamd({ after }))
    const one = await record()
    await file(one, Buffer.from(EICAR), 'invoice.pdf', 'waiting')
    await file(one, pdfOf({ pages: [{ text: 'harmless' }] }), 'letter.pdf', 'waiting')
    assert.deepEqual(await look({ scanner }), { clean: 1, infected: 1, unanswered: 0, read: 1, away: false })
    const [bad, good] = await documents(one)
    assert.deepEqual([bad?.versions[0]?.kept?.scan, bad?.versions[0]?.kept?.found, good?.versions[0]?.kept?.scan], ['infected', 'Heard.Test.Eicar.UNOFFICIAL', 'clean'])
    assert.ok('kind' in await openDocument(db.services, actor, one, bad?.versions[0]?.file.fileId ?? ''))
    assert.deepEqual((await look({ scanner })).infected, 0, 'it is looked at once')
  })
})
