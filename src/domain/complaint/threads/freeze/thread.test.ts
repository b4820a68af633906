import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'

const on = isoDate('2024-03-08')
const reviewOn = isoDate('2024-04-08')
const ask = { type: 'ask-for-freeze', on, freezeId: 'f1', askedBy: 'child', decision: words('the move') } as const
const asked = aComplaint().and({ type: 'FreezeAsked', happenedOn: isoDate('2024-03-04'), freezeId: 'f1', askedBy: 'child', decision: words('the move') })
const granted = asked.and({ type: 'FreezeDecided', happenedOn: isoDate('2024-03-05'), freezeId: 'f1', granted: true, reasons: words('r'), reviewOn })
const refused = asked.and({ type: 'FreezeDecided', happenedOn: isoDate('2024-03-05'), freezeId: 'f1', granted: false, reasons: words('risk') })
const decide = { type: 'decide-freeze', on, freezeId: 'f1', reasons: words('r'), toldOn: on } as const
const review = { type: 'review-freeze', on, freezeId: 'f1', reasons: words('r') } as const

describe('a disputed decision', () => {
  test('is asked to be frozen while the complaint is open', () => {
    assert.deepEqual(warningsOf(decideAfter(aComplaint().events, ask)), [])
    assert.equal(codeOf(decideAfter(aComplaint().closed({ on: '2024-03-06' }).events, ask)), 'complaint-closed')
  })

  test('is frozen with a day on which it is looked at again', () => {
    assert.deepEqual(warningsOf(decideAfter(asked.events, { ...decide, granted: true, reviewOn })), [])
    assert.deepEqual(warningsOf(decideAfter(asked.events, { ...decide, granted: true })), ['freeze-without-review'])
    assert.deepEqual([granted.complaint.threads.freeze[0]?.granted, granted.complaint.threads.freeze[0]?.reviewOn], [true, reviewOn])
  })

  test('that is not frozen goes against the presumption: it warns and needs the reasons', () => {
    const decision = decideAfter(asked.events, { ...decide, granted: false })
    assert.deepEqual(decision.kind === 'accepted' && decision.warnings.map(({ code, needsReason }) => [code, needsReason]), [['freeze-refused', true]])
    const { reasons: _, ...without } = decide
    assert.equal(codeOf(decideAfter(asked.events, { ...without, granted: false } as never)), 'field-needed')
    assert.notEqual(refused.complaint.threads.freeze[0]?.endedOn, null)
  })

  test('decided without telling the complainant warns', () => {
    const { toldOn: _, ...untold } = decide
    assert.deepEqual(warningsOf(decideAfter(asked.events, { ...untold, granted: true, reviewOn })), ['freeze-not-told'])
  })

  for (const [reason, story, command, code] of [
    ['decided twice', granted, { ...decide, granted: true }, 'freeze-decided-already'],
    ['decided after it was refused', refused, { ...decide, granted: true }, 'freeze-decided-already'],
    ['decided where nobody asked', aComplaint(), { ...decide, granted: true }, 'freeze-decided-already'],
    ['decided under another’s id', asked, { ...decide, freezeId: 'f9', granted: true }, 'no-such-item'],
    ['to be reviewed before it is decided', asked, { ...decide, granted: true, reviewOn: isoDate('2024-03-07') }, 'freeze-review-before-decision'],
    ['reviewed before it is frozen', asked, { ...review, continues: true }, 'freeze-not-standing'],
    ['reviewed after it was refused', refused, { ...review, continues: true }, 'freeze-not-standing'],
    ['to be reviewed again before this review', granted, { ...review, continues: true, reviewOn: isoDate('2024-03-07') }, 'freeze-review-before-decision'],
    ['ended where there is none', refused, { type: 'end-freeze', on, freezeId: 'f1' }, 'freeze-not-standing'],
  ] as const) test(`${reason} is refused`, () => assert.equal(codeOf(decideAfter(story.events, command)), code))

  test('that was refused may be asked for again: that is a new one', () => {
    assert.equal(codeOf(decideAfter(refused.events, { ...ask, freezeId: 'f2' })), 'accepted')
    const again = refused.and({ type: 'FreezeAsked', happenedOn: isoDate('2024-03-06'), freezeId: 'f2', askedBy: 'advocate', decision: words('the move') })
    assert.equal(codeOf(decideAfter(again.events, { ...decide, freezeId: 'f2', granted: true })), 'accepted')
    assert.notEqual(codeOf(decideAfter(again.events, { ...decide, granted: true })), 'accepted')
  })

  test('stays frozen by a review with a new day, or ends with it', () => {
    assert.deepEqual(warningsOf(decideAfter(granted.events, { ...review, continues: true, reviewOn })), [])
    assert.deepEqual(warningsOf(decideAfter(granted.events, { ...review, continues: true })), ['freeze-without-review'])
    const over = granted.and({ type: 'FreezeReviewed', happenedOn: isoDate('2024-03-07'), freezeId: 'f1', continues: false, reasons: words('r') })
    assert.equal(over.complaint.threads.freeze[0]?.endedOn, '2024-03-07')
    assert.equal(codeOf(decideAfter(over.events, { ...review, continues: true })), 'freeze-not-standing')
  })

  test('ends with the answer, or the request is taken back', () => {
    for (const story of [granted, asked]) assert.equal(codeOf(decideAfter(story.events, { type: 'end-freeze', on, freezeId: 'f1' })), 'accepted')
    const ended = granted.and({ type: 'FreezeEnded', happenedOn: isoDate('2024-03-07'), freezeId: 'f1' })
    assert.deepEqual([ended.complaint.threads.freeze[0]?.endedOn, ended.complaint.threads.freeze[0]?.reviewOn], ['2024-03-07', null])
  })
})
