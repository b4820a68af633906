import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../calendar/england-and-wales.ts'
import { isoDate } from '../calendar/iso-date.ts'
import { explainClock } from './explain-clock.ts'
import type { ProcedureEvent, ProcedureOptions } from './procedure.ts'
import { procedureById } from './procedures.ts'
import { timetable, type Clock, type Timetable } from './timetable.ts'

type Given = readonly [type: string, happenedOn: string, fields?: Readonly<Record<string, unknown>>]

function inputOf(asAt: string, given: readonly Given[], options?: ProcedureOptions, id = 'children-act-1989-england') {
  const procedure = procedureById(id)
  assert.ok(procedure)
  const events = given.map(([type, happenedOn, fields]) => ({ type, happenedOn: isoDate(happenedOn), ...fields }) as ProcedureEvent)
  return { procedure, events, asAt: isoDate(asAt), calendar: englandAndWales(), ...(options && { options }) }
}

function asAt(day: string, given: readonly Given[], options?: ProcedureOptions, id?: string): Timetable {
  return timetable(inputOf(day, given, options, id))
}

function clock(table: Timetable, id: string): Clock {
  const found = table.clocks.find(each => each.id === id)
  assert.ok(found, `no clock ${id}`)
  return found
}

/** The part of a clock that a rule speaks of. */
function facts(table: Timetable, id: string) {
  const { dueOn, status, workingDaysTaken, workingDaysLate, extended, extensionOutside } = clock(table, id)
  return { dueOn, status, workingDaysTaken, workingDaysLate, extended, extensionOutside }
}

const codes = (table: Timetable) => table.breaches.map(breach => breach.code)
const commands = (table: Timetable) => table.next.map(next => next.command)

// Friday 1 March 2024. Day 10 is Friday 15 March; day 20, over Easter, Tuesday 2 April.
const RECEIVED: Given = ['ComplaintReceived', '2024-03-01']
const PLAIN = { extended: false, extensionOutside: false }

describe('stage 1', () => {
  test('a complaint is due after ten working days, the day of receipt not counted', () =>
    assert.deepEqual(facts(asAt('2024-03-08', [RECEIVED]), 'stage-1-answer'),
      { dueOn: '2024-03-15', status: 'running', workingDaysTaken: 5, workingDaysLate: 0, ...PLAIN }))
  test('on the last day it is not overdue, on the next it is', () => {
    assert.equal(clock(asAt('2024-03-15', [RECEIVED]), 'stage-1-answer').status, 'running')
    assert.equal(clock(asAt('2024-03-15', [RECEIVED]), 'stage-1-answer').workingDaysLeft, 0)
    assert.equal(clock(asAt('2024-03-16', [RECEIVED]), 'stage-1-answer').status, 'overdue')
  })
  test('an answer on the last day is in time', () =>
    assert.deepEqual(facts(asAt('2024-09-01', [RECEIVED, ['StageOneAnswered', '2024-03-15']]), 'stage-1-answer'),
      { dueOn: '2024-03-15', status: 'met', workingDaysTaken: 10, workingDaysLate: 0, ...PLAIN }))
  test('an answer a day later is late and a breach', () => {
    const table = asAt('2024-09-01', [RECEIVED, ['StageOneAnswered', '2024-03-18']])
    assert.deepEqual(facts(table, 'stage-1-answer'),
      { dueOn: '2024-03-15', status: 'late', workingDaysTaken: 11, workingDaysLate: 1, ...PLAIN })
    assert.deepEqual(table.breaches, [{
      code: 'done-after-limit', clockId: 'stage-1-answer', law: 'SI 2006/1738 reg. 14', confirmed: true, happenedOn: '2024-03-18',
    }])
  })
  test('an answer on the Saturday after the last day is late by the next working day', () =>
    assert.deepEqual(facts(asAt('2024-09-01', [RECEIVED, ['StageOneAnswered', '2024-03-16']]), 'stage-1-answer'),
      { dueOn: '2024-03-15', status: 'late', workingDaysTaken: 11, workingDaysLate: 1, ...PLAIN }))
  test('an answer after the ceiling says so', () =>
    assert.deepEqual(codes(asAt('2024-09-01', [RECEIVED, ['StageOneAnswered', '2024-04-03']])), ['done-after-ceiling']))
  test('an unanswered complaint past its date is a breach from the day after', () =>
    assert.deepEqual(asAt('2024-03-20', [RECEIVED]).breaches.map(({ code, happenedOn }) => [code, happenedOn]), [['limit-run-out', '2024-03-16']]))
  test('the clock of a person who had to show sufficient interest starts on the day of the decision', () => {
    const table = asAt('2024-03-08', [RECEIVED, ['SufficientInterestDecided', '2024-03-06', { sufficient: true }]])
    assert.equal(clock(table, 'stage-1-answer').dueOn, '2024-03-20')
    assert.equal(clock(table, 'acknowledgement').startedOn, '2024-03-01')
  })
  test('without sufficient interest nothing more is due', () => {
    const table = asAt('2024-04-08', [RECEIVED, ['SufficientInterestDecided', '2024-03-06', { sufficient: false }]])
    assert.deepEqual(table.clocks.map(({ id, status }) => [id, status]), [['acknowledgement', 'stopped'], ['stage-1-answer', 'stopped']])
    assert.deepEqual(codes(table), [])
  })
  test('events need not be in order, and those after the day asked for are not known', () => {
    const table = asAt('2024-03-15', [['StageOneAnswered', '2024-03-14'], ['ComplaintClosed', '2024-03-20'], RECEIVED])
    assert.equal(clock(table, 'stage-1-answer').status, 'met')
    assert.ok(commands(table).includes('close'))
  })
  test('a complaint answered on the day it came took no working day', () =>
    assert.deepEqual(facts(asAt('2024-03-20', [['StageOneAnswered', '2024-03-01'], RECEIVED]), 'stage-1-answer'),
      { dueOn: '2024-03-15', status: 'met', workingDaysTaken: 0, workingDaysLate: 0, ...PLAIN }))
  test('nothing has begun before a complaint is received', () => {
    const table = asAt('2024-03-20', [])
    assert.deepEqual([table.clocks, table.breaches, commands(table)], [[], [], ['record-complaint']])
  })
})

