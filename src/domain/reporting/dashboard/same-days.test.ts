import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, isoDate } from '../../calendar/iso-date.ts'
import { daysOfMonth, monthOf, monthsUpTo, sameDaysOfYears } from './same-days.ts'

const same = (day: string, month = 4) => sameDaysOfYears(isoDate(day), month, 4).map(({ label, from, to, days }) => [label, from, to, days])

test('the year so far stands beside the same days of the years before', () =>
  assert.deepEqual(same('2026-11-25'), [
    ['2026-27', '2026-04-01', '2026-11-25', 239], ['2025-26', '2025-04-01', '2025-11-25', 239], ['2024-25', '2024-04-01', '2024-11-25', 239], ['2023-24', '2023-04-01', '2023-11-25', 239],
  ]))

test('the same day as 29 February is 28 February where a year has none, and such a year is a day shorter', () =>
  assert.deepEqual(same('2024-02-29').map(([, , to, days]) => [to, days]), [['2024-02-29', 335], ['2023-02-28', 334], ['2022-02-28', 334], ['2021-02-28', 334]]))

test('after a 29 February in between, a year is a day longer', () => assert.deepEqual(same('2024-03-31').map(([, , , days]) => days), [366, 365, 365, 365]))

test('a reporting year may begin in January, and on its first day it is a day long', () =>
  assert.deepEqual(same('2026-01-01', 1)[0], ['2026', '2026-01-01', '2026-01-01', 1]))

test('months follow one another without a gap, each with its own days', () =>
  fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
    const day = addDays(isoDate('1980-01-01'), days)
    const months = monthsUpTo(day, 14)
    assert.equal(months.at(-1), monthOf(day))
    for (const [at, month] of months.entries()) {
      const { from, to } = daysOfMonth(month)
      assert.ok(from.endsWith('-01') && monthOf(to) === month)
      if (at > 0) assert.equal(addDays(daysOfMonth(months[at - 1] ?? month).to, 1), from)
    }
  })))
