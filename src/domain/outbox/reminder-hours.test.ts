import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { englandAndWales } from '../calendar/england-and-wales.ts'
import { londonDay, londonMinute } from '../calendar/london.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { isReminderTime } from './reminder-hours.ts'

const calendar = englandAndWales()
const at = (instant: string) => isReminderTime(calendar, instant)

describe('reminders leave', () => {
  test('from eight in the morning until six in the evening, in winter', () => assert.deepEqual(
    ['2026-11-26T07:59:59.999Z', '2026-11-26T08:00:00.000Z', '2026-11-26T17:59:59.999Z', '2026-11-26T18:00:00.000Z', '2026-11-26T03:00:00.000Z'].map(at), [false, true, true, false, false]))
  test('and in summer, when the clocks are an hour ahead', () => assert.deepEqual(
    ['2026-07-01T06:59:59.999Z', '2026-07-01T07:00:00.000Z', '2026-07-01T16:59:59.999Z', '2026-07-01T17:00:00.000Z'].map(at), [false, true, true, false]))
  test('at eight by the clock on the working days before and after the clocks go forward', () => assert.deepEqual(
    ['2026-03-27T07:30:00.000Z', '2026-03-27T08:00:00.000Z', '2026-03-30T06:59:00.000Z', '2026-03-30T07:00:00.000Z'].map(at), [false, true, false, true]))
  test('at eight by the clock on the working days before and after the clocks go back', () => assert.deepEqual(
    ['2026-10-23T06:59:00.000Z', '2026-10-23T07:00:00.000Z', '2026-10-26T07:30:00.000Z', '2026-10-26T08:00:00.000Z'].map(at), [false, true, false, true]))
  test('never at the weekend, on a bank holiday, or on the nights on which the clocks change', () => assert.deepEqual(
    ['2026-11-28T10:00:00.000Z', '2026-11-29T10:00:00.000Z', '2026-12-25T10:00:00.000Z', '2026-12-28T10:00:00.000Z', '2027-03-29T10:00:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2026-03-29T01:30:00.000Z'].map(at), Array.from({ length: 8 }, () => false)))
  test('whatever the instant, only on a working day and within the hours', () => fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), (date) => {
    const now = date.toISOString()
    if (at(now)) assert.ok(isWorkingDay(calendar, londonDay(now)) && londonMinute(now) >= 480 && londonMinute(now) < 1080)
  })))
})
