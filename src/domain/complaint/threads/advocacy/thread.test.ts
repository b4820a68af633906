import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { PersonId } from '../../events.ts'

const on = isoDate('2024-03-08')
const person = { personId: 'advocate-1' as PersonId }
const received = aComplaint().events
const offered = aComplaint().and({ type: 'AdvocacyOffered', happenedOn: isoDate('2024-03-04') })
const appointed = aComplaint().and({ type: 'AdvocateAppointed', happenedOn: isoDate('2024-03-05'), person })
const appoint = { type: 'appoint-advocate', on, person } as const

describe('the offer of an advocate', () => {
  test('is answered once there is one; refusing it says why', () => {
    assert.equal(codeOf(decideAfter(received, { type: 'record-advocacy-answer', on, answer: 'accepted' })), 'advocacy-not-offered')
    assert.deepEqual(warningsOf(decideAfter(offered.events, { type: 'record-advocacy-answer', on, answer: 'accepted' })), [])
    assert.deepEqual(warningsOf(decideAfter(offered.events, { type: 'record-advocacy-answer', on, answer: 'declined' })), ['advocacy-declined-without-reason'])
    assert.deepEqual(warningsOf(decideAfter(offered.events, { type: 'record-advocacy-answer', on, answer: 'declined', reason: words('has one') })), [])
  })

  test('made again waits for a new answer', () => {
    const declined = offered.and({ type: 'AdvocacyAnswered', happenedOn: isoDate('2024-03-05'), answer: 'declined', reason: words('r') })
    assert.equal(declined.complaint.threads.advocacy.answer?.answer, 'declined')
    assert.equal(declined.and({ type: 'AdvocacyOffered', happenedOn: on }).complaint.threads.advocacy.answer, null)
  })

  const answer = { type: 'answer-stage-one', on, whole: 'not-upheld' } as const
  for (const type of ['child-or-young-person', 'care-leaver']) test(`is owed to a ${type}: without it the stage 1 answer warns`, () => {
    const byChild = aComplaint({ details: { complainants: [{ type }] } })
    const warns = (events: typeof byChild.events) => warningsOf(decideAfter(events, answer)).includes('child-without-offer-of-advocacy')
    assert.ok(warns(byChild.events))
    assert.ok(!warns(byChild.and({ type: 'AdvocacyOffered', happenedOn: isoDate('2024-03-04') }).events))
    assert.ok(!warns(byChild.and({ type: 'AdvocateAppointed', happenedOn: isoDate('2024-03-04'), person }).events))
    assert.ok(!warns(aComplaint({ details: { complainants: [{ type }], supportedByAdvocate: true } }).events))
    assert.ok(warns(byChild.and({ type: 'AdvocacyOffered', happenedOn: isoDate('2024-03-09') }).events), 'an offer after the answer is too late for it')
  })

  test('is not owed to a parent', () =>
    assert.ok(!warningsOf(decideAfter(aComplaint({ details: { complainants: [{ type: 'parent' }] } }).events, answer)).includes('child-without-offer-of-advocacy')))
})

describe('the advocate', () => {
  for (const bar of ['subject-of-complaint', 'manages-the-service', 'controls-resources', 'handles-the-complaint'] as const)
    test(`who is barred (${bar}) is not appointed; one already appointed is recorded with a warning`, () => {
      assert.equal(codeOf(decideAfter(received, { ...appoint, declared: [bar] })), 'advocate-barred')
      assert.equal(codeOf(decideAfter(received, { ...appoint, declared: [bar], alreadyMade: false })), 'advocate-barred')
      assert.deepEqual(warningsOf(decideAfter(received, { ...appoint, declared: [bar], alreadyMade: true })), ['barred-advocate'])
    })

  test('who has nothing to do with it is appointed, also without an offer before', () => assert.deepEqual(warningsOf(decideAfter(received, { ...appoint, declared: [] })), []))

  test('is appointed once; another one may help another child', () => {
    assert.equal(codeOf(decideAfter(appointed.events, appoint)), 'advocate-already-appointed')
    assert.equal(codeOf(decideAfter(appointed.events, { ...appoint, person: { personId: 'advocate-2' as PersonId } })), 'accepted')
    const ended = appointed.and({ type: 'AdvocacyEnded', happenedOn: isoDate('2024-03-06') })
    assert.equal(codeOf(decideAfter(ended.events, appoint)), 'accepted')
  })

  test('who is appointed while stage 1 is paused for one lets it go on', () => {
    assert.deepEqual(warningsOf(decideAfter(aComplaint().paused({ on: '2024-03-05' }).events, appoint)), ['stage-one-still-paused'])
    assert.deepEqual(warningsOf(decideAfter(aComplaint().paused({ on: '2024-03-05' }).resumed({ on: '2024-03-08' }).events, appoint)), [])
  })

  test('ends once', () => {
    assert.equal(codeOf(decideAfter(received, { type: 'end-advocacy', on })), 'no-advocate')
    const ended = appointed.and({ type: 'AdvocacyEnded', happenedOn: isoDate('2024-03-06') })
    assert.deepEqual(ended.complaint.threads.advocacy.advocates.map(({ endedOn }) => endedOn), ['2024-03-06'])
    assert.equal(codeOf(decideAfter(ended.events, { type: 'end-advocacy', on })), 'no-advocate')
  })

  test('without a name is refused', () => assert.equal(codeOf(decideAfter(received, { type: 'appoint-advocate', on } as never)), 'field-needed'))
})
