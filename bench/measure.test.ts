import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atLeast, atMost, median, percentile } from './measure.ts'

test('the median of an odd number of timings is the middle one', () => assert.equal(median([9, 1, 5]), 5))
test('the median of an even number of timings is between the two middle ones', () => assert.equal(median([1, 3, 5, 9]), 4))
test('the 99th percentile of a hundred timings is all but the slowest', () =>
  assert.ok(percentile(Array.from({ length: 100 }, (_, at) => at + 1), 99) >= 99))
test('a measurement over its limit is not met', () => {
  assert.equal(atMost('page', 11, 'ms', 10).met, false)
  assert.equal(atLeast('import', 1499, 'a second', 1500).met, false)
})
