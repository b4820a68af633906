import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ENGLAND_AND_WALES, englandAndWales } from '../calendar/england-and-wales.ts'
import { isoDate } from '../calendar/iso-date.ts'
import { LARGEST_HOLIDAY_FILE, readHolidayFile } from './bank-holidays-file.ts'
import { calendarOf } from './calendar-of.ts'
import { laterList } from './later-list.ts'

const file = (...events: readonly unknown[]) => JSON.stringify({ 'england-and-wales': { division: 'england-and-wales', events }, scotland: { division: 'scotland', events: [] } })
const event = (date: string, title = 'A day') => ({ title, date, notes: '', bunting: true })
const codes = (text: string) => {
  const read = readHolidayFile(text)
  return read.kind === 'wrong' ? read.problems.map(({ code, at }) => (at === undefined ? code : `${code} ${at}`)) : []
}

test('the England and Wales days of the GOV.UK file are read in order, alone or among the other divisions', () => {
  const days = [{ on: '2022-09-19', title: 'Funeral' }, { on: '2022-12-26', title: 'Boxing Day' }]
  const events = [event('2022-12-26', ' Boxing Day '), event('2022-09-19', 'Funeral')]
  assert.deepEqual(readHolidayFile(file(...events)), { kind: 'read', days })
  assert.deepEqual(readHolidayFile(`\uFEFF${JSON.stringify({ division: 'england-and-wales', events })}`), { kind: 'read', days })
})

test('what is no list of bank holidays of England and Wales is refused, with what is wrong', () => {
  assert.deepEqual(codes(''), ['not-json'])
  assert.deepEqual(codes('<!doctype html>'), ['not-json'])
  for (const other of ['null', '7', '[]', '{}', '{"__proto__":{"england-and-wales":{}}}', '{"england-and-wales":null}', '{"division":"scotland","events":[{"date":"2022-09-19","title":"x"}]}']) {
    assert.deepEqual(codes(other), ['wrong-division'], other)
  }
  assert.deepEqual(codes(JSON.stringify({ 'england-and-wales': { division: 'scotland', events: [event('2022-09-19')] } })), ['wrong-division'])
  assert.deepEqual(codes(file()), ['no-days'])
  assert.deepEqual(codes(JSON.stringify({ division: 'england-and-wales', events: { length: 3 } })), ['no-days'])
  assert.deepEqual(codes('x'.repeat(LARGEST_HOLIDAY_FILE + 1)), ['too-large'])
  assert.deepEqual(codes(file(...Array.from({ length: 1_001 }, () => event('2022-09-19')))), ['too-many-days'])
})

test('every day has to be real, named, in range and there once; every wrong one is told', () => {
  assert.deepEqual(
    codes(file(event('2022-02-30'), event('19/09/2022'), { title: 'No date' }, null, event('1999-01-01'), event('2022-09-19', ' '), event('2022-12-26'), event('2022-12-26'), event('2022-12-27', 'x'.repeat(201)))),
    ['not-a-day 2022-02-30', 'not-a-day 19/09/2022', 'not-a-day 3', 'not-a-day 4', 'out-of-range 1999-01-01', 'no-title 2022-09-19', 'twice 2022-12-26', 'no-title 2022-12-27'],
  )
})

const of2022 = ENGLAND_AND_WALES.days.filter(({ on }) => on.startsWith('2022'))

test('a file speaks for its own years only, and says which days are new and which are gone', () => {
  const without = of2022.filter(({ on }) => on !== '2022-09-19')
  const later = laterList(ENGLAND_AND_WALES, without, 'test')
  assert.deepEqual(later.gone.map(({ on }) => on), ['2022-09-19'])
  assert.deepEqual(later.added, [])
  assert.equal(later.changedFrom, '2022-09-19')
  assert.equal(later.list.days.length, ENGLAND_AND_WALES.days.length - 1)
  assert.equal(later.list.vouchedUntil, '2027-12-31')
  assert.deepEqual(later.shortYears, [])
  const back = laterList({ ...later.list, id: 'without' }, of2022, 'test')
  assert.deepEqual(back.added.map(({ on }) => on), ['2022-09-19'])
})

test('a file that says nothing new changes nothing; a further year is vouched for; a year cut short is noticed', () => {
  assert.equal(laterList(ENGLAND_AND_WALES, of2022, 'test').changedFrom, null)
  const further = laterList(ENGLAND_AND_WALES, [{ on: isoDate('2028-01-03'), title: 'New Year’s Day' }], 'test')
  assert.equal(further.list.vouchedUntil, '2028-12-31')
  assert.deepEqual(further.shortYears, [2028])
})

test('two lists of one id that say different days are two calendars', () => {
  const brought = englandAndWales()
  assert.equal(calendarOf({ bankHolidays: null }, brought), brought)
  const one = { ...ENGLAND_AND_WALES, id: 'same', reason: null }
  const other = { ...one, days: one.days.slice(1) }
  assert.equal(calendarOf({ bankHolidays: one }, brought), calendarOf({ bankHolidays: structuredClone(one) }, brought))
  assert.notEqual(calendarOf({ bankHolidays: one }, brought), calendarOf({ bankHolidays: other }, brought))
})
