import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FEWEST_VALUES, processBehaviour } from './process-behaviour.ts'

/** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: ten flow rates, with the limits that it prints. */
const FLOW_RATES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

test('the worked example of the NIST handbook has its mean and its limits', () => {
  const [stretch] = processBehaviour(FLOW_RATES).stretches
  assert.equal(stretch?.limits?.mean.toFixed(2), '50.81')
  // It divides by d₂ = 1.128, which is 2.6596 instead of 2.66: 45.8159 and 55.8041.
  assert.ok(Math.abs((stretch?.limits?.lower ?? 0) - 45.8159) < 0.002)
  assert.ok(Math.abs((stretch?.limits?.upper ?? 0) - 55.8041) < 0.002)
  assert.equal(stretch?.limits?.rangeLimit.toFixed(4), (3.268 * 16.9 / 9).toFixed(4))
})

test('none of its values stands out', () => assert.deepEqual(processBehaviour(FLOW_RATES).signals, FLOW_RATES.map(() => null)))

test('a value beyond a limit stands out', () => {
  const behaviour = processBehaviour([3, 4, 3, 2, 3, 4, 3, 2, 3, 4, 3, 14])
  assert.equal(behaviour.signals.at(-1), 'above-limits')
  assert.equal(processBehaviour([13, 14, 13, 12, 13, 14, 13, 12, 13, 14, 13, 2]).signals.at(-1), 'below-limits')
})

test('eight in a row on one side of the mean stand out, all of them; seven do not', () => {
  const eight = processBehaviour([4, 5, 4, 5, 4, 5, 4, 5, 8, 7, 8, 7, 8, 7, 8, 7]).signals
  assert.equal(eight.filter((signal) => signal === 'eight-above').length, 8)
  assert.equal(eight.filter((signal) => signal === 'eight-below').length, 8)
  const seven = processBehaviour([5, 5, 5, 5, 5, 5, 5, 12, 7, 7, 7, 7, 7, 7, 1, 5, 7, 5]).signals
  assert.ok(!seven.includes('eight-above'))
})

test('a value on the mean itself ends a row', () => {
  const values = [7, 5, 7, 5, 7, 5, 7, 4, 6, 1, 3, 1, 3, 1, 3, 1, 4, 2]
  assert.deepEqual(processBehaviour(values).stretches[0]?.limits?.mean, 4)
  assert.ok(processBehaviour(values).signals.every((signal) => signal === null))
})

test('fewer than eight values have no limits, and none of them stands out', () => {
  const behaviour = processBehaviour([1, 100, 1, 1, 1, 1, 1])
  assert.equal(behaviour.stretches[0]?.limits, null)
  assert.ok(behaviour.signals.every((signal) => signal === null))
})

test('counts have no limit below nought, nor percentages one above a hundred', () => {
  const [stretch] = processBehaviour([0, 9, 0, 8, 1, 9, 0, 9], { lowest: 0, highest: 10 }).stretches
  assert.deepEqual([stretch?.limits?.lower, stretch?.limits?.upper], [0, 10])
})

test('a recorded change begins new limits, and nothing else does', () => {
  const values = [3, 4, 3, 2, 3, 4, 3, 2, 9, 10, 9, 8, 9, 10, 9, 8]
  const changed = processBehaviour(values, { changesAt: [8] })
  assert.deepEqual(changed.stretches.map(({ from, until, limits }) => [from, until, limits?.mean]), [[0, 8, 3], [8, 16, 9]])
  assert.ok(changed.signals.every((signal) => signal === null))
  assert.equal(processBehaviour(values).stretches.length, 1)
  assert.ok(processBehaviour(values).signals.some((signal) => signal !== null))
})

test('after a change, too few values are said to be too few', () => {
  const { stretches } = processBehaviour([3, 4, 3, 2, 3, 4, 3, 2, 9, 10], { changesAt: [8] })
  assert.equal(stretches[0]?.limits?.mean, 3)
  assert.equal(stretches[1]?.limits, null)
})

test('a month with nothing to measure is stepped over', () => {
  const withGap = processBehaviour([50, 60, null, 50, 60, 50, 60, 50, 60])
  const without = processBehaviour([50, 60, 50, 60, 50, 60, 50, 60])
  assert.deepEqual(withGap.stretches[0]?.limits, without.stretches[0]?.limits)
  assert.equal(withGap.signals.length, 9)
})

test('where every value is the same, any other one stands out', () => {
  assert.deepEqual(processBehaviour([4, 4, 4, 4, 4, 4, 4, 4]).signals.filter((signal) => signal !== null), [])
  assert.equal(processBehaviour([]).stretches.length, 0)
})

const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: FEWEST_VALUES, maxLength: 60 })

test('limits lie around the mean, and no count is below nought', () =>
  fc.assert(fc.property(values, (counts) => {
    const limits = processBehaviour(counts, { lowest: 0 }).stretches[0]?.limits
    assert.ok(limits && limits.lower >= 0 && limits.lower <= limits.mean && limits.mean <= limits.upper)
  })))

test('the same values upside down stand out upside down', () =>
  fc.assert(fc.property(values, (counts) => {
    const turned = processBehaviour(counts.map((count) => -count)).signals
    assert.deepEqual(processBehaviour(counts).signals.map((signal) => signal?.replace('above', 'x').replace('below', 'above').replace('x', 'below') ?? null), turned)
  })))

test('however changes are given, every value is in one stretch', () =>
  fc.assert(fc.property(values, fc.array(fc.integer({ min: -3, max: 70 })), (counts, changesAt) => {
    const { stretches, signals } = processBehaviour(counts, { changesAt })
    assert.deepEqual(stretches.flatMap(({ from, until }) => counts.slice(from, until)), counts)
    assert.equal(signals.length, counts.length)
  })))
