import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import { letterOf } from '../../test/support/outbox-letters.ts'
import { SIGHTS, wholeOf, type Seeing, type Sight } from '../application/access/sight.ts'
import type { NewMessage } from '../application/outbox/ports.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { doubtRestored } from './outbox-restored.ts'
import { makeProjector } from './projections/projector.ts'
import { makeReads } from './queries/reads.ts'
import { inAuthority } from './transaction.ts'

const db = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })
const { store, authorityId } = db
const whole = wholeOf(authorityId)
const ME = uuidV7() as UserId
const NOW = '2026-03-02T09:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()
const meta = { recordedBy: 'somebody', recordedAt: NOW }

await store.write(whole, (tx) => tx.settings.save(SETTINGS, { ...meta, validFrom: isoDate('2006-09-01') }))
const streamId = await complaint('2026-0001', 'assessment')
const sealed = await complaint('2026-0002', 'assessment')
await inAuthority(db.pools.app, whole, 'write', (_trx, client) => client.query(
  'insert into complaint_seals (authority_id, stream_id, for_users, code_version, holiday_list) values ($1, $2, $3, 1, $4)', [authorityId, sealed, [], 'x']))

async function complaint(reference: string, team: string): Promise<string> {
  const id = uuidV7()
  await store.write(whole, async (tx) => {
    const said = await tx.texts.add({ textId: uuidV7(), streamId: id, body: 'words' }, NOW)
    await tx.ledger.append('complaint', id, 0, [
      { type: 'ComplaintReceived', happenedOn: isoDate('2026-02-02'), procedure: 'children-act-1989-england', reference, channel: 'email', said, details: {} },
      { type: 'ComplaintAllocated', happenedOn: isoDate('2026-02-02'), team },
    ], { ...meta, commandId: uuidV7() })
  })
  return id
}

const letter = letterOf
const queue = (message: NewMessage) => store.write(whole, (tx) => tx.outbox.queue(message))
const stateOf = (messageId: string) => store.read(whole, async (reads) => (await reads.outboxRow(messageId))?.state)

