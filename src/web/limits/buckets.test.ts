import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createBuckets } from './buckets.ts'

const RATE = { burst: 3, perMinute: 6 }

test('so many at once are let through, then one in each share of a minute, and the wait is said in whole seconds', () => {
  const time = { ms: 1_000 }
  const buckets = createBuckets(() => time.ms)
  assert.deepEqual([1, 2, 3, 4].map(() => buckets.take('a', RATE)), [0, 0, 0, 10])
  time.ms += 9_000
  assert.equal(buckets.take('a', RATE), 1)
  time.ms += 1_000
  assert.deepEqual([buckets.take('a', RATE), buckets.take('a', RATE)], [0, 10])
})

test('asking too often costs nothing more: whoever waits as long as was said is let through', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 40 }), (pauses) => {
    const time = { ms: 0 }
    const buckets = createBuckets(() => time.ms)
    for (const pause of pauses) {
      time.ms += pause
      const wait = buckets.take('a', RATE)
      if (wait === 0) continue
      time.ms += wait * 1_000
      assert.equal(buckets.take('a', RATE), 0)
    }
  }))
})

test('in no stretch of time is more let through than the burst and the steady rate', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 }), (pauses) => {
    const time = { ms: 0 }
    const buckets = createBuckets(() => time.ms)
    const passed = pauses.flatMap((pause) => {
      time.ms += pause
      return buckets.take('a', RATE) === 0 ? [time.ms] : []
    })
    for (const [at, from] of passed.entries()) for (const [later, until] of passed.entries()) if (later >= at) assert.ok(later - at + 1 <= RATE.burst + ((until - from) / 60_000) * RATE.perMinute + 1e-9)
  }))
})

test('one key is nothing to another', () => {
  const buckets = createBuckets(() => 0)
  for (let asked = 0; asked < 10; asked += 1) buckets.take('a', RATE)
  assert.equal(buckets.take('b', RATE), 0)
})

test('a million addresses fill no memory: the longest unused are forgotten', () => {
  const buckets = createBuckets(() => 0, 1_000)
  for (let key = 0; key < 100_000; key += 1) buckets.take(String(key), RATE)
  assert.equal(buckets.size, 1_000)
})
