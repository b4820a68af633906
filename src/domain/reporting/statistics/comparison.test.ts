import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareCounts, compareShares, THRESHOLD } from './comparison.ts'

const near = (value: number | undefined, expected: number, what?: string) => {
  assert.ok(value !== undefined && Math.abs(value - expected) <= 1e-10 * expected, `${what ?? ''} ${value} is not ${expected}`)
}
const ofCounts = (one: number, other: number, exposures: readonly [number, number] = [1, 1]) =>
  compareCounts({ count: one, exposure: exposures[0] }, { count: other, exposure: exposures[1] })?.p
const ofShares = (a: number, b: number, c: number, d: number) => compareShares({ count: a, base: a + b }, { count: c, base: c + d })?.p

// Worked out in exact fractions (Python's fractions and math.comb), apart from this code.
for (const [one, other, exposures, p] of [
  [44, 33, [1, 1], 0.25430466614770003], [67, 54, [1, 1], 0.27525333440239125], [30, 23, [1, 1], 0.4101027163746913], [3, 0, [1, 1], 1 / 4],
  [5, 0, [1, 1], 1 / 16], [6, 0, [1, 1], 1 / 32], [12, 4, [1, 1], 0.076812744140625], [15, 18, [420, 730], 0.2842999416302776],
  [44, 33, [365, 366], 0.21208907826795753], [200, 150, [1, 1], 0.008720036530555949], [1000, 1100, [1, 1], 0.030720707864242296],
  [10_100, 9_900, [1, 1], 0.15938343598473378],
] as const)
  test(`${one} against ${other} over ${exposures.join(' and ')} is as unlikely as exact fractions say`, () => near(ofCounts(one, other, exposures), p))

test('lung cancer in Danish towns: the example of R’s poisson.test gives its p-value of 0.07967', () => {
  near(ofCounts(11, 21, [800, 3011]), 0.07966863303332947)
  assert.equal(ofCounts(11, 21, [800, 3011])?.toFixed(5), '0.07967')
})

test('Mendel’s peas as in Conover (1971, p. 97): 682 of 925 against three in four gives 0.3825', () =>
  assert.equal(ofCounts(682, 243, [3, 1])?.toFixed(4), '0.3825'))

for (const [cells, p, source] of [
  [[3, 1, 1, 3], 17 / 35, 'Fisher’s tea tasting (The Design of Experiments, 1935)'],
  [[2, 10, 15, 3], 0.0005367241191434358, 'Fisher’s convicted twins (Statistical Methods, § 21.02)'],
  [[19, 11, 20, 24], 0.15885839465891918, 'exact fractions'], [[7, 26, 14, 30], 0.4385162196063872, 'exact fractions'],
  [[10, 23, 10, 34], 0.6002576402762525, 'exact fractions'], [[0, 5, 5, 0], 2 / 252, 'exact fractions'], [[1, 9, 11, 3], 0.0027594561852200836, 'exact fractions'],
  [[120, 880, 90, 910], 0.03420250970696871, 'exact fractions'], [[2000, 2000, 2080, 1920], 0.07724728711472859, 'exact fractions'],
] as const satisfies readonly (readonly [readonly [number, number, number, number], number, string])[])
  test(`${cells[0]} of ${cells[0] + cells[1]} against ${cells[2]} of ${cells[2] + cells[3]} is as unlikely as ${source} says`, () => {
    const [a, b, c, d] = cells
    near(ofShares(a, b, c, d), p)
  })

test('hundreds of thousands are compared as surely as tens', () => {
  near(ofCounts(100_000, 101_000), 0.02586239243973448, 'exact whole numbers')
  const p = ofShares(50_000, 50_000, 50_500, 49_500) ?? Number.NaN
  assert.ok(Math.abs(p - 0.02563959662539231) < 1e-9, 'scipy.stats.fisher_exact')
})

const count = fc.integer({ min: 0, max: 60 })
const exposure = fc.integer({ min: 1, max: 9 })

/** Every split of the same total, each with its chance, in whole numbers as far as they go. */
function bruteForce(one: number, other: number, p: number): number {
  const total = one + other
  const chances: number[] = []
  for (let at = 0, ways = 1n; at <= total; ways = (ways * BigInt(total - at)) / BigInt(at + 1), at += 1) chances.push(Number(ways) * p ** at * (1 - p) ** (total - at))
  return chances.filter((chance) => chance <= (chances[one] ?? 0) * (1 + 1e-7)).reduce((sum, chance) => sum + chance, 0)
}

