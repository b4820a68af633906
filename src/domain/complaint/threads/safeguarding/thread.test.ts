import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words, type Story } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { ComplaintCommand } from '../../commands.ts'
import type { PersonId, UserId } from '../../events.ts'
import { hiddenFrom } from './thread.ts'

const day = (text: string) => isoDate(text)
const on = day('2024-03-08')
const accusedUser = 'user-accused' as UserId
const accused = { personId: 'person-accused' as PersonId }

const aboutAChild = aComplaint().and({ type: 'SafeguardingConcernRaised', happenedOn: day('2024-03-04'), concernId: 'c1', about: 'child', text: words('harm') })
const aboutAWorker = aComplaint().and({
  type: 'SafeguardingConcernRaised', happenedOn: day('2024-03-04'), concernId: 'w1', about: 'worker', text: words('allegation'), accused, accusedUser,
})
const toldOfficer = aboutAWorker.and({ type: 'DesignatedOfficerReferred', happenedOn: day('2024-03-05'), concernId: 'w1' })
const decided = (story: Story, command: ComplaintCommand) => decideAfter(story.events, command)

describe('a safeguarding concern', () => {
  test('can be raised whatever has become of the complaint', () => {
    const raise = { type: 'raise-safeguarding-concern', on, concernId: 'c9', about: 'child', text: words('harm') } as const
    for (const story of [aComplaint(), aComplaint().closed({ on: '2024-03-07' }), aComplaint().withdrawn({ on: '2024-03-07' })])
      assert.deepEqual(warningsOf(decided(story, raise)), [])
  })

  test('goes its way from referral to acknowledgement to its end, each step once', () => {
    const referred = aboutAChild.and({ type: 'SafeguardingReferralMade', happenedOn: day('2024-03-04'), concernId: 'c1' })
    const acknowledged = referred.and({ type: 'SafeguardingReferralAcknowledged', happenedOn: day('2024-03-05'), concernId: 'c1' })
    const ended = acknowledged.and({ type: 'SafeguardingConcernEnded', happenedOn: day('2024-03-06'), concernId: 'c1', outcome: 'enquiry-begun' })
    for (const [story, type, code] of [
      [aComplaint(), 'refer-to-safeguarding', 'no-open-concern'], [aboutAChild, 'refer-to-safeguarding', 'accepted'],
      [referred, 'refer-to-safeguarding', 'no-open-concern'], [aboutAChild, 'acknowledge-safeguarding-referral', 'no-open-concern'],
      [referred, 'acknowledge-safeguarding-referral', 'accepted'], [acknowledged, 'acknowledge-safeguarding-referral', 'no-open-concern'],
      [ended, 'refer-to-safeguarding', 'no-open-concern'],
    ] as const) assert.equal(codeOf(decided(story, { type, on, concernId: 'c1' })), code, type)
    assert.equal(codeOf(decided(ended, { type: 'end-safeguarding-concern', on, concernId: 'c1', outcome: 'already-known' })), 'no-open-concern')
    assert.equal(ended.complaint.status, 'open', 'the complaint keeps its way')
  })

  test('of two open ones each waits for its own steps', () => {
    const two = aboutAChild.and({ type: 'SafeguardingConcernRaised', happenedOn: day('2024-03-05'), concernId: 'c2', about: 'child', text: words('more') })
      .and({ type: 'SafeguardingReferralMade', happenedOn: day('2024-03-05'), concernId: 'c1' })
    assert.equal(codeOf(decided(two, { type: 'refer-to-safeguarding', on, concernId: 'c1' })), 'no-open-concern')
    assert.equal(codeOf(decided(two, { type: 'refer-to-safeguarding', on, concernId: 'c2' })), 'accepted')
    assert.equal(codeOf(decided(two, { type: 'acknowledge-safeguarding-referral', on, concernId: 'c2' })), 'no-open-concern')
  })

  test('of another complaint, or one that was never raised, is refused', () =>
    assert.equal(codeOf(decided(aboutAChild, { type: 'refer-to-safeguarding', on, concernId: 'elsewhere' })), 'no-such-item'))

  test('is raised once under one id', () =>
    assert.equal(codeOf(decided(aboutAChild, { type: 'raise-safeguarding-concern', on, concernId: 'c1', about: 'child', text: words('x') })), 'concern-already-raised'))

  test('a step dated before it was raised is refused', () =>
    assert.equal(codeOf(decided(aboutAChild, { type: 'refer-to-safeguarding', on: day('2024-03-01'), concernId: 'c1' })), 'no-open-concern'))

  test('that is still open warns whoever closes the complaint', () => {
    const closing = { type: 'close', on, category: 'delay' } as const
    assert.ok(warningsOf(decided(aboutAChild, closing)).includes('concern-still-open'))
    assert.ok(!warningsOf(decided(aComplaint(), closing)).includes('concern-still-open'))
  })
})

