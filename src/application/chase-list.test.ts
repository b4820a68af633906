import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { LATER_SETTINGS } from '../domain/authority/default-settings.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { nextMonday, toChase } from './chase-list.ts'
import type { AwaitedAnswer } from './ports.ts'

const calendar = englandAndWales()
const LADDER = LATER_SETTINGS.chaseLadder

/** Received on Monday 2 November 2026: working day 10 is Monday 16 November. */
const ANSWER: AwaitedAnswer = {
  complaintId: 'c', reference: '2026-0001', stage: 'stage-1', clockId: 'stage-1-answer', item: null, startedOn: isoDate('2026-11-02'), limitWorkingDays: 10,
  dueOn: isoDate('2026-11-16'), provisional: false, pausedOn: null, ownerId: 'u', ownerName: 'Somebody', headSeq: 3, chasedRung: 0, lastChasedOn: null,
}
const on = (day: string, changes: Partial<AwaitedAnswer> = {}, ladder = LADDER) => {
  const chase = toChase({ ...ANSWER, ...changes }, ladder, isoDate(day), calendar)
  return chase && [chase.workingDay, chase.rung, chase.whom]
}

describe('the ladder of chases', () => {
  test('asks for nothing before its first day', () => assert.equal(on('2026-11-06'), null))
  test('begins on working day 5', () => assert.deepEqual(on('2026-11-09'), [5, 1, 'responder']))
  test('stays on a rung that was not chased', () => assert.deepEqual(on('2026-11-11'), [7, 1, 'responder']))
  test('leaves a rung that was chased, until the next is reached', () => {
    assert.equal(on('2026-11-11', { chasedRung: 1 }), null)
    assert.deepEqual(on('2026-11-12', { chasedRung: 1 }), [8, 2, 'responder'])
  })
  test('asks only for the highest rung where several were missed', () => assert.deepEqual(on('2026-11-18'), [12, 4, 'head-of-service']))
  test('comes to the director, and ends there', () => {
    assert.deepEqual(on('2026-11-23', { chasedRung: 4 }), [15, 5, 'director'])
    assert.equal(on('2026-12-23', { chasedRung: 5 }), null)
  })
  test('does not count the days of a pause that has ended', () => assert.equal(on('2026-11-09', { dueOn: isoDate('2026-11-18') }), null))
  test('counts from the start where a clock was extended', () => assert.deepEqual(on('2026-11-17', { limitWorkingDays: 20, dueOn: isoDate('2026-11-30'), chasedRung: 3 }), null))
  test('counts from the start where the limit is not of working days', () => assert.deepEqual(on('2026-11-09', { limitWorkingDays: null, dueOn: isoDate('2026-12-02') }), [5, 1, 'responder']))
  test('asks for nothing where the authority has no ladder', () => assert.equal(on('2026-12-31', {}, []), null))
})

for (const [today, monday] of [['2026-11-23', '2026-11-30'], ['2026-11-27', '2026-11-30'], ['2026-11-29', '2026-11-30']] as const)
  test(`the Monday after ${today} is ${monday}`, () => assert.equal(nextMonday(isoDate(today)), monday))
