import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'

const on = isoDate('2024-03-20')
const informed = aComplaint().and({ type: 'DelayInformed', happenedOn: isoDate('2024-03-18'), disruption: 'd1' })

describe('a reason for lateness', () => {
  test('names a clock and excuses nothing', () => {
    const explained = aComplaint().and({ type: 'LatenessExplained', happenedOn: isoDate('2024-03-18'), clock: 'stage-1-answer', disruption: 'd1', reason: words('inspection') })
    assert.deepEqual(explained.complaint.threads.delays.lateness.map(({ clock, disruption }) => [clock, disruption]), [['stage-1-answer', 'd1']])
    assert.deepEqual(breachesOf(decideAfter(explained.events, { type: 'answer-stage-one', on, whole: 'upheld' })), ['done-after-limit'])
  })

  test('of a clock that there is none is refused', () =>
    assert.equal(codeOf(decideAfter(aComplaint().events, { type: 'explain-lateness', on, clock: 'cuckoo', reason: words('r') })), 'value-not-possible'))

  test('without the reason is refused', () =>
    assert.equal(codeOf(decideAfter(aComplaint().events, { type: 'explain-lateness', on, clock: 'stage-1-answer' } as never)), 'field-needed'))

  test('the latest one for a clock stands', () => {
    const twice = aComplaint()
      .and({ type: 'LatenessExplained', happenedOn: isoDate('2024-03-18'), clock: 'stage-1-answer', reason: words('first') })
      .and({ type: 'LatenessExplained', happenedOn: isoDate('2024-03-19'), clock: 'stage-1-answer', reason: words('second') })
    assert.deepEqual(twice.complaint.threads.delays.lateness.map(({ reason }) => reason.textId), ['second'])
  })
})

describe('a delay', () => {
  test('is informed of, considered and explained; explaining first is warned of', () => {
    const explain = { type: 'explain-delay', on, disruption: 'd1', text: words('why') } as const
    assert.deepEqual(warningsOf(decideAfter(informed.events, explain)), ['delay-not-considered'])
    const considered = informed.and({ type: 'DelayConsidered', happenedOn: isoDate('2024-03-19'), disruption: 'd1', text: words('impact') })
    assert.deepEqual(warningsOf(decideAfter(considered.events, explain)), [])
    assert.deepEqual(warningsOf(decideAfter(considered.events, { ...explain, disruption: 'd2' })), ['delay-not-considered'])
  })

  test('keeps the first day of each step, one row a disruption', () => {
    const twice = informed.and({ type: 'DelayInformed', happenedOn: isoDate('2024-03-19'), disruption: 'd1' })
    assert.deepEqual(twice.complaint.threads.delays.disruptions, [{ disruption: 'd1', informedOn: '2024-03-18', consideredOn: null, explainedOn: null }])
  })

  test('is not considered without words', () =>
    assert.equal(codeOf(decideAfter(informed.events, { type: 'consider-delay', on, disruption: 'd1' } as never)), 'field-needed'))
})
