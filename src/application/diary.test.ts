import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { daysShown, LONGEST_DIARY_DAYS, usualDays } from './diary.ts'

for (const [today, to] of [['2026-11-23', '2026-12-06'], ['2026-11-27', '2026-12-06'], ['2026-11-29', '2026-12-06'], ['2026-11-30', '2026-12-13'], ['2026-12-31', '2027-01-10']] as const)
  test(`on ${today} the diary reaches to the Sunday of the next week, ${to}`, () => assert.deepEqual(usualDays(isoDate(today)), { from: today, to }))

test('a diary is at most three months long, and a last day before the first is the first', () => {
  const from = isoDate('2026-11-23')
  assert.equal(daysShown({ from, to: isoDate('2099-01-01') }).to, '2027-02-22')
  assert.equal(LONGEST_DIARY_DAYS, 92)
  assert.equal(daysShown({ from, to: isoDate('2026-11-22') }).to, from)
  assert.equal(daysShown({ from, to: isoDate('2026-12-01') }).to, '2026-12-01')
})
