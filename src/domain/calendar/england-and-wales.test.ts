import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ENGLAND_AND_WALES, englandAndWales } from './england-and-wales.ts'
import { explainDays } from './explain-days.ts'
import { isoDate, weekday } from './iso-date.ts'

const inYear = (year: number) => ENGLAND_AND_WALES.days.filter(day => day.on.startsWith(String(year)))

test('there are eight bank holidays a year, nine in 2011, 2012 and 2023 and ten in 2022', () => {
  for (let year = 2006; year <= 2027; year += 1) {
    assert.equal(inYear(year).length, { 2011: 9, 2012: 9, 2023: 9, 2022: 10 }[year] ?? 8, String(year))
  }
})

test('no listed bank holiday falls on a weekend, none is listed twice and they stand in order', () => {
  const days = ENGLAND_AND_WALES.days.map(day => day.on)
  assert.deepEqual(days.filter(day => weekday(day) > 5), [])
  assert.deepEqual([...new Set(days)].sort(), days)
})

test('Good Fridays are Fridays three days before an Easter Monday', () => {
  for (let year = 2006; year <= 2027; year += 1) {
    const friday = inYear(year).find(day => day.title === 'Good Friday')
    const monday = inYear(year).find(day => day.title === 'Easter Monday')
    assert.ok(friday && monday)
    assert.equal((Date.parse(monday.on) - Date.parse(friday.on)) / 86_400_000, 3, String(year))
  }
})

test('days read in the official data are confirmed, days before 2012 are not', () =>
  assert.ok(ENGLAND_AND_WALES.days.every(day => day.confirmed === day.on >= '2012-01-01')))

test('a substitute day says that it is one', () => {
  assert.equal(inYear(2009).at(-1)?.title, 'Boxing Day (substitute day)')
  assert.equal(inYear(2026).at(-1)?.title, 'Boxing Day (substitute day)')
  assert.equal(inYear(2016).find(day => day.on === '2016-12-26')?.title, 'Boxing Day')
  assert.equal(inYear(2011)[0]?.title, 'New Year’s Day (substitute day)')
})

test('the calendar is made once', () => assert.equal(englandAndWales(), englandAndWales()))

test('each day of a count has its number or the reason why it is left out', () => {
  const days = explainDays(englandAndWales(), isoDate('2026-04-02'), isoDate('2026-04-08'))
  assert.deepEqual(days.map(day => [day.on, day.counted, day.leftOut?.kind]), [
    ['2026-04-03', null, 'bank-holiday'], ['2026-04-04', null, 'saturday'], ['2026-04-05', null, 'sunday'],
    ['2026-04-06', null, 'bank-holiday'], ['2026-04-07', 1, undefined], ['2026-04-08', 2, undefined],
  ])
  assert.deepEqual(days[0]?.leftOut, { kind: 'bank-holiday', title: 'Good Friday', confirmed: true })
})

test('a count back is explained from the later day', () =>
  assert.deepEqual(explainDays(englandAndWales(), isoDate('2026-04-07'), isoDate('2026-04-01')).map(day => day.counted),
    [null, null, null, null, 1, 2]))

test('a day past the list is counted and marked as not vouched for', () =>
  assert.deepEqual(explainDays(englandAndWales(), isoDate('2027-12-31'), isoDate('2028-01-03')).map(day => [day.counted, day.vouched]),
    [[null, false], [null, false], [1, false]]))