describe('an allegation about somebody who works with children', () => {
  test('goes to the designated officer; one about a child alone does not', () => {
    assert.equal(codeOf(decided(aboutAWorker, { type: 'refer-to-designated-officer', on, concernId: 'w1' })), 'accepted')
    assert.equal(codeOf(decided(aboutAChild, { type: 'refer-to-designated-officer', on, concernId: 'c1' })), 'no-open-concern')
    assert.equal(codeOf(decided(aboutAWorker, { type: 'acknowledge-by-designated-officer', on, concernId: 'w1' })), 'no-open-concern')
    assert.equal(codeOf(decided(toldOfficer, { type: 'acknowledge-by-designated-officer', on, concernId: 'w1' })), 'accepted')
  })

  test('is ended with a warning that needs a reason where the designated officer never heard of it', () => {
    const end = { type: 'end-safeguarding-concern', on, concernId: 'w1', outcome: 'no-further-action' } as const
    const decision = decided(aboutAWorker, end)
    assert.deepEqual(decision.kind === 'accepted' && decision.warnings.map(({ code, needsReason }) => [code, needsReason]), [['designated-officer-not-told', true]])
    assert.deepEqual(warningsOf(decided(toldOfficer, end)), [])
    assert.deepEqual(warningsOf(decided(aboutAWorker, { ...end, outcome: 'raised-in-error' })), [])
  })

  test('whoever is accused is never made responder while it is open, and may be once it has ended', () => {
    const allocate = { type: 'allocate', on, responderId: accusedUser } as const
    assert.equal(codeOf(decided(aboutAWorker, allocate)), 'responder-accused')
    assert.equal(codeOf(decided(aboutAWorker, { ...allocate, responderId: 'somebody-else' as UserId })), 'accepted')
    const ended = toldOfficer.and({ type: 'SafeguardingConcernEnded', happenedOn: day('2024-03-06'), concernId: 'w1', outcome: 'designated-officer-decided' })
    assert.equal(codeOf(decided(ended, allocate)), 'accepted')
  })

  test('nor does a correction make the accused responder', () => {
    const given = aboutAWorker.allocated({ on: '2024-03-05', responderId: 'somebody-else' })
    const correct = { type: 'correct', on, corrects: 3, changes: { responderId: accusedUser }, reason: words('slip') } as const
    assert.equal(codeOf(decided(given, correct)), 'responder-accused')
  })

  test('nor is the accused made corporate reviewer', () => {
    const corporate = aComplaint({ procedure: 'corporate-council' }).answered({ on: '2024-03-05', whole: 'not-upheld' })
      .and({ type: 'SafeguardingConcernRaised', happenedOn: day('2024-03-05'), concernId: 'w1', about: 'worker', text: words('a'), accused, accusedUser })
      .and({ type: 'CorporateReviewRequested', happenedOn: day('2024-03-06') })
    assert.equal(codeOf(decided(corporate, { type: 'appoint-corporate-reviewer', on, user: accusedUser })), 'responder-accused')
    assert.equal(codeOf(decided(corporate, { type: 'appoint-corporate-reviewer', on, person: accused })), 'responder-accused')
  })

  test('nor is the accused asked or appointed to investigate; an appointment that was made already is recorded with a warning', () => {
    const stageTwo = aboutAWorker.answered({ on: '2024-03-05', whole: 'not-upheld' }).and({ type: 'InvestigationRequested', happenedOn: day('2024-03-06') })
    for (const type of ['appoint-investigating-officer', 'appoint-adjudicating-officer'] as const) {
      assert.equal(codeOf(decided(stageTwo, { type, on, person: accused })), 'responder-accused')
      assert.equal(codeOf(decided(stageTwo, { type, on, user: accusedUser })), 'responder-accused')
      assert.ok(warningsOf(decided(stageTwo, { type, on, person: accused, alreadyMade: true })).includes('accused-is-responder'))
    }
    assert.ok(warningsOf(decided(stageTwo, { type: 'ask-to-serve', on, role: 'investigating-officer', person: accused })).includes('accused-not-to-be-told'))
    assert.equal(codeOf(decided(aboutAWorker, { type: 'appoint-advocate', on, person: accused })), 'responder-accused')
  })

  test('a concern about the investigating officer warns too', () => {
    const investigated = aComplaint().answered({ on: '2024-03-05', whole: 'not-upheld' }).and({ type: 'InvestigationRequested', happenedOn: day('2024-03-06') })
      .and({ type: 'InvestigatingOfficerAppointed', happenedOn: day('2024-03-07'), person: accused })
    assert.deepEqual(warningsOf(decided(investigated, { type: 'raise-safeguarding-concern', on, concernId: 'w1', about: 'worker', text: words('a'), accused })), ['accused-is-responder'])
  })

  test('is not shown to the user accused until the designated officer agrees or it ends', () => {
    const agreed = (yes: boolean) => toldOfficer.and({ type: 'TellingAccusedDecided', happenedOn: day('2024-03-06'), concernId: 'w1', agreed: yes })
    for (const story of [aboutAWorker, toldOfficer, agreed(false)]) assert.deepEqual(hiddenFrom(story.complaint), [accusedUser])
    const ended = agreed(false).and({ type: 'SafeguardingConcernEnded', happenedOn: day('2024-03-07'), concernId: 'w1', outcome: 'no-further-action' })
    for (const story of [agreed(true), ended, aboutAChild, aComplaint()]) assert.deepEqual(hiddenFrom(story.complaint), [])
  })

  test('a concern about whoever answers already warns', () => {
    const given = aComplaint().allocated({ on: '2024-03-04', responderId: accusedUser })
    const raise = { type: 'raise-safeguarding-concern', on, concernId: 'w1', about: 'worker', text: words('a') } as const
    assert.deepEqual(warningsOf(decided(given, { ...raise, accusedUser })), ['accused-is-responder'])
    assert.deepEqual(warningsOf(decided(given, { ...raise, accusedUser: 'another' as UserId })), [])
    assert.deepEqual(warningsOf(decided(given, raise)), [])
  })

  test('the person accused hears nothing until the designated officer agrees', () => {
    const tell = { type: 'record-told', on, decision: 'other', who: 'other-affected', person: accused, told: true } as const
    const agreed = (yes: boolean) => toldOfficer.and({ type: 'TellingAccusedDecided', happenedOn: day('2024-03-06'), concernId: 'w1', agreed: yes })
    for (const story of [aboutAWorker, toldOfficer, agreed(false)]) assert.ok(warningsOf(decided(story, tell)).includes('accused-not-to-be-told'))
    assert.ok(!warningsOf(decided(agreed(true), tell)).includes('accused-not-to-be-told'))
    assert.ok(!warningsOf(decided(aboutAWorker, { ...tell, told: false, whyNot: words('not yet') })).includes('accused-not-to-be-told'))
    assert.ok(!warningsOf(decided(aboutAWorker, { ...tell, person: { personId: 'another' as PersonId } })).includes('accused-not-to-be-told'))
  })

  test('whether they are told is decided only once the designated officer knows of it', () => {
    const decide = { type: 'decide-telling-accused', on, concernId: 'w1', agreed: true } as const
    assert.equal(codeOf(decided(aboutAWorker, decide)), 'no-open-concern')
    assert.equal(codeOf(decided(toldOfficer, decide)), 'accepted')
  })
})
