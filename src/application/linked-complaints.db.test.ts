import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { complain, projectedStore } from '../../test/support/recorded-complaints.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { checkProjections } from '../storage/rebuild/rebuild.ts'
import { wholeOf } from './access/sight.ts'
import { carryOut } from './carry-out.ts'
import { complaintsCalled } from './complaints-called.ts'
import type { Actor } from './ports.ts'
import { recordEntry } from './record-entry.ts'
import { viewComplaint } from './view-complaint.ts'
import type { WordedCommand } from './worded.ts'

const db = await projectedStore({ after }, { today: '2024-06-03' })
const { services, store, authorityId } = db
const manager: Actor = { authorityId, userId: 'manager' as UserId, name: 'Manager', role: 'complaints-manager', teams: [] }
const on = isoDate('2024-06-03')
const meta = { recordedAt: '2024-06-03T09:00:00.000Z' }

let last = 0
/** A complaint received on 20 May 2024, with the next reference. */
async function another(): Promise<string> {
  last += 1
  return complain(store, authorityId, { receivedOn: '2024-05-20', reference: `L-${last}`, ...meta })
}

async function send(complaintId: string, command: WordedCommand): Promise<string> {
  const seq = (await store.read(wholeOf(authorityId), (reads) => reads.stream(complaintId))).length
  const result = await carryOut(services, manager, { complaintId, expectedSeq: seq, commandId: crypto.randomUUID(), command, acceptedWarnings: [] })
  return result.kind === 'refused' ? result.code : result.kind
}

async function view(complaintId: string, asKnownOn?: string) {
  const seen = await viewComplaint(services, manager, complaintId, asKnownOn === undefined ? {} : { asKnownOn: isoDate(asKnownOn) })
  assert.ok(!('kind' in seen))
  return seen
}

function counted(): Promise<readonly string[]> {
  const year = { from: isoDate('2024-04-01'), to: isoDate('2025-03-31'), asKnownOn: on }
  return store.read(wholeOf(authorityId), async (reads) => (await reads.reportFacts(year)).map(({ streamId }) => streamId))
}

describe('a link', () => {
  test('is recorded in one complaint and shows at both', async () => {
    const [one, other] = [await another(), await another()]
    assert.equal(await send(one, { type: 'link-complaint', on, complaint: other, how: 'earlier' }), 'done')
    const [seen, back] = [await view(one), await view(other)]
    assert.deepEqual(seen.links.map(({ complaintId, how, isBack }) => [complaintId, how, isBack]), [[other, 'earlier', false]])
    assert.deepEqual(back.links.map(({ complaintId, how, isBack, reference }) => [complaintId, how, isBack, reference]), [[one, 'earlier', true, seen.complaint.reference]])
    assert.equal(seen.linked.get(other), back.complaint.reference)
    assert.equal(back.timeline.length, 1, 'nothing was written to the other one')
    assert.deepEqual((await view(other, '2024-06-03')).links, [], 'as known on a day a page shows what its own stream says')
    assert.equal(await send(one, { type: 'unlink-complaint', on, complaint: other, reason: { words: 'Another family.' } }), 'done')
    assert.deepEqual((await view(other)).links, [])
  })

  test('never names the complaint itself, nothing, or a record that is no complaint', async () => {
    const one = await another()
    const entryId = crypto.randomUUID()
    await recordEntry(services, manager, {
      entryId, expectedSeq: 0, commandId: crypto.randomUUID(), command: { type: 'record-disruption', kind: 'inspection', on, stages: [], divisions: [], teams: [] },
    })
    const link = (complaint: string) => send(one, { type: 'link-complaint', on, complaint, how: 'linked' })
    assert.equal(await link(one), 'linked-to-itself')
    for (const complaint of [crypto.randomUUID(), 'not-an-id', "'; drop table events; --", entryId]) assert.equal(await link(complaint), 'no-such-complaint')
    assert.equal((await view(one)).timeline.length, 1)
  })

  test('cannot be corrected to something that is not there', async () => {
    const [one, other] = [await another(), await another()]
    await send(one, { type: 'link-complaint', on, complaint: other, how: 'linked' })
    assert.equal(await send(one, { type: 'correct', on, corrects: 2, changes: { complaint: one }, reason: { words: 'x' } }), 'linked-to-itself')
    assert.equal(await send(one, { type: 'correct', on, corrects: 2, changes: { complaint: 'nowhere' }, reason: { words: 'x' } }), 'no-such-complaint')
    assert.equal(await send(one, { type: 'correct', on, corrects: 2, changes: { how: 'sibling' } }), 'done')
  })

  test('is not recorded again at the other one, but for the other half of a merger', async () => {
    const [one, other, third] = [await another(), await another(), await another()]
    await send(one, { type: 'link-complaint', on, complaint: other, how: 'sibling' })
    assert.equal(await send(other, { type: 'link-complaint', on, complaint: one, how: 'sibling' }), 'already-linked')
    await send(one, { type: 'link-complaint', on, complaint: third, how: 'merged-here' })
    assert.equal(await send(third, { type: 'link-complaint', on, complaint: one, how: 'sibling' }), 'already-linked')
    assert.equal(await send(third, { type: 'link-complaint', on, complaint: one, how: 'merged-into' }), 'done')
    assert.equal((await view(third)).links.length, 1)
  })

  test('finds a complaint by its reference in any case, its id or the address of its page', async () => {
    const one = await another()
    const { complaint: { reference } } = await view(one)
    const names = [reference, reference.toLowerCase(), one, `https://heard.example/complaints/${one}`, 'L-999', '', '%']
    assert.deepEqual([...await complaintsCalled(services, manager, names)].map(([name, id]) => [name, id === one]), names.slice(0, 4).map((name) => [name, true]))
  })
})

