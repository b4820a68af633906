import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from './iso-date.ts'
import { londonDay, londonMidnight } from './london.ts'

test('the day of an instant is the one that it is in London', () => {
  assert.equal(londonDay('2026-07-01T23:30:00.000Z'), '2026-07-02')
  assert.equal(londonDay('2026-12-01T23:30:00.000Z'), '2026-12-01')
})

test('a day begins at midnight in London, whichever time it keeps, and on the days on which the clocks change', () => {
  for (const [day, instant] of [
    ['2026-01-15', '2026-01-15T00:00:00.000Z'], ['2026-07-15', '2026-07-14T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T00:00:00.000Z'], ['2026-03-30', '2026-03-29T23:00:00.000Z'], ['2026-10-25', '2026-10-24T23:00:00.000Z'], ['2026-10-26', '2026-10-26T00:00:00.000Z'],
  ] as const) {
    assert.equal(londonMidnight(isoDate(day)), instant)
    assert.equal(londonDay(instant), day)
  }
})
