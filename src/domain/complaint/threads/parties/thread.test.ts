import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { PersonId } from '../../basics.ts'

const on = isoDate('2024-03-08')
const early = isoDate('2024-03-05')
const received = aComplaint()
const involve = { type: 'involve-body', on, bodyId: 'b2', kind: 'health', name: words('trust'), leads: true, consent: 'given' } as const

function withBody(consent: 'given' | 'refused' | 'awaited' | 'not-needed', leads = false) {
  return received.and({ type: 'BodyInvolved', happenedOn: early, bodyId: 'b1', kind: 'health', name: words('trust'), leads, consent })
}

describe('several bodies in one complaint', () => {
  test('one leads; a second lead is warned of', () => {
    assert.deepEqual(warningsOf(decideAfter(withBody('given').events, involve)), [])
    assert.deepEqual(warningsOf(decideAfter(withBody('given', true).events, involve)), ['two-leads'])
  })

  for (const consent of ['refused', 'awaited'] as const) {
    test(`an answer of a body with which sharing is ${consent} is recorded, and warned of`, () =>
      assert.deepEqual(warningsOf(decideAfter(withBody(consent).events, { type: 'record-body-answer', on, bodyId: 'b1' })), ['shared-without-consent']))
  }

  test('consent that came later is enough', () => {
    const consented = withBody('awaited').and({ type: 'ConsentToShareRecorded', happenedOn: isoDate('2024-03-06'), bodyId: 'b1', consent: 'given' })
    assert.deepEqual(warningsOf(decideAfter(consented.events, { type: 'record-body-answer', on, bodyId: 'b1' })), [])
  })

  for (const type of ['record-consent-to-share', 'record-body-answer'] as const) {
    test(`${type} of no body, and of an unknown one, is refused`, () => {
      const more = { type, on, consent: 'given' } as const
      assert.equal(codeOf(decideAfter(received.events, { ...more, bodyId: 'b1' } as never)), 'no-body-involved')
      assert.equal(codeOf(decideAfter(withBody('given').events, { ...more, bodyId: 'b9' } as never)), 'no-such-item')
      const asked = withBody('given').and({ type: 'SubjectAccessRequested', happenedOn: early, requestId: 's1' })
      assert.equal(codeOf(decideAfter(asked.events, { ...more, bodyId: 's1' } as never)), 'no-body-involved')
    })
  }

  test('a body takes no point that there is none', () => assert.equal(codeOf(decideAfter(received.events, { ...involve, points: ['p9'] })), 'no-such-point'))
})

describe('whoever acts for somebody', () => {
  const answer = { type: 'answer-stage-one', on, findings: [{ pointId: 'p1', finding: 'not-upheld' }, { pointId: 'p2', finding: 'not-upheld' }] } as const
  const person = { personId: 'mp' as PersonId }
  const acknowledged = received.acknowledged({ on: '2024-03-04' }).answerApproved({ on: '2024-03-06' })

  test('is not answered without a word while their authority is awaited', () => {
    const awaited = acknowledged.and({ type: 'AuthorityToActRecorded', happenedOn: early, person, kind: 'mp', evidence: 'awaited' })
    assert.deepEqual(warningsOf(decideAfter(awaited.events, answer)), ['authority-to-act-awaited'])
    const seen = awaited.and({ type: 'AuthorityToActRecorded', happenedOn: isoDate('2024-03-07'), person, kind: 'mp', evidence: 'seen' })
    assert.deepEqual(warningsOf(decideAfter(seen.events, answer)), [])
    assert.equal(seen.complaint.threads.parties.authorities.length, 1)
  })

  test('may be a councillor of whom no evidence is needed', () => {
    const councillor = acknowledged.and({ type: 'AuthorityToActRecorded', happenedOn: early, person, kind: 'councillor', evidence: 'not-needed' })
    assert.deepEqual(warningsOf(decideAfter(councillor.events, answer)), [])
  })
})

