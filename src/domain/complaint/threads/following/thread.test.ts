import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { isOpenAction } from './thread.ts'

const on = isoDate('2024-03-08')
const received = aComplaint()
const dueOn = isoDate('2024-04-05')
const agreed = received.and({ type: 'ActionAgreed', happenedOn: isoDate('2024-03-07'), actionId: 'a1', from: 'stage-1', text: words('pay'), dueOn })
const asked = received.and({ type: 'AnnotationAsked', happenedOn: isoDate('2024-03-07'), annotationId: 'n1', kind: 'views', text: words('views') })

describe('the told list', () => {
  const told = { type: 'record-told', on, decision: 'stage-1', who: 'child' } as const

  test('says who was told, or why not', () => {
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...told, told: true, how: 'email' })), [])
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...told, told: false, whyNot: words('too young') })), [])
  })

  test('does not take somebody untold without a reason, nor a reason for somebody told', () => {
    assert.equal(codeOf(decideAfter(received.events, { ...told, told: false })), 'why-not-told-needed')
    assert.equal(codeOf(decideAfter(received.events, { ...told, told: true, whyNot: words('x') })), 'told-and-not-told')
  })

  test('warns where the complainant is not told', () =>
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...told, who: 'complainant', told: false, whyNot: words('gone away') })), ['complainant-not-told']))

  test('takes no decision and no way that there is none', () => {
    assert.equal(codeOf(decideAfter(received.events, { ...told, told: true, decision: 'stage-9' as never })), 'value-not-possible')
    assert.equal(codeOf(decideAfter(received.events, { ...told, told: true, how: 'pigeon' })), 'unknown-code')
  })

  test('takes entries of a closed complaint', () =>
    assert.equal(codeOf(decideAfter(received.closed({ on: '2024-03-07' }).events, { ...told, told: true })), 'accepted'))
})

describe('an action', () => {
  const agree = { type: 'agree-action', on, actionId: 'a2', from: 'review-panel', text: words('train') } as const

  test('has a day by which it is done, which is not past', () => {
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...agree, dueOn })), [])
    assert.deepEqual(warningsOf(decideAfter(received.events, agree)), ['action-without-due-day'])
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...agree, dueOn: isoDate('2024-03-07') })), ['action-due-before-agreed'])
    assert.deepEqual(warningsOf(decideAfter(agreed.events, { type: 'replan-action', on, actionId: 'a1', dueOn: isoDate('2024-03-07'), reasons: words('r') })), ['action-due-before-agreed'])
  })

  test('keeps the day first planned beside the one it was moved to', () => {
    const moved = agreed.and({ type: 'ActionReplanned', happenedOn: on, actionId: 'a1', dueOn: isoDate('2024-05-03'), reasons: words('ill') })
    const [action] = moved.complaint.threads.following.actions
    assert.deepEqual([action?.plannedOn, action?.dueOn, action?.replanned], ['2024-04-05', '2024-05-03', 1])
  })

  test('of a point that there is none is refused', () =>
    assert.equal(codeOf(decideAfter(received.events, { ...agree, points: ['p9'] })), 'no-such-point'))

  test('is done or given up once, also after the complaint is closed', () => {
    const closed = agreed.closed({ on: '2024-03-08' })
    assert.equal(codeOf(decideAfter(closed.events, { type: 'complete-action', on, actionId: 'a1' })), 'accepted')
    const done = closed.and({ type: 'ActionDone', happenedOn: on, actionId: 'a1' })
    assert.equal(done.complaint.threads.following.actions.some(isOpenAction), false)
    assert.equal(codeOf(decideAfter(done.events, { type: 'drop-action', on, actionId: 'a1', reasons: words('r') })), 'no-open-action')
  })

  for (const [type, more] of [['replan-action', { dueOn, reasons: words('r') }], ['complete-action', {}], ['drop-action', { reasons: words('r') }]] as const) {
    test(`${type} of nothing agreed is refused`, () =>
      assert.equal(codeOf(decideAfter(received.events, { type, on, actionId: 'a1', ...more } as never)), 'no-open-action'))
    test(`${type} of an unknown action is refused`, () =>
      assert.equal(codeOf(decideAfter(agreed.events, { type, on, actionId: 'a9', ...more } as never)), 'no-such-item'))
    test(`${type} of something that is open but no action is refused`, () => {
      const both = agreed.and({ type: 'AnnotationAsked', happenedOn: isoDate('2024-03-07'), annotationId: 'n1', kind: 'views', text: words('v') })
      assert.equal(codeOf(decideAfter(both.events, { type, on, actionId: 'n1', ...more } as never)), 'no-open-action')
    })
  }

  test('is not done before it was agreed', () =>
    assert.equal(codeOf(decideAfter(agreed.events, { type: 'complete-action', on: isoDate('2024-03-06'), actionId: 'a1' })), 'no-open-action'))

  test('that was agreed by mistake cannot be struck out once it is done', () => {
    const done = agreed.and({ type: 'ActionDone', happenedOn: on, actionId: 'a1' }).events
    assert.equal(decideAfter(done, { type: 'strike-out', on, corrects: 2, reason: words('r') }).kind, 'refused')
  })
})

describe('an addition to the social care record', () => {
  test('is added or refused once', () => {
    assert.equal(codeOf(decideAfter(asked.events, { type: 'annotate-record', on, annotationId: 'n1' })), 'accepted')
    const refused = asked.and({ type: 'AnnotationRefused', happenedOn: on, annotationId: 'n1', reasons: words('r') })
    assert.equal(codeOf(decideAfter(refused.events, { type: 'annotate-record', on, annotationId: 'n1' })), 'no-open-annotation')
  })

  test('that nobody asked for is refused', () => {
    assert.equal(codeOf(decideAfter(received.events, { type: 'annotate-record', on, annotationId: 'n1' })), 'no-open-annotation')
    assert.equal(codeOf(decideAfter(received.events, { type: 'refuse-annotation', on, annotationId: 'n1', reasons: words('r') })), 'no-open-annotation')
  })

  test('is not refused without saying why', () =>
    assert.equal(codeOf(decideAfter(asked.events, { type: 'refuse-annotation', on, annotationId: 'n1' } as never)), 'field-needed'))

  test('is no action', () => {
    const both = asked.and({ type: 'ActionAgreed', happenedOn: isoDate('2024-03-07'), actionId: 'a1', from: 'stage-1', text: words('pay'), dueOn })
    assert.equal(codeOf(decideAfter(both.events, { type: 'annotate-record', on, annotationId: 'a1' })), 'no-open-annotation')
  })
})
