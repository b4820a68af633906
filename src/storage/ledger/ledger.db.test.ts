import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addTestAuthority, testStore } from '../../../test/support/database.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { AnyEvent, AppendMeta, AppendResult, NewStream } from '../../application/ports.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { uuidV7 } from '../../main/ids.ts'
import type { StreamToProject } from '../projector.ts'

const projected: StreamToProject[] = []
const db = await testStore({ after }, { projector: async (_trx, _authority, streams) => void projected.push(...streams) })
const { store, authorityId } = db

const received: AnyEvent = {
  type: 'ComplaintReceived', happenedOn: isoDate('2026-03-02'), procedure: 'children-act-1989-england', reference: '2026-0001', channel: 'email', details: {},
}
const acknowledged: AnyEvent = { type: 'ComplaintAcknowledged', happenedOn: isoDate('2026-03-03'), how: 'letter' }

function meta(commandId: string = uuidV7(), recordedAt = '2026-03-03T09:00:00.000Z'): AppendMeta {
  return { commandId, recordedBy: 'somebody', recordedAt }
}

async function begun(): Promise<string> {
  const streamId = uuidV7()
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 0, [received], meta()))
  return streamId
}

test('what was appended is loaded again, in order and with both times', async () => {
  const streamId = uuidV7()
  const result = await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 0, [received, acknowledged], meta()))
  assert.deepEqual(result, { kind: 'appended', seq: 2 })
  const loaded = await store.write(wholeOf(authorityId), (tx) => tx.ledger.load(streamId))
  assert.deepEqual(loaded, [
    { seq: 1, event: received, recordedAt: '2026-03-03T09:00:00.000Z', recordedBy: 'somebody', knownOn: null },
    { seq: 2, event: acknowledged, recordedAt: '2026-03-03T09:00:00.000Z', recordedBy: 'somebody', knownOn: null },
  ])
})

test('the projection is given the whole stream as it stands after the append', async () => {
  const streamId = await begun()
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 1, [acknowledged], meta()))
  const last = projected.at(-1)
  assert.equal(last?.streamId, streamId)
  assert.equal(last?.isNew, false)
  assert.deepEqual(last?.recorded.map((each) => each.event), [received, acknowledged])
})

test('somebody who appends to what has changed since is told where it stands', async () => {
  const streamId = await begun()
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 1, [acknowledged], meta()))
  const late = await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 1, [acknowledged], meta()))
  assert.deepEqual(late, { kind: 'conflict', seq: 2 })
})

test('of two who append at the same moment one wins, and the other is told', async () => {
  for (let round = 0; round < 20; round += 1) {
    const streamId = await begun()
    const append = (): Promise<AppendResult> => store.write(wholeOf(authorityId), async (tx) => {
      await tx.ledger.load(streamId)
      return tx.ledger.append('complaint', streamId, 1, [acknowledged, acknowledged], meta())
    })
    const both = await Promise.all([append(), append()])
    assert.deepEqual(both.map((each) => each.kind).sort(), ['appended', 'conflict'])
    assert.equal((await store.read(wholeOf(authorityId), (reads) => reads.stream(streamId))).length, 3)
  }
})

test('forty who append to one stream at the same moment, each after what they find there, are all kept', async () => {
  const streamId = await begun()
  const append = (): Promise<AppendResult> => store.write(wholeOf(authorityId), async (tx) => {
    const found = await tx.ledger.load(streamId)
    return tx.ledger.append('complaint', streamId, found.length, [acknowledged], meta())
  })
  const all = await Promise.all(Array.from({ length: 40 }, append))
  assert.deepEqual(all.map((each) => (each.kind === 'appended' ? each.seq : each)).sort((a, b) => Number(a) - Number(b)), Array.from({ length: 40 }, (_, at) => at + 2))
})

