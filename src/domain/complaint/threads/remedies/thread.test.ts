import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, words } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../../effective.ts'
import { recorded } from '../../../../../test/support/builders.ts'
import { timetableOf } from '../../timetable-of.ts'
import { isOwed, stateOf } from './thread.ts'

const on = isoDate('2024-03-12')
const dueOn = isoDate('2024-04-05')
const received = aComplaint()
const promise = { type: 'promise-remedy', on, remedyId: 'r1', kind: 'apology', dueOn } as const
const promised = received.and({ type: 'RemedyPromised', happenedOn: on, remedyId: 'r1', kind: 'payment', amountPence: 25_000, purpose: 'distress', dueOn })
const answered = received.answered({
  on: '2024-03-08', whole: 'upheld', remedies: [{ type: 'apology' }, { type: 'payment', amountPence: 130_000, purpose: 'costs', dueOn, text: words('costs') }],
})
/** Asked before anything is due, so that nothing is late when it is entered. */
const then = context('2024-03-12')

/** The complaint once what was decided is recorded. */
function after(story: typeof answered, decided: ReturnType<typeof decideAfter>): typeof answered {
  return decided.kind === 'accepted' ? decided.events.reduce((so, event) => so.and(event), story) : story
}

describe('a remedy that is promised', () => {
  test('is owed until it is given, in time or late', () => {
    assert.deepEqual(warningsOf(decideAfter(received.events, promise, then)), [])
    assert.deepEqual(promised.complaint.threads.remedies.map(stateOf), ['owed'])
    const given = (day: string) => promised.and({ type: 'RemedyGiven', happenedOn: isoDate(day), remedyId: 'r1' }).complaint.threads.remedies.map(stateOf)
    assert.deepEqual([given('2024-04-05'), given('2024-04-06')], [['given-in-time'], ['given-late']])
  })

  test('already overdue when it is entered is taken with a warning, as is one without a day or due before it was promised', () => {
    assert.deepEqual(warningsOf(decideAfter(received.events, promise, context('2024-04-06'))), ['remedy-overdue-when-entered'])
    assert.deepEqual(warningsOf(decideAfter(received.events, promise, context('2024-04-05'))), [])
    const { dueOn: _, ...open } = promise
    assert.deepEqual(warningsOf(decideAfter(received.events, open, then)), ['remedy-without-due-day'])
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...promise, dueOn: isoDate('2024-03-11') }, then)), ['remedy-due-before-promised'])
  })

  test('as a payment says how much and what for', () => {
    const payment = { ...promise, kind: 'payment' } as const
    assert.deepEqual(warningsOf(decideAfter(received.events, payment, then)), ['payment-without-amount', 'payment-without-purpose'])
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...payment, amountPence: 5_000 }, then)), ['payment-without-purpose'])
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...payment, purpose: 'distress' }, then)), ['payment-without-amount'])
    assert.deepEqual(warningsOf(decideAfter(received.events, { ...payment, amountPence: 5_000, purpose: 'distress' }, then)), [])
  })

  test('of less than nothing, of a fraction of a penny or of more than a million pounds is refused', () => {
    for (const [amountPence, code] of [[-1, 'value-not-possible'], [0.5, 'value-not-possible'], [100_000_001, 'amount-not-possible'], [100_000_000, 'accepted']] as const) {
      assert.equal(codeOf(decideAfter(received.events, { ...promise, amountPence, purpose: 'costs' }, then)), code, String(amountPence))
      const answer = { type: 'answer-stage-one', on, whole: 'upheld', remedies: [{ type: 'payment', amountPence }] } as const
      assert.equal(codeOf(decideAfter(received.events, answer, then)), code === 'accepted' ? code : 'amount-not-possible', String(amountPence))
    }
  })

  test('is given or given up once, also after the complaint is closed, and keeps the day first planned', () => {
    const closed = promised.closed({ on: '2024-03-12' })
    assert.equal(codeOf(decideAfter(closed.events, { type: 'give-remedy', on: dueOn, remedyId: 'r1' })), 'accepted')
    const dropped = closed.and({ type: 'RemedyNotGiven', happenedOn: dueOn, remedyId: 'r1', reasons: words('why') })
    assert.deepEqual(dropped.complaint.threads.remedies.map(stateOf), ['not-given'])
    assert.equal(codeOf(decideAfter(dropped.events, { type: 'give-remedy', on: dueOn, remedyId: 'r1' })), 'no-open-remedy')
    const [moved] = promised.and({ type: 'RemedyReplanned', happenedOn: on, remedyId: 'r1', dueOn: isoDate('2024-05-03'), reasons: words('r') }).complaint.threads.remedies
    assert.deepEqual([moved?.plannedOn, moved?.dueOn, moved?.replanned], ['2024-04-05', '2024-05-03', 1])
  })

  test('that nobody promised is refused', () => {
    for (const [type, more] of [['give-remedy', {}], ['replan-remedy', { dueOn, reasons: words('r') }], ['drop-remedy', { reasons: words('r') }]] as const) {
      assert.equal(codeOf(decideAfter(received.events, { type, on, remedyId: 'r1', ...more } as never)), 'no-open-remedy')
      assert.equal(codeOf(decideAfter(promised.events, { type, on, remedyId: 'r9', ...more } as never)), 'no-such-item')
    }
    const action = promised.and({ type: 'ActionAgreed', happenedOn: on, actionId: 'a1', from: 'stage-1', text: words('w') })
    assert.equal(codeOf(decideAfter(action.events, { type: 'give-remedy', on, remedyId: 'a1' })), 'no-open-remedy')
  })
})

