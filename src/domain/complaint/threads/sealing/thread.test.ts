import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { UserId } from '../../events.ts'
import { sealedFor, usersComplainedAbout } from './thread.ts'

const user = (id: string) => id as UserId
const [manager, head, officer] = [user('manager'), user('head'), user('officer')]
const on = isoDate('2024-03-08')
const received = aComplaint()
const sealed = received.and({ type: 'ComplaintSealed', happenedOn: isoDate('2024-03-07'), because: 'about-complaints-team', text: words('why'), forUsers: [manager, head], about: [officer] })
const seal = { type: 'seal-complaint', on, because: 'other', text: words('why'), forUsers: [manager] } as const

describe('a sealed complaint', () => {
  test('is there for those on its list and nobody else', () => {
    assert.equal(sealedFor(received.complaint), null)
    assert.deepEqual(sealedFor(sealed.complaint), [manager, head])
    assert.equal(codeOf(decideAfter(received.events, seal)), 'accepted')
  })

  test('is sealed once, and only a sealed one is opened again', () => {
    assert.equal(codeOf(decideAfter(sealed.events, seal)), 'already-sealed')
    for (const command of [{ type: 'lift-seal', on, text: words('w') }, { type: 'change-seal-list', on, forUsers: [manager], text: words('w') }] as const) {
      assert.equal(codeOf(decideAfter(received.events, command)), 'not-sealed')
      assert.equal(codeOf(decideAfter(sealed.events, command)), 'accepted')
    }
  })

  test('may be sealed again after its seal was lifted', () => {
    const lifted = sealed.and({ type: 'SealLifted', happenedOn: on, text: words('w') })
    assert.equal(sealedFor(lifted.complaint), null)
    assert.equal(codeOf(decideAfter(lifted.events, seal)), 'accepted')
  })

  test('has nobody on its list whom it is about, whether that was said now or before', () => {
    assert.equal(codeOf(decideAfter(received.events, { ...seal, about: [manager] })), 'complained-about-on-list')
    assert.equal(codeOf(decideAfter(sealed.events, { type: 'change-seal-list', on, forUsers: [manager, officer], text: words('w') })), 'complained-about-on-list')
    const lifted = sealed.and({ type: 'SealLifted', happenedOn: on, text: words('w') })
    assert.equal(codeOf(decideAfter(lifted.events, { ...seal, forUsers: [officer] })), 'complained-about-on-list')
  })

  test('has nobody on its list whom an open safeguarding concern accuses, and somebody accused later falls off it', () => {
    const accused = received.and({ type: 'SafeguardingConcernRaised', happenedOn: isoDate('2024-03-06'), concernId: 'c', about: 'worker', text: words('w'), accusedUser: manager })
    assert.equal(codeOf(decideAfter(accused.events, seal)), 'complained-about-on-list')
    const later = sealed.and({ type: 'SafeguardingConcernRaised', happenedOn: on, concernId: 'c', about: 'worker', text: words('w'), accusedUser: head })
    assert.deepEqual(sealedFor(later.complaint), [manager])
    assert.deepEqual(usersComplainedAbout(later.complaint), [officer, head])
  })

  test('has somebody on its list', () => assert.equal(codeOf(decideAfter(received.events, { ...seal, forUsers: [] })), 'nobody-on-the-list'))

  test('is given to nobody who may not see it', () => {
    assert.equal(codeOf(decideAfter(sealed.events, { type: 'allocate', on, responderId: officer })), 'responder-not-on-list')
    assert.equal(codeOf(decideAfter(sealed.events, { type: 'allocate', on, responderId: head })), 'accepted')
  })

  test('stays so whatever is struck out, and whatever day is named: the entry recorded last says who may see it', () => {
    assert.equal(codeOf(decideAfter(sealed.events, { type: 'strike-out', on, corrects: 2, reason: words('r') })), 'seal-stands')
    assert.equal(codeOf(decideAfter(sealed.events, { type: 'correct', on, corrects: 2, changes: { forUsers: [officer] }, reason: words('r') })), 'field-not-correctable')
    const narrowed = sealed.and({ type: 'SealListChanged', happenedOn: isoDate('2024-03-10'), forUsers: [manager, head, user('other')], text: words('w') })
      .and({ type: 'SealListChanged', happenedOn: isoDate('2024-03-09'), forUsers: [manager], text: words('w') })
    assert.deepEqual(sealedFor(narrowed.complaint), [manager])
  })

  test('is opened with a warning where it is about somebody who uses Heard', () => {
    assert.deepEqual(warningsOf(decideAfter(sealed.events, { type: 'lift-seal', on, text: words('w') })), ['those-complained-about-will-see'])
    const other = received.and({ type: 'ComplaintSealed', happenedOn: on, because: 'other', text: words('w'), forUsers: [manager] })
    assert.deepEqual(warningsOf(decideAfter(other.events, { type: 'lift-seal', on, text: words('w') })), [])
  })
})
