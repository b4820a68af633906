import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'

const on = isoDate('2024-03-12')
const wales = context('2024-06-01', 'wales-2014')
const received = aComplaint({ procedure: 'wales-2014' })

describe('local resolution in Wales', () => {
  test('is a discussion, and its terms in writing', () => {
    assert.deepEqual(warningsOf(decideAfter(received.events, { type: 'record-discussion', on }, wales)), [])
    const discussed = received.and({ type: 'DiscussionHeld', happenedOn: isoDate('2024-03-11') })
    assert.deepEqual(warningsOf(decideAfter(discussed.events, { type: 'confirm-resolution', on, terms: words('terms') }, wales)), [])
    assert.deepEqual(discussed.complaint.threads.resolution, { discussedOn: '2024-03-11', confirmedOn: null })
  })

  test('without a discussion, or without its terms, is warned of', () =>
    assert.deepEqual(warningsOf(decideAfter(received.events, { type: 'confirm-resolution', on }, wales)), ['resolved-without-discussion', 'resolution-without-terms']))

  test('is no step in England', () => assert.equal(codeOf(decideAfter(aComplaint().events, { type: 'record-discussion', on })), 'no-such-stage'))

  test('is over once the investigation has begun', () => {
    const stageTwo = received.and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-11') })
    assert.equal(codeOf(decideAfter(stageTwo.events, { type: 'record-discussion', on }, wales)), 'stage-passed')
  })
})