describe('a remedy that an answer states', () => {
  test('stands in the same list: given with the answer, unless it names a later day', () => {
    assert.deepEqual(answered.complaint.threads.remedies.map((remedy) => [remedy.remedyId, remedy.kind, remedy.stage, stateOf(remedy), remedy.givenOn]), [
      ['answer-2-1', 'apology', 'stage-1', 'given-in-time', '2024-03-08'], ['answer-2-2', 'payment', 'stage-1', 'owed', null],
    ])
  })

  test('is given, replanned or given up as one that was promised apart from an answer', () => {
    assert.equal(codeOf(decideAfter(answered.events, { type: 'give-remedy', on, remedyId: 'answer-2-2' })), 'accepted')
    assert.equal(codeOf(decideAfter(answered.events, { type: 'give-remedy', on, remedyId: 'answer-2-1' })), 'no-such-item')
    const given = answered.and({ type: 'RemedyGiven', happenedOn: on, remedyId: 'answer-2-2' })
    assert.equal(given.complaint.threads.remedies.some(isOwed), false)
  })

  test('has a clock until it is given, as every remedy with a day', () => {
    const clocks = (story: typeof answered, asAt: string) =>
      timetableOf(inOrderOfHappening(effectiveEvents(recorded(...story.events))), { ...then, asAt: isoDate(asAt) }).clocks
        .filter(({ id }) => id === 'remedy').map(({ item, dueOn: due, endedOn }) => [item, due, endedOn])
    assert.deepEqual(clocks(answered, '2024-03-12'), [['answer-2-2', '2024-04-05', null]])
    assert.deepEqual(clocks(promised, '2024-03-12'), [['r1', '2024-04-05', null]])
    assert.deepEqual(clocks(answered.and({ type: 'RemedyReplanned', happenedOn: on, remedyId: 'answer-2-2', dueOn: isoDate('2024-05-03'), reasons: words('r') }), '2024-03-12'),
      [['answer-2-2', '2024-05-03', null]])
    assert.deepEqual(clocks(answered.and({ type: 'RemedyGiven', happenedOn: on, remedyId: 'answer-2-2' }), '2024-03-12'), [['answer-2-2', '2024-04-05', '2024-03-12']])
  })

  test('that it did not state is taken out by itself, and the others keep the ids by which later entries name them', () => {
    const given = answered.and({ type: 'RemedyGiven', happenedOn: on, remedyId: 'answer-2-2' })
    const inError = (at: number) => ({
      type: 'correct', on: dueOn, corrects: 2, reason: words('wrong'),
      changes: { remedies: [{ type: 'apology' }, { type: 'payment', amountPence: 130_000 }].map((remedy, n) => (n === at ? { ...remedy, recordedInError: true } : { ...remedy, ...(n === 1 && { dueOn }) })) },
    }) as const
    const decided = decideAfter(given.events, inError(0))
    assert.equal(decided.kind, 'accepted')
    const corrected = after(given, decided)
    assert.deepEqual(corrected.complaint.threads.remedies.map(({ remedyId, givenOn }) => [remedyId, givenOn]), [['answer-2-2', on]])
    // What was given cannot have been no remedy: the giving is struck out first.
    assert.equal(decideAfter(given.events, inError(1)).kind, 'refused')
  })

  test('is corrected in its sum, its kind and its day, within what a sum can be', () => {
    const to = (second: object) => ({ type: 'correct', on: dueOn, corrects: 2, changes: { remedies: [{ type: 'apology' }, second] }, reason: words('wrong') }) as const
    const decided = decideAfter(answered.events, to({ type: 'payment', amountPence: 13_000, purpose: 'distress', dueOn: isoDate('2024-04-19') }))
    const [, payment] = after(answered, decided).complaint.threads.remedies
    assert.deepEqual([payment?.remedyId, payment?.amountPence, payment?.purpose, payment?.dueOn], ['answer-2-2', 13_000, 'distress', '2024-04-19'])
    assert.equal(codeOf(decideAfter(answered.events, to({ type: 'payment', amountPence: -1 }))), 'amount-not-possible')
    assert.equal(codeOf(decideAfter(answered.events, to({ type: 'payment', recordedInError: 'yes' }))), 'value-not-possible')
  })

  test('is taken out of the list where the answer is corrected, unless it was given', () => {
    const correct = { type: 'correct', on: dueOn, corrects: 2, changes: { remedies: [{ type: 'apology' }] }, reason: words('wrong') } as const
    assert.equal(codeOf(decideAfter(answered.events, correct)), 'accepted')
    const given = answered.and({ type: 'RemedyGiven', happenedOn: on, remedyId: 'answer-2-2' })
    assert.equal(decideAfter(given.events, correct).kind, 'refused')
  })
})
