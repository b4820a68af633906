import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, recorded } from '../../../test/support/builders.ts'
import type { RegisterEvent } from '../register/events.ts'
import { isoDate } from '../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, struckOutSeqs } from './effective.ts'
import type { Recorded } from './events.ts'

const acknowledged = aComplaint().acknowledged({ on: '2024-03-04' })
const ackDay = (story: ReturnType<typeof aComplaint>) => story.complaint.acknowledgedOn

describe('corrections', () => {
  test('a corrected day is the day', () => {
    assert.equal(ackDay(acknowledged.corrected({ on: '2024-03-06', seq: 2, changes: { happenedOn: '2024-03-05' } })), '2024-03-05')
  })

  test('the later correction of a field wins, and leaves the others alone', () => {
    const story = acknowledged
      .corrected({ on: '2024-03-06', seq: 2, changes: { happenedOn: '2024-03-05', how: 'letter' } })
      .corrected({ on: '2024-03-07', seq: 2, changes: { happenedOn: '2024-03-06' } })
    const [, entry] = effectiveEvents(recorded(...story.events))
    assert.deepEqual(entry, { seq: 2, event: { type: 'ComplaintAcknowledged', happenedOn: '2024-03-06', how: 'letter' } })
  })

  test('a correction of a correction changes the entry that both are about', () => {
    const story = acknowledged.corrected({ on: '2024-03-06', seq: 2, changes: { happenedOn: '2024-03-05' } })
      .corrected({ on: '2024-03-07', seq: 3, changes: { happenedOn: '2024-03-06' } })
    assert.equal(ackDay(story), '2024-03-06')
  })

  test('striking out a correction undoes it, and what was corrected in it', () => {
    const twice = acknowledged.corrected({ on: '2024-03-06', seq: 2, changes: { happenedOn: '2024-03-05' } })
      .corrected({ on: '2024-03-07', seq: 3, changes: { happenedOn: '2024-03-06' } })
    assert.equal(ackDay(twice.struckOut({ on: '2024-03-08', seq: 3 })), '2024-03-04')
    assert.equal(ackDay(twice.struckOut({ on: '2024-03-08', seq: 4 })), '2024-03-05')
  })

  test('one part of the details is corrected, the others stay', () => {
    const story = aComplaint({ details: { divisions: ['safeguarding'], category: 'delay' } })
      .corrected({ on: '2024-03-06', seq: 1, changes: { details: { category: 'contact' } } })
    assert.deepEqual(story.complaint.details.divisions, ['safeguarding'])
    assert.equal(story.complaint.details.category, 'contact')
  })

  test('a change to null takes the field out', () => {
    const story = acknowledged.corrected({ on: '2024-03-06', seq: 2, changes: { how: null } })
    assert.ok(!('how' in (effectiveEvents(recorded(...story.events))[1]?.event ?? {})))
  })

  test('a correction of an entry that comes later, or of none, changes nothing', () => {
    const [received, ack] = acknowledged.events
    assert.ok(received && ack)
    const odd = recorded(received, { type: 'FactCorrected', happenedOn: ack.happenedOn, corrects: 3, changes: { happenedOn: '2024-03-09' }, kind: 'slip' }, ack)
    assert.equal(effectiveEvents(odd).at(-1)?.event.happenedOn, '2024-03-04')
  })

  test('the recorded events themselves are not touched', () => {
    const stream = recorded(...acknowledged.corrected({ on: '2024-03-06', seq: 2, changes: { happenedOn: '2024-03-05' } }).events)
    const before = JSON.stringify(stream)
    effectiveEvents(stream)
    assert.equal(JSON.stringify(stream), before)
  })
})

describe('striking out', () => {
  test('an entry made in error is left out', () => assert.equal(ackDay(acknowledged.struckOut({ on: '2024-03-06', seq: 2 })), null))
  test('striking out the strike-out brings it back', () => {
    assert.equal(ackDay(acknowledged.struckOut({ on: '2024-03-06', seq: 2 }).struckOut({ on: '2024-03-07', seq: 3 })), '2024-03-04')
  })
  test('the timeline knows which entries are struck out; a corrected one is not', () => {
    const stream = recorded(...acknowledged.corrected({ on: '2024-03-06', seq: 1, changes: { channel: 'letter' } }).struckOut({ on: '2024-03-06', seq: 2 }).events)
    assert.deepEqual([...struckOutSeqs(stream)], [2])
  })
})

test('a late entry takes its place among what happened, and the receipt stays first', () => {
  const story = aComplaint().answered({ on: '2024-03-11', whole: 'upheld' }).acknowledged({ on: '2024-03-04' })
  assert.deepEqual(inOrderOfHappening(effectiveEvents(recorded(...story.events))).map((entry) => entry.seq), [1, 3, 2])
})

test('corrections work the same for a compliment', () => {
  const events: readonly RegisterEvent[] = [
    { type: 'ComplimentReceived', happenedOn: isoDate('2024-03-01'), reference: 'CP-2024-0001', from: 'client', divisions: [], teams: [] },
    { type: 'FactCorrected', happenedOn: isoDate('2024-03-02'), corrects: 1, changes: { from: 'professional' }, kind: 'slip' },
  ]
  const stream: readonly Recorded<RegisterEvent>[] = events.map((event, index) =>
    ({ seq: index + 1, event, recordedAt: '', recordedBy: '', knownOn: null }))
  assert.deepEqual(effectiveEvents(stream).map(({ event }) => 'from' in event && event.from), ['professional'])
})
