import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { testStore } from '../../test/support/database.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { recordedInError } from '../domain/complaint/recorded-in-error.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { wholeOf } from './access/sight.ts'
import { carryOut } from './carry-out.ts'
import { goesOnIn } from './goes-on-in.ts'
import type { Actor } from './ports.ts'
import { recordComplaint } from './record-complaint.ts'
import { recordEntry } from './record-entry.ts'
import { recordEnquiryOfComplaint } from './turn-enquiry.ts'

const calendar = englandAndWales()
const db = await testStore({ after }, { today: '2026-11-23', projector: makeProjector(calendar), reads: makeReads(calendar) })
const { services, store, authorityId } = db
const manager: Actor = { authorityId, userId: 'manager' as UserId, name: 'Manager', role: 'complaints-manager', teams: [] }
await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }))
const on = isoDate('2026-11-02')
const reason = { words: 'Recorded twice' }

async function enquiry(): Promise<string> {
  const entryId = services.ids.next()
  assert.equal((await recordEntry(services, manager, { entryId, commandId: services.ids.next(), expectedSeq: 0, command: { type: 'record-enquiry', on, kind: 'enquiry' } })).kind, 'done')
  return entryId
}
async function complaint(): Promise<string> {
  const complaintId = services.ids.next()
  const result = await recordComplaint(services, manager, { complaintId, commandId: services.ids.next(), complaint: { on, channel: 'email', details: {} } })
  assert.equal(result.kind, 'done', JSON.stringify(result))
  return complaintId
}
const stream = (id: string) => store.read(wholeOf(authorityId), (reads) => reads.stream(id))
const strikeComplaint = (complaintId: string) =>
  carryOut(services, manager, { complaintId, commandId: services.ids.next(), expectedSeq: 1, command: { type: 'strike-out', on: isoDate('2026-11-23'), corrects: 1, reason } })

/** Each pair many times, so that the two really meet. */
const TIMES = 12

test('striking out a complaint while an enquiry is turned into it: one of them gets through, and the matter is counted once', async () => {
  const won = new Set<string>()
  for (let at = 0; at < TIMES; at += 1) {
    const [entryId, complaintId] = [await enquiry(), await complaint()]
    const turn = () => recordEntry(services, manager, { entryId, commandId: services.ids.next(), expectedSeq: 1, command: { type: 'turn-enquiry-into-complaint', on: isoDate('2026-11-23'), complaint: complaintId } })
    const both = at % 2 === 0 ? [turn(), strikeComplaint(complaintId)] : [strikeComplaint(complaintId), turn()]
    const results = await Promise.all(both)
    assert.deepEqual(results.map(({ kind }) => kind).toSorted(), ['done', 'refused'], JSON.stringify(results))
    const isTurned = goesOnIn(await stream(entryId)) === complaintId
    const isStruck = recordedInError(await stream(complaintId)) !== null
    assert.notEqual(isTurned, isStruck)
    won.add(isTurned ? 'turned' : 'struck out')
  }
  assert.ok(won.size >= 1)
})

test('an enquiry and a complaint that are turned into one another at once: one of them gets through, and the other is counted', async () => {
  for (let at = 0; at < TIMES; at += 1) {
    const [entryId, complaintId] = [await enquiry(), await complaint()]
    const results = await Promise.all([
      recordEntry(services, manager, { entryId, commandId: services.ids.next(), expectedSeq: 1, command: { type: 'turn-enquiry-into-complaint', on: isoDate('2026-11-23'), complaint: complaintId } }),
      carryOut(services, manager, { complaintId, commandId: services.ids.next(), expectedSeq: 1, command: { type: 'turn-into-enquiry', on: isoDate('2026-11-23'), entry: entryId } }),
    ])
    assert.equal(results.filter(({ kind }) => kind === 'done').length, 1, JSON.stringify(results))
    const ends = [goesOnIn(await stream(entryId)), goesOnIn(await stream(complaintId))]
    assert.equal(ends.filter((end) => end !== null).length, 1, 'one of the two is counted')
  }
})

test('a complaint that turns into an enquiry with its enquiry struck out at once is still counted somewhere', async () => {
  for (let at = 0; at < TIMES / 2; at += 1) {
    const complaintId = await complaint()
    const entryId = services.ids.next()
    const turned = await recordEnquiryOfComplaint(services, manager, {
      complaintId, turnId: services.ids.next(), requests: [{ entryId, commandId: services.ids.next(), expectedSeq: 0, command: { type: 'record-enquiry', on, kind: 'enquiry' } }],
    })
    assert.equal(turned.kind, 'done', JSON.stringify(turned))
    const [struck] = await Promise.all([
      recordEntry(services, manager, { entryId, commandId: services.ids.next(), expectedSeq: 1, command: { type: 'strike-out', on: isoDate('2026-11-23'), corrects: 1, reason } }),
      stream(complaintId),
    ])
    assert.equal(struck.kind === 'refused' && struck.code, 'others-go-on-here')
  }
})
