import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { englandAndWales } from '../calendar/england-and-wales.ts'
import { addDays, isoDate } from '../calendar/iso-date.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { arrivesOn, lastPostingDay, POST_CLASSES, POST_TIMES, printedArrivesOn } from './post-time.ts'

const calendar = englandAndWales()
const days = fc.integer({ min: 0, max: 700 }).map((n) => addDays(isoDate('2024-01-02'), n))

describe('the time of the post', () => {
  test('first class comes on the second working day after it was posted, second class on the fourth', () => {
    assert.equal(arrivesOn(calendar, 'first-class', isoDate('2024-03-01')).on, '2024-03-05')
    assert.equal(arrivesOn(calendar, 'second-class', isoDate('2024-03-01')).on, '2024-03-07')
  })
  test('is counted as the law and the Practice Direction say, which were read', () => {
    for (const by of POST_CLASSES) assert.ok(POST_TIMES[by].source.law?.includes('Interpretation Act 1978') === true && POST_TIMES[by].source.confirmed)
  })
  test('bank holidays are no days of the post', () => assert.equal(arrivesOn(calendar, 'first-class', isoDate('2024-03-28')).on, '2024-04-03'))
  test('what GOV.UK Notify prints is posted on the next working day, second class; given after half past five, a day later', () => {
    assert.equal(printedArrivesOn(calendar, isoDate('2024-03-04')).on, '2024-03-11')
    assert.equal(printedArrivesOn(calendar, isoDate('2024-03-04'), 17 * 60 + 29).on, '2024-03-11')
    assert.equal(printedArrivesOn(calendar, isoDate('2024-03-04'), 17 * 60 + 30).on, '2024-03-12')
    assert.equal(printedArrivesOn(calendar, isoDate('2024-03-02')).on, '2024-03-08')
  })
  test('what is posted on its last day comes by the day that counts, and what is posted a working day later does not', () =>
    fc.assert(fc.property(days, fc.constantFrom(...POST_CLASSES), (dueOn, by) => {
      const last = lastPostingDay(calendar, by, dueOn)
      assert.ok(arrivesOn(calendar, by, last).on <= dueOn)
      assert.ok(isWorkingDay(calendar, last))
      let next = addDays(last, 1)
      while (!isWorkingDay(calendar, next)) next = addDays(next, 1)
      assert.ok(arrivesOn(calendar, by, next).on > dueOn)
    })))
})
