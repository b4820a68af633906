import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addCalendarMonths } from './calendar-months.ts'
import { addDays, dayNumber, fromDayNumber, isoDate, parseIsoDate, weekday } from './iso-date.ts'

for (const [reason, text] of [
  ['31 February', '2024-02-31'], ['29 February outside a leap year', '2023-02-29'], ['a blank', ''], ['a month alone', '2024-02'],
  ['a time of day', '2024-02-01T10:00'], ['a thirteenth month', '2024-13-01'], ['day nought', '2024-01-00'], ['spaces', ' 2024-01-01'],
  ['a slash', '2024/01/01'], ['other numerals', '２０２４-01-01'], ['a line break after it', '2024-01-01\n'],
] as const) {
  test(`${reason} is no day`, () => assert.equal(parseIsoDate(text), null))
}

test('29 February 2024 is a day, a Thursday', () => {
  assert.equal(parseIsoDate('2024-02-29'), '2024-02-29')
  assert.equal(weekday(isoDate('2024-02-29')), 4)
})

test('a day that is none is a fault where a literal is meant', () => assert.throws(() => isoDate('2024-02-31'), /not a day/))

const anyNumber = fc.integer({ min: -700_000, max: 2_900_000 })

test('every day number is a day and comes back', () => fc.assert(fc.property(anyNumber, number =>
  dayNumber(fromDayNumber(number)) === number && parseIsoDate(fromDayNumber(number)) !== null)))

test('day numbers agree with the calendar that JavaScript keeps', () => fc.assert(fc.property(anyNumber, number =>
  Date.parse(fromDayNumber(number)) / 86_400_000 === number)))

test('the day after is later as text and as number', () => fc.assert(fc.property(anyNumber, number =>
  addDays(fromDayNumber(number), 1) > fromDayNumber(number))))

for (const [reason, from, calendarMonths, until] of [
  ['one year ends on the same day of the next', '2024-03-01', 12, '2025-03-01'],
  ['one year from 29 February ends on 28 February', '2024-02-29', 12, '2025-02-28'],
  ['six months from 31 August end on the last of February', '2024-08-31', 6, '2025-02-28'],
  ['one month from 31 January in a leap year ends on 29 February', '2024-01-31', 1, '2024-02-29'],
  ['six months across New Year', '2024-09-30', 6, '2025-03-30'],
  ['no months is the same day', '2024-09-30', 0, '2024-09-30'],
  ['a year back', '2024-02-29', -12, '2023-02-28'],
] as const) {
  test(`calendar months: ${reason}`, () => assert.equal(addCalendarMonths(isoDate(from), calendarMonths), until))
}

test('more calendar months are later, and the day of the month never grows', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map(fromDayNumber)
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 240 }), (from, months) => {
    const until = addCalendarMonths(from, months)
    return until < addCalendarMonths(from, months + 1) && until.slice(8) <= from.slice(8)
  }))
})
