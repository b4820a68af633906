import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromDayNumber } from '../../domain/calendar/iso-date.ts'
import { dayOfSerial, readDay } from './read-day.ts'

for (const [how, written] of [
  ['ISO', '2019-04-03'], ['ISO with slashes', '2019/04/03'], ['the day first', '03/04/2019'], ['the day first, short', '3/4/2019'], ['dots', '3.4.2019'],
  ['a month by name', '3 April 2019'], ['a month cut short', '3-Apr-2019'], ['an ordinal', '3rd of April, 2019'], ['a weekday before it', 'Wednesday 3 April 2019'],
  ['capitals and spaces', '  3  APRIL  2019 '], ['a midnight behind it', '2019-04-03 00:00:00'], ['a midnight of a spreadsheet', '03/04/2019 00:00'],
  ['a midnight of a database', '2019-04-03T00:00:00.000Z'],
] as const)
  test(`3 April 2019 is read from ${how}`, () => assert.deepEqual(readDay(written), { kind: 'day', day: '2019-04-03' }))

for (const [why, written, kind] of [
  ['31 February is no day', '31/02/2019', 'no-such-day'], ['31 February by name is no day', '31 February 2019', 'no-such-day'],
  ['month 13 is no month: the day stands first', '04/13/2019', 'no-such-day'], ['a year in two figures is not guessed', '03/04/19', 'two-figure-year'],
  ['a year in two figures after a name is not guessed', '3 Apr 19', 'two-figure-year'], ['a word is no day', 'last Tuesday', 'not-a-day'],
  ['a bare number is no day', '43558', 'not-a-day'], ['a time of day is not thrown away', '2019-04-03 14:30', 'not-a-day'], ['a month that is none', '3 Aprilis 2019', 'not-a-day'],
] as const)
  test(why, () => assert.deepEqual(readDay(written), { kind }))

for (const [serial, since1904, day] of [
  [43558, false, '2019-04-03'], [43558.75, false, '2019-04-03'], [1, false, '1900-01-01'], [59, false, '1900-02-28'], [60, false, null],
  [61, false, '1900-03-01'], [42096, true, '2019-04-03'], [0, false, null], [-5, false, null], [3_000_000, false, null], [Number.NaN, false, null],
] as const)
  test(`the date cell ${serial}${since1904 ? ' counted from 1904' : ''} is ${day ?? 'no day'}`, () => assert.equal(dayOfSerial(serial, since1904), day))

test('every day reads back from each way of writing it', () =>
  fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
    const day = fromDayNumber(number)
    const [year, month, date] = day.split('-') as [string, string, string]
    for (const written of [day, `${date}/${month}/${year}`, `${Number(date)}.${Number(month)}.${year}`]) assert.deepEqual(readDay(written), { kind: 'day', day })
    assert.equal(dayOfSerial(number + 25_569, false), day)
  })))

test('no text makes the reading of a day fail', () => fc.assert(fc.property(fc.string(), (text) => void readDay(text))))
