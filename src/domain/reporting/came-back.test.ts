import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayNumber, fromDayNumber, isoDate } from '../calendar/iso-date.ts'
import { cameBack, windowsAround } from './came-back.ts'
import { compareCounts } from './statistics/comparison.ts'

const anyDay = fc.integer({ min: dayNumber(isoDate('2008-01-01')), max: dayNumber(isoDate('2030-12-31')) }).map(fromDayNumber)
const monthsAhead = fc.constantFrom(6, 12)
const at = (receivedOn: string, complaintId = receivedOn) => ({ complaintId, receivedOn: isoDate(receivedOn) })
const LATER = isoDate('2040-01-01')

describe('the days before and after something was done', () => {
  test('are as many, lie side by side and share none, whatever the day', () => {
    fc.assert(fc.property(anyDay, monthsAhead, (doneOn, months) => {
      const { before, after } = windowsAround(doneOn, months)
      const length = ({ from, to }: typeof before) => dayNumber(to) - dayNumber(from) + 1
      assert.equal(length(before), length(after))
      assert.equal(before.to, doneOn)
      assert.equal(after.from, addDays(doneOn, 1))
    }))
  })

  test('of twelve months over a leap day are 366 on both sides', () => {
    const { before, after } = windowsAround(isoDate('2023-06-30'), 12)
    assert.deepEqual([before.from, before.to, after.from, after.to], ['2022-06-30', '2023-06-30', '2023-07-01', '2024-06-30'])
    assert.equal(dayNumber(after.to) - dayNumber(after.from) + 1, 366)
  })

  test('of six months from 31 August end on the last day of February', () =>
    assert.equal(windowsAround(isoDate('2023-08-31'), 6).after.to, '2024-02-29'))
})

describe('whether it came back', () => {
  test('the day it was done is before, the next day after, and the last day still counts', () => {
    const found = cameBack(isoDate('2024-01-10'), 6, [at('2024-01-10'), at('2024-01-11'), at('2024-07-10'), at('2024-07-11')], LATER)
    assert.deepEqual([found.complaintsBefore.length, found.complaintsAfter.length], [1, 2])
  })

  test('nothing is counted twice, on no side and in no order', () => {
    fc.assert(fc.property(anyDay, monthsAhead, fc.array(fc.record({ id: fc.integer({ min: 0, max: 9 }), on: anyDay })), (doneOn, months, drawn) => {
      // One complaint has one day of receipt.
      const days = new Map(drawn.map(({ id, on }) => [id, on]))
      const occurrences = drawn.map(({ id }) => ({ complaintId: String(id), receivedOn: days.get(id) ?? doneOn }))
      const { complaintsBefore, complaintsAfter } = cameBack(doneOn, months, occurrences, LATER)
      const counted = [...complaintsBefore, ...complaintsAfter].map(({ complaintId }) => complaintId)
      assert.equal(new Set(counted).size, counted.length)
      const again = cameBack(doneOn, months, occurrences.toReversed(), LATER)
      assert.deepEqual([again.complaintsBefore.length, again.complaintsAfter.length], [complaintsBefore.length, complaintsAfter.length])
    }))
  })

  test('six months find nothing that twelve months do not find', () => {
    fc.assert(fc.property(anyDay, fc.array(anyDay), (doneOn, days) => {
      const occurrences = days.map((receivedOn, index) => ({ complaintId: String(index), receivedOn }))
      const [six, twelve] = [cameBack(doneOn, 6, occurrences, LATER), cameBack(doneOn, 12, occurrences, LATER)]
      const ids = new Set(twelve.complaintsAfter.map(({ complaintId }) => complaintId))
      assert.ok(six.complaintsAfter.every(({ complaintId }) => ids.has(complaintId)))
      assert.ok(six.complaintsBefore.length <= twelve.complaintsBefore.length)
    }))
  })

  test('while the months run nothing is said of it, and what is to come is not counted', () => {
    const found = cameBack(isoDate('2024-01-10'), 6, [at('2024-03-01'), at('2024-06-01')], isoDate('2024-04-01'))
    assert.deepEqual([found.complaintsAfter.length, found.isWhole, found.verdict], [1, false, 'not-yet'])
  })

  test('on the last of its days they still run', () =>
    assert.deepEqual(['2024-07-10', '2024-07-11'].map((today) => cameBack(isoDate('2024-01-10'), 6, [], isoDate(today)).isWhole), [false, true]))

  const verdict = (before: number, after: number) => cameBack(isoDate('2024-01-10'), 12, [
    ...Array.from({ length: before }, (_, index) => at('2023-09-01', `b${index}`)), ...Array.from({ length: after }, (_, index) => at('2024-09-01', `a${index}`)),
  ], LATER).verdict

  test('twice before and once since are too few to say more; five and none still are', () =>
    assert.deepEqual([verdict(2, 1), verdict(5, 0), verdict(0, 0)], ['too-few', 'too-few', 'none-at-all']))

  test('six before and none since are fewer; six and three are within chance; none and eight are more', () =>
    assert.deepEqual([verdict(6, 0), verdict(6, 3), verdict(0, 8)], ['fewer', 'within-chance', 'more']))
})

describe('the exact test at one half', () => {
  const chanceOfSplit = (one: number, other: number) => compareCounts({ count: one, exposure: 1 }, { count: other, exposure: 1 })?.p ?? NaN
  // Worked out apart from this code, from exact binomial coefficients (Python 3, math.comb).
  for (const [one, other, p] of [[6, 0, 0.03125], [7, 1, 0.0703125], [9, 1, 0.021484375], [10, 3, 0.092285156], [44, 33, 0.254305], [5, 5, 1]] as const) {
    test(`${one} and ${other} have a chance of ${p}`, () => assert.ok(Math.abs(chanceOfSplit(one, other) - p) < 0.000001, String(chanceOfSplit(one, other))))
  }

  test('is the same whichever comes first, never above one, and does not overflow', () => {
    fc.assert(fc.property(fc.nat(3000), fc.nat(3000), (one, other) => {
      const chance = chanceOfSplit(one, other)
      assert.ok(Math.abs(chance - chanceOfSplit(other, one)) < 1e-9)
      assert.ok(chance >= 0 && chance <= 1)
    }))
  })
})