describe('extending stage 1', () => {
  const extended = (toldOn: string | undefined, fields: object = {}): Given =>
    ['StageOneExtended', '2024-03-12', { ground: 'complex', untilWorkingDays: 20, ...(toldOn && { toldOn }), ...fields }]

  test('an extension told on the last day moves the date to day 20', () =>
    assert.deepEqual(facts(asAt('2024-03-20', [RECEIVED, extended('2024-03-15')]), 'stage-1-answer'),
      { dueOn: '2024-04-02', status: 'running', workingDaysTaken: 13, workingDaysLate: 0, extended: true, extensionOutside: false }))
  test('an extension told a day after the last does not rescue the date', () => {
    const table = asAt('2024-03-20', [RECEIVED, extended('2024-03-16')])
    assert.deepEqual(facts(table, 'stage-1-answer'),
      { dueOn: '2024-03-15', status: 'overdue', workingDaysTaken: 13, workingDaysLate: 3, extended: false, extensionOutside: true })
    assert.deepEqual(codes(table), ['limit-run-out', 'extension-told-late'])
  })
  test('an extension that nobody was told of does not rescue the date either', () => {
    const table = asAt('2024-03-20', [RECEIVED, extended(undefined)])
    assert.deepEqual([clock(table, 'stage-1-answer').dueOn, clock(table, 'stage-1-answer').extensionOutside], ['2024-03-15', true])
    assert.deepEqual(codes(table), ['limit-run-out', 'extension-not-told'])
  })
  test('an extension still to be told is no breach while the date has not gone by', () => {
    const table = asAt('2024-03-14', [RECEIVED, extended(undefined)])
    assert.deepEqual([clock(table, 'stage-1-answer').dueOn, clock(table, 'stage-1-answer').extensionOutside, codes(table)], ['2024-03-15', false, []])
  })
  test('a telling that is still to come is not known yet', () =>
    assert.equal(clock(asAt('2024-03-12', [RECEIVED, extended('2024-03-14')]), 'stage-1-answer').dueOn, '2024-03-15'))
  test('an extension to day 15 gives day 15, and a second one told by then gives day 20', () => {
    const first: Given = ['StageOneExtended', '2024-03-12', { ground: 'complex', untilWorkingDays: 15, toldOn: '2024-03-12' }]
    const second = (toldOn: string): Given => ['StageOneExtended', '2024-03-21', { ground: 'complex', untilWorkingDays: 20, toldOn }]
    assert.equal(clock(asAt('2024-03-20', [RECEIVED, first]), 'stage-1-answer').dueOn, '2024-03-22')
    assert.equal(clock(asAt('2024-03-29', [RECEIVED, first, second('2024-03-22')]), 'stage-1-answer').dueOn, '2024-04-02')
    const late = asAt('2024-03-29', [RECEIVED, first, second('2024-03-25')])
    assert.deepEqual(facts(late, 'stage-1-answer'),
      { dueOn: '2024-03-22', status: 'overdue', workingDaysTaken: 19, workingDaysLate: 4, extended: true, extensionOutside: true })
  })
  test('a second, shorter extension never brings the date forward', () =>
    assert.equal(clock(asAt('2024-03-14', [RECEIVED, extended('2024-03-12'), extended('2024-03-13', { untilWorkingDays: 12 })]), 'stage-1-answer').dueOn, '2024-04-02'))
  test('a promise beyond 20 working days is a breach and gives day 20', () => {
    const table = asAt('2024-03-20', [RECEIVED, extended('2024-03-12', { untilWorkingDays: 30 })])
    assert.deepEqual([clock(table, 'stage-1-answer').dueOn, codes(table)], ['2024-04-02', ['extension-beyond-ceiling']])
  })
  test('an extension for a reason that the rules do not name is a breach, though it was told in time', () =>
    assert.deepEqual(codes(asAt('2024-03-20', [RECEIVED, extended('2024-03-12', { ground: 'holidays' })])), ['extension-without-ground']))
  test('an answer after the extended date is late by that date', () => {
    const table = asAt('2024-09-01', [RECEIVED, extended('2024-03-12', { untilWorkingDays: 15 }), ['StageOneAnswered', '2024-03-26']])
    assert.deepEqual(facts(table, 'stage-1-answer'),
      { dueOn: '2024-03-22', status: 'late', workingDaysTaken: 17, workingDaysLate: 2, extended: true, extensionOutside: false })
    assert.deepEqual(codes(table), ['done-after-extension'])
  })
})