describe('What is to be sent', () => {
  test('stands in the outbox with the transaction that says so, and not at all where that fails', async () => {
    const before = (await store.read(whole, (reads) => reads.outbox({ limit: 100 }))).total
    await assert.rejects(store.write(whole, async (tx) => {
      await tx.outbox.queue(letter(streamId))
      throw new Error('the event was refused')
    }), /refused/)
    assert.equal((await store.read(whole, (reads) => reads.outbox({ limit: 100 }))).total, before)
    const messageId = await queue(letter(streamId))
    const row = await store.read(whole, (reads) => reads.outboxRow(messageId))
    assert.deepEqual([row?.state, row?.reference, row?.channel, row?.attempts, row?.nextAt], ['queued', '2026-0001', 'email', 0, NOW])
  })

  test('is taken up once by whoever comes first, and begins once', async () => {
    const messageId = await queue(letter(streamId))
    const taken = (await Promise.all([1, 2, 3].map(() => store.write(whole, (tx) => tx.outbox.takeUp(NOW, 100, { reminders: true }))))).flat().filter((row) => row.messageId === messageId)
    assert.deepEqual(taken.map(({ attempts }) => attempts), [1])
    const begun = await Promise.all([1, 2].map(() => store.write(whole, (tx) => tx.outbox.tell(messageId, { kind: 'begun', attempt: 1 }, NOW))))
    assert.equal(begun.filter((row) => row === 'not-so').length, 1)
    assert.equal((await store.write(whole, (tx) => tx.outbox.foundUnfinished(later(1)))).length, 1)
    assert.equal(await stateOf(messageId), 'may-have-been-sent')
    assert.deepEqual((await store.write(whole, (tx) => tx.outbox.takeUp(later(6000), 100, { reminders: true }))).filter((row) => row.messageId === messageId), [])
  })

  test('does not leave before its day', async () => {
    const messageId = await queue(letter(streamId, { notBefore: later(60) }))
    const due = async (at: string) => (await store.write(whole, (tx) => tx.outbox.takeUp(at, 100, { reminders: true }))).some((row) => row.messageId === messageId)
    assert.equal(await due(later(59)), false)
    assert.equal(await due(later(60)), true)
  })

  test('leaves nothing of its words and its address once it has left', async () => {
    const [sent, waiting] = [await queue(letter(streamId)), await queue(letter(streamId, { notBefore: later(9000) }))]
    await store.write(whole, async (tx) => {
      await tx.outbox.takeUp(NOW, 100, { reminders: true })
      await tx.outbox.tell(sent, { kind: 'begun', attempt: 1 }, NOW)
      await tx.outbox.tell(sent, { kind: 'ended', attempt: 1, as: { kind: 'accepted' } }, NOW)
      await tx.outbox.forgetSettled(NOW)
    })
    assert.equal(await store.read(whole, (reads) => reads.outboxContent(sent)), null)
    assert.equal((await store.read(whole, (reads) => reads.outboxContent(waiting)))?.to, 'ada@example.org')
  })

  test('is for nobody in a demonstration, whoever queues it', async () => {
    const other = await addTestAuthority(db)
    await db.pools.owner.query('update authorities set is_demonstration = true where authority_id = $1', [other])
    const messageId = await store.write(wholeOf(other), (tx) => tx.outbox.queue(letter(uuidV7(), { channel: 'notify-letter' })))
    const { rows } = await db.pools.owner.query('select channel, wanted from outbox where message_id = $1', [messageId])
    assert.deepEqual(rows, [{ channel: 'demonstration', wanted: 'notify-letter' }])
  })

  test('is another authority’s in no case', async () => {
    const messageId = await queue(letter(streamId))
    const other = wholeOf(await addTestAuthority(db))
    assert.equal(await store.read(other, (reads) => reads.outboxRow(messageId)), null)
    assert.equal(await store.write(other, (tx) => tx.outbox.tell(messageId, { kind: 'cancelled' }, NOW)), 'not-so')
    assert.equal(await stateOf(messageId), 'queued')
  })

  test('is seen with its complaint, and of what is in it nobody sees anything', async () => {
    const [open, hidden] = [await queue(letter(streamId)), await queue(letter(sealed))]
    const mine = await queue({ ...letter(streamId), about: { kind: 'digest', userId: ME } })
    const seen = async (kind: Sight['kind']) => {
      const seeing: Seeing = { authorityId, sight: { kind, userId: ME, teams: kind === 'own' ? ['assessment'] : [] } }
      return store.read(seeing, async (reads) => ({
        rows: await Promise.all([open, hidden, mine].map(async (id) => (await reads.outboxRow(id)) !== null)), contents: await Promise.all([open, hidden, mine].map(async (id) => (await reads.outboxContent(id)) !== null)),
      }))
    }
    for (const kind of SIGHTS) {
      const { rows, contents } = await seen(kind)
      // Rights reach every record; what is in a message on its way they reach no more than anybody.
      assert.deepEqual(rows, { whole: [true, true, true], rights: [true, true, true], register: [true, false, false], own: [true, false, false] }[kind as 'whole'] ?? [false, false, false], kind)
      assert.deepEqual(contents, kind === 'whole' ? [true, true, true] : [false, false, false], kind)
    }
  })

  test('that came back from a backup waits for a person: it may have been sent since', async () => {
    const messageId = await queue(letter(streamId))
    assert.ok(await doubtRestored(db.pools.owner, NOW) > 0)
    assert.equal(await stateOf(messageId), 'may-have-been-sent')
    assert.deepEqual(await store.write(whole, (tx) => tx.outbox.takeUp(later(9999), 100, { reminders: true })), [])
  })

  test('goes with its record', async () => {
    const going = await complaint('2026-0003', 'assessment')
    const messageId = await queue(letter(going))
    await db.pools.owner.query('delete from search_documents where stream_id = $1', [going])
    await db.pools.owner.query('select destroy_rows($1, $2)', [authorityId, going])
    const { rows } = await db.pools.owner.query('select 1 from outbox where message_id = $1 union all select 1 from outbox_contents where message_id = $1', [messageId])
    assert.deepEqual(rows, [])
  })
})
