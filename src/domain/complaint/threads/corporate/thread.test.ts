import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, UserId } from '../../basics.ts'
import type { ComplaintCommand } from '../../commands.ts'
import type { ComplaintEvent } from '../../events.ts'

const on = isoDate('2024-03-20')
const corporate = (events: readonly ComplaintEvent[], command: ComplaintCommand) => decideAfter(events, command, context('2024-06-01', 'corporate-council'))
const answered = aComplaint({ procedure: 'corporate-council' }).allocated({ on: '2024-03-04', responderId: 'mo' }).answered({ on: '2024-03-08', whole: 'not-upheld' })
const review = answered.and({ type: 'CorporateReviewRequested', happenedOn: isoDate('2024-03-18') })

describe('a corporate review', () => {
  test('is acknowledged once', () => {
    assert.equal(codeOf(corporate(review.events, { type: 'acknowledge-corporate-review', on })), 'accepted')
    const acknowledged = review.and({ type: 'CorporateReviewAcknowledged', happenedOn: isoDate('2024-03-19') })
    assert.equal(codeOf(corporate(acknowledged.events, { type: 'acknowledge-corporate-review', on })), 'review-already-acknowledged')
  })

  test('that nobody asked for is not acknowledged', () =>
    assert.equal(codeOf(corporate(answered.events, { type: 'acknowledge-corporate-review', on })), 'stage-not-reached'))

  test('is no step of the statutory procedure', () => {
    const statutory = aComplaint().answered({ on: '2024-03-08', whole: 'not-upheld' }).events
    assert.equal(codeOf(decideAfter(statutory, { type: 'acknowledge-corporate-review', on })), 'no-such-stage')
  })
})

describe('the corporate reviewer', () => {
  const appoint = { type: 'appoint-corporate-reviewer', on } as const

  test('had no part in the answer: the one who gave it needs a reason', () => {
    assert.deepEqual(warningsOf(corporate(review.events, { ...appoint, user: 'jo' as UserId })), [])
    const same = corporate(review.events, { ...appoint, user: 'mo' as UserId })
    assert.deepEqual(same.kind === 'accepted' && same.warnings.map(({ code, needsReason }) => [code, needsReason]), [['reviewer-not-separate', true]])
  })

  test('who answered is told from who was given the complaint afterwards', () => {
    const moved = aComplaint({ procedure: 'corporate-council' }).allocated({ on: '2024-03-04', responderId: 'mo' }).answered({ on: '2024-03-08', whole: 'not-upheld' })
      .allocated({ on: '2024-03-11', responderId: 'jo' }).and({ type: 'CorporateReviewRequested', happenedOn: isoDate('2024-03-18') })
    assert.deepEqual(warningsOf(corporate(moved.events, { ...appoint, user: 'mo' as UserId })), ['reviewer-not-separate'])
    assert.deepEqual(warningsOf(corporate(moved.events, { ...appoint, user: 'jo' as UserId })), [])
  })

  test('declares what they had to do with it', () =>
    assert.deepEqual(warningsOf(corporate(review.events, { ...appoint, person: { personId: 'x' as PersonId }, declared: ['already-involved'] })), ['reviewer-not-separate']))

  test('is one person: nobody, or two, is refused', () => {
    assert.equal(codeOf(corporate(review.events, appoint)), 'one-reviewer-needed')
    assert.equal(codeOf(corporate(review.events, { ...appoint, user: 'jo' as UserId, person: { personId: 'x' as PersonId } })), 'one-reviewer-needed')
  })

  test('is missing where the review is answered by nobody: that is warned of', () => {
    const answer = { type: 'answer-corporate-review', on, findings: [{ pointId: 'p1', finding: 'not-upheld' }, { pointId: 'p2', finding: 'not-upheld' }] } as const
    assert.ok(warningsOf(corporate(review.events, answer)).includes('review-without-reviewer'))
    const appointed = review.and({ type: 'CorporateReviewerAppointed', happenedOn: isoDate('2024-03-19'), user: 'jo' as UserId })
    assert.ok(!warningsOf(corporate(appointed.events, answer)).includes('review-without-reviewer'))
  })
})

describe('an extension of the corporate review', () => {
  const code = (events: readonly ComplaintEvent[], command: ComplaintCommand) => decideAfter(events, command, context('2024-06-01', 'corporate-code'))
  const underCode = aComplaint({ procedure: 'corporate-code' }).answered({ on: '2024-03-08', whole: 'not-upheld' })
    .and({ type: 'CorporateReviewRequested', happenedOn: isoDate('2024-03-18') })
  const extend = { type: 'extend-corporate-review', on, untilWorkingDays: 40, toldOn: on, reason: words('complex') } as const

  test('is told, with its reason', () => {
    assert.deepEqual(warningsOf(code(underCode.events, extend)), [])
    assert.deepEqual(warningsOf(code(underCode.events, { type: 'extend-corporate-review', on, untilWorkingDays: 40 })),
      ['review-extension-not-told', 'review-extension-without-reason'])
  })

  for (const [reason, changed, expected] of [
    ['that is not longer than the limit', { untilWorkingDays: 20 }, 'extension-not-longer'],
    ['by half a day', { untilWorkingDays: 20.5 }, 'value-not-possible'],
    ['for ever', { untilWorkingDays: 401 }, 'value-not-possible'],
    ['of which they were told tomorrow', { toldOn: isoDate('2024-06-02') }, 'in-the-future'],
  ] as const) test(`${reason} is refused`, () => assert.equal(codeOf(code(underCode.events, { ...extend, ...changed })), expected))

  test('of a review that is answered is refused', () => {
    const done = underCode.and({ type: 'CorporateReviewAnswered', happenedOn: isoDate('2024-03-19'), whole: 'not-upheld' })
    assert.equal(codeOf(code(done.events, extend)), 'already-answered')
  })
})
