import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'

const on = isoDate('2024-03-08')
const chase = { type: 'chase', on, rung: 1, whom: 'responder' } as const
const chased = aComplaint().and({ type: 'ChaseMade', happenedOn: isoDate('2024-03-07'), rung: 1, whom: 'responder', how: 'email' })

describe('chasing', () => {
  test('is recorded with the rung of the ladder, whom and how', () => {
    assert.deepEqual(warningsOf(decideAfter(aComplaint().events, { ...chase, how: 'email' })), [])
    assert.deepEqual(chased.complaint.threads.chasing, [{ rung: 1, whom: 'responder', chasedOn: '2024-03-07', stage: 'stage-1', seq: 2 }])
  })

  test('the same rung twice at one stage is warned of, off the ladder it is not', () => {
    assert.deepEqual(warningsOf(decideAfter(chased.events, chase)), ['rung-already-chased'])
    assert.deepEqual(warningsOf(decideAfter(chased.events, { ...chase, rung: 2, whom: 'director' })), [])
    const beside = chased.and({ type: 'ChaseMade', happenedOn: on, rung: 0, whom: 'other' }).events
    assert.deepEqual(warningsOf(decideAfter(beside, { ...chase, rung: 0 })), [])
  })

  test('the ladder begins again at the next stage', () => {
    const stageTwo = chased.and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-08') })
    assert.deepEqual(warningsOf(decideAfter(stageTwo.events, chase)), [])
  })

  for (const [reason, command, story, code] of [
    ['of a closed complaint', chase, aComplaint().closed({ on: '2024-03-07' }), 'complaint-closed'],
    ['of a withdrawn complaint', chase, aComplaint().withdrawn({ on: '2024-03-07' }), 'complaint-withdrawn'],
    ['on half a rung', { ...chase, rung: 1.5 }, aComplaint(), 'value-not-possible'],
    ['below the ladder', { ...chase, rung: -1 }, aComplaint(), 'value-not-possible'],
    ['above the ladder', { ...chase, rung: 21 }, aComplaint(), 'value-not-possible'],
    ['of somebody that there is none', { ...chase, whom: 'king' as never }, aComplaint(), 'value-not-possible'],
    ['by pigeon', { ...chase, how: 'pigeon' }, aComplaint(), 'unknown-code'],
    ['before receipt', { ...chase, on: isoDate('2024-02-29') }, aComplaint(), 'before-received'],
  ] as const) test(`${reason} is refused`, () => assert.equal(codeOf(decideAfter(story.events, command)), code))

  test('moves no clock', () => assert.deepEqual(breachesOf(decideAfter(chased.events, { type: 'answer-stage-one', on: isoDate('2024-03-18'), whole: 'upheld' })), ['done-after-limit']))
})
