import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addTestAuthority, tamper } from '../../../test/support/database.ts'
import { complain, projectedStore, record, saveSettings } from '../../../test/support/recorded-complaints.ts'
import { wholeOf } from '../../application/access/sight.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId, TextRef } from '../../domain/complaint/events.ts'
import type { Visibility } from '../../application/ports.ts'
import { uuidV7 } from '../../main/ids.ts'
import { inAuthority } from '../transaction.ts'
import { refreshNames } from './refresh-names.ts'

const db = await projectedStore({ after })
const { store, authorityId } = db
const ALL: Visibility = { kind: 'all' }

async function find(words: string, visibility: Visibility = ALL): Promise<readonly string[]> {
  const { hits } = await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility, words, page: 1 }))
  return hits.map(({ reference }) => reference)
}

for (const [reference, person] of [
  ['N-0001', { givenName: 'Ann', familyName: 'Smith' }], ['N-0002', { givenName: 'Rose', familyName: 'Featherstone' }],
  ['N-0003', { givenName: 'Pat', familyName: 'O’Brien' }], ['N-0004', { givenName: 'José', familyName: 'Núñez' }],
  ['N-0005', { givenName: 'Kim', familyName: 'Hartley-Jones' }], ['N-0006', { givenName: 'Will', familyName: 'Shaw' }],
  ['N-0007', { givenName: 'Łukasz', familyName: 'Wójcik' }],
] as const) await complain(store, authorityId, { reference, person })

for (const [asked, reference] of [
  ['Smith', 'N-0001'], ['Smiht', 'N-0001'], ['smyth', 'N-0001'], ['SMITH ann', 'N-0001'], ['Fetherston', 'N-0002'], ['Feathersotne', 'N-0002'],
  ['feath', 'N-0002'], ['OBrien', 'N-0003'], ["O'Brien", 'N-0003'], ['o brien', 'N-0003'], ['O´Brein', 'N-0003'], ['jose', 'N-0004'],
  ['Nunez', 'N-0004'], ['NÚÑEZ', 'N-0004'], ['Hartley', 'N-0005'], ['Jones Hartley', 'N-0005'], ['Hartley-Jones', 'N-0005'],
  ['HartleyJones', 'N-0005'], ['Will', 'N-0006'], ['lukasz wojcik', 'N-0007'], ['Łukasz', 'N-0007'], ['n-0002', 'N-0002'], ['N-0003', 'N-0003'],
] as const) test(`somebody who asks for ${asked} finds ${reference}`, async () => assert.equal((await find(asked))[0], reference))

test('every word asked has to be found', async () => {
  assert.deepEqual(await find('Ann Shaw'), [])
  assert.deepEqual(await find('Smith zzzzzz'), [])
  assert.deepEqual(await find(''), [])
  assert.deepEqual(await find('  —  '), [])
})

test('a number is taken as it is written, and common words are left out of what is asked', async () => {
  await complain(store, authorityId, { reference: 'W-0001', said: 'The wheelchair ramp at number 2019 was promised and never came' })
  assert.deepEqual(await find('wheelchair 2019'), ['W-0001'])
  assert.deepEqual(await find('wheelchair 2018'), [])
  assert.deepEqual(await find('the wheelchair was never there'), ['W-0001'])
  assert.deepEqual(await find('whelchair'), ['W-0001'])
})

test('what a misspelt word was taken for is said, and which words of each complaint were found', async () => {
  const { hits, spelling } = await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility: ALL, words: 'Smiht', page: 1 }))
  assert.deepEqual(spelling, [{ asked: 'smiht', found: ['smith'] }])
  assert.deepEqual(hits[0]?.matched, ['smith'])
  assert.deepEqual(hits[0]?.names, ['Ann Smith'])
})

test('a name comes before the same word in a text, and the newest of equals comes first', async () => {
  await complain(store, authorityId, { reference: 'R-0001', receivedOn: '2026-02-27', said: 'It was Quilter who said so' })
  await complain(store, authorityId, { reference: 'R-0002', receivedOn: '2024-01-08', person: { familyName: 'Quilter' } })
  await complain(store, authorityId, { reference: 'R-0003', receivedOn: '2025-01-08', person: { familyName: 'Quilter' } })
  assert.deepEqual(await find('quilter'), ['R-0003', 'R-0002', 'R-0001'])
})

