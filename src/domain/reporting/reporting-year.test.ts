import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDate } from '../calendar/iso-date.ts'
import { parseReportingYear, reportingYearOf, yearsUpTo } from './reporting-year.ts'

test('2019-20 runs from 1 April 2019 to 31 March 2020', () =>
  assert.deepEqual(parseReportingYear('2019-20', 4), { label: '2019-20', from: '2019-04-01', to: '2020-03-31' }))

test('the year over the turn of a century is written with two noughts', () => assert.equal(parseReportingYear('1999-00', 4)?.to, '2000-03-31'))

test('a year that starts in January has one number', () =>
  assert.deepEqual(parseReportingYear('2019', 1), { label: '2019', from: '2019-01-01', to: '2019-12-31' }))

for (const label of ['2019-21', '2019-19', '2019/20', '19-20', '2019', '2019-2020', '', 'last', '0000-01', '9999-00'])
  test(`"${label}" is no reporting year that starts in April`, () => assert.equal(parseReportingYear(label, 4), null))

test('31 March belongs to the year that ends, 1 April to the year that begins', () => {
  assert.equal(reportingYearOf(isoDate('2020-03-31'), 4).label, '2019-20')
  assert.equal(reportingYearOf(isoDate('2020-04-01'), 4).label, '2020-21')
})

test('the years before come oldest first, and the year itself is last', () =>
  assert.deepEqual(yearsUpTo(reportingYearOf(isoDate('2020-01-01'), 4), 4).map(({ label }) => label), ['2016-17', '2017-18', '2018-19', '2019-20']))