describe('pausing stage 1 until an advocate is appointed', () => {
  const paused = (on: string): Given => ['StageOnePaused', on, { reason: 'awaiting-advocate' }]
  const resumed = (on: string): Given => ['StageOneResumed', on, { advocateAppointed: true }]

  test('the days of the pause are not counted', () => {
    const table = asAt('2024-03-20', [RECEIVED, paused('2024-03-06'), resumed('2024-03-13')])
    assert.deepEqual(facts(table, 'stage-1-answer'), { dueOn: '2024-03-22', status: 'running', workingDaysTaken: 8, workingDaysLate: 0, ...PLAIN })
  })
  test('while it stands, the date is the earliest it can be and moves on each working day', () => {
    const given = [RECEIVED, paused('2024-03-06')]
    assert.deepEqual([clock(asAt('2024-03-13', given), 'stage-1-answer').status, clock(asAt('2024-03-13', given), 'stage-1-answer').dueOn], ['paused', '2024-03-22'])
    assert.equal(clock(asAt('2024-03-14', given), 'stage-1-answer').dueOn, '2024-03-25')
    assert.equal(clock(asAt('2024-06-14', given), 'stage-1-answer').workingDaysTaken, 3)
  })
  test('two pauses are both left out', () =>
    assert.equal(clock(asAt('2024-03-28', [RECEIVED, paused('2024-03-05'), resumed('2024-03-06'), paused('2024-03-11'), resumed('2024-03-13')]), 'stage-1-answer').dueOn, '2024-03-20'))
  test('a pause on the day of receipt makes the day it ends day 0', () =>
    assert.equal(clock(asAt('2024-04-28', [RECEIVED, paused('2024-03-01'), resumed('2024-03-13')]), 'stage-1-answer').dueOn, '2024-03-27'))
  test('a pause that begins on the last day leaves the day on which it ends', () => {
    assert.equal(clock(asAt('2024-03-20', [RECEIVED, paused('2024-03-15'), resumed('2024-03-20')]), 'stage-1-answer').dueOn, '2024-03-20')
    assert.equal(clock(asAt('2024-03-27', [RECEIVED, paused('2024-03-15'), resumed('2024-03-23')]), 'stage-1-answer').dueOn, '2024-03-25')
  })
  test('an answer on the day that such a pause leaves is in time, and the last day is counted once', () =>
    assert.deepEqual(facts(asAt('2024-03-27', [RECEIVED, paused('2024-03-15'), resumed('2024-03-23'), ['StageOneAnswered', '2024-03-25']]), 'stage-1-answer'),
      { dueOn: '2024-03-25', status: 'met', workingDaysTaken: 10, workingDaysLate: 0, ...PLAIN }))
  test('a date counted from before the list stays provisional after a pause', () =>
    assert.equal(clock(asAt('2006-03-01', [['ComplaintReceived', '2005-12-28'], paused('2006-01-09'), resumed('2006-01-20')]), 'stage-1-answer').provisional, true))
  test('a pause after the date has gone by does nothing', () => {
    const table = asAt('2024-03-20', [RECEIVED, paused('2024-03-18')])
    assert.deepEqual(facts(table, 'stage-1-answer'), { dueOn: '2024-03-15', status: 'overdue', workingDaysTaken: 13, workingDaysLate: 3, ...PLAIN })
  })
  test('a pause for any other reason stops nothing and is a breach', () => {
    const table = asAt('2024-03-20', [RECEIVED, ['StageOnePaused', '2024-03-06', { reason: 'office-closed' }]])
    assert.deepEqual([clock(table, 'stage-1-answer').status, codes(table)], ['overdue', ['limit-run-out', 'pause-without-ground']])
  })
  test('an answer during a pause ends the clock without the days of the pause', () =>
    assert.deepEqual(facts(asAt('2024-06-20', [RECEIVED, paused('2024-03-06'), ['StageOneAnswered', '2024-03-27']]), 'stage-1-answer'),
      { dueOn: '2024-04-09', status: 'met', workingDaysTaken: 3, workingDaysLate: 0, ...PLAIN }))
  test('an extension told during a pause comes in time, and both count', () =>
    assert.deepEqual(facts(asAt('2024-03-25', [RECEIVED, paused('2024-03-06'), ['StageOneExtended', '2024-03-20', { ground: 'awaiting-advocate', toldOn: '2024-03-20' }], resumed('2024-03-22')]), 'stage-1-answer'),
      { dueOn: '2024-04-18', status: 'running', workingDaysTaken: 4, workingDaysLate: 0, extended: true, extensionOutside: false }))
  test('the same pause recorded twice is one pause, and resuming what is not paused does nothing', () =>
    assert.equal(clock(asAt('2024-03-20', [RECEIVED, resumed('2024-03-04'), paused('2024-03-06'), paused('2024-03-08'), resumed('2024-03-13')]), 'stage-1-answer').dueOn, '2024-03-22'))
})

