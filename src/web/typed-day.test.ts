import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromDayNumber } from '../domain/calendar/iso-date.ts'
import { longDate, shortDate, tableDate } from '../words/dates.ts'
import { dayFromWords } from './typed-day.ts'

for (const [written, expected] of [
  ['2 March 2026', '2026-03-02'], ['2 mar 2026', '2026-03-02'], ['2nd March, 2026', '2026-03-02'], ['Monday 2 March 2026', '2026-03-02'],
  ['Mon, 2 March 2026', '2026-03-02'], ['2/3/2026', '2026-03-02'], ['02.03.2026', '2026-03-02'], ['2-3-2026', '2026-03-02'],
  ['2026-03-02', '2026-03-02'], ['  2   3   2026 ', '2026-03-02'], ['', 'blank'], ['2 March', 'day-incomplete'], ['2/3', 'day-incomplete'],
  ['2/3/26', 'year-in-full'], ['31 February 2026', 'no-such-day'], ['3/13/2026', 'no-such-day'], ['yesterday', 'no-such-day'], ['2026', 'no-such-day'],
  ['2 Ju 2026', 'no-such-day'], ['2 March 1026', 'before-1900'], ['0206-03-02', 'before-1900'], ['20260302', 'no-such-day'],
] as const)
  test(`a day written as “${written}” is ${expected}`, () => {
    const read = dayFromWords(written)
    assert.equal(read.kind === 'day' ? read.day : read.kind, expected)
  })

test('every day as a page prints it is read back as itself', () =>
  fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
    const day = fromDayNumber(number)
    for (const written of [day, shortDate(day), tableDate(day), longDate(day)]) assert.deepEqual(dayFromWords(written), { kind: 'day', day })
  })))