test('counting every possible split gives the same', () =>
  fc.assert(fc.property(count, count, exposure, exposure, (one, other, here, there) => {
    const p = ofCounts(one, other, [here, there]) ?? Number.NaN
    assert.ok(Math.abs(p - Math.min(1, bruteForce(one, other, here / (here + there)))) < 1e-9)
  })))

test('counting every possible table with these margins gives the same', () =>
  fc.assert(fc.property(count, count, count, count, (a, b, c, d) => {
    if (a + b === 0 || c + d === 0) return
    const choose = (n: number, k: number) => Array.from({ length: k }, (_, at) => at).reduce((ways, at) => (ways * BigInt(n - at)) / BigInt(at + 1), 1n)
    const ways = (x: number) => choose(a + b, x) * choose(c + d, a + c - x)
    const possible = Array.from({ length: Math.min(a + b, a + c) - Math.max(0, a - d) + 1 }, (_, at) => ways(at + Math.max(0, a - d)))
    const all = possible.reduce((sum, each) => sum + each, 0n)
    const unlikely = possible.filter((each) => each <= ways(a)).reduce((sum, each) => sum + each, 0n)
    assert.ok(Math.abs((ofShares(a, b, c, d) ?? Number.NaN) - Number((unlikely * 10n ** 15n) / all) / 1e15) < 1e-9)
  })))

test('it does not matter which count stands first, and the chance lies between nought and one', () =>
  fc.assert(fc.property(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 300_000 }), exposure, exposure, (one, other, here, there) => {
    const p = ofCounts(one, other, [here, there]) ?? Number.NaN
    assert.ok(p >= 0 && p <= 1)
    assert.ok(Math.abs(p - (ofCounts(other, one, [there, here]) ?? Number.NaN)) <= 1e-9)
  }), { numRuns: 60 }))

test('the further two counts of one total stand apart, the less likely they are', () =>
  fc.assert(fc.property(fc.integer({ min: 2, max: 400 }), (total) => {
    for (let one = Math.ceil(total / 2); one < total; one += 1) assert.ok((ofCounts(one + 1, total - one - 1) ?? 2) <= (ofCounts(one, total - one) ?? -1) + 1e-12)
  }), { numRuns: 30 }))

test('five things in all can never be more than chance, however they fall; six can', () => {
  for (let one = 0; one <= 5; one += 1) assert.equal(compareCounts({ count: one, exposure: 1 }, { count: 5 - one, exposure: 1 })?.verdict, 'too-few')
  assert.equal(compareCounts({ count: 6, exposure: 1 }, { count: 0, exposure: 1 })?.verdict, 'more-than-chance')
  assert.equal(compareCounts({ count: 3, exposure: 1 }, { count: 3, exposure: 1 })?.verdict, 'within-chance')
})

test('a verdict of more than chance comes below one in twenty, and nowhere else', () =>
  fc.assert(fc.property(count, count, exposure, exposure, (one, other, here, there) => {
    const compared = compareCounts({ count: one, exposure: here }, { count: other, exposure: there })
    assert.ok(compared && (compared.verdict === 'more-than-chance') === compared.p < THRESHOLD)
  })))

test('what chance alone makes is called more than chance in no more than one of twenty', () => {
  // Every split of 77 with its own chance: the test's real size.
  let size = 0
  for (let one = 0; one <= 77; one += 1) if ((ofCounts(one, 77 - one) ?? 1) < THRESHOLD) size += bruteForceOne(one, 77)
  assert.ok(size <= THRESHOLD, String(size))
})

function bruteForceOne(one: number, total: number): number {
  let ways = 1
  for (let at = 0; at < one; at += 1) ways *= (total - at) / (at + 1)
  return ways / 2 ** total
}

test('without cases or days to hold it against, nothing is compared', () => {
  assert.equal(compareCounts({ count: 3, exposure: 0 }, { count: 4, exposure: 100 }), null)
  assert.equal(compareShares({ count: 0, base: 0 }, { count: 4, base: 9 }), null)
})

test('a part larger than its base is a fault, as is half a complaint', () => {
  assert.throws(() => compareShares({ count: 5, base: 4 }, { count: 1, base: 4 }), /not a count/)
  assert.throws(() => compareCounts({ count: 1.5, exposure: 1 }, { count: 1, exposure: 1 }), /not a count/)
})