describe('an anonymous complaint', () => {
  const answer = { type: 'answer-stage-one', on, whole: 'not-upheld' } as const

  test('owes nobody an acknowledgement', () => {
    const anonymous = aComplaint({ details: { complainants: [{ type: 'parent' }] } }).answerApproved({ on: '2024-03-06' })
    assert.deepEqual(warningsOf(decideAfter(anonymous.events, answer)), [])
  })

  test('is none where one of them is known, or nobody has been recorded yet', () => {
    for (const complainants of [[{ type: 'parent' }, { type: 'parent', personId: 'ada' as PersonId }], []]) {
      const story = aComplaint({ details: { complainants } }).answerApproved({ on: '2024-03-06' })
      assert.deepEqual(warningsOf(decideAfter(story.events, answer)), ['not-acknowledged'])
    }
  })

  test('is answered in time like any other', () => {
    const anonymous = aComplaint({ details: { complainants: [{ type: 'parent' }] } }).answerApproved({ on: '2024-03-06' })
    assert.deepEqual(breachesOf(decideAfter(anonymous.events, { ...answer, on: isoDate('2024-03-18') })), ['done-after-limit'])
  })
})

describe('a subject access request', () => {
  const asked = received.and({ type: 'SubjectAccessRequested', happenedOn: early, requestId: 's1' })

  test('is answered once', () => {
    assert.equal(codeOf(decideAfter(asked.events, { type: 'answer-subject-access', on, requestId: 's1' })), 'accepted')
    const answered = asked.and({ type: 'SubjectAccessAnswered', happenedOn: on, requestId: 's1' })
    assert.equal(codeOf(decideAfter(answered.events, { type: 'answer-subject-access', on, requestId: 's1' })), 'no-open-subject-access')
  })

  test('that nobody made has no answer, and a body is none', () => {
    assert.equal(codeOf(decideAfter(received.events, { type: 'answer-subject-access', on, requestId: 's1' })), 'no-open-subject-access')
    const body = asked.and({ type: 'BodyInvolved', happenedOn: early, bodyId: 'b1', kind: 'health', name: words('n'), leads: false, consent: 'given' })
    assert.equal(codeOf(decideAfter(body.events, { type: 'answer-subject-access', on, requestId: 'b1' })), 'no-open-subject-access')
  })

  test('stops nothing of the complaint', () =>
    assert.deepEqual(breachesOf(decideAfter(asked.events, { type: 'answer-stage-one', on: isoDate('2024-03-18'), whole: 'upheld' })), ['done-after-limit']))
})

describe('unreasonable contact', () => {
  const restrict = { type: 'restrict-contact', on, arrangements: words('letters'), reasons: words('why'), reviewOn: isoDate('2024-06-07') } as const
  const warned = received.and({ type: 'ContactWarned', happenedOn: early, text: words('stop') })
  const restricted = warned.and({
    type: 'ContactRestricted', happenedOn: isoDate('2024-03-07'), arrangements: words('letters'), reasons: words('why'), reviewOn: isoDate('2024-06-07'),
  })

  test('is warned about before it is restricted', () => {
    assert.deepEqual(warningsOf(decideAfter(warned.events, restrict)), [])
    assert.deepEqual(warningsOf(decideAfter(received.events, restrict)), ['restricted-without-warning'])
    assert.deepEqual(warningsOf(decideAfter(warned.events, { ...restrict, reviewOn: isoDate('2024-03-07') })), ['review-before-restriction'])
  })

  test('is restricted once, and reviewed', () => {
    assert.equal(codeOf(decideAfter(restricted.events, restrict)), 'contact-already-restricted')
    const review = { type: 'review-contact-restriction', on, reasons: words('r') } as const
    assert.deepEqual(warningsOf(decideAfter(restricted.events, { ...review, continues: true })), ['restriction-without-review'])
    assert.deepEqual(warningsOf(decideAfter(restricted.events, { ...review, continues: true, reviewOn: early })), ['review-before-restriction'])
    assert.deepEqual(warningsOf(decideAfter(restricted.events, { ...review, continues: false })), [])
    assert.equal(codeOf(decideAfter(received.events, { ...review, continues: false })), 'contact-not-restricted')
  })

  test('a restriction that ended can be set again', () => {
    const ended = restricted.and({ type: 'ContactRestrictionReviewed', happenedOn: isoDate('2024-03-07'), continues: false, reasons: words('r') })
    assert.equal(codeOf(decideAfter(ended.events, restrict)), 'accepted')
  })

  test('does not keep the complaint from being worked on', () =>
    assert.equal(codeOf(decideAfter(restricted.events, { type: 'acknowledge', on })), 'accepted'))
})
