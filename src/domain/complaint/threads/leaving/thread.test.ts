import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { EARLY_REFERRAL_CONDITIONS } from './events.ts'

const on = isoDate('2024-03-08')
const received = aComplaint().events
const settled = aComplaint().and({ type: 'ComplaintSettled', happenedOn: isoDate('2024-03-07'), terms: words('terms') })

describe('withdrawal', () => {
  test('is confirmed in writing once', () => {
    const withdrawn = aComplaint().withdrawn({ on: '2024-03-07' })
    assert.equal(codeOf(decideAfter(withdrawn.events, { type: 'confirm-withdrawal', on })), 'accepted')
    const confirmed = withdrawn.and({ type: 'WithdrawalConfirmed', happenedOn: isoDate('2024-03-07') })
    assert.equal(codeOf(decideAfter(confirmed.events, { type: 'confirm-withdrawal', on })), 'withdrawal-already-confirmed')
  })

  test('is not confirmed where nothing was withdrawn, nor before it was', () => {
    assert.equal(codeOf(decideAfter(received, { type: 'confirm-withdrawal', on })), 'not-withdrawn')
    const withdrawn = aComplaint().withdrawn({ on: '2024-03-08' }).events
    assert.equal(codeOf(decideAfter(withdrawn, { type: 'confirm-withdrawal', on: isoDate('2024-03-07') })), 'not-withdrawn')
  })

  test('a second withdrawal, after it was taken up again, is confirmed again', () => {
    const again = aComplaint().withdrawn({ on: '2024-03-05' }).and({ type: 'WithdrawalConfirmed', happenedOn: isoDate('2024-03-05') })
      .reopened({ on: '2024-03-06' }).withdrawn({ on: '2024-03-07' })
    assert.equal(codeOf(decideAfter(again.events, { type: 'confirm-withdrawal', on })), 'accepted')
  })

  test('says whether its issues are still looked at, and only yes or no', () => {
    assert.equal(codeOf(decideAfter(received, { type: 'withdraw', on, issuesStillConsidered: true })), 'accepted')
    assert.equal(codeOf(decideAfter(received, { type: 'withdraw', on, issuesStillConsidered: 'perhaps' as never })), 'value-not-possible')
  })
})

describe('a settlement', () => {
  test('leaves the complaint open; closing it then is no breach and brings no warning of a missing answer', () => {
    assert.equal(settled.complaint.status, 'open')
    const closing = decideAfter(settled.events, { type: 'close', on, category: 'delay' })
    assert.deepEqual([warningsOf(closing), breachesOf(closing)], [[], []])
  })

  test('without it closing is a breach, however late the settlement is recorded it mends it', () => {
    const closed = aComplaint().closed({ on: '2024-03-08', category: 'delay' })
    assert.deepEqual(breachesOf(decideAfter(received, { type: 'close', on })), ['closed-without-answer'])
    const late = decideAfter(closed.events, { type: 'settle', on: isoDate('2024-03-07'), terms: words('terms') })
    assert.equal(codeOf(late), 'accepted')
  })

  test('does not reach past its stage: stage 2 closed without an answer is a breach all the same', () => {
    const stageTwo = settled.and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-08') })
    assert.deepEqual(breachesOf(decideAfter(stageTwo.events, { type: 'close', on, category: 'delay' })), ['closed-without-answer'])
  })

  test('ends where the complaint is reopened', () => {
    const reopened = settled.closed({ on: '2024-03-07' }).reopened({ on: '2024-03-08' })
    assert.deepEqual(breachesOf(decideAfter(reopened.events, { type: 'close', on, category: 'delay' })), ['closed-without-answer'])
  })

  test('stops no clock: an answer after the limit is late all the same', () => {
    assert.deepEqual(breachesOf(decideAfter(settled.events, { type: 'answer-stage-one', on: isoDate('2024-03-18'), whole: 'upheld' })), ['done-after-limit'])
  })

  for (const [reason, story, code] of [
    ['a second time', settled, 'already-settled'],
    ['once it is closed', aComplaint().closed({ on: '2024-03-07' }), 'complaint-closed'],
    ['once it is withdrawn', aComplaint().withdrawn({ on: '2024-03-07' }), 'complaint-withdrawn'],
  ] as const) test(`${reason} is refused`, () => assert.equal(codeOf(decideAfter(story.events, { type: 'settle', on, terms: words('t') })), code))

  test('without terms is refused', () => assert.equal(codeOf(decideAfter(received, { type: 'settle', on } as never)), 'field-needed'))
})