describe('a complaint that goes on in another one', () => {
  test('is counted there alone from the day that became known, and again where the link is taken back', async () => {
    const [ends, goesOn] = [await another(), await another()]
    assert.ok((await counted()).includes(ends))
    await send(ends, { type: 'link-complaint', on, complaint: goesOn, how: 'merged-into' })
    assert.deepEqual((await counted()).filter((id) => id === ends || id === goesOn), [goesOn])
    assert.equal((await view(ends)).complaint.status, 'open', 'nothing closed it')
    await send(ends, { type: 'unlink-complaint', on, complaint: goesOn, reason: { words: 'Two after all.' } })
    assert.ok((await counted()).includes(ends))
  })

  test('can be taken back from a complaint that was recorded in error since, so that it is counted again', async () => {
    const [ends, goesOn] = [await another(), await another()]
    await send(ends, { type: 'link-complaint', on, complaint: goesOn, how: 'merged-into' })
    assert.equal(await send(goesOn, { type: 'strike-out', on, corrects: 1, reason: { words: 'Never came' } }), 'done')
    assert.equal(await send(ends, { type: 'unlink-complaint', on, complaint: goesOn, reason: { words: 'It was made in error' } }), 'done')
    assert.ok((await counted()).includes(ends))
    assert.equal(await send(ends, { type: 'link-complaint', on, complaint: goesOn, how: 'merged-into' }), 'no-such-complaint')
  })

  test('never goes in a ring, so that one of them is always counted', async () => {
    const [one, two, three] = [await another(), await another(), await another()]
    assert.equal(await send(one, { type: 'link-complaint', on, complaint: two, how: 'merged-into' }), 'done')
    assert.equal(await send(two, { type: 'link-complaint', on, complaint: one, how: 'merged-into' }), 'merged-elsewhere')
    assert.equal(await send(two, { type: 'link-complaint', on, complaint: three, how: 'merged-into' }), 'done')
    assert.equal(await send(three, { type: 'link-complaint', on, complaint: one, how: 'merged-into' }), 'merged-elsewhere')
    assert.equal(await send(three, { type: 'link-complaint', on, complaint: one, how: 'earlier' }), 'done')
    assert.equal(await send(three, { type: 'correct', on, corrects: 2, changes: { how: 'merged-into' } }), 'merged-elsewhere')
    assert.ok((await counted()).includes(three))
  })
})

describe('a delay', () => {
  test('names a disruption of the register', async () => {
    const one = await another()
    const entryId = crypto.randomUUID()
    await recordEntry(services, manager, {
      entryId, expectedSeq: 0, commandId: crypto.randomUUID(), command: { type: 'record-disruption', kind: 'lockdown', on, stages: [], divisions: [], teams: [] },
    })
    assert.equal(await send(one, { type: 'inform-of-delay', on, disruption: crypto.randomUUID() }), 'no-such-record')
    assert.equal(await send(one, { type: 'inform-of-delay', on, disruption: await another() }), 'no-such-record')
    assert.equal(await send(one, { type: 'inform-of-delay', on, disruption: entryId }), 'done')
    assert.equal((await view(one)).disruptions.get(entryId)?.kind, 'lockdown')
  })
})

test('a rebuild gives every row again', async () => {
  const { differences } = await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)
  assert.deepEqual(differences, [])
})
