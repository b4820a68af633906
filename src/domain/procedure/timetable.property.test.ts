import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { englandAndWales } from '../calendar/england-and-wales.ts'
import { addDays, isoDate } from '../calendar/iso-date.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { EVENTS } from './event-types.ts'
import { explainClock } from './explain-clock.ts'
import type { ProcedureEvent } from './procedure.ts'
import { PROCEDURE_IDS, procedureById } from './procedures.ts'
import { timetable, type TimetableInput } from './timetable.ts'

const FIRST = isoDate('2019-11-01')
const calendar = englandAndWales()
const anyDay = fc.integer({ min: 0, max: 400 }).map(after => addDays(FIRST, after))

/** Any event on any day, with fields that may or may not make sense for it. */
const anyEvent = fc.record({
  type: fc.constantFrom(...Object.keys(EVENTS)),
  happenedOn: anyDay,
  toldOn: fc.option(anyDay, { nil: undefined }),
  panelOn: fc.option(anyDay, { nil: undefined }),
  untilWorkingDays: fc.option(fc.integer({ min: -5, max: 100 }), { nil: undefined }),
  ground: fc.constantFrom('complex', 'awaiting-advocate', 'other'),
  reason: fc.constantFrom('awaiting-advocate', 'other', undefined),
  sufficient: fc.boolean(),
  about: fc.constantFrom('child', 'worker'),
  scope: fc.constantFrom('whole', 'points'),
  dueOn: fc.option(anyDay, { nil: undefined }),
  reviewOn: fc.option(anyDay, { nil: undefined }),
  nextContactOn: fc.option(anyDay, { nil: undefined }),
  actionId: fc.constantFrom('one', 'two', undefined),
  concernId: fc.constantFrom('one', 'two', undefined),
})

const RECEIVED: ProcedureEvent = { type: 'ComplaintReceived', happenedOn: addDays(FIRST, 20) }

/** A complaint in few words, so that a counterexample can be read. */
const anyCase = fc.record({
  id: fc.constantFrom(...PROCEDURE_IDS), rest: fc.array(anyEvent, { maxLength: 14 }), asAt: anyDay,
  stageTwoRunsFrom: fc.constantFrom('request', 'agreed-statement'),
})

const holds = (rule: (input: TimetableInput) => boolean | void) => fc.assert(fc.property(anyCase, ({ id, rest, asAt, stageTwoRunsFrom }) => {
  const procedure = procedureById(id)
  assert.ok(procedure)
  return rule({ procedure, events: [RECEIVED, ...rest], asAt, calendar, options: { stageTwoRunsFrom } })
}), { numRuns: 400 })

describe('for any events, sensible or not', () => {
  test('every clock’s dates, days and status agree with each other', () => holds(input => {
    for (const clock of timetable(input).clocks) {
      const { dueOn, ceilingOn, endedOn, status, workingDaysLate, workingDaysTaken, workingDaysLeft } = clock
      assert.ok(clock.startedOn <= input.asAt && (endedOn === null || endedOn <= input.asAt))
      assert.ok(ceilingOn === null || (dueOn <= ceilingOn && clock.normalDueOn <= dueOn))
      assert.ok(clock.limitWorkingDays === null || isWorkingDay(calendar, dueOn))
      assert.equal(status === 'late' || status === 'overdue', workingDaysLate > 0 && status !== 'stopped')
      assert.equal(status === 'overdue', endedOn === null && input.asAt > dueOn && clock.whose === 'authority')
      assert.equal(status === 'paused', clock.pausedOn !== null)
      assert.ok(workingDaysTaken >= workingDaysLate && workingDaysLeft >= 0)
      assert.ok(status !== 'met' || clock.stage === 'stage-3' || clock.limitWorkingDays === null || workingDaysTaken <= clock.limitWorkingDays)
      assert.equal(clock.extended, dueOn > clock.normalDueOn)
    }
  }))
  test('the order in which they are given does not matter where their days differ', () => holds(input => {
    const oneADay = [...new Map(input.events.map(event => [event.happenedOn, event])).values()]
    const forward = timetable({ ...input, events: oneADay })
    assert.deepEqual(timetable({ ...input, events: oneADay.toReversed() }), forward)
  }))
  test('what happens after the day asked for changes nothing on it', () => holds(input => {
    const known = input.events.filter(event => event.happenedOn <= input.asAt)
    assert.deepEqual(timetable(input), timetable({ ...input, events: known }))
  }))
  test('a clock that was done stays as it was', () => holds(input => {
    const later = new Map(timetable({ ...input, asAt: addDays(input.asAt, 30), events: input.events.filter(event => event.happenedOn <= input.asAt) }).clocks.map(clock => [clock.id, clock]))
    for (const clock of timetable(input).clocks.filter(({ status }) => status === 'met' || status === 'late')) {
      // A day told or set that was still to come may have come.
      if (input.events.some(event => 'toldOn' in event && event.toldOn !== undefined) || clock.otherReading) continue
      assert.deepEqual(later.get(clock.id), clock)
    }
  }))
  test('every clock has an explanation that ends on the same date, each day numbered or left out with a reason', () => holds(input => {
    for (const clock of timetable(input).clocks) {
      const explained = explainClock(clock.id, input, clock.item)
      assert.deepEqual(explained?.clock, clock)
      assert.ok(explained?.days.every(day => (day.counted === null) === (day.leftOut !== null)))
      if (clock.limitMonths === null && clock.limitDays === null && !clock.isStated) assert.ok(explained?.days.some(day => day.on === clock.dueOn && day.marks.includes('due')), clock.id)
    }
  }))
  test('every breach is of law upon the authority, and happened no later than the day asked for', () => holds(input => {
    for (const breach of timetable(input).breaches) assert.ok(breach.law !== '' && breach.happenedOn <= input.asAt, JSON.stringify(breach))
  }))
  test('as many days are counted up to the due date as the limit has', () => holds(input => {
    for (const clock of timetable(input).clocks) {
      const explained = explainClock(clock.id, input, clock.item)
      if (clock.limitWorkingDays === null || !explained || explained.countedBackFrom || clock.pausedOn) continue
      const ended = explained.pauses.some(({ effect }) => effect === 'stops-the-clock')
      const counted = explained.days.filter(day => day.on <= clock.dueOn && day.counted !== null).length
      assert.ok(counted === clock.limitWorkingDays || ended && counted <= clock.limitWorkingDays, `${clock.id}: ${counted} of ${clock.limitWorkingDays}`)
    }
  }))
  test('a pause never brings a date forward', () => holds(input => {
    const without = { ...input, events: input.events.filter(({ type }) => type !== 'StageOnePaused') }
    const before = new Map(timetable(without).clocks.map(clock => [clock.id, clock.dueOn]))
    for (const { id, dueOn } of timetable(input).clocks.filter(({ id }) => id === 'stage-1-answer')) assert.ok(dueOn >= (before.get(id) ?? dueOn), id)
  }))
  test('the clock of one action is the same whatever becomes of another', () => holds(input => {
    const alone = { ...input, events: input.events.filter(event => !('actionId' in event) || event.actionId !== 'two') }
    const clockOf = (given: TimetableInput) => timetable(given).clocks.find(({ id, item }) => id === 'action' && item === 'one')
    assert.deepEqual(clockOf(input), clockOf(alone))
  }))
  test('once it is received there is always something that may happen next', () => holds(input =>
    input.asAt < RECEIVED.happenedOn || timetable(input).next.length > 0))
})
