import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { leftOrLate, londonTime, longDate, shortDate, tableDate, workingDays } from './dates.ts'

test('a day is written with its weekday, and without leading noughts', () => {
  assert.equal(longDate(isoDate('2026-03-02')), 'Monday 2 March 2026')
  assert.equal(longDate(isoDate('2024-12-29')), 'Sunday 29 December 2024')
  assert.equal(shortDate(isoDate('2026-11-23')), '23 November 2026')
  assert.equal(tableDate(isoDate('2026-09-01')), '1 Sep 2026')
})

test('one working day is singular', () => {
  assert.equal(workingDays(1), '1 working day')
  assert.equal(workingDays(0), '0 working days')
})

for (const [days, words] of [
  [3, '3 working days left'], [1, '1 working day left'], [0, 'due today'], [-1, '1 working day late'], [-12, '12 working days late'],
] as const)
  test(`${days} working days until it is due read as "${words}"`, () => assert.equal(leftOrLate(days), words))

test('an instant late on a summer evening in UTC is the next day in London', () => {
  assert.equal(londonTime('2026-07-01T23:30:00.000Z'), '2 July 2026, 00:30')
})
