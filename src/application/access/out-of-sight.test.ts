import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { AnyEvent } from '../ports.ts'
import { asSeen, lastSeen, seenOf } from './out-of-sight.ts'

const SEALED = 'sealed-one'
const HIDDEN: ReadonlySet<string> = new Set([SEALED])
const happenedOn = isoDate('2026-03-02')
const text = { textId: 't', digest: 'd' }

function stream(...events: readonly object[]): readonly Recorded<AnyEvent>[] {
  return events.map((event, at) => ({ seq: at + 1, event: { happenedOn, ...event } as unknown as AnyEvent, recordedAt: '2026-03-02T12:00:00.000Z', recordedBy: 'somebody', knownOn: null }))
}

const seqs = (recorded: readonly Recorded<AnyEvent>[]) => recorded.map(({ seq }) => seq)

describe('What somebody may know of a record that names a sealed one', () => {
  test('is all of it, where nothing is sealed from them', () => {
    const recorded = stream({ type: 'NoteAdded', text }, { type: 'ComplaintLinked', complaint: SEALED, how: 'linked' })
    assert.equal(seenOf(recorded, new Set()), recorded)
  })

  test('is not the link to it, nor what corrects, strikes out or takes back that link', () => {
    const recorded = stream(
      { type: 'NoteAdded', text }, { type: 'ComplaintLinked', complaint: SEALED, how: 'linked' }, { type: 'FactCorrected', corrects: 2, changes: { how: 'merged-into' }, reason: text },
      { type: 'EventStruckOut', corrects: 2, reason: text }, { type: 'ComplaintLinked', complaint: 'another', how: 'linked' }, { type: 'ComplaintUnlinked', complaint: SEALED, reason: text },
    )
    assert.deepEqual(seqs(seenOf(recorded, HIDDEN)), [1, 5])
  })

  test('is not the order of the pool for it, nor its invoice', () => {
    const recorded = stream({ type: 'PoolMemberJoined', roles: [] }, { type: 'PoolOrderPlaced', orderId: 'o1', complaint: SEALED, amountPence: 1 }, { type: 'PoolOrderPlaced', orderId: 'o2', complaint: 'another', amountPence: 1 },
      { type: 'PoolInvoiceReceived', orderId: 'o1', amountPence: 1 }, { type: 'PoolInvoiceReceived', orderId: 'o2', amountPence: 1 })
    assert.deepEqual(seqs(seenOf(recorded, HIDDEN)), [1, 3, 5])
  })

  test('is the decision that names it beside other things, without it', () => {
    const [seen] = seenOf(stream({ type: 'RepeatedMatterDecided', accepted: false, earlier: SEALED, reasons: text }), HIDDEN)
    assert.deepEqual(seen?.event, { happenedOn, type: 'RepeatedMatterDecided', accepted: false, reasons: text })
  })

  test('is not a correction that says nothing else, and of one that does the rest', () => {
    const recorded = stream(
      { type: 'RepeatedMatterDecided', accepted: false, reasons: text }, { type: 'FactCorrected', corrects: 1, changes: { earlier: SEALED }, reason: text },
      { type: 'FactCorrected', corrects: 1, changes: { earlier: SEALED, accepted: true }, reason: text },
    )
    assert.deepEqual(seenOf(recorded, HIDDEN).map(({ seq, event }) => [seq, 'changes' in event ? event.changes : null]), [[1, null], [3, { accepted: true }]])
  })

  test('is of a proposal to destroy several records those that they may see', () => {
    const [seen] = seenOf(stream({ type: 'DestructionProposed', reference: 'D-1', records: [{ streamId: SEALED, kind: 'complaint' }, { streamId: 'another', kind: 'complaint' }], people: [], texts: [] }), HIDDEN)
    assert.ok(seen && 'records' in seen.event)
    assert.deepEqual(seen.event.records, [{ streamId: 'another', kind: 'complaint' }])
  })
})

describe('What somebody sends from a page that was drawn of what they may see', () => {
  const recorded = stream({ type: 'NoteAdded', text }, { type: 'ComplaintLinked', complaint: SEALED, how: 'linked' })

  test('is not out of date by what they may not see', () => {
    assert.equal(lastSeen(recorded, HIDDEN), 1)
    assert.equal(asSeen({ expectedSeq: 1, command: { type: 'add-note' } }, recorded, HIDDEN).expectedSeq, 2)
    assert.equal(asSeen({ expectedSeq: 0, command: { type: 'add-note' } }, recorded, HIDDEN).expectedSeq, 0, 'an older page is as old as it was')
  })

  test('corrects nothing that they may not see', () => {
    const sent = asSeen({ expectedSeq: 1, command: { type: 'correct', corrects: 2 } }, recorded, HIDDEN)
    assert.deepEqual(sent.command, { type: 'correct', corrects: 3 })
    assert.deepEqual(asSeen({ expectedSeq: 1, command: { type: 'correct', corrects: 1 } }, recorded, HIDDEN).command, { type: 'correct', corrects: 1 })
  })
})