describe('withdrawn, closed and reopened', () => {
  test('a complaint withdrawn unanswered stops its clock and keeps no lateness after it', () => {
    const table = asAt('2024-09-01', [RECEIVED, ['ComplaintWithdrawn', '2024-03-12']])
    assert.deepEqual(facts(table, 'stage-1-answer'), { dueOn: '2024-03-15', status: 'stopped', workingDaysTaken: 7, workingDaysLate: 0, ...PLAIN })
    assert.equal(clock(table, 'stage-1-answer').endedOn, '2024-03-12')
    assert.deepEqual(commands(table), ['add-note', 'refer-to-ombudsman', 'reopen'])
  })
  test('withdrawn after the date had gone by, the lateness stays', () =>
    assert.deepEqual(codes(asAt('2024-09-01', [RECEIVED, ['ComplaintWithdrawn', '2024-03-19']])), ['limit-run-out']))
  test('coming back after a withdrawal starts anew on the day of reopening', () => {
    const table = asAt('2024-06-10', [RECEIVED, ['ComplaintWithdrawn', '2024-03-19'], ['ComplaintReopened', '2024-06-03']])
    assert.deepEqual([clock(table, 'stage-1-answer').startedOn, clock(table, 'stage-1-answer').dueOn], ['2024-06-03', '2024-06-17'])
    assert.deepEqual(codes(table), ['limit-run-out'])
  })
  test('reopening what the authority closed unanswered gives it no days back', () =>
    assert.deepEqual(facts(asAt('2024-03-20', [RECEIVED, ['ComplaintClosed', '2024-03-06'], ['ComplaintReopened', '2024-03-18']]), 'stage-1-answer'),
      { dueOn: '2024-03-15', status: 'overdue', workingDaysTaken: 13, workingDaysLate: 3, ...PLAIN }))
  test('a clock that was met stays met through closing, withdrawing and reopening', () => {
    const table = asAt('2024-09-01', [RECEIVED, ['ComplaintAcknowledged', '2024-03-04'], ['ComplaintWithdrawn', '2024-03-06'], ['ComplaintReopened', '2024-05-01']])
    assert.deepEqual([clock(table, 'acknowledgement').status, clock(table, 'acknowledgement').endedOn], ['met', '2024-03-04'])
  })
  test('stage 1 that was overtaken by stage 2 does not run again when the complaint is reopened', () => {
    const overtaken = [RECEIVED, ['InvestigationRequested', '2024-03-19']] as const
    const closed = asAt('2024-06-20', [...overtaken, ['ComplaintClosed', '2024-04-02'], ['ComplaintReopened', '2024-05-01']])
    assert.deepEqual([clock(closed, 'stage-1-answer').status, clock(closed, 'stage-1-answer').endedOn], ['stopped', '2024-03-19'])
    const withdrawn = asAt('2024-05-20', [...overtaken, ['ComplaintWithdrawn', '2024-04-02'], ['ComplaintReopened', '2024-05-01']])
    assert.deepEqual([clock(withdrawn, 'stage-1-answer').status, clock(withdrawn, 'stage-1-answer').startedOn], ['stopped', '2024-03-01'])
    assert.deepEqual([clock(withdrawn, 'stage-2-answer').status, clock(withdrawn, 'stage-2-answer').startedOn], ['running', '2024-05-01'])
  })
  test('withdrawn and reopened twice, each time starts anew', () => {
    const table = asAt('2024-06-10', [RECEIVED, ['ComplaintWithdrawn', '2024-03-05'], ['ComplaintReopened', '2024-04-02'], ['ComplaintWithdrawn', '2024-04-30'], ['ComplaintReopened', '2024-06-03']])
    assert.equal(clock(table, 'stage-1-answer').startedOn, '2024-06-03')
    assert.deepEqual(table.breaches.map(({ code, happenedOn }) => [code, happenedOn]), [['limit-run-out', '2024-04-17']])
  })
  test('an extension or a pause before a withdrawal has no effect after it', () => {
    const table = asAt('2024-06-10', [RECEIVED, ['StageOneExtended', '2024-03-05', { ground: 'complex', toldOn: '2024-03-05' }], ['StageOnePaused', '2024-03-06', { reason: 'awaiting-advocate' }], ['ComplaintWithdrawn', '2024-03-07'], ['ComplaintReopened', '2024-06-03']])
    assert.deepEqual(facts(table, 'stage-1-answer'), { dueOn: '2024-06-17', status: 'running', workingDaysTaken: 5, workingDaysLate: 0, ...PLAIN })
  })
  test('what was refused for want of sufficient interest and is reopened stands at stage 1 again', () => {
    const table = asAt('2024-04-10', [RECEIVED, ['SufficientInterestDecided', '2024-03-06', { sufficient: false }], ['ComplaintReopened', '2024-04-02'], ['SufficientInterestDecided', '2024-04-04', { sufficient: true }]])
    assert.deepEqual([clock(table, 'stage-1-answer').status, clock(table, 'stage-1-answer').startedOn], ['running', '2024-04-04'])
    assert.ok(commands(table).includes('answer-stage-one'))
  })
  test('a withdrawal and a return do not give the complainant more time to ask', () => {
    const table = asAt('2024-06-10', [RECEIVED, ['StageOneAnswered', '2024-03-14'], ['ComplaintWithdrawn', '2024-03-20'], ['ComplaintReopened', '2024-04-02']])
    assert.deepEqual([clock(table, 'stage-2-request').startedOn, clock(table, 'stage-2-request').dueOn], ['2024-03-14', '2024-04-15'])
  })
  test('an interest decided only after the answer does not start the clock again', () => {
    const table = asAt('2024-04-10', [RECEIVED, ['StageOneAnswered', '2024-03-14'], ['SufficientInterestDecided', '2024-03-20', { sufficient: true }]])
    assert.deepEqual([clock(table, 'stage-1-answer').status, clock(table, 'stage-1-answer').startedOn], ['met', '2024-03-01'])
  })
  test('closing does not take the complainant’s time to ask for stage 2', () => {
    const table = asAt('2024-03-20', [RECEIVED, ['StageOneAnswered', '2024-03-14'], ['ComplaintClosed', '2024-03-15']])
    assert.equal(clock(table, 'stage-2-request').status, 'running')
    assert.ok(commands(table).includes('request-investigation'))
  })
})

