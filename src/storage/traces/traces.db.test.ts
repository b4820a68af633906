import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addTestAuthority, testStore } from '../../../test/support/database.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { Trace } from '../../application/access/traces.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { uuidV7 } from '../../main/ids.ts'
import { verify } from '../seals/verify.ts'
import { inAuthority } from '../transaction.ts'
import { createTraces } from './traces.ts'

const db = await testStore({ after })
const { pools, authorityId } = db
const ids = { next: uuidV7 }

function trace(given: Partial<Trace> = {}): Trace {
  return { at: '2026-03-02T09:00:00.000Z', userId: 'maud' as UserId, kind: 'read', subject: { kind: 'complaint', id: uuidV7() }, route: '/complaints/:complaintId', ...given }
}

async function problems(): Promise<readonly string[]> {
  return (await verify(pools.owner, '/nowhere')).problems.map(({ kind }) => kind)
}

test('what was kept is found again, newest first, by person, by record, by kind and by day', async () => {
  const traces = createTraces(pools, ids)
  const complaint = uuidV7()
  const own = await addTestAuthority(db)
  await traces.keep(own, [
    trace({ at: '2026-03-02T09:00:00.000Z', subject: { kind: 'complaint', id: complaint } }),
    trace({ at: '2026-03-02T09:00:00.000Z', userId: 'ravi' as UserId, kind: 'searched', subject: { kind: 'list', id: 'search' }, words: 'O’Neill' }),
  ])
  await traces.keep(own, [trace({ at: '2026-03-03T10:00:00.000Z', userId: null, kind: 'sign-in-failed', subject: null, route: '/sign-in' })])
  await traces.keep(own, [trace({ at: '2026-03-04T10:00:00.000Z', userId: 'ravi' as UserId, kind: 'exported', subject: { kind: 'figures', id: '2025-26' }, what: 'csv' })])
  const kinds = async (query: object) => (await traces.find(own, { limit: 10, ...query })).map(({ kind }) => kind)
  assert.deepEqual(await kinds({}), ['exported', 'sign-in-failed', 'searched', 'read'])
  assert.deepEqual(await kinds({ userId: 'ravi' }), ['exported', 'searched'])
  assert.deepEqual(await kinds({ subjectIds: [complaint] }), ['read'])
  assert.deepEqual(await kinds({ kinds: ['exported', 'sign-in-failed'] }), ['exported', 'sign-in-failed'])
  assert.deepEqual(await kinds({ from: '2026-03-03T00:00:00.000Z', until: '2026-03-04T00:00:00.000Z' }), ['sign-in-failed'])
  const [newest] = await traces.find(own, { limit: 1 })
  assert.deepEqual(await kinds({ olderThan: newest, limit: 2 }), ['sign-in-failed', 'searched'])
  const [searched] = await traces.find(own, { kinds: ['searched'], limit: 1 })
  assert.equal(searched?.words, 'O’Neill')
  assert.deepEqual(await traces.find(authorityId, { subjectIds: [complaint], limit: 10 }), [])
})

test('many who look at once are kept in few inserts, each once and all in one chain', async () => {
  const traces = createTraces(pools, ids)
  const own = await addTestAuthority(db)
  await Promise.all(Array.from({ length: 300 }, () => traces.keep(own, [trace(), trace({ kind: 'listed', subject: { kind: 'list', id: 'work-list' } })])))
  const kept = await traces.find(own, { limit: 1_000 })
  assert.equal(kept.length, 600)
  assert.equal(new Set(kept.map(({ chainId }) => chainId)).size, 1)
  assert.deepEqual(kept.map(({ seq }) => seq).toSorted((one, other) => one - other), Array.from({ length: 600 }, (_, index) => index + 1))
  const { rows: [row] } = await pools.owner.query<{ inserts: number }>('select count(distinct xmin::text)::int as inserts from traces where authority_id = $1', [own])
  assert.ok((row?.inserts ?? 600) <= 5, `${row?.inserts ?? '?'} inserts`)
  assert.deepEqual(await problems(), [])
})

test('where the database is away whoever looks is told, and what comes after it begins another chain', async () => {
  let isAway = false
  const app = new Proxy(pools.app, { get: (pool, name) => (name === 'connect' && isAway ? () => Promise.reject(new Error('connection refused')) : Reflect.get(pool, name) as unknown) })
  const traces = createTraces({ app, owner: pools.owner }, ids)
  const own = await addTestAuthority(db)
  await traces.keep(own, [trace()])
  isAway = true
  const waiting = await Promise.allSettled([traces.keep(own, [trace()]), traces.keep(own, [trace()])])
  assert.deepEqual(waiting.map(({ status }) => status), ['rejected', 'rejected'])
  isAway = false
  await traces.keep(own, [trace()])
  const kept = await traces.find(own, { limit: 10 })
  assert.deepEqual([kept.length, new Set(kept.map(({ chainId }) => chainId)).size], [2, 2])
  assert.deepEqual(await problems(), [])
})

