import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addTestAuthority, testStore } from '../../../test/support/database.ts'
import { SETTINGS } from '../../../test/support/builders.ts'
import { wholeOf, type Seeing } from '../../application/access/sight.ts'
import type { AnyEvent, StreamId } from '../../application/ports.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import { uuidV7 } from '../../main/ids.ts'
import { makeProjector } from '../projections/projector.ts'
import { makeReads } from './reads.ts'

const db = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })
const { store, authorityId } = db
const meta = { recordedBy: 'test', recordedAt: '2026-03-02T09:00:00.000Z' }
const on = { happenedOn: isoDate('2026-03-02') }
const text = { textId: uuidV7(), digest: 'x' }
await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { ...meta, validFrom: isoDate('2006-09-01') }))

async function stream(kind: StreamKind, ...events: readonly AnyEvent[]): Promise<StreamId> {
  const streamId = uuidV7()
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append(kind, streamId, 0, [...events], { ...meta, commandId: uuidV7() }))
  return streamId
}
let number = 0
const complaint = () => stream('complaint', { type: 'ComplaintReceived', ...on, procedure: 'children-act-1989-england', reference: `2026-${number += 1}`, channel: 'email', details: {} })
const about = (complaintId: string, seeing: Seeing = wholeOf(authorityId)) => store.read(seeing, async (reads) => (await reads.entriesAbout(complaintId)).toSorted())
const learnt = (of: StreamId): AnyEvent => ({ type: 'LearningNoted', ...on, reference: `L-${number += 1}`, from: 'complaint', complaint: of, text, teams: [], audience: [] } as unknown as AnyEvent)
const bundleOf = (of: StreamId): AnyEvent => ({ type: 'BundleBegun', ...on, reference: `BU-${number += 1}`, complaint: of, purpose: 'ombudsman' })
const gaveOut = (of: StreamId): AnyEvent => ({ type: 'DisclosureMade', ...on, reference: `DI-${number += 1}`, what: 'letter', basis: 'ombudsman', to: text, complaint: of } as unknown as AnyEvent)
const heldBy = (of: StreamId): readonly AnyEvent[] => [
  { type: 'HoldPlaced', ...on, reference: `H-${number += 1}`, basis: 'inquiry', authority: text, why: text, scope: 'records', reviewOn: isoDate('2026-12-01') } as unknown as AnyEvent,
  { type: 'RecordHeld', ...on, record: of } as unknown as AnyEvent,
]
const proposed = (of: StreamId): AnyEvent => ({ type: 'DestructionProposed', ...on, reference: `DE-${number += 1}`, records: [{ streamId: of, kind: 'complaint', reference: 'x', reason: 'rule-ran-out', rule: null }], people: [], texts: [] } as unknown as AnyEvent)

test('what is about a complaint: what was learnt from it, its bundles, what was given out of it, what holds it and what destroys it; and nothing of another', async () => {
  const [one, other] = [await complaint(), await complaint()]
  const expected = [await stream('learning', learnt(one)), await stream('bundle', bundleOf(one)), await stream('disclosure', gaveOut(one)), await stream('hold', ...heldBy(one)), await stream('destruction', proposed(one))]
  for (const [kind, events] of [['learning', [learnt(other)]], ['bundle', [bundleOf(other)]], ['hold', heldBy(other)]] as const) await stream(kind, ...events)
  assert.deepEqual(await about(one), expected.toSorted())
  assert.equal((await about(other)).length, 3)
  assert.deepEqual(await about(one.toUpperCase()), expected.toSorted(), 'however its id is written')
})

test('an entry that was corrected to be about another is about both, since its history names the first', async () => {
  const [one, other] = [await complaint(), await complaint()]
  const moved = await stream('bundle', bundleOf(one), { type: 'FactCorrected', ...on, corrects: 1, changes: { complaint: other }, kind: 'slip' })
  assert.deepEqual([await about(one), await about(other)], [[moved], [moved]])
})

test('nothing is about what never was, about what is no id, or about a complaint that nobody named', async () => {
  for (const id of [uuidV7(), '', 'x', "' or 1=1 --", '%', `${uuidV7()} `, await complaint()]) assert.deepEqual(await about(id), [], id)
})

test('asked in another authority, there is nothing: not of one that holds the same ids, either', async () => {
  const one = await complaint()
  await stream('bundle', bundleOf(one))
  const elsewhere = await addTestAuthority(db)
  assert.deepEqual(await about(one, wholeOf(elsewhere)), [])
})