describe('stage 2', () => {
  const REQUESTED: Given = ['InvestigationRequested', '2024-04-09']
  const ANSWERED: Given = ['StageOneAnswered', '2024-03-15']

  test('the time to ask is advice: it lapses and nobody is late', () => {
    const table = asAt('2024-09-11', [RECEIVED, ANSWERED])
    assert.deepEqual([clock(table, 'stage-2-request').kind, clock(table, 'stage-2-request').status, clock(table, 'stage-2-request').workingDaysLate], ['advice', 'stopped', 0])
    assert.deepEqual(codes(table), [])
  })
  test('a request after the advised time is late, and taken all the same', () => {
    const table = asAt('2024-09-11', [RECEIVED, ANSWERED, ['InvestigationRequested', '2024-06-03']])
    assert.deepEqual([clock(table, 'stage-2-request').status, codes(table)], ['late', ['limit-run-out']])
    assert.equal(clock(table, 'stage-2-answer').startedOn, '2024-06-03')
  })
  test('it is due after 25 working days, and after 65 when extended in time', () => {
    assert.equal(clock(asAt('2024-04-20', [RECEIVED, ANSWERED, REQUESTED]), 'stage-2-answer').dueOn, '2024-05-15')
    const extended: Given = ['InvestigationExtended', '2024-05-15', { toldOn: '2024-05-15', untilWorkingDays: 65 }]
    assert.equal(clock(asAt('2024-05-20', [RECEIVED, ANSWERED, REQUESTED, extended]), 'stage-2-answer').dueOn, '2024-07-11')
  })
  test('both readings of its start are shown, whichever counts', () => {
    const given = [RECEIVED, ANSWERED, REQUESTED, ['StatementOfComplaintAgreed', '2024-04-30']] as const
    const byRequest = clock(asAt('2024-05-20', given), 'stage-2-answer')
    assert.deepEqual([byRequest.reading, byRequest.dueOn, byRequest.otherReading?.reading, byRequest.otherReading?.dueOn], ['request', '2024-05-15', 'agreed-statement', '2024-06-06'])
    const byStatement = clock(asAt('2024-05-20', given, { stageTwoRunsFrom: 'agreed-statement' }), 'stage-2-answer')
    assert.deepEqual([byStatement.dueOn, byStatement.otherReading?.dueOn, byStatement.otherReading?.workingDaysLate], ['2024-06-06', '2024-05-15', 3])
  })
  test('a statement that is not agreed yet is shown as waiting, with the days since the request', () => {
    const table = asAt('2024-05-20', [RECEIVED, ANSWERED, REQUESTED], { stageTwoRunsFrom: 'agreed-statement' })
    assert.equal(table.clocks.some(each => each.id === 'stage-2-answer'), false)
    assert.deepEqual(table.untimed.map(({ id, why, workingDaysTaken }) => [id, why, workingDaysTaken]), [['stage-2-answer', 'start-awaited', 28]])
  })
  test('a complainant may go on to stage 2 once stage 1 is overdue, which stops waiting for the answer', () => {
    assert.equal(commands(asAt('2024-03-15', [RECEIVED])).includes('request-investigation'), false)
    assert.equal(commands(asAt('2024-03-18', [RECEIVED])).includes('request-investigation'), true)
    const table = asAt('2024-03-25', [RECEIVED, ['InvestigationRequested', '2024-03-19']])
    assert.deepEqual([clock(table, 'stage-1-answer').status, clock(table, 'stage-1-answer').workingDaysLate, codes(table)], ['stopped', 2, ['limit-run-out']])
  })
  test('stage 1 left out by agreement starts stage 2', () => {
    const table = asAt('2024-03-25', [RECEIVED, ['StageOneSkipped', '2024-03-05']])
    assert.deepEqual([clock(table, 'stage-1-answer').status, clock(table, 'stage-2-answer').startedOn], ['stopped', '2024-03-05'])
  })
})

