import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { testStore } from '../../test/support/database.ts'
import { wholeOf } from '../application/access/sight.ts'
import { defaultSettings } from '../domain/authority/default-settings.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'

const { store, authorityId, pools } = await testStore({ after })
const meta = { recordedBy: 'somebody', recordedAt: '2026-03-02T09:00:00.000Z' }

test('a text is kept under a salted digest, so that the same words twice do not look the same', async () => {
  const ids = [uuidV7(), uuidV7()]
  const refs = await store.write(wholeOf(authorityId), (tx) => tx.texts.addMany(ids.map((textId) => ({ textId, streamId: uuidV7(), body: 'She said — «I don’t know» 🙁' })), meta.recordedAt))
  assert.notEqual(refs[0]!.digest, refs[1]!.digest)
  const { rows: [row] } = await pools.owner.query<{ salt: Buffer; body: string }>('select salt, body from texts where text_id = $1', [ids[0]])
  assert.equal(createHash('sha256').update(row!.salt).update(row!.body).digest('hex'), refs[0]!.digest)
  const words = await store.read(wholeOf(authorityId), (reads) => reads.texts([...ids, 'no-such-id', uuidV7()]))
  assert.deepEqual([...words.values()], Array.from({ length: 2 }, () => 'She said — «I don’t know» 🙁'))
})

test('a changed name is a new version, and the old one stays', async () => {
  const personId = uuidV7() as PersonId
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, { givenName: 'Ada', familyName: 'Northwood', contact: { email: 'ada@example.org' } }, meta))
  await store.write(wholeOf(authorityId), (tx) => tx.people.change(personId, { givenName: 'Ada', familyName: 'Featherstone', bornOn: isoDate('2011-05-06') }, meta))
  const [person] = await store.read(wholeOf(authorityId), (reads) => reads.people([personId]))
  assert.deepEqual(person, { personId, version: 2, givenName: 'Ada', familyName: 'Featherstone', bornOn: '2011-05-06' })
  const { rowCount } = await pools.owner.query('select 1 from people where person_id = $1', [personId])
  assert.equal(rowCount, 2)
})

test('two who change the same person at once make two versions', async () => {
  const personId = uuidV7() as PersonId
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, { givenName: 'One' }, meta))
  await Promise.all(['Two', 'Three'].map((givenName) => store.write(wholeOf(authorityId), (tx) => tx.people.change(personId, { givenName }, meta))))
  const [person] = await store.read(wholeOf(authorityId), (reads) => reads.people([personId]))
  assert.equal(person?.version, 3)
})

test('a person of whom nothing is known is ordinary', async () => {
  const personId = uuidV7() as PersonId
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, {}, meta))
  assert.deepEqual(await store.read(wholeOf(authorityId), (reads) => reads.people([personId])), [{ personId, version: 1 }])
})

test('a number is given once, in each series and year from 1, however many ask at once', async () => {
  const next = (series: string, year: number, many?: number) => store.write(wholeOf(authorityId), (tx) => tx.references.next(series, year, many))
  const given = await Promise.all(Array.from({ length: 20 }, () => next('complaint', 2026)))
  assert.deepEqual(given.toSorted((a, b) => a - b), Array.from({ length: 20 }, (_, index) => index + 1))
  assert.equal(await next('complaint', 2026, 100), 21)
  assert.equal(await next('complaint', 2026), 121)
  assert.equal(await next('complaint', 2027), 1)
  assert.equal(await next('enquiry', 2026), 1)
})

test('a number taken by work that failed is given again', async () => {
  await assert.rejects(store.write(wholeOf(authorityId), async (tx) => {
    await tx.references.next('training', 2026)
    throw new Error('on purpose')
  }))
  assert.equal(await store.write(wholeOf(authorityId), (tx) => tx.references.next('training', 2026)), 1)
})

test('the present settings are those saved last', async () => {
  await assert.rejects(store.read(wholeOf(authorityId), (reads) => reads.settings()), /no settings/)
  const settings = defaultSettings('Testshire')
  for (const name of ['Testshire', 'Testshire Council'])
    await store.write(wholeOf(authorityId), (tx) => tx.settings.save({ ...settings, name }, { ...meta, validFrom: isoDate('2026-03-02') }))
  assert.equal((await store.read(wholeOf(authorityId), (reads) => reads.settings())).name, 'Testshire Council')
})

test('words that look like a command to the database are words', async () => {
  const body = "'; drop table events; -- \\x00 \\. $1 {\"a\":1}\n\t\r"
  const textId = uuidV7()
  await store.write(wholeOf(authorityId), (tx) => tx.texts.add({ textId, streamId: uuidV7(), body }, meta.recordedAt))
  assert.equal((await store.read(wholeOf(authorityId), (reads) => reads.texts([textId]))).get(textId), body)
})
