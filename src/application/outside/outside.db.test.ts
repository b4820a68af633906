import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { projectedStore } from '../../../test/support/recorded-complaints.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../../domain/complaint/events.ts'
import { forRights, wholeOf, type Viewer } from '../access/sight.ts'
import type { Actor, AnyEvent } from '../ports.ts'
import { ownDate, ownDocument, ownPaper, ownParts } from './own-parts.ts'
import { sayBack } from './say-back.ts'

const cleanups: (() => Promise<void>)[] = []
after(async () => { for (const cleanup of cleanups) await cleanup() })

let db: Awaited<ReturnType<typeof projectedStore>>
let ids: Readonly<{ complaint: string; person: PersonId; said: string; note: string; ada: PersonId; shown: string; hidden: string }>
let rowan: Actor
const on = (day: string) => isoDate(day)

await begun()

async function begun(): Promise<void> {
  db = await projectedStore({ after: (work) => cleanups.push(work) }, { today: '2026-11-23' })
  const next = () => db.services.ids.next()
  ids = { complaint: next(), person: next() as PersonId, said: '', note: '', ada: next() as PersonId, shown: next(), hidden: next() }
  rowan = { authorityId: db.authorityId, userId: next() as UserId, name: 'Rowan Ashe', role: 'outside', teams: [] }
  const meta = { recordedBy: 'test', recordedAt: '2026-11-23T09:00:00.000Z' }
  await db.store.write(wholeOf(db.authorityId), async (tx) => {
    await tx.people.addMany([{ personId: ids.person, details: { familyName: 'Ashe' } }, { personId: ids.ada, details: { familyName: 'Marsh' } }], meta)
    const said = await tx.texts.add({ textId: next(), streamId: ids.complaint, body: 'Nobody rang.' }, meta.recordedAt)
    const note = await tx.texts.add({ textId: next(), streamId: ids.complaint, body: 'A note for staff.' }, meta.recordedAt)
    ids = { ...ids, said: said.textId, note: note.textId }
    const file = (fileId: string, name: string) => tx.files.add({ fileId, streamId: ids.complaint, name, mediaType: 'text/plain', size: 1, sha256: 'ab'.repeat(32), scan: 'clean', addedAt: meta.recordedAt, addedBy: 'test' })
    const [shown, hidden] = [await file(ids.shown, 'shown.txt'), await file(ids.hidden, 'hidden.txt')]
    const filed = { type: 'DocumentFiled', happenedOn: on('2026-11-18'), kind: 'report', audience: 'internal', isSensitive: false } as const
    const events: readonly AnyEvent[] = [
      { type: 'ComplaintReceived', happenedOn: on('2026-06-01'), procedure: 'children-act-1989-england', reference: 'O-1', channel: 'email', said, details: { complainants: [{ personId: ids.ada, type: 'parent' }], children: [], others: [], divisions: [], teams: [] } },
      { type: 'StageOneAnswered', happenedOn: on('2026-06-12'), whole: 'not-upheld' },
      { type: 'InvestigationRequested', happenedOn: on('2026-11-16') },
      { type: 'NoteAdded', happenedOn: on('2026-11-16'), text: note },
      { type: 'InvestigatingOfficerAppointed', happenedOn: on('2026-11-17'), person: { personId: ids.person } },
      { type: 'OutsideAccessGiven', happenedOn: on('2026-11-18'), accessId: 'a1', part: 'investigating-officer', person: { personId: ids.person }, user: rowan.userId, until: on('2026-11-24'), daysAfter: 28 },
      { type: 'PapersReleased', happenedOn: on('2026-11-18'), releaseId: 'r1', papers: ['said'], to: 'one', accessId: 'a1' },
      { ...filed, documentId: 'd1', file: shown }, { ...filed, documentId: 'd2', file: hidden },
      { type: 'DocumentReleased', happenedOn: on('2026-11-18'), releaseId: 'r2', documentId: 'd1', version: 1, to: 'one', accessId: 'a1' },
    ]
    await tx.ledger.append('complaint', ids.complaint, 0, events, { ...meta, commandId: next() })
  })
}

test('the database opens to somebody from outside the complaint of their part and the words released to them, and nothing else', async () => {
  const seen = await db.store.read(rowan, async (reads) => ({
    events: (await reads.stream(ids.complaint)).length, texts: [...(await reads.texts([ids.said, ids.note])).keys()], people: (await reads.people([ids.ada, ids.person])).length,
    files: [...(await reads.files([ids.shown, ids.hidden])).values()].map(({ name }) => name), words: await reads.fileText(ids.shown),
  }))
  assert.deepEqual(seen, { events: 10, texts: [ids.said], people: 0, files: ['shown.txt'], words: null })
  const stranger: Actor = { ...rowan, userId: db.services.ids.next() as UserId }
  const none = await db.store.read(stranger, async (reads) => ({ events: (await reads.stream(ids.complaint)).length, texts: (await reads.texts([ids.said])).size, files: (await reads.files([ids.shown])).size }))
  assert.deepEqual(none, { events: 0, texts: 0, files: 0 })
})

