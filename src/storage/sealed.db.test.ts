import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { complain, projectedStore } from '../../test/support/recorded-complaints.ts'
import { wholeOf, type Seeing } from '../application/access/sight.ts'
import type { ComplaintEvent, PersonId, UserId } from '../domain/complaint/events.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { uuidV7 } from '../main/ids.ts'
import { makeProjector } from './projections/projector.ts'
import { PROJECTION_TABLES } from './projections/tables.ts'
import { checkProjections } from './rebuild/rebuild.ts'
import { inAuthority } from './transaction.ts'

const db = await projectedStore({ after })
const { store, authorityId } = db
const [LISTED, ACCUSED, OTHER] = [uuidV7(), uuidV7(), uuidV7()].map((id) => id as UserId) as [UserId, UserId, UserId]
const on = isoDate('2026-03-02')
const meta = { recordedBy: 'test', recordedAt: '2026-03-02T12:00:00.000Z' }
const looking = (userId: UserId): Seeing => ({ authorityId, sight: { kind: 'register', userId, teams: [] } })
const SEALED: ComplaintEvent = { type: 'ComplaintSealed', happenedOn: on, because: 'other', text: { textId: uuidV7(), digest: 'x' }, forUsers: [LISTED], about: [ACCUSED] }

async function sealedComplaint(reference: string, family: string): Promise<Readonly<{ streamId: string; seq: number }>> {
  const streamId = await complain(store, authorityId, { reference, person: { givenName: 'Ada', familyName: family } })
  const recorded = await store.read(wholeOf(authorityId), (reads) => reads.stream(streamId))
  const seq = recorded.length
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, seq, [SEALED], { ...meta, commandId: uuidV7() }))
  return { streamId, seq: seq + 1 }
}

const found = (userId: UserId, words: string) => store.read(looking(userId), async (reads) => (await reads.search({ visibility: { kind: 'all' }, words, page: 1 })).hits.length)
const vocabulary = async (word: string) => (await db.pools.owner.query(`select 1 from search_words where word = $1 union all select 1 from search_postings where word = $1`, [word])).rowCount

