import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { BankHolidayList } from './bank-holiday-list.ts'
import { ENGLAND_AND_WALES, englandAndWales } from './england-and-wales.ts'
import { addDays, dayNumber, fromDayNumber, isoDate, weekday, type IsoDate } from './iso-date.ts'
import { addWorkingDays, addWorkingDaysToNumber, isWorkingDay, workingDayCalendar, workingDaysBetween } from './working-days.ts'

const england = englandAndWales()
const holidays = new Set(ENGLAND_AND_WALES.days.map(day => day.on))

/** The sentence a lawyer would say, one day at a time: what the tables must agree with. */
function isWorkingDayByHand(day: IsoDate): boolean {
  return weekday(day) < 6 && !holidays.has(day)
}

function countByHand(from: IsoDate, workingDays: number): IsoDate {
  const step = Math.sign(workingDays)
  let day = from
  for (let left = Math.abs(workingDays); left > 0;) {
    day = addDays(day, step)
    if (isWorkingDayByHand(day)) left -= 1
  }
  return day
}

const VECTORS: readonly (readonly [string, ...string[]])[] = [
  ['2011-04-18', '2011-04-21', '2011-05-06', '2011-05-20', '2011-05-27', '2011-06-06', '2011-07-25'],
  ['2012-05-28', '2012-05-31', '2012-06-13', '2012-06-27', '2012-07-04', '2012-07-11', '2012-08-30'],
  ['2019-04-15', '2019-04-18', '2019-05-01', '2019-05-16', '2019-05-23', '2019-05-31', '2019-07-19'],
  ['2019-12-16', '2019-12-19', '2020-01-02', '2020-01-16', '2020-01-23', '2020-01-30', '2020-03-19'],
  ['2020-03-02', '2020-03-05', '2020-03-16', '2020-03-30', '2020-04-06', '2020-04-15', '2020-06-05'],
  ['2020-03-16', '2020-03-19', '2020-03-30', '2020-04-15', '2020-04-22', '2020-04-29', '2020-06-19'],
  ['2020-04-24', '2020-04-29', '2020-05-11', '2020-05-26', '2020-06-02', '2020-06-09', '2020-07-28'],
  ['2022-05-27', '2022-06-01', '2022-06-14', '2022-06-28', '2022-07-05', '2022-07-12', '2022-08-31'],
  ['2022-09-05', '2022-09-08', '2022-09-20', '2022-10-04', '2022-10-11', '2022-10-18', '2022-12-06'],
  ['2023-04-24', '2023-04-27', '2023-05-10', '2023-05-24', '2023-06-01', '2023-06-08', '2023-07-27'],
  ['2024-12-20', '2024-12-27', '2025-01-08', '2025-01-22', '2025-01-29', '2025-02-05', '2025-03-26'],
  ['2026-12-21', '2026-12-24', '2027-01-07', '2027-01-21', '2027-01-28', '2027-02-04', '2027-03-25'],
  ['2027-03-22', '2027-03-25', '2027-04-07', '2027-04-21', '2027-04-28', '2027-05-06', '2027-06-25'],
]
const LIMITS = [3, 10, 20, 25, 30, 65]

describe('worked deadlines of procedure-facts 5.4', () => {
  for (const [start, ...ends] of VECTORS) {
    test(`limits of 3, 10, 20, 25, 30 and 65 working days from ${start}`, () =>
      assert.deepEqual(LIMITS.map(limit => addWorkingDays(england, isoDate(start), limit)),
        ends.map(on => ({ on, provisional: false }))))
  }
})

describe('counting working days', () => {
  for (const [rule, from, workingDays, due] of [
    ['the day of the event is not counted', '2026-06-01', 1, '2026-06-02'],
    ['Good Friday, the weekend and Easter Monday are not counted', '2026-04-02', 1, '2026-04-07'],
    ['an event on a Saturday counts from Monday', '2026-04-18', 1, '2026-04-20'],
    ['an event on a bank holiday counts from the next working day', '2026-05-25', 1, '2026-05-26'],
    ['the days between Christmas and New Year count, closed offices or not', '2024-12-20', 4, '2024-12-30'],
    ['no working days after a Sunday is that Sunday', '2026-04-19', 0, '2026-04-19'],
    ['ten working days before a panel are counted back from it', '2026-04-20', -10, '2026-04-02'],
    ['the royal wedding of 2011 is not counted', '2011-04-28', 1, '2011-05-03'],
  ] as const) {
    test(rule, () => assert.equal(addWorkingDays(england, isoDate(from), workingDays).on, due))
  }

  test('between two days the first is left out and the last counted', () => {
    assert.equal(workingDaysBetween(england, isoDate('2024-04-09'), isoDate('2024-07-11')), 65)
    assert.equal(workingDaysBetween(england, isoDate('2024-07-11'), isoDate('2024-04-09')), -65)
    assert.equal(Object.is(workingDaysBetween(england, isoDate('2024-04-07'), isoDate('2024-04-06')), 0), true)
  })
})