describe('stage 3', () => {
  const BEFORE: readonly Given[] = [['ComplaintReceived', '2023-03-01'], ['StageOneAnswered', '2023-03-10'], ['InvestigationRequested', '2023-03-13'], ['InvestigationAnswered', '2023-04-12']]
  const REQUESTED: Given = ['ReviewPanelRequested', '2023-04-24']

  test('every step has its limit from the request, over the coronation', () => {
    const table = asAt('2023-04-25', [...BEFORE, REQUESTED])
    assert.deepEqual(table.clocks.filter(each => each.stage === 'stage-3').map(({ id, dueOn, confirmed }) => [id, dueOn, confirmed]), [
      ['panel-acknowledgement', '2023-04-26', false], ['panel-chair', '2023-05-10', false],
      ['panel-meeting', '2023-06-08', true], ['panel-papers', '2023-05-24', false],
    ])
    assert.deepEqual([clock(table, 'stage-3-request').status, clock(table, 'stage-3-request').dueOn], ['met', '2023-05-12'])
  })
  test('papers are due ten working days before the day set for the panel', () => {
    const table = asAt('2023-05-20', [...BEFORE, REQUESTED, ['PanelChairAppointed', '2023-05-02', { panelOn: '2023-06-01' }], ['PanelPapersSent', '2023-05-18']])
    assert.deepEqual([clock(table, 'panel-papers').dueOn, clock(table, 'panel-papers').status], ['2023-05-17', 'late'])
    assert.deepEqual(codes(table), [])
    const postponed = asAt('2023-07-20', [...BEFORE, REQUESTED, ['PanelChairAppointed', '2023-05-02', { panelOn: '2023-06-01' }], ['PanelPapersSent', '2023-05-18'], ['ReviewPanelMet', '2023-06-08']])
    assert.deepEqual([clock(postponed, 'panel-papers').dueOn, clock(postponed, 'panel-papers').status], ['2023-05-24', 'met'])
  })
  test('the report is due in 5 working days of the meeting and the response in 15 of the report', () => {
    const table = asAt('2023-07-31', [...BEFORE, REQUESTED, ['ReviewPanelMet', '2023-06-01'], ['PanelReportReceived', '2023-06-09'], ['ReviewPanelAnswered', '2023-06-30']])
    assert.deepEqual([clock(table, 'panel-report').dueOn, clock(table, 'panel-report').status], ['2023-06-08', 'late'])
    assert.deepEqual([clock(table, 'panel-response').dueOn, clock(table, 'panel-response').status], ['2023-06-30', 'met'])
    assert.equal(table.breaches.at(-1)?.law, 'SI 2006/1738 reg. 20')
  })
  test('the relaxation of 2020 moves no date, and being late under it is not by itself a breach', () => {
    const table = asAt('2020-09-01', [['ReviewPanelRequested', '2020-03-16'], ['ReviewPanelMet', '2020-07-01']])
    assert.deepEqual([clock(table, 'panel-meeting').status, clock(table, 'panel-meeting').dueOn, clock(table, 'panel-meeting').relaxation], ['late', '2020-04-29', 'coronavirus-2020'])
    assert.deepEqual(codes(table).includes('done-after-limit'), false)
    assert.equal(clock(asAt('2020-09-01', [['ReviewPanelRequested', '2020-03-02']]), 'panel-meeting').relaxation, null)
  })
})

