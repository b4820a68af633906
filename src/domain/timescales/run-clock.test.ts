import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { ENGLAND_AND_WALES, englandAndWales } from '../calendar/england-and-wales.ts'
import { addDays, dayNumber, fromDayNumber, isoDate, weekday, type IsoDate } from '../calendar/iso-date.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { Course, Pause } from './course.ts'
import { explainRun } from './explain-run.ts'
import type { Timescale } from './limit.ts'
import { runClock } from './run-clock.ts'

const england = englandAndWales()
const holidays = new Set(ENGLAND_AND_WALES.days.map(day => day.on))
const tenToTwenty: Timescale = { limit: { kind: 'working-days', workingDays: 10 }, ceilingWorkingDays: 20, lapses: false }

const started = (startedOn: IsoDate, fields: Partial<Course> = {}): Course =>
  ({ startedOn, extensions: [], pauses: [], endedOn: null, stoppedOn: null, ...fields })

const later = isoDate('2026-12-31')

describe('limits of other kinds', () => {
  test('a limit that counts the day of the event is one working day earlier, unless the event was on a day that does not count', () => {
    const inclusive: Timescale = { limit: { kind: 'working-days', workingDays: 2, dayOne: 'day-of-event' }, ceilingWorkingDays: null, lapses: false }
    assert.equal(runClock(inclusive, started(isoDate('2024-03-04')), later, england).dueOn, '2024-03-05')
    assert.equal(runClock(inclusive, started(isoDate('2024-03-09')), later, england).dueOn, '2024-03-12')
  })
  test('six calendar months end on the same day of the month, and count no days', () => {
    const months: Timescale = { limit: { kind: 'calendar-months', calendarMonths: 6 }, ceilingWorkingDays: null, lapses: false }
    const course = started(isoDate('2024-08-31'))
    const run = runClock(months, course, later, england)
    assert.deepEqual([run.dueOn, run.provisional], ['2025-02-28', false])
    assert.deepEqual(explainRun(months, course, run, later, england), [])
  })
  test('an extension changes nothing where no ceiling is known', () => {
    const fixed: Timescale = { ...tenToTwenty, ceilingWorkingDays: null }
    const told = isoDate('2024-03-05')
    const run = runClock(fixed, started(isoDate('2024-03-01'), { extensions: [{ decidedOn: told, toldOn: told, untilWorkingDays: 20, ground: null }] }), later, england)
    assert.deepEqual([run.dueOn, run.moved.extensions[0]?.effect], ['2024-03-15', 'adds-nothing'])
  })
})

const anyDay = fc.integer({ min: dayNumber(isoDate('2007-01-01')), max: dayNumber(isoDate('2026-06-01')) }).map(fromDayNumber)
const upTo = (days: number) => fc.integer({ min: 0, max: days })

/** A start, pauses in order that do not overlap, and a day far enough on to look back from. */
const anyPaused = fc.record({ startedOn: anyDay, gaps: fc.array(fc.tuple(upTo(12), upTo(20)), { maxLength: 3 }) }).map(({ startedOn, gaps }) => {
  const pauses: Pause[] = []
  let from = startedOn
  for (const [after, lasting] of gaps) {
    from = addDays(pauses.at(-1)?.until ?? from, after)
    pauses.push({ from, until: addDays(from, lasting), reason: 'awaiting-advocate', isAllowed: true })
  }
  return { startedOn, pauses }
})

/** The tenth day that counts, found one day at a time. */
function dueByHand(startedOn: IsoDate, pauses: readonly Pause[], workingDays: number): IsoDate {
  let day = startedOn
  for (let counted = 0; counted < workingDays;) {
    day = addDays(day, 1)
    const isPaused = pauses.some(pause => pause.until !== null && day > pause.from && day <= pause.until)
    if (!isPaused && weekday(day) < 6 && !holidays.has(day)) counted += 1
  }
  return day
}

describe('for any start, pauses and extensions', () => {
  test('pausing never brings a date forward, and the date is a working day', () =>
    fc.assert(fc.property(anyPaused, ({ startedOn, pauses }) => {
      const plain = runClock(tenToTwenty, started(startedOn), startedOn, england).dueOn
      const paused = runClock(tenToTwenty, started(startedOn, { pauses }), later, england).dueOn
      return paused >= plain && isWorkingDay(england, paused)
    })))

  test('the date is the tenth day that counts, found one day at a time', () =>
    fc.assert(fc.property(anyPaused.filter(({ startedOn, pauses }) => {
      // A pause from the last day itself is the example of its own in the timetable's tests.
      const run = runClock(tenToTwenty, started(startedOn, { pauses }), later, england)
      return !run.moved.gaps.some(gap => isLastDay(startedOn, gap.from, pauses))
    }), ({ startedOn, pauses }) =>
      runClock(tenToTwenty, started(startedOn, { pauses }), later, england).dueOn === dueByHand(startedOn, pauses, 10))))

  test('done in time means taken within the limit, late means beyond it', () =>
    fc.assert(fc.property(anyPaused, upTo(80), ({ startedOn, pauses }, after) => {
      const endedOn = addDays(startedOn, after)
      const course = started(startedOn, { endedOn, pauses: pauses.filter(pause => pause.from <= endedOn) })
      const run = runClock(tenToTwenty, course, later, england)
      return run.status === 'met' ? run.workingDaysTaken <= 10 && run.workingDaysLate === 0
        : run.status === 'late' && run.workingDaysTaken === 10 + run.workingDaysLate && run.workingDaysLate >= 1
    })))

  test('an extension gives a date between the limit and the ceiling, and only when it was told in time', () =>
    fc.assert(fc.property(anyDay, upTo(40), fc.option(fc.integer({ min: 1, max: 90 })), (startedOn, after, untilWorkingDays) => {
      const toldOn = addDays(startedOn, after)
      const run = runClock(tenToTwenty, started(startedOn, { extensions: [{ decidedOn: toldOn, toldOn, untilWorkingDays, ground: 'complex' }] }), later, england)
      const moves = toldOn <= run.normalDueOn && (untilWorkingDays ?? 20) > 10
      return run.ceilingOn !== null && run.dueOn <= run.ceilingOn && run.dueOn > run.normalDueOn === moves
    })))

  test('the explanation numbers the due date with the limit, every day once', () =>
    fc.assert(fc.property(anyDay, anyDay, (startedOn, asAt) => {
      fc.pre(asAt >= startedOn && asAt < addDays(startedOn, 90))
      const course = started(startedOn)
      const run = runClock(tenToTwenty, course, asAt, england)
      const days = explainRun(tenToTwenty, course, run, asAt, england)
      const numbers = days.flatMap(day => day.counted ?? [])
      return days.find(day => day.on === run.dueOn)?.counted === 10 && numbers.every((number, index) => number === index + 1)
        && days.every(day => (day.counted === null) === (day.leftOut !== null))
    })))

  test('looking later never changes what was met', () =>
    fc.assert(fc.property(anyDay, upTo(12), upTo(300), (startedOn, after, on) => {
      const endedOn = addDays(startedOn, after)
      const at = (asAt: IsoDate) => ({ ...runClock(tenToTwenty, started(startedOn, { endedOn }), asAt, england), moved: null })
      assert.deepEqual(at(endedOn), at(addDays(endedOn, on)))
    })))
})

function isLastDay(startedOn: IsoDate, day: IsoDate, pauses: readonly Pause[]): boolean {
  const earlier = pauses.filter(pause => pause.from < day)
  return runClock(tenToTwenty, started(startedOn, { pauses: earlier }), later, england).dueOn === day
}