describe('days that the list does not vouch for', () => {
  test('a date past the last vouched day is counted on weekends alone and is provisional', () =>
    assert.deepEqual(addWorkingDays(england, isoDate('2027-12-30'), 2), { on: '2028-01-03', provisional: true }))
  test('a date that ends on the last vouched day is not provisional', () =>
    assert.deepEqual(addWorkingDays(england, isoDate('2027-12-30'), 1), { on: '2027-12-31', provisional: false }))
  test('a count that begins on the eve of the first vouched day is not provisional', () =>
    assert.deepEqual(addWorkingDays(england, isoDate('2005-12-31'), 1), { on: '2006-01-03', provisional: false }))
  test('a count that begins earlier is provisional', () =>
    assert.deepEqual(addWorkingDays(england, isoDate('2005-12-22'), 2), { on: '2005-12-26', provisional: true }))
  test('a count back across the last vouched day is provisional', () =>
    assert.equal(addWorkingDays(england, isoDate('2028-01-04'), -5).provisional, true))
})

test('a bank holiday proclaimed later is a new list, and only dates after it move', () => {
  const longer: BankHolidayList = {
    ...ENGLAND_AND_WALES, id: 'with-one-more',
    days: [...ENGLAND_AND_WALES.days, { on: isoDate('2026-11-30'), title: 'Bank holiday', confirmed: true }],
  }
  const later = workingDayCalendar(longer)
  assert.equal(addWorkingDays(later, isoDate('2026-11-20'), 10).on, '2026-12-07')
  assert.equal(addWorkingDays(england, isoDate('2026-11-20'), 10).on, '2026-12-04')
  assert.equal(addWorkingDays(later, isoDate('2026-11-02'), 10).on, addWorkingDays(england, isoDate('2026-11-02'), 10).on)
})

test('a list that ends before it begins is a fault', () =>
  assert.throws(() => workingDayCalendar({ ...ENGLAND_AND_WALES, vouchedUntil: isoDate('2005-01-01') }), /ends before it begins/))

const anyDay = fc.integer({ min: dayNumber(isoDate('1999-06-01')), max: dayNumber(isoDate('2034-12-31')) }).map(fromDayNumber)
const anyLimit = fc.integer({ min: 1, max: 300 })
const anySignedLimit = fc.integer({ min: -300, max: 300 }).filter(limit => limit !== 0)

describe('for any day and any limit', () => {
  test('a due date is a working day', () => fc.assert(fc.property(anyDay, anyLimit, (day, limit) =>
    isWorkingDay(england, addWorkingDays(england, day, limit).on))))
  test('one more working day is strictly later', () => fc.assert(fc.property(anyDay, anyLimit, (day, limit) =>
    addWorkingDays(england, day, limit + 1).on > addWorkingDays(england, day, limit).on)))
  test('a later event is never due earlier', () => fc.assert(fc.property(anyDay, anyLimit, (day, limit) =>
    addWorkingDays(england, addDays(day, 1), limit).on >= addWorkingDays(england, day, limit).on)))
  test('counting back from the due date gives the limit', () => fc.assert(fc.property(anyDay, anySignedLimit, (day, limit) =>
    workingDaysBetween(england, day, addWorkingDays(england, day, limit).on) === limit)))
  test('two limits one after the other are their sum', () => fc.assert(fc.property(anyDay, anyLimit, anyLimit, (day, one, other) =>
    addWorkingDays(england, addWorkingDays(england, day, one).on, other).on === addWorkingDays(england, day, one + other).on)))
  test('counting one day at a time agrees', () => fc.assert(fc.property(anyDay, anySignedLimit, (day, limit) =>
    addWorkingDays(england, day, limit).on === countByHand(day, limit))))
  test('a day is a working day when a hand count says so', () => fc.assert(fc.property(anyDay, day =>
    isWorkingDay(england, day) === isWorkingDayByHand(day))))
  test('day numbers and days give the same due date', () => fc.assert(fc.property(anyDay, anySignedLimit, (day, limit) =>
    fromDayNumber(addWorkingDaysToNumber(england, dayNumber(day), limit)) === addWorkingDays(england, day, limit).on)))
})
