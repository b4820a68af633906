import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../../application/access/sight.ts'
import type { ComplimentsQuery } from '../../application/compliment-rows.ts'
import type { AnyEvent } from '../../application/ports.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { uuidV7 } from '../../main/ids.ts'
import { projectedStore, record } from '../../../test/support/recorded-complaints.ts'
import { checkProjections } from '../rebuild/rebuild.ts'
import { makeProjector } from './projector.ts'
import { PROJECTION_TABLES } from './tables.ts'

const db = await projectedStore({ after })
const { store, authorityId } = db
const day = isoDate
const recordedAt = '2026-03-20T12:00:00.000Z'

async function compliment(parts: Readonly<Record<string, unknown>> = {}, ...then: readonly AnyEvent[]): Promise<string> {
  const streamId = uuidV7()
  await store.write(wholeOf(authorityId), async (tx) => {
    const said = await tx.texts.add({ textId: uuidV7(), streamId, body: 'Thank you' }, recordedAt)
    const first = { type: 'ComplimentReceived', happenedOn: day('2026-03-02'), reference: 'C-1', from: 'client', divisions: ['children-in-need'], teams: ['cin-widnes'], said, ...parts } as AnyEvent
    await tx.ledger.append('compliment', streamId, 0, [first, ...then], { commandId: uuidV7(), recordedBy: 'test', recordedAt })
  })
  return streamId
}

const rowsOf = async (table: string, streamId: string) =>
  (await db.pools.owner.query<Record<string, unknown>>(`select * from ${table} where stream_id = $1`, [streamId])).rows
const listed = (query: ComplimentsQuery) => store.read(wholeOf(authorityId), (reads) => reads.compliments(query))

test('a compliment stands in the list with what became of it, and has a day by which it is passed on', async () => {
  const streamId = await compliment({ sort: 'parent', worker: { personId: uuidV7() } })
  const [clock] = await rowsOf('register_clocks', streamId)
  assert.deepEqual([clock?.['clock_id'], clock?.['due_on'], clock?.['ended_on'], clock?.['teams']], ['compliment-pass-on', '2026-03-16', null, ['cin-widnes']])
  await record(store, authorityId, streamId, [
    { type: 'ComplimentPassedOn', happenedOn: day('2026-03-05'), by: 'letter' }, { type: 'ComplimentConsentRecorded', happenedOn: day('2026-03-06'), consent: 'given' },
  ], { kind: 'compliment', recordedAt })
  const { rows: [row] } = await listed({ from: day('2026-03-02'), to: day('2026-03-02'), passedOn: true })
  assert.deepEqual([row?.streamId, row?.sort, row?.consent, row?.passedOn, row?.quotationId], [streamId, 'parent', 'given', '2026-03-05', null])
  assert.equal((await rowsOf('register_clocks', streamId))[0]?.['ended_on'], '2026-03-05')
  const [fact] = await store.read(wholeOf(authorityId), (reads) => reads.streamsByIds([streamId], day('2026-04-01')))
  assert.deepEqual([fact?.complainantType, fact?.sort, fact?.passedOn, fact?.passOnDueOn, fact?.consent], ['client', 'parent', '2026-03-05', '2026-03-16', 'given'])
})

test('what an old register brought with it is chased by nobody', async () => {
  const streamId = await compliment({ importedFrom: { importId: 'i', rowKey: 'k' } })
  assert.deepEqual(await rowsOf('register_clocks', streamId), [])
  assert.equal((await listed({})).rows.find((row) => row.streamId === streamId)?.isImported, true)
})

test('a compliment that was recorded in error is in no list and has no clock', async () => {
  const streamId = await compliment()
  const reason = await store.write(wholeOf(authorityId), (tx) => tx.texts.add({ textId: uuidV7(), streamId, body: 'Typed twice' }, recordedAt))
  await record(store, authorityId, streamId, [{ type: 'EventStruckOut', happenedOn: day('2026-03-10'), corrects: 1, reason }], { kind: 'compliment', recordedAt })
  assert.deepEqual([await rowsOf('compliments', streamId), await rowsOf('register_clocks', streamId)], [[], []])
})

test('the list is asked by division, team, giver and page', async () => {
  for (let at = 0; at < 55; at += 1) await compliment({ happenedOn: day('2025-06-02'), reference: `P-${100 + at}`, from: 'professional', divisions: ['children-in-care'], teams: [] })
  const pages = await Promise.all([1, 2, 3].map((page) => listed({ division: 'children-in-care', giver: 'professional', page })))
  assert.deepEqual(pages.map(({ rows, total }) => [rows.length, total]), [[50, 55], [5, 55], [0, 55]])
  assert.equal((await listed({ team: 'cin-widnes', division: 'children-in-care' })).total, 0)
})

test('rebuilt from the ledger, every row is what is stored', async () => {
  const checked = await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)
  assert.deepEqual(checked.differences, [])
})