test('the words of a sealed complaint leave what everybody searches, and come back when it is opened; a rebuild finds the same', async () => {
  await complain(store, authorityId, { reference: 'S-0001', person: { givenName: 'Bo', familyName: 'Marshland' } })
  const { streamId, seq } = await sealedComplaint('S-0002', 'Okapiwood')
  assert.equal(await vocabulary('okapiwood'), 0)
  assert.deepEqual([await found(LISTED, 'okapiwood'), await found(OTHER, 'okapiwood'), await found(ACCUSED, 'S-0002'), await found(LISTED, 'okapi')], [1, 0, 0, 1])
  assert.deepEqual((await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
  const lifted: ComplaintEvent = { type: 'SealLifted', happenedOn: on, text: { textId: uuidV7(), digest: 'x' } }
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, seq, [lifted], { ...meta, commandId: uuidV7() }))
  assert.ok(await vocabulary('okapiwood'))
  assert.equal(await found(OTHER, 'okapiwood'), 1)
  assert.deepEqual((await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
})

test('what is read beside a search in one transaction sees no more than it would by itself', async () => {
  const { streamId } = await sealedComplaint('S-0004', 'Lemurwick')
  const seen = await store.read(looking(OTHER), async (reads) => {
    const state = { isOver: false }
    const search = reads.search({ visibility: { kind: 'all' }, words: 'marshland', page: 1 }).finally(() => { state.isOver = true })
    const lengths: number[] = []
    while (!state.isOver) lengths.push((await reads.stream(streamId)).length)
    await search
    return lengths
  })
  assert.ok(seen.length > 2, 'they were asked in between')
  assert.deepEqual([...new Set(seen)], [0])
})

test('a seal is broken by somebody whom the complaint is not about, for a time; the rest opens nothing and is told all the same', async () => {
  const { streamId } = await sealedComplaint('S-0003', 'Gnuville')
  const ask = (userId: UserId, reference: string) => store.write(wholeOf(authorityId), (tx) => tx.seals.breakSeal({
    noticeId: uuidV7(), reference, reason: 'why', userId, at: '2026-03-02T12:00:00.000Z', untilAt: '2099-01-01T00:00:00.000Z',
  }))
  assert.equal((await store.read(looking(OTHER), (reads) => reads.stream(streamId))).length, 0)
  for (const [userId, reference] of [[ACCUSED, 'S-0003'], [LISTED, 'S-0003'], [OTHER, 'S-0001'], [OTHER, 'S-9999']] as const) assert.equal(await ask(userId, reference), null)
  assert.deepEqual(await ask(OTHER, 'S-0003'), { complaintId: streamId })
  assert.ok((await store.read(looking(OTHER), (reads) => reads.stream(streamId))).length > 0)
  assert.equal((await store.read(looking(ACCUSED), (reads) => reads.stream(streamId))).length, 0)
  const told = await store.read(looking(LISTED), (reads) => reads.sealNotices(LISTED))
  assert.deepEqual(told.map(({ kind }) => kind).toSorted(), ['broken', 'tried', 'tried', 'tried', 'tried'])
  assert.equal((await store.read(looking(LISTED), (reads) => reads.sealNotices(ACCUSED))).length, 2, 'those of another complaint alone')
})

test('a protected address leaves every version of its person, and opens in a transaction that asks for its tier alone', async () => {
  const personId = uuidV7() as PersonId
  const address = '7 Quiet Lane'
  await store.write(wholeOf(authorityId), (tx) => tx.people.add(personId, { givenName: 'Ivy', contact: { address, email: 'ivy@example.org' } }, meta))
  await store.write(wholeOf(authorityId), (tx) => tx.people.change(personId, { givenName: 'Ivy', familyName: 'Lee', contact: { address: '1 Old Road', email: 'ivy@example.org' } }, meta))
  await store.write(wholeOf(authorityId), (tx) => tx.people.contacts.protect(personId, ['address'], 'He must not know.', meta))
  await store.write(wholeOf(authorityId), (tx) => tx.people.change(personId, { givenName: 'Ivy', familyName: 'Lee', contact: { address, email: 'new@example.org' } }, meta))
  const { rows } = await db.pools.owner.query<{ contact: unknown }>('select contact from people where person_id = $1 order by version', [personId])
  assert.doesNotMatch(JSON.stringify(rows), /Quiet|Old Road/)
  const [person] = await store.read(wholeOf(authorityId), (reads) => reads.people([personId]))
  assert.deepEqual([person?.protected, person?.contact, person?.version], [['address'], { email: 'new@example.org' }, 4])
  const unasked = await inAuthority(db.pools.app, wholeOf(authorityId), 'read', async (_trx, client) => (await client.query('select * from protected_contacts')).rowCount)
  assert.equal(unasked, 0)
  assert.deepEqual(await store.read(wholeOf(authorityId), (reads) => reads.protectedContact(personId)), { contact: { address }, why: 'He must not know.' })
  const nobody: Seeing = { authorityId, sight: { kind: 'none', userId: OTHER, teams: [] } }
  assert.deepEqual((await store.read(nobody, (reads) => reads.protectedContact(personId))).contact, {})
  await assert.rejects(inAuthority(db.pools.app, wholeOf(authorityId), 'write', (_trx, client) => client.query('update people set contact = null')), /permission denied/)
  await assert.rejects(inAuthority(db.pools.app, wholeOf(authorityId), 'write', (_trx, client) => client.query('select protect_contact($1, $2, $3)', [uuidV7(), personId, ['email']])), /another authority/)
  await store.write(wholeOf(authorityId), (tx) => tx.people.contacts.unprotect(personId, ['address'], 'He is gone.', meta))
  const [opened] = await store.read(wholeOf(authorityId), (reads) => reads.people([personId]))
  assert.deepEqual([opened?.protected, opened?.contact?.address], [undefined, address])
})
