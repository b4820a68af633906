import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { intervalOfCount, intervalOfShare } from './intervals.ts'

const near = (value: number, expected: number) => assert.ok(Math.abs(value - expected) <= 1e-8 * Math.max(1, expected), `${value} is not ${expected}`)

// From SciPy 1.17, whose way is another one (inverse incomplete beta); Conover's 682 of 925 is R's example of binom.test too.
for (const [count, base, from, to] of [
  [0, 10, 0, 0.30849710781876294], [10, 10, 0.6915028921812371, 1], [22, 33, 0.4817325275124495, 0.82039486506744], [1, 30, 0.0008435709266493071, 0.17216945563341293],
  [682, 925, 0.707668264079039, 0.7654065582414781], [19, 30, 0.4385598490119576, 0.8007013749879859],
] as const)
  test(`${count} of ${base} lies in the interval of Clopper and Pearson`, () => {
    const interval = intervalOfShare(count, base)
    near(interval?.from ?? Number.NaN, from)
    near(interval?.to ?? Number.NaN, to)
  })

// From SciPy's inverse chi-squared; to two places in the Biometrika Tables for Statisticians (table 40) too.
for (const [count, from, to] of [
  [0, 0, 3.6888794541139354], [1, 0.025317807984289897, 5.571643390938898], [5, 1.623486390118421, 11.66833207932267], [10, 4.7953886961324335, 18.39035604201778],
  [33, 22.715681572729842, 46.344269269169295], [137, 115.02053443379859, 161.9564046880734], [100_000, 99381.15266374472, 100621.74473974388],
] as const)
  test(`${count} lies in Garwood’s interval`, () => {
    const interval = intervalOfCount(count)
    near(interval.from, from)
    near(interval.to, to)
  })

test('a share lies in its own interval, which mirrors that of the rest', () =>
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }).chain((base) => fc.tuple(fc.integer({ min: 0, max: base }), fc.constant(base))), ([count, base]) => {
    const [one, rest] = [intervalOfShare(count, base), intervalOfShare(base - count, base)]
    assert.ok(one && rest && one.from <= count / base && count / base <= one.to && one.from >= 0 && one.to <= 1)
    assert.ok(Math.abs(one.from - (1 - rest.to)) < 1e-9)
  })))

test('there is no share of nothing', () => assert.equal(intervalOfShare(0, 0), null))