test('words can be erased with a trace of it, and nothing else can be changed or taken away by the server', async () => {
  const traces = createTraces(pools, ids)
  const own = await addTestAuthority(db)
  await traces.keep(own, [trace({ kind: 'searched', words: 'Wilhelmina' }), trace({ kind: 'searched', words: 'hostile \u0000 \ud800 text' })])
  const [found] = await traces.wordsSaying(own, ['wilhelm'])
  assert.ok(found)
  await traces.eraseWords(own, [found.wordsId], { at: '2026-03-05T09:00:00.000Z', userId: 'dot' as UserId, route: '/rights' })
  assert.deepEqual(await traces.wordsSaying(own, ['wilhelm', ' ']), [])
  assert.deepEqual((await traces.find(own, { limit: 10 })).map(({ kind, words }) => [kind, words]), [['words-erased', undefined], ['searched', 'hostile  \ufffd text'], ['searched', undefined]])
  assert.deepEqual(await problems(), [])
  for (const statement of ['update traces set user_id = null', 'delete from traces', 'truncate traces', 'delete from trace_tombstones', 'insert into trace_tombstones select * from trace_tombstones', 'update trace_words set words = null'])
    await assert.rejects(inAuthority(pools.app, wholeOf(own), 'write', (_trx, client) => client.query(statement)), /permission denied/, statement)
})

test('traces whose time is up go from the beginning of their chain, the rest stays whole, and the chain goes on', async () => {
  const traces = createTraces(pools, ids)
  const own = await addTestAuthority(db)
  const by = { at: '2026-03-05T01:00:00.000Z', userId: 'operator' as UserId, route: 'heard nightly' }
  const [ended, live] = [createTraces(pools, ids), traces]
  await ended.keep(own, [trace({ at: '2024-01-01T09:00:00.000Z', words: 'Wilhelmina', kind: 'searched' }), trace({ at: '2024-02-01T09:00:00.000Z' })])
  await live.keep(own, [trace({ at: '2024-01-05T09:00:00.000Z' }), trace({ at: '2026-03-01T09:00:00.000Z' })])
  assert.equal(await traces.destroyBefore(own, '2025-01-01T00:00:00.000Z', by), 3)
  assert.equal(await traces.destroyBefore(own, '2025-01-01T00:00:00.000Z', by), 0)
  await live.keep(own, [trace({ at: '2026-03-06T09:00:00.000Z' })])
  await ended.keep(own, [trace({ at: '2026-03-06T09:00:00.000Z' })])
  assert.deepEqual((await traces.find(own, { limit: 10 })).map(({ kind }) => kind), ['read', 'read', 'destroyed', 'destroyed', 'read'])
  assert.deepEqual(await traces.wordsSaying(own, ['wilhelmina']), [])
  assert.deepEqual(await problems(), [])
  // In time the traces that tell of it go too, and what took them is told of.
  assert.equal(await traces.destroyBefore(own, '2026-03-06T00:00:00.000Z', { ...by, at: '2027-03-05T01:00:00.000Z' }), 3)
  assert.deepEqual(await problems(), [])
})

test('what somebody looked at is counted: out of hours, the busiest hour, and complaints in which they have no part', async () => {
  const traces = createTraces(pools, ids)
  const own = await addTestAuthority(db)
  const [theirs, other] = [uuidV7(), uuidV7()]
  await db.store.write(wholeOf(own), (tx) => tx.ledger.append('complaint', theirs, 0, [{ type: 'ComplaintAcknowledged', happenedOn: '2026-03-02' as never }], { commandId: uuidV7(), recordedBy: 'maud', recordedAt: '2026-03-02T09:00:00.000Z' }))
  await traces.keep(own, [
    trace({ at: '2026-07-06T09:10:00.000Z', subject: { kind: 'complaint', id: theirs } }), trace({ at: '2026-07-06T09:20:00.000Z', subject: { kind: 'complaint', id: other } }),
    // In summer six in the evening in Greenwich is seven in London.
    trace({ at: '2026-07-06T18:05:00.000Z', subject: { kind: 'complaint', id: other } }), trace({ at: '2026-07-05T11:00:00.000Z', kind: 'listed', subject: { kind: 'list', id: 'work-list' } }),
    trace({ at: '2026-07-06T09:30:00.000Z', kind: 'refused', subject: null }), trace({ at: '2026-07-06T09:30:00.000Z', userId: null, kind: 'sign-in-failed', subject: null }),
  ])
  assert.deepEqual(await traces.looking(own, { from: '2026-07-01T00:00:00.000Z', until: '2026-08-01T00:00:00.000Z' }), [{
    userId: 'maud', looked: 4, outOfHours: 2, refused: 1, mostInAnHour: 2, busiestHourAt: '2026-07-06T09:00:00.000Z', complaints: 2, withoutPart: 1,
  }])
})
