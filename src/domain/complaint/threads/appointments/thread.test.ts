import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words, type Story } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { CHILDREN_ACT_1989_ENGLAND } from '../../../procedure/children-act-1989-england/procedure.ts'
import type { PersonId, UserId } from '../../basics.ts'
import { WARNINGS } from '../../warnings.ts'

const on = isoDate('2024-04-02')
const rowan = { personId: 'rowan' as PersonId }
const sam = { personId: 'sam' as PersonId }
const responder = 'manager' as UserId

const atStageTwo = aComplaint().allocated({ on: '2024-03-01', responderId: responder }).answered({ on: '2024-03-14', whole: 'not-upheld' })
  .and({ type: 'InvestigationRequested', happenedOn: isoDate('2024-03-25') })
const withRowan = atStageTwo.and({ type: 'IndependentPersonAppointed', happenedOn: isoDate('2024-03-26'), person: rowan })
const answeredStageTwo = (story: Story) => story.and({ type: 'InvestigationAnswered', happenedOn: isoDate('2024-04-25'), whole: 'not-upheld' })
const atPanel = answeredStageTwo(withRowan).and({ type: 'ReviewPanelRequested', happenedOn: isoDate('2024-05-01') })
const panelDay = isoDate('2024-05-08')

describe('a bar of law', () => {
  for (const declared of ['member-or-officer', 'spouse-or-partner-of-member-or-officer'] as const) {
    test(`stops an independent person who declares ${declared} and is not appointed yet`, () =>
      assert.equal(codeOf(decideAfter(atStageTwo.events, { type: 'appoint-independent-person', on, person: rowan, declared: [declared] })), 'barred-by-independence'))

    test(`is recorded as a breach where somebody who declares ${declared} was appointed already`, () => {
      const made = decideAfter(atStageTwo.events, { type: 'appoint-independent-person', on, person: rowan, declared: [declared], alreadyMade: true })
      assert.deepEqual(breachesOf(made), ['appointed-though-barred'])
      assert.equal(made.kind === 'accepted' && made.breaches[0]?.law, 'SI 2006/1738 reg. 2, "independent person"')
      assert.equal(made.kind === 'accepted' && made.breaches[0]?.seq, atStageTwo.events.length + 1)
    })

    test(`stops a member and a chair of the panel who declare ${declared}`, () => {
      for (const type of ['appoint-panel-member', 'appoint-panel-chair'] as const)
        assert.equal(codeOf(decideAfter(atPanel.events, { type, on: panelDay, person: sam, declared: [declared] })), 'barred-by-independence', type)
    })
  }

  test('keeps this complaint’s independent person from its panel though they declare nothing', () => {
    assert.equal(codeOf(decideAfter(atPanel.events, { type: 'appoint-panel-member', on: panelDay, person: rowan })), 'barred-by-independence')
    assert.equal(codeOf(decideAfter(atPanel.events, { type: 'appoint-panel-chair', on: panelDay, person: rowan })), 'barred-by-independence')
    const made = decideAfter(atPanel.events, { type: 'appoint-panel-member', on: panelDay, person: rowan, alreadyMade: true })
    assert.equal(made.kind === 'accepted' && made.breaches[0]?.law, 'SI 2006/1738 reg. 19')
  })

  test('keeps from the panel even an independent person whose appointment ended', () => {
    const ended = answeredStageTwo(withRowan.and({ type: 'AppointmentEnded', happenedOn: on, role: 'independent-person', person: rowan, reason: words('ill') }))
      .and({ type: 'ReviewPanelRequested', happenedOn: isoDate('2024-05-01') })
    assert.equal(codeOf(decideAfter(ended.events, { type: 'appoint-panel-member', on: panelDay, person: rowan })), 'barred-by-independence')
  })

  test('leaves free whoever declares nothing that is barred', () => {
    assert.deepEqual(breachesOf(decideAfter(atPanel.events, { type: 'appoint-panel-member', on: panelDay, person: sam })), [])
    assert.equal(codeOf(decideAfter(atStageTwo.events, { type: 'appoint-independent-person', on, person: rowan, alreadyMade: true })), 'accepted')
  })

  test('what nobody can declare is refused', () =>
    assert.equal(codeOf(decideAfter(atPanel.events, { type: 'appoint-panel-member', on: panelDay, person: sam, declared: ['rich' as never] })), 'value-not-possible'))
})

describe('guidance on independence warns and takes a reason', () => {
  for (const [who, type, declared, warning] of [
    ['an investigating officer who manages the person', 'appoint-investigating-officer', 'line-manager-of-subject', 'investigating-officer-not-separate'],
    ['an investigating officer who has been involved', 'appoint-investigating-officer', 'already-involved', 'investigating-officer-not-separate'],
    ['an adjudicating officer who answered at stage 1', 'appoint-adjudicating-officer', 'stage-one-responder', 'adjudicating-officer-not-separate'],
    ['an adjudicating officer who is complained about', 'appoint-adjudicating-officer', 'subject-of-complaint', 'adjudicating-officer-not-separate'],
  ] as const) test(who, () => assert.deepEqual(warningsOf(decideAfter(atStageTwo.events, { type, on, person: sam, declared: [declared] })), [warning]))

  test('whoever answered at stage 1 is known, whatever they declare', () => {
    for (const [type, warning] of [
      ['appoint-investigating-officer', 'investigating-officer-not-separate'], ['appoint-adjudicating-officer', 'adjudicating-officer-not-separate'],
    ] as const) {
      assert.deepEqual(warningsOf(decideAfter(atStageTwo.events, { type, on, user: responder })), [warning])
      assert.deepEqual(warningsOf(decideAfter(atStageTwo.events, { type, on, user: 'another' as UserId })), [])
    }
  })

  test('three years out of the authority are asked of the chair, not of a member; close ties of both', () => {
    const appoint = (type: 'appoint-panel-chair' | 'appoint-panel-member', declared: 'former-member-or-officer' | 'other-contract-or-close-tie' | 'lawyer-acting-as-such') =>
      warningsOf(decideAfter(atPanel.events, { type, on: panelDay, person: sam, declared: [declared] }))
    assert.deepEqual(appoint('appoint-panel-chair', 'former-member-or-officer'), ['panel-member-with-ties'])
    assert.deepEqual(appoint('appoint-panel-member', 'former-member-or-officer'), [])
    for (const tie of ['other-contract-or-close-tie', 'lawyer-acting-as-such'] as const) assert.deepEqual(appoint('appoint-panel-member', tie), ['panel-member-with-ties'])
  })

  test('cites what the rules of the procedure cite', () => {
    const rules = CHILDREN_ACT_1989_ENGLAND.roles.flatMap(({ independence }) => independence).map(({ guidance }) => guidance)
    for (const code of ['investigating-officer-not-separate', 'adjudicating-officer-not-separate', 'panel-member-with-ties'] as const)
      assert.ok(rules.includes(WARNINGS[code].guidance), code)
  })
})

