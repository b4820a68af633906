import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareCounts } from '../domain/reporting/statistics/comparison.ts'
import { changeInWords, comparisonInWords, oddsInWords } from './statistics.ts'

const said = (before: number, now: number) => {
  const compared = compareCounts({ count: now, exposure: 1 }, { count: before, exposure: 1 })
  assert.ok(compared)
  return comparisonInWords(`${before} to ${now}`, compared)
}

for (const [before, now, words] of [
  [44, 33, '44 to 33 is within what chance alone would do: a difference as large comes about once in 4 times'],
  [60, 33, '60 to 33 is more than chance alone would do: a difference as large would come about once in 100 times'],
  [33, 33, '33 to 33 is within what chance alone would do'],
  [0, 0, '0 to 0 is too few to tell from chance'],
  [0, 5, '0 to 5 is too few to tell from chance'],
  [2, 1, '2 to 1 is too few to tell from chance'],
  [1000, 100, '1000 to 100 is more than chance alone would do: a difference as large would come less than once in a million times'],
] as const)
  test(`${before} to ${now} is said honestly`, () => assert.equal(said(before, now), words))

for (const [now, before, words] of [
  [33, 44, '11 fewer'], [44, 33, '11 more'], [5, 5, 'the same number'], [0, 0, 'the same number'], [3, 0, '3 more'], [1, 2, '1 fewer'],
  [1_620, 1_500, '120 more (8% more)'], [49, 98, '49 fewer (50% fewer)'],
] as const)
  test(`from ${before} to ${now} is ${words}: a percentage of a small base is not said`, () => assert.equal(changeInWords(now, before), words))

for (const [p, words] of [
  [1, 'more often than not'], [0.5, 'about every other time'], [0.254, 'about once in 4 times'], [0.05, 'about once in 20 times'], [0.0087, 'about once in 100 times'],
  [1e-5, 'about once in 100,000 times'], [0, 'less than once in a million times'],
] as const)
  test(`a chance of ${p} comes ${words}`, () => assert.equal(oddsInWords(p), words))

test('nothing is ever called significant', () => {
  for (const [before, now] of [[0, 100], [10, 40], [3, 4]] as const) assert.ok(!/significan/i.test(said(before, now)))
})