test('a reference that is asked comes first, whatever else has its letters', async () => {
  await complain(store, authorityId, { reference: '2025-0042' })
  await complain(store, authorityId, { reference: '2025-0099', said: 'see also 2025-0042' })
  assert.deepEqual(await find('2025-0042'), ['2025-0042', '2025-0099'])
  assert.deepEqual((await find('2025-00')).toSorted(), ['2025-0042', '2025-0099'])
})

test('a note that is struck out is no longer found, nor is its word kept in the vocabulary', async () => {
  const streamId = await complain(store, authorityId, { reference: 'S-0001' })
  const [text, reason] = await store.write(wholeOf(authorityId), async (tx): Promise<readonly [TextRef, TextRef]> => [
    await tx.texts.add({ textId: uuidV7(), streamId, body: 'xylophone lessons' }, '2026-03-02T12:00:00.000Z'),
    await tx.texts.add({ textId: uuidV7(), streamId, body: 'entered twice' }, '2026-03-02T12:00:00.000Z'),
  ])
  await record(store, authorityId, streamId, [{ type: 'NoteAdded', happenedOn: isoDate('2026-03-02'), text }])
  assert.deepEqual(await find('xylophone'), ['S-0001'])
  assert.deepEqual(await find('xilophone'), ['S-0001'])
  await record(store, authorityId, streamId, [{ type: 'EventStruckOut', happenedOn: isoDate('2026-03-02'), corrects: 2, reason }])
  assert.deepEqual(await find('xylophone'), [])
  const { rows } = await db.pools.owner.query(`select 1 from search_words where word = 'xylophone' union all select 1 from search_postings where word = 'xylophone'`)
  assert.equal(rows.length, 0)
})

test('a changed name is found, and the old one no more', async () => {
  const personId = uuidV7() as PersonId
  const meta = { recordedBy: 'test', recordedAt: '2026-03-02T12:00:00.000Z' }
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, { givenName: 'Wanda', familyName: 'Beforehand' }, meta))
  await complain(store, authorityId, { reference: 'C-0001', details: { complainants: [{ personId, type: 'parent' }] } })
  assert.deepEqual(await find('Wanda Beforehand'), ['C-0001'])
  await store.write(wholeOf(authorityId), (tx) => tx.people.change(personId, { givenName: 'Wanda', familyName: 'Afterwards' }, meta))
  assert.deepEqual(await find('Wanda Afterwards'), ['C-0001'])
  assert.deepEqual(await find('Wanda Beforehand'), [])
})

test('an erased person is found by no name, and an erased text by no word', async () => {
  const personId = uuidV7() as PersonId
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, { familyName: 'Erasmusson' }, { recordedBy: 'test', recordedAt: '2026-03-02T12:00:00.000Z' }))
  const streamId = await complain(store, authorityId, { reference: 'X-0001', said: 'gyroscope', details: { complainants: [{ personId, type: 'parent' }] } })
  await tamper(db, `delete from people where person_id = '${personId}'`, `delete from texts where stream_id = '${streamId}'`)
  await inAuthority(db.pools.app, wholeOf(authorityId), 'write', (trx) => refreshNames(trx, authorityId, [personId]))
  assert.deepEqual(await find('Erasmusson'), [])
  await record(store, authorityId, streamId, [{ type: 'ContactLogged', happenedOn: isoDate('2026-03-02'), kind: 'call' }])
  assert.deepEqual(await find('gyroscope'), [])
  const { rows } = await db.pools.owner.query(`select 1 from search_words where word in ('erasmusson', 'gyroscope')
    union all select 1 from search_postings where word in ('erasmusson', 'gyroscope')
    union all select 1 from search_documents where names || words ~ 'erasmusson|gyroscope'`)
  assert.equal(rows.length, 0)
})

test('a corrected day of receipt moves the complaint among its equals', async () => {
  const older = await complain(store, authorityId, { reference: 'D-0001', receivedOn: '2024-05-01', person: { familyName: 'Yarrow' } })
  await complain(store, authorityId, { reference: 'D-0002', receivedOn: '2025-05-01', person: { familyName: 'Yarrow' } })
  assert.deepEqual(await find('yarrow'), ['D-0002', 'D-0001'])
  await record(store, authorityId, older, [{ type: 'FactCorrected', happenedOn: isoDate('2026-03-02'), corrects: 1, changes: { happenedOn: '2025-09-01' }, kind: 'fact' }])
  assert.deepEqual(await find('yarrow'), ['D-0001', 'D-0002'])
})