describe('an investigation without an independent person', () => {
  test('is a breach once it is answered, and none where one is there', () => {
    assert.ok(breachesOf(decideAfter(atStageTwo.events, { type: 'answer-investigation', on, whole: 'not-upheld' })).includes('investigated-without-independent-person'))
    assert.deepEqual(breachesOf(decideAfter(withRowan.events, { type: 'answer-investigation', on, whole: 'not-upheld' })), [])
  })

  test('is a breach where the one there was has left', () => {
    const left = withRowan.and({ type: 'AppointmentEnded', happenedOn: isoDate('2024-03-28'), role: 'independent-person', reason: words('ill') })
    assert.deepEqual(breachesOf(decideAfter(left.events, { type: 'answer-investigation', on, whole: 'not-upheld' })), ['investigated-without-independent-person'])
  })

  test('is no longer one when the appointment is recorded late, for a day before the answer', () => {
    const late = decideAfter(answeredStageTwo(atStageTwo).events, { type: 'appoint-independent-person', on: isoDate('2024-03-27'), person: rowan })
    assert.deepEqual(breachesOf(late), [])
    const after = answeredStageTwo(withRowan)
    assert.deepEqual(after.complaint.threads.appointments.found, [])
  })

  test('is not said of an imported register, which never names one', () => {
    const [received, ...rest] = answeredStageTwo(atStageTwo).events
    assert.equal(received?.type, 'ComplaintReceived')
    const imported = [{ ...received, importedFrom: { importId: 'i', rowKey: '1' } } as typeof received & object, ...rest.slice(0, -1)]
    assert.deepEqual(breachesOf(decideAfter(imported, { type: 'answer-investigation', on, whole: 'not-upheld' })), [])
  })
})

describe('asking somebody to serve', () => {
  const asked = atStageTwo.and({ type: 'AppointeeAsked', happenedOn: isoDate('2024-03-26'), role: 'independent-person', person: rowan })

  test('is answered yes or no, only by whom was asked, for the part they were asked for', () => {
    const reply = { type: 'record-reply-to-serve', on, accepts: true } as const
    assert.equal(codeOf(decideAfter(asked.events, { ...reply, role: 'independent-person', person: rowan })), 'accepted')
    assert.equal(codeOf(decideAfter(asked.events, { ...reply, role: 'independent-person', person: sam })), 'not-asked-to-serve')
    assert.equal(codeOf(decideAfter(asked.events, { ...reply, role: 'investigating-officer', person: rowan })), 'not-asked-to-serve')
  })

  test('who said no is warned of when they are appointed, until they are asked again', () => {
    const no = asked.and({ type: 'AppointeeReplied', happenedOn: isoDate('2024-03-27'), role: 'independent-person', person: rowan, accepts: false })
    const appoint = { type: 'appoint-independent-person', on, person: rowan } as const
    assert.deepEqual(warningsOf(decideAfter(no.events, appoint)), ['appointed-though-declined'])
    const again = no.and({ type: 'AppointeeAsked', happenedOn: isoDate('2024-03-28'), role: 'independent-person', person: rowan })
    assert.deepEqual(warningsOf(decideAfter(again.events, appoint)), [])
  })
})

describe('an appointment', () => {
  test('is of one person, not of two', () =>
    assert.equal(codeOf(decideAfter(atStageTwo.events, { type: 'appoint-adjudicating-officer', on, user: responder, person: sam })), 'one-appointee-only'))

  test('ends where there is one, and not twice', () => {
    const end = { type: 'end-appointment', on, role: 'independent-person', person: rowan, reason: words('moved') } as const
    assert.equal(codeOf(decideAfter(withRowan.events, end)), 'accepted')
    assert.equal(codeOf(decideAfter(withRowan.events, { ...end, person: sam })), 'no-such-appointment')
    const ended = withRowan.and({ type: 'AppointmentEnded', happenedOn: isoDate('2024-03-28'), role: 'independent-person', reason: words('moved') })
    assert.equal(codeOf(decideAfter(ended.events, end)), 'no-such-appointment')
  })

  test('to a panel is not made before there is one, and to an investigation not after it', () => {
    assert.equal(codeOf(decideAfter(atStageTwo.events, { type: 'appoint-panel-member', on, person: sam })), 'stage-not-reached')
    assert.equal(codeOf(decideAfter(atPanel.events, { type: 'appoint-independent-person', on: panelDay, person: sam })), 'stage-passed')
  })
})
