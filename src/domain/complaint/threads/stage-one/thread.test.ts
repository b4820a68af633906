import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { timetableOf } from '../../timetable-of.ts'

const on = isoDate('2024-03-08')
const received = aComplaint().events
const skip = { type: 'skip-stage-one', on, askedBy: 'both', reasons: words('serious') } as const

describe('leaving out stage 1', () => {
  test('takes the complaint to stage 2 that day, open, and stage 2 is not asked for once more', () => {
    assert.equal(codeOf(decideAfter(received, skip)), 'accepted')
    const skipped = aComplaint().and({ type: 'StageOneSkipped', happenedOn: on, askedBy: 'both', reasons: words('serious') })
    const { stage, status, requestedOn, threads } = skipped.complaint
    assert.deepEqual([stage, status, requestedOn['stage-2'], threads.stageOne.skipped], ['stage-2', 'open', on, { on, askedBy: 'both' }])
    assert.equal(codeOf(decideAfter(skipped.events, { type: 'request-investigation', on })), 'already-requested')
    const { clocks } = timetableOf(skipped.events.map((event, at) => ({ seq: at + 1, event: event as never })), { ...context(), asAt: isoDate('2024-03-11') })
    assert.deepEqual(clocks.filter(({ id }) => id.startsWith('stage-')).map(({ id, status: stands, startedOn }) => [id, stands, startedOn]),
      [['stage-1-answer', 'stopped', '2024-03-01'], ['stage-2-answer', 'running', on]])
  })

  test('is said with reasons, and by whom', () => {
    assert.equal(codeOf(decideAfter(received, { type: 'skip-stage-one', on, askedBy: 'both' } as never)), 'field-needed')
    assert.equal(codeOf(decideAfter(received, { ...skip, askedBy: 'nobody' as never })), 'value-not-possible')
  })

  for (const [when, story, code] of [
    ['answered', aComplaint().answered({ on: '2024-03-07', whole: 'upheld' }), 'already-answered'],
    ['closed', aComplaint().closed({ on: '2024-03-07' }), 'complaint-closed'],
    ['withdrawn', aComplaint().withdrawn({ on: '2024-03-07' }), 'complaint-withdrawn'],
    ['at stage 2', aComplaint().and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-07') }), 'stage-passed'],
    ['corporate', aComplaint({ procedure: 'corporate-council' }), 'no-such-stage'],
  ] as const) test(`is refused once it is ${when}`, () =>
    assert.equal(codeOf(decideAfter(story.events, skip, context('2024-04-01', when === 'corporate' ? 'corporate-council' : undefined))), code))

  test('a reopened complaint whose stage 1 was answered does not leave it out', () => {
    const reopened = aComplaint().answered({ on: '2024-03-05', whole: 'upheld' }).closed({ on: '2024-03-06' }).reopened({ on: '2024-03-07' })
    assert.equal(codeOf(decideAfter(reopened.events, skip)), 'already-answered')
  })
})

describe('the right to go on', () => {
  const tell = { type: 'tell-right-to-move-on', on, waits: true } as const

  test('is told, and told again once they no longer wait', () => {
    const told = aComplaint().and({ type: 'RightToMoveOnTold', happenedOn: isoDate('2024-03-07'), waits: true })
    assert.equal(codeOf(decideAfter(told.events, { ...tell, waits: false })), 'accepted')
    assert.deepEqual(told.complaint.threads.stageOne.rightTold, { on: '2024-03-07', waits: true })
    assert.equal(aComplaint().and({ type: 'RightToMoveOnTold', happenedOn: on }).complaint.threads.stageOne.rightTold?.waits, null)
  })

  test('is not told once stage 1 is answered', () =>
    assert.equal(codeOf(decideAfter(aComplaint().answered({ on: '2024-03-07', whole: 'upheld' }).events, tell)), 'already-answered'))

  test('leaves the complaint at stage 1 and its clock running', () =>
    assert.equal(aComplaint().and({ type: 'RightToMoveOnTold', happenedOn: on }).complaint.stage, 'stage-1'))
})

describe('the stage 1 answer', () => {
  const ready = aComplaint().acknowledged({ on: '2024-03-04' }).answerApproved({ on: '2024-03-06' }).events
  const resolved = { type: 'answer-stage-one', on, whole: 'resolved-no-finding' } as const

  test('that resolves the complaint gives the terms of resolution', () => {
    assert.deepEqual(warningsOf(decideAfter(ready, resolved)), ['resolved-without-terms-sent'])
    assert.deepEqual(warningsOf(decideAfter(ready, { ...resolved, termsOfResolution: words('terms') })), [])
    assert.deepEqual(warningsOf(decideAfter(ready, { ...resolved, whole: 'not-upheld' })), [])
  })

  test('was not had before it was sent, before the complaint came, or tomorrow', () => {
    assert.equal(codeOf(decideAfter(ready, { ...resolved, receivedOn: isoDate('2024-03-07') })), 'received-before-sent')
    assert.equal(codeOf(decideAfter(ready, { ...resolved, receivedOn: isoDate('2024-02-07') })), 'received-before-sent')
    assert.equal(codeOf(decideAfter(ready, { ...resolved, receivedOn: isoDate('2026-11-24') })), 'in-the-future')
    assert.equal(codeOf(decideAfter(ready, { ...resolved, receivedOn: isoDate('2024-03-11') })), 'accepted')
  })
})