describe('mediation', () => {
  test('is offered and held; what is agreed is written down', () => {
    assert.deepEqual(warningsOf(decideAfter(received, { type: 'offer-mediation', on })), [])
    assert.deepEqual(warningsOf(decideAfter(received, { type: 'record-mediation', on, outcome: 'partly-agreed' })), ['mediation-without-terms'])
    assert.deepEqual(warningsOf(decideAfter(received, { type: 'record-mediation', on, outcome: 'not-agreed' })), [])
  })

  test('that was declined and held all the same is warned of', () => {
    const declined = aComplaint().and({ type: 'MediationOffered', happenedOn: isoDate('2024-03-06'), accepted: false }).events
    assert.deepEqual(warningsOf(decideAfter(declined, { type: 'record-mediation', on, outcome: 'not-agreed' })), ['mediation-not-accepted'])
  })

  test('stops no clock', () => {
    const held = aComplaint().and({ type: 'MediationHeld', happenedOn: isoDate('2024-03-06'), outcome: 'agreed' }).events
    assert.deepEqual(breachesOf(decideAfter(held, { type: 'answer-stage-one', on: isoDate('2024-03-18'), whole: 'upheld' })), ['done-after-limit'])
  })

  test('of a closed complaint is refused', () =>
    assert.equal(codeOf(decideAfter(aComplaint().closed({ on: '2024-03-07' }).events, { type: 'offer-mediation', on })), 'complaint-closed'))
})

describe('the Ombudsman', () => {
  const early = { type: 'refer-to-ombudsman', on, early: true } as const
  const answered = aComplaint().answered({ on: '2024-03-04', whole: 'upheld' }).and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-05') })
    .and({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-03-07'), whole: 'upheld' }).events

  test('may be asked by the complainant at any time, also of what is closed or withdrawn', () => {
    for (const story of [aComplaint(), aComplaint().closed({ on: '2024-03-07' }), aComplaint().withdrawn({ on: '2024-03-07' })]) {
      assert.deepEqual(warningsOf(decideAfter(story.events, { type: 'refer-to-ombudsman', on, early: false })), [])
    }
  })

  test('gets an early referral where all five conditions hold', () =>
    assert.deepEqual(warningsOf(decideAfter(answered, { ...early, conditions: EARLY_REFERRAL_CONDITIONS })), []))

  for (const missing of EARLY_REFERRAL_CONDITIONS) {
    test(`an early referral without “${missing}” is warned of and needs a reason`, () => {
      const decision = decideAfter(answered, { ...early, conditions: EARLY_REFERRAL_CONDITIONS.filter((condition) => condition !== missing) })
      assert.deepEqual(decision.kind === 'accepted' && decision.warnings.map(({ code, needsReason }) => [code, needsReason]), [['early-referral-conditions', true]])
    })
  }

  test('an early referral before stage 2 is answered is warned of', () =>
    assert.deepEqual(warningsOf(decideAfter(received, { ...early, conditions: EARLY_REFERRAL_CONDITIONS })), ['early-referral-before-stage-two']))

  test('a condition that there is none is refused', () =>
    assert.equal(codeOf(decideAfter(answered, { ...early, conditions: ['good-weather'] as never })), 'value-not-possible'))
})