test('what is read twice is the same twice: where somebody wrote in between, the work begins anew', async () => {
  const streamId = await begun()
  const seen: (readonly number[])[] = []
  const result = await store.write(wholeOf(authorityId), async (tx) => {
    const first = (await tx.ledger.load(streamId)).length
    if (seen.length === 0) await store.write(wholeOf(authorityId), (other) => other.ledger.append('complaint', streamId, 1, [acknowledged], meta()))
    seen.push([first])
    const second = (await tx.ledger.load(streamId)).length
    seen.push([first, second])
    return tx.ledger.append('complaint', streamId, first, [acknowledged], meta())
  })
  assert.deepEqual([result, seen], [{ kind: 'appended', seq: 3 }, [[1], [2], [2, 2]]])
})

test('a double click is one event, whatever stream the second click would have begun', async () => {
  const commandId = uuidV7()
  const first = uuidV7()
  const clicks = [first, uuidV7()].map((streamId) => store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 0, [received], meta(commandId))))
  const results = await Promise.all(clicks)
  assert.deepEqual(results.map((each) => each.kind).sort(), ['already-done', 'appended'])
})

test('a command that is sent again after it succeeded adds nothing', async () => {
  const streamId = await begun()
  const commandId = uuidV7()
  const send = () => store.write(wholeOf(authorityId), async (tx) => {
    await tx.ledger.load(streamId)
    return tx.ledger.append('complaint', streamId, 1, [acknowledged], meta(commandId))
  })
  assert.deepEqual(await send(), { kind: 'appended', seq: 2 })
  assert.deepEqual(await send(), { kind: 'already-done', streamId, seq: 2 })
})

test('recorded times never run backwards in a stream, even when the clock was put back', async () => {
  const streamId = await begun()
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, 1, [acknowledged], meta(uuidV7(), '2026-03-01T00:00:00.000Z')))
  const loaded = await store.read(wholeOf(authorityId), (reads) => reads.stream(streamId))
  assert.deepEqual(loaded.map((each) => each.recordedAt), ['2026-03-03T09:00:00.000Z', '2026-03-03T09:00:00.000Z'])
})

test('when the work fails nothing is left behind', async () => {
  const streamId = uuidV7()
  const failing = store.write(wholeOf(authorityId), async (tx) => {
    await tx.ledger.append('complaint', streamId, 0, [received], meta())
    throw new Error('on purpose')
  })
  await assert.rejects(failing, /on purpose/)
  assert.deepEqual(await store.read(wholeOf(authorityId), (reads) => reads.stream(streamId)), [])
})

test('streams loaded in bulk have the rows and hashes that single appends would have given them', async () => {
  const streams: NewStream[] = Array.from({ length: 3 }, () => ({
    streamId: uuidV7(), kind: 'complaint', events: [{ event: received, knownOn: isoDate('2016-04-01') }, { event: acknowledged, knownOn: null }],
  }))
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.appendNew(streams, { commandId: 'import-1', recordedBy: 'import', recordedAt: '2026-03-03T09:00:00.000Z' }))
  const [bulk] = streams
  const loaded = await store.read(wholeOf(authorityId), (reads) => reads.stream(bulk!.streamId))
  assert.deepEqual(loaded.map((each) => each.knownOn), ['2016-04-01', null])
  assert.equal(projected.at(-1)?.isNew, true)
  const hashOf = async (streamId: string) =>
    (await db.pools.owner.query('select seq, hash, prev_hash, payload from events where stream_id = $1 order by seq', [streamId])).rows as { hash: Buffer; prev_hash: Buffer }[]
  const rows = await hashOf(bulk!.streamId)
  assert.deepEqual(rows[1]!.prev_hash, rows[0]!.hash)
})

test('an id that cannot be one finds nothing', async () => {
  assert.deepEqual(await store.read(wholeOf(authorityId), (reads) => reads.stream('../../etc/passwd')), [])
})

test('one authority neither sees nor reaches another’s streams', async () => {
  const streamId = await begun()
  const other = await addTestAuthority(db)
  assert.deepEqual(await store.read(wholeOf(other), (reads) => reads.stream(streamId)), [])
  const appended = await store.write(wholeOf(other), (tx) => tx.ledger.append('complaint', streamId, 1, [acknowledged], meta()))
  assert.deepEqual(appended, { kind: 'conflict', seq: 0 })
})