test('they read their part and its paper, and say back what is kept as events', async () => {
  const own = await ownParts(db.services, rowan)
  assert.ok(own.kind === 'own-parts')
  assert.deepEqual(own.parts.map(({ reference, papers }) => [reference, papers.map(({ paper, content }) => [paper, content !== null])]), [['O-1', [['said', true]]]])
  assert.deepEqual(own.parts.flatMap(({ documents }) => documents.map(({ kept }) => kept.name)), ['shown.txt'])
  assert.equal((await ownDocument(db.services, rowan, { accessId: 'a1', fileId: ids.shown })).kind, 'own-document')
  assert.equal((await ownDocument(db.services, rowan, { accessId: 'a1', fileId: ids.hidden })).kind, 'not-found')
  const paper = await ownPaper(db.services, rowan, { accessId: 'a1', paper: 'said' })
  assert.equal(paper.kind === 'own-paper' && paper.texts.get(ids.said), 'Nobody rang.')
  assert.equal((await sayBack(db.services, rowan, { accessId: 'a1', commandId: db.services.ids.next(), what: 'confidentiality' })).kind, 'done')
  assert.equal((await sayBack(db.services, rowan, { accessId: 'a1', commandId: db.services.ids.next(), what: 'cannot-serve', reason: 'I know them.' })).kind, 'done')
})

test('a complaint that is sealed stays open to its investigating officer from outside, and to nobody else who is not on its list', async () => {
  const listed = db.services.ids.next() as UserId
  await db.store.write(wholeOf(db.authorityId), async (tx) => {
    const { length } = await tx.ledger.load(ids.complaint)
    const text = await tx.texts.add({ textId: db.services.ids.next(), streamId: ids.complaint, body: 'It is about one of us.' }, '2026-11-23T10:00:00.000Z')
    const seal: AnyEvent = { type: 'ComplaintSealed', happenedOn: on('2026-11-23'), because: 'about-complaints-team', forUsers: [listed], text }
    await tx.ledger.append('complaint', ids.complaint, length, [seal], { recordedBy: 'test', recordedAt: '2026-11-23T10:00:00.000Z', commandId: db.services.ids.next() })
  })
  const officer: Actor = { ...rowan, userId: db.services.ids.next() as UserId, role: 'complaints-officer' }
  const reaches = (actor: Viewer) => db.store.read(actor, async (reads) => [(await reads.stream(ids.complaint)).length > 0, (await reads.texts([ids.said])).size, (await reads.texts([ids.note])).size])
  const files = (viewer: Viewer) => db.store.read(viewer, async (reads) => (await reads.files([ids.shown, ids.hidden])).size)
  const data: Actor = { ...officer, role: 'data-protection-officer' }
  assert.deepEqual([await files(officer), await files({ ...officer, userId: listed }), await files(rowan), await files(data), await files(forRights(data))], [0, 2, 1, 0, 2], 'its documents are sealed with it; whoever answers somebody’s rights sees them as its words')
  assert.deepEqual(await reaches(forRights(data)), [true, 1, 1])
  assert.deepEqual(await reaches(officer), [false, 0, 0])
  assert.deepEqual(await reaches({ ...officer, userId: listed }), [true, 1, 1])
  assert.deepEqual(await reaches(rowan), [true, 1, 0])
  const paper = await ownPaper(db.services, rowan, { accessId: 'a1', paper: 'said' })
  assert.equal(paper.kind === 'own-paper' && paper.texts.get(ids.said), 'Nobody rang.')
  assert.deepEqual(await reaches({ ...rowan, userId: db.services.ids.next() as UserId }), [false, 0, 0], 'another one from outside')
})

test('the day after the last, the application and the database say that there is nothing', async () => {
  db.clock.set('2026-11-25')
  const own = await ownParts(db.services, rowan)
  assert.deepEqual(own.kind === 'own-parts' && own.parts, [])
  const seen = await db.store.read(rowan, async (reads) => ({ events: (await reads.stream(ids.complaint)).length, texts: (await reads.texts([ids.said])).size }))
  assert.deepEqual(seen, { events: 0, texts: 0 })
  assert.deepEqual(await ownPaper(db.services, rowan, { accessId: 'a1', paper: 'said' }), { kind: 'not-found' })
  assert.deepEqual(await ownDate(db.services, rowan, { accessId: 'a1', clockId: 'stage-2-answer' }), { kind: 'not-found' })
  assert.equal((await sayBack(db.services, rowan, { accessId: 'a1', commandId: db.services.ids.next(), what: 'independence' })).kind, 'not-found')
})