describe('the complainant’s own time', () => {
  test('a complaint made within a year of its grounds is in time, later it is late and no breach', () => {
    const made = (groundsAroseOn: string) => asAt('2024-03-02', [['ComplaintReceived', '2024-03-01', { groundsAroseOn }]])
    assert.equal(clock(made('2023-03-01'), 'making-complaint').status, 'met')
    assert.equal(clock(made('2023-02-28'), 'making-complaint').status, 'late')
    assert.equal(clock(made('2023-02-28'), 'making-complaint').limitMonths, 12)
    assert.deepEqual(codes(made('2023-02-28')), [])
  })
  test('after proceedings it may be made again within a year', () => {
    const table = asAt('2024-09-01', [RECEIVED, ['ComplaintClosed', '2024-03-05'], ['ProceedingsEnded', '2024-08-30']])
    assert.deepEqual([clock(table, 'resubmission').dueOn, clock(table, 'resubmission').status], ['2025-08-30', 'running'])
  })
})

describe('options and other procedures', () => {
  test('the authority sets its own target for acknowledging', () => {
    assert.equal(clock(asAt('2024-03-04', [RECEIVED]), 'acknowledgement').dueOn, '2024-03-06')
    assert.equal(clock(asAt('2024-03-04', [RECEIVED], { acknowledgementWorkingDays: 2 }), 'acknowledgement').dueOn, '2024-03-05')
  })
  test('a missed local target is late and no breach of law', () =>
    assert.deepEqual(codes(asAt('2024-03-12', [RECEIVED])), []))
  test('a corporate complaint has ten or twenty working days, and a review without a fixed limit', () => {
    const table = asAt('2024-05-01', [RECEIVED, ['StageOneAnswered', '2024-03-20'], ['CorporateReviewRequested', '2024-04-02']], undefined, 'corporate-council')
    assert.deepEqual([clock(table, 'stage-1-answer').status, codes(table)], ['late', []])
    assert.deepEqual(table.untimed.map(({ id, why, workingDaysTaken }) => [id, why, workingDaysTaken]), [['corporate-review', 'no-limit', 21]])
    assert.ok(commands(table).includes('answer-corporate-review'))
  })
  test('a date past the published bank holidays is provisional', () => {
    assert.equal(clock(asAt('2027-12-21', [['ComplaintReceived', '2027-12-20']]), 'stage-1-answer').provisional, true)
    assert.equal(clock(asAt('2027-12-21', [['ComplaintReceived', '2027-12-20']]), 'acknowledgement').provisional, false)
  })
})

describe('what may happen next', () => {
  test('a complaint that is paused can be resumed and not paused again', () => {
    const next = commands(asAt('2024-03-08', [RECEIVED, ['StageOnePaused', '2024-03-06', { reason: 'awaiting-advocate' }]]))
    assert.deepEqual([next.includes('resume-stage-one'), next.includes('pause-stage-one')], [true, false])
  })
  test('an answer goes from draft to checking, back or to approval', () => {
    const steps = ['draft-answer', 'submit-answer', 'send-back-answer', 'approve-answer']
    const after = (...types: string[]) => commands(asAt('2024-03-08', [RECEIVED, ...types.map((type): Given => [type, '2024-03-06'])])).filter(each => steps.includes(each))
    assert.deepEqual(after(), ['draft-answer'])
    assert.deepEqual(after('AnswerDrafted'), ['draft-answer', 'submit-answer'])
    assert.deepEqual(after('AnswerDrafted', 'AnswerSubmitted'), ['send-back-answer', 'approve-answer'])
    assert.deepEqual(after('AnswerDrafted', 'AnswerSubmitted', 'AnswerSentBack'), ['draft-answer'])
  })
  test('a request for stage 2 opens a closed complaint', () => {
    const next = commands(asAt('2024-04-20', [RECEIVED, ['StageOneAnswered', '2024-03-14'], ['ComplaintClosed', '2024-03-15'], ['InvestigationRequested', '2024-04-09']]))
    assert.ok(next.includes('answer-investigation') && next.includes('close'))
  })
  test('every command has its law or practice', () =>
    assert.deepEqual(asAt('2024-03-08', [RECEIVED]).next.filter(next => next.law === ''), []))
})

describe('the explanation of a date', () => {
  const given: readonly Given[] = [RECEIVED, ['StageOnePaused', '2024-03-06', { reason: 'awaiting-advocate' }], ['StageOneResumed', '2024-03-08']]
  const explained = explainClock('stage-1-answer', inputOf('2024-03-20', given))

  test('has each day with its number or the reason why it is left out', () =>
    assert.deepEqual(explained?.days.slice(0, 10).map(day => day.counted ?? day.leftOut?.kind),
      ['saturday', 'sunday', 1, 2, 3, 'paused', 'paused', 'saturday', 'sunday', 4]))
  test('numbers the due date with the limit', () =>
    assert.deepEqual(explained?.days.filter(day => day.marks.includes('due')).map(day => [day.on, day.counted]), [['2024-03-19', 10]]))
  test('goes on to today when overdue', () => assert.deepEqual(explained?.days.at(-1)?.marks, ['today']))
  test('names its law, and that of the pause', () =>
    assert.deepEqual(explained?.sources.map(({ about, law, confirmed }) => [about, law, confirmed]),
      [['limit', 'SI 2006/1738 reg. 14', true], ['pause', 'SI 2006/1738 reg. 14', true]]))
  test('is not there for a clock that has not begun', () =>
    assert.equal(explainClock('stage-2-answer', inputOf('2024-03-20', given)), null))
  test('counts papers back from the panel', () => {
    const papers = explainClock('panel-papers', inputOf('2023-05-10', [['ReviewPanelRequested', '2023-04-24'], ['PanelChairAppointed', '2023-05-02', { panelOn: '2023-06-01' }]]))
    assert.deepEqual([papers?.countedBackFrom, papers?.days.at(-1)?.on, papers?.days.at(-1)?.counted], ['2023-06-01', '2023-05-17', 10])
  })
})