test('a team manager finds and counts only what is allocated to them or to their teams', async () => {
  const userId = uuidV7() as never
  await complain(store, authorityId, { reference: 'V-0001', person: { familyName: 'Zebedee' }, afterwards: [{ type: 'ComplaintAllocated', happenedOn: isoDate('2026-03-02'), team: 'cin-widnes' }] })
  await complain(store, authorityId, { reference: 'V-0002', person: { familyName: 'Zebedee' }, afterwards: [{ type: 'ComplaintAllocated', happenedOn: isoDate('2026-03-02'), responderId: userId }] })
  await complain(store, authorityId, { reference: 'V-0003', person: { familyName: 'Zebedee' }, afterwards: [{ type: 'ComplaintAllocated', happenedOn: isoDate('2026-03-02'), team: 'cin-runcorn' }] })
  await complain(store, authorityId, { reference: 'V-0004', person: { familyName: 'Zebedee' } })
  const visibility: Visibility = { kind: 'teams', userId, teams: ['cin-widnes'] }
  const { hits, total } = await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility, words: 'zebedee', page: 1 }))
  assert.deepEqual(hits.map(({ reference }) => reference).toSorted(), ['V-0001', 'V-0002'])
  assert.equal(total, 2)
  assert.deepEqual(await find('V-0003', visibility), [])
  assert.deepEqual(await find('zebedee', { kind: 'none' }), [])
})

test('nothing of another authority is found, not even as a spelling', async () => {
  const other = await addTestAuthority(db, 'other.example')
  await saveSettings(store, other)
  await complain(store, other, { reference: 'O-0001', person: { familyName: 'Marchbanks' } })
  const { hits, spelling, total } = await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility: ALL, words: 'marchbnaks', page: 1 }))
  assert.deepEqual([hits, spelling, total], [[], [], 0])
  assert.deepEqual((await store.read(wholeOf(other), (reads) => reads.search({ visibility: ALL, words: 'marchbnaks', page: 1 }))).hits.length, 1)
})

test('earlier complaints of the same person are shown, however the name was typed', async () => {
  await complain(store, authorityId, { reference: 'E-0001', receivedOn: '2025-01-06', person: { givenName: 'Gwendolen', familyName: 'Harker' } })
  const hits = await store.read(wholeOf(authorityId), (reads) => reads.similar({ visibility: ALL, names: ['Gwendolin Harker', ''], receivedOn: isoDate('2026-03-02') }))
  assert.deepEqual(hits.map(({ reference }) => reference), ['E-0001'])
})

test('a name without its last letter is the same name; one that merely begins so is another', async () => {
  await complain(store, authorityId, { reference: 'F-0001', receivedOn: '2025-01-06', person: { givenName: 'Orla', familyName: 'Featherstone' } })
  await complain(store, authorityId, { reference: 'F-0002', receivedOn: '2025-01-07', person: { givenName: 'Orla', familyName: 'Featherstonehaugh' } })
  const named = async (name: string) => (await store.read(wholeOf(authorityId), (reads) => reads.similar({ visibility: ALL, names: [name], receivedOn: isoDate('2026-03-02') }))).map(({ reference }) => reference)
  for (const name of ['Orla Featherston', 'Orla Featherstone', 'Orla Fetherstone', 'Orla Featherstonee']) assert.deepEqual(await named(name), ['F-0001'], name)
})

test('a complaint recorded in error is still found by its reference and its people, and says so', async () => {
  const streamId = await complain(store, authorityId, { reference: 'X-7001', person: { familyName: 'Quillfeather' } })
  await record(store, authorityId, streamId, [{ type: 'EventStruckOut', happenedOn: isoDate('2026-03-20'), corrects: 1, reason: { textId: uuidV7(), digest: 'd' } }])
  const found = async (words: string) =>
    (await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility: ALL, words, page: 1 }))).hits.map((hit) => `${hit.reference} ${'status' in hit ? hit.status : hit.kind}`)
  for (const words of ['X-7001', 'Quillfeather']) assert.deepEqual(await found(words), ['X-7001 recorded-in-error'], words)
})

test('pages follow one another without repeating, and the total is the same on each', async () => {
  for (let number = 0; number < 55; number += 1) await complain(store, authorityId, { said: 'a periwinkle matter' })
  const pages = await Promise.all([1, 2, 3].map((page) => store.read(wholeOf(authorityId), (reads) => reads.search({ visibility: ALL, words: 'periwinkle', page }))))
  assert.deepEqual(pages.map(({ hits }) => hits.length), [50, 5, 0])
  assert.deepEqual(pages.map(({ total }) => total), [55, 55, 55])
  assert.equal(new Set(pages.flatMap(({ hits }) => hits.map((hit) => hit.reference))).size, 55)
})
