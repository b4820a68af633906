import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changeGiving, countsGiving, percentOf } from './percent.ts'

for (const [count, base, percent] of [
  [1, 8, 13], [1, 200, 1], [1, 201, 0], [19, 33, 58], [9, 23, 39], [0, 30, 0], [33, 33, 100], [-11, 44, -25], [-1, 8, -13], [-1, 300, 0],
] as const)
  test(`${count} of ${base} is ${percent} %: halves go up`, () => assert.equal(percentOf(count, base), percent))

test('there is no percentage of nothing', () => assert.equal(percentOf(0, 0), null))

test('a small share can be given to one place', () => {
  assert.equal(percentOf(33, 1150, 1), 2.9)
  assert.equal(percentOf(1, 2000, 1), 0.1)
})

test('no count of 23 prints as 33 %: 7 is 30 %, 8 is 35 %', () =>
  assert.deepEqual(countsGiving(33, 23), { kind: 'impossible', below: { count: 7, percent: 30 }, above: { count: 8, percent: 35 } }))

test('a percentage above a hundred arises from no part of a whole', () =>
  assert.deepEqual(countsGiving(104, 23), { kind: 'impossible', below: { count: 23, percent: 100 }, above: null }))

test('a fall of 37 % to 18 comes from no whole number: from 28 it is 36 %, from 29 it is 38 %', () =>
  assert.deepEqual(changeGiving(-37, 18), { kind: 'impossible', nearest: [{ from: 28, percent: -36 }, { from: 29, percent: -38 }] }))

test('a fall of 25 % to 33 comes from 44', () => assert.deepEqual(changeGiving(-25, 33), { kind: 'arises', from: 44 }))

const counted = fc.integer({ min: 1, max: 3000 }).chain((base) => fc.record({ base: fc.constant(base), count: fc.integer({ min: 0, max: base }) }))

test('every count lies among the counts that give its own percentage', () =>
  fc.assert(fc.property(counted, ({ base, count }) => {
    const arises = countsGiving(percentOf(count, base) ?? -1, base)
    assert.ok(arises.kind === 'arises' && arises.from <= count && count <= arises.to)
  })))

test('a percentage arises exactly when trying every count finds one, and the counts found are those', () =>
  fc.assert(fc.property(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 110 }), (base, printed) => {
    const found = Array.from({ length: base + 1 }, (_, count) => count).filter((count) => percentOf(count, base) === printed)
    const arises = countsGiving(printed, base)
    assert.equal(arises.kind, found.length > 0 ? 'arises' : 'impossible')
    if (arises.kind === 'arises') assert.deepEqual([arises.from, arises.to], [found[0], found.at(-1)])
    else assert.ok((arises.below?.percent ?? -1) < printed && printed < (arises.above?.percent ?? Infinity))
  })))

test('every change is found again from its own percentage', () =>
  fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (from, to) => {
    const printed = percentOf(to - from, from) ?? 0
    if (printed <= -100 || printed >= 1000) return
    const arises = changeGiving(printed, to)
    assert.ok(arises.kind === 'arises' && percentOf(to - arises.from, arises.from) === printed, `${from} ${to} ${printed} ${JSON.stringify(arises)}`)
  })))

test('the sum of a part and the rest is a hundred, give or take the half that rounds up twice', () =>
  fc.assert(fc.property(counted, ({ base, count }) => {
    const sum = (percentOf(count, base) ?? 0) + (percentOf(base - count, base) ?? 0)
    assert.ok(sum === 100 || sum === 101)
  })))