describe('an action', () => {
  const agreed = (fields: object): ProcedureEvent => ({ type: 'ActionAgreed', happenedOn: isoDate('2024-03-04'), ...fields })
  test('without a day has no clock, and gets one when it is planned', () => {
    const procedure = procedureById('children-act-1989-england')
    assert.ok(procedure)
    const received: ProcedureEvent = { type: 'ComplaintReceived', happenedOn: isoDate('2024-03-01') }
    const input = { procedure, asAt: isoDate('2024-04-02'), calendar: englandAndWales() }
    const of = (events: readonly ProcedureEvent[]) => timetable({ ...input, events: [received, ...events] }).clocks.find(({ id }) => id === 'action')
    assert.equal(of([agreed({ actionId: 'a' })]), undefined)
    const replanned = { type: 'ActionReplanned', happenedOn: isoDate('2024-03-06'), actionId: 'a', dueOn: '2024-03-28' }
    const clock = of([agreed({ actionId: 'a' }), replanned])
    assert.deepEqual([clock?.dueOn, clock?.status, clock?.workingDaysLate, clock?.item], ['2024-03-28', 'overdue', 1, 'a'])
  })
})

describe('the Code, when nobody acknowledged', () => {
  // Received Friday 1 March 2024: acknowledge by Friday 8 March, so answer by Friday 22 March.
  const code = (day: string, ...given: readonly Given[]) => asAt(day, [RECEIVED, ...given], undefined, 'corporate-code')
  const answer = (table: Timetable) => table.clocks.find(({ id }) => id === 'stage-1-answer')

  test('the answer is due ten working days after the last day for acknowledging, and that is marked', () => {
    const clockAssumed = answer(code('2024-03-11'))
    assert.deepEqual([clockAssumed?.startedOn, clockAssumed?.dueOn, clockAssumed?.startAssumed], ['2024-03-08', '2024-03-22', true])
    assert.equal(answer(code('2024-03-07')), undefined)
  })
  test('an answer before anybody had to acknowledge is in time, and took none of the limit', () =>
    assert.deepEqual([answer(code('2024-06-03', ['StageOneAnswered', '2024-03-06']))].map(found => [found?.status, found?.workingDaysTaken]), [['met', 0]]))
  test('closing it long after does not hide that the answer was late', () => {
    const found = answer(code('2024-06-03', ['ComplaintClosed', '2024-04-12']))
    assert.deepEqual([found?.status, found?.dueOn, (found?.workingDaysLate ?? 0) > 0], ['stopped', '2024-03-22', true])
  })
  test('reopening what the authority closed gives no days back', () =>
    assert.deepEqual([answer(code('2024-06-03', ['ComplaintClosed', '2024-03-05'], ['ComplaintReopened', '2024-04-12']))?.status], ['overdue']))
  test('coming back after a withdrawal counts from the day it came back', () => {
    const found = answer(code('2024-06-14', ['ComplaintWithdrawn', '2024-03-05'], ['ComplaintReopened', '2024-06-03']))
    assert.deepEqual([found?.startedOn, found?.dueOn], ['2024-06-10', '2024-06-24'])
  })
})

describe('the answer of another body', () => {
  test('is awaited again when a withdrawn complaint comes back', () => {
    const procedure = procedureById('children-act-1989-england')
    assert.ok(procedure)
    const on = (type: string, day: string, fields: object = {}): ProcedureEvent => ({ type, happenedOn: isoDate(day), ...fields })
    const events = [
      on('ComplaintReceived', '2024-03-01'), on('BodyInvolved', '2024-03-04', { bodyId: 'b', dueOn: '2024-03-28' }), on('ComplaintWithdrawn', '2024-03-11'),
    ]
    const status = (given: readonly ProcedureEvent[]) => timetable({ procedure, events: given, asAt: isoDate('2024-03-20'), calendar: englandAndWales() })
      .clocks.find(({ id }) => id === 'body-answer')?.status
    assert.equal(status(events), 'stopped')
    assert.equal(status([...events, on('ComplaintReopened', '2024-03-18')]), 'running')
  })
})
