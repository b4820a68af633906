import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { addDays, isoDate } from '../calendar/iso-date.ts'
import { baseOf } from './bases.ts'
import type { ReportFact } from './report-fact.ts'
import { behindFigure, figuresFrom, tableById } from './year-figures.ts'

const YEAR = aYear('2019-20')
const counted = (streamId: string, day: string, quantity: number, parts: Partial<ReportFact> = {}) =>
  aFact({ streamId, kind: 'caseload', receivedOn: isoDate(day), quantity, sort: 'open-cases', ...parts })
const period = (streamId: string, from: string, until: string, quantity: number) => counted(streamId, from, quantity, { sort: 'referrals', closedOn: isoDate(until) })
const OPEN = { measure: 'open-cases', division: null }
const REFERRALS = { measure: 'referrals', division: null }

describe('What complaints are set against', () => {
  test('the whole authority’s count is the base, and its divisions are not added to it', () => {
    const facts = [counted('a', '2020-03-31', 1247), counted('b', '2020-03-31', 700, { divisions: ['children-in-need'] }), counted('c', '2020-03-31', 400, { divisions: ['children-in-care'] })]
    assert.equal(baseOf(facts, YEAR, OPEN)?.count, 1247)
    assert.equal(baseOf(facts.slice(1), YEAR, OPEN)?.count, 1100)
    assert.equal(baseOf(facts, YEAR, { measure: 'open-cases', division: 'children-in-care' })?.count, 400)
    assert.equal(baseOf(facts, YEAR, { measure: 'open-cases', division: 'team-around-the-family' }), null)
  })

  test('the open cases of teams are part of no other number, whether or not their division is said', () => {
    const teams = [counted('t', '2020-03-31', 120, { teams: ['assessment'], divisions: ['children-in-need'] }), counted('u', '2020-03-31', 80, { teams: ['fostering'] })]
    assert.equal(baseOf(teams, YEAR, OPEN), null)
    assert.equal(baseOf([counted('a', '2020-03-31', 1247), ...teams], YEAR, OPEN)?.count, 1247)
    assert.equal(baseOf([counted('b', '2020-03-31', 700, { divisions: ['children-in-need'] }), ...teams], YEAR, { measure: 'open-cases', division: 'children-in-need' })?.count, 700)
  })

  test('a count that was recorded before there were measures is one of open cases', () =>
    assert.equal(baseOf([aFact({ kind: 'caseload', receivedOn: isoDate('2020-03-31'), quantity: 9 })], YEAR, OPEN)?.count, 9))

  test('children in care are no open cases, and next year’s count is not this year’s', () => {
    assert.equal(baseOf([counted('a', '2020-03-31', 300, { sort: 'children-in-care' }), counted('b', '2020-04-01', 5)], YEAR, OPEN), null)
  })

  test('quarters of referrals are added, and a year that was typed besides is not counted twice', () => {
    const quarters = [period('a', '2019-04-01', '2019-06-30', 10), period('b', '2019-07-01', '2019-09-30', 20), period('c', '2019-10-01', '2020-03-31', 30)]
    assert.deepEqual([baseOf(quarters, YEAR, REFERRALS)?.count, baseOf(quarters, YEAR, REFERRALS)?.isWhole], [60, true])
    assert.equal(baseOf([...quarters, period('d', '2019-04-01', '2020-03-31', 61)], YEAR, REFERRALS)?.count, 61)
    assert.equal(baseOf(quarters.slice(1), YEAR, REFERRALS)?.isWhole, false)
  })

  test('whatever periods were typed, no day is counted twice', () => {
    const anyPeriod = fc.tuple(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 200 })).map(([from, days], ) => [from, Math.min(365, from + days)] as const)
    fc.assert(fc.property(fc.array(anyPeriod, { maxLength: 8 }), (spans) => {
      const facts = spans.map(([from, to], at) => period(String(at), addDays(YEAR.from, from), addDays(YEAR.from, to), to - from + 1))
      const base = baseOf(facts, YEAR, REFERRALS)
      // Each fact counts its own days, so the sum is the number of days counted.
      assert.ok((base?.count ?? 0) <= 366)
      if (base?.isWhole) assert.equal(base.count, 366)
    }))
  })
})

describe('Complaints against their bases', () => {
  const complaints = Array.from({ length: 26 }, (_, at) => aFact({ streamId: `c${at}`, reference: `2019-${at}`, divisions: ['children-in-need'] }))
  const facts = [
    ...complaints, counted('a', '2020-03-31', 700, { divisions: ['children-in-need'] }), counted('w', '2020-03-31', 1247),
    period('r', '2019-04-01', '2020-03-31', 2600), counted('p', '2019-06-30', 28_000, { sort: 'population-under-18' }),
  ]
  const tables = figuresFrom(facts, REPORTING_SETTINGS, { year: YEAR, years: 1, asKnownOn: isoDate('2020-09-01') }, null).tables
  const cell = (table: string, row: string) => tableById(tables, table)?.rows.find(({ id }) => id === row)?.cells[0]

  test('each division’s complaints stand beside its cases, with the day on which they were counted', () => {
    assert.deepEqual(cell('complaints-per-100-open-cases', 'children-in-need'), { count: 26, percent: 3.7 })
    assert.deepEqual(cell('complaints-per-100-open-cases', 'open-cases:children-in-need'), { count: 700, percent: null, counted: { from: null, on: '2020-03-31' } })
    assert.deepEqual(cell('complaints-per-100-open-cases', 'open-cases:children-in-care'), { count: null, percent: null })
    assert.equal(cell('complaints-per-100-open-cases', 'children-in-care')?.percent, null)
  })

  test('for every 1,000 referrals, and for every 10,000 people under 18', () => {
    assert.deepEqual(cell('complaints-per-1000-referrals', 'statutory-complaints'), { count: 26, percent: 10 })
    assert.deepEqual(cell('complaints-per-10000-under-18', 'statutory-complaints'), { count: 26, percent: 9.3 })
    assert.deepEqual(cell('complaints-per-1000-referrals', 'referrals')?.counted, { from: '2019-04-01', on: '2020-03-31' })
  })

  test('the founding share of open cases comes out as it does without the divisions', () =>
    assert.deepEqual(cell('share-of-open-cases', 'complaints-against-open-cases'), { count: 26, percent: 2.1 }))

  test('every base opens to what was counted', () => {
    const behind = (table: string, row: string) => behindFigure(facts, isoDate('2020-09-01'), { year: YEAR, table, row, settings: REPORTING_SETTINGS })?.map(({ streamId }) => streamId)
    assert.deepEqual(behind('complaints-per-100-open-cases', 'open-cases:children-in-need'), ['a'])
    assert.deepEqual(behind('share-of-open-cases', 'open-cases'), ['w'])
    assert.deepEqual(behind('complaints-per-1000-referrals', 'referrals'), ['r'])
    assert.deepEqual(behind('complaints-per-10000-under-18', 'population-under-18'), ['p'])
    assert.equal(behind('complaints-per-1000-referrals', 'nonsense'), undefined)
    for (const { id, rows } of tables) for (const { opensTo, cells } of rows)
      if (opensTo && cells[0]?.count) assert.ok(behindFigure(facts, isoDate('2020-09-01'), { year: YEAR, ...opensTo, settings: REPORTING_SETTINGS }), `${id} ${opensTo.table}/${opensTo.row}`)
  })
})
