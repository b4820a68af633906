import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { middleOf } from './histogram.ts'

test('half took fewer days than the median, half more', () => {
  assert.deepEqual(middleOf([{ value: 8, count: 3 }, { value: 12, count: 1 }, { value: 31, count: 1 }]), { count: 5, median: 8, least: 8, most: 31 })
  assert.deepEqual(middleOf([{ value: 8, count: 1 }, { value: 11, count: 1 }]), { count: 2, median: 9.5, least: 8, most: 11 })
})

test('nothing has no median', () => {
  assert.equal(middleOf([]), null)
  assert.equal(middleOf([{ value: 3, count: 0 }]), null)
})

test('it is the middle of the sorted values', () =>
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 80 }), (values) => {
    const sorted = values.toSorted((one, other) => one - other)
    const middle = ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2
    assert.deepEqual(middleOf(values.map((value) => ({ value, count: 1 }))), { count: values.length, median: middle, least: sorted[0], most: sorted.at(-1) })
  })))
