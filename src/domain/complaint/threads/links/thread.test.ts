import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { isMerged } from './thread.ts'

const on = isoDate('2024-03-08')
const linked = aComplaint().and({ type: 'ComplaintLinked', happenedOn: isoDate('2024-03-07'), complaint: 'other', how: 'same-matter' })
const merged = aComplaint().and({ type: 'ComplaintLinked', happenedOn: isoDate('2024-03-07'), complaint: 'other', how: 'merged-into' })

describe('a link', () => {
  test('changes nothing of the complaint', () => {
    const { threads: _, seq: __, ...before } = aComplaint().complaint
    const { threads: ___, seq: ____, ...after } = merged.complaint
    assert.deepEqual(after, before)
  })

  test('is recorded once for each other complaint, and taken back with a reason', () => {
    assert.equal(codeOf(decideAfter(linked.events, { type: 'link-complaint', on, complaint: 'other', how: 'sibling' })), 'already-linked')
    assert.equal(codeOf(decideAfter(linked.events, { type: 'link-complaint', on, complaint: 'third', how: 'sibling' })), 'accepted')
    assert.equal(codeOf(decideAfter(linked.events, { type: 'unlink-complaint', on, complaint: 'other', reason: words('r') })), 'accepted')
    assert.equal(codeOf(decideAfter(linked.events, { type: 'unlink-complaint', on, complaint: 'other' } as never)), 'field-needed')
  })

  test('that is not there cannot be taken back', () => {
    assert.equal(codeOf(decideAfter(aComplaint().events, { type: 'unlink-complaint', on, complaint: 'other', reason: words('r') })), 'not-linked')
    assert.equal(codeOf(decideAfter(linked.events, { type: 'unlink-complaint', on, complaint: 'third', reason: words('r') })), 'not-linked')
  })

  test('can be made again once it was taken back', () => {
    const back = linked.and({ type: 'ComplaintUnlinked', happenedOn: on, complaint: 'other', reason: words('r') })
    assert.deepEqual(back.complaint.threads.links, [])
    assert.equal(codeOf(decideAfter(back.events, { type: 'link-complaint', on, complaint: 'other', how: 'sibling' })), 'accepted')
  })

  test('may be recorded of a closed complaint', () =>
    assert.equal(codeOf(decideAfter(aComplaint().closed({ on: '2024-03-07' }).events, { type: 'link-complaint', on, complaint: 'other', how: 'earlier' })), 'accepted'))
})

describe('a complaint that goes on in another one', () => {
  test('goes on in one alone', () =>
    assert.equal(codeOf(decideAfter(merged.events, { type: 'link-complaint', on, complaint: 'third', how: 'merged-into' })), 'already-merged'))

  test('stays open until it is closed, which is then no breach', () => {
    assert.equal(merged.complaint.status, 'open')
    const closing = decideAfter(merged.events, { type: 'close', on, category: 'delay' })
    assert.deepEqual([warningsOf(closing), breachesOf(closing)], [[], []])
  })

  test('is a breach again where the link is taken back after it was closed unanswered', () => {
    const closed = merged.closed({ on: '2024-03-08', category: 'delay' }).events
    assert.ok(breachesOf(decideAfter(closed, { type: 'unlink-complaint', on, complaint: 'other', reason: words('r') })).includes('closed-without-answer'))
  })

  test('is told from one that was taken in here', () => {
    assert.equal(isMerged(merged.complaint), true)
    const here = aComplaint().and({ type: 'ComplaintLinked', happenedOn: on, complaint: 'other', how: 'merged-here' })
    assert.equal(isMerged(here.complaint), false)
    assert.deepEqual(breachesOf(decideAfter(here.events, { type: 'close', on, category: 'delay' })), ['closed-without-answer'])
  })
})
