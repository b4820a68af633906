import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FOUNDING_REPORT } from './as-printed/founding-report-data.ts'
import { columnContradictions, impossiblePercentages, ownContradiction } from './printed-check.ts'

const found = impossiblePercentages(FOUNDING_REPORT)

test('eleven of the percentages printed in the founding report cannot arise from the counts it states', () => {
  assert.equal(found.length, 11)
  const byTable = Object.groupBy(found, ({ table, column }) => `${table} ${column}`)
  assert.deepEqual(Object.fromEntries(Object.entries(byTable).map(([place, all]) => [place, all?.map(({ row }) => row)])), {
    'channel-count 2016-17': ['email', 'telephone', 'complaint-form', 'letter', 'meeting'],
    'channel-count 2017-18': ['email', 'complaint-form'],
    'timeliness-percent 2016-17': ['within-10-working-days'],
    'timeliness-percent 2017-18': ['within-20-working-days', 'over-20-working-days'],
    'compliments-by-division-percent 2016-17': ['children-in-need'],
  })
})

test('44 percentages are printed in the tables of sections 4.3, 4.4 and 5', () => {
  const tables = FOUNDING_REPORT.tables.filter(({ table, measure }) =>
    measure === 'percent' && ['channel-count', 'timeliness-percent', 'compliments-by-division-percent'].includes(table))
  assert.equal(tables.flatMap(({ rows }) => Object.values(rows).flat()).length, 44)
})

const setsOf = (table: string, measure: string) => {
  const printed = FOUNDING_REPORT.tables.find((one) => one.table === table && one.measure === measure)
  assert.ok(printed)
  return Object.fromEntries(FOUNDING_REPORT.columns.map((column, at) => [column, columnContradictions(printed, at)]).filter(([, sets]) => sets?.length))
}

test('the printed outcomes add up to 32 of 33', () =>
  assert.deepEqual(setsOf('outcomes', 'count'), { '2019-20': [{ kind: 'counts-sum', counts: [7, 11, 14], sum: 32, base: 33 }] }))

test('the printed ways of complaining add up to 104 % in 2017-18, and nowhere else to what rounding forbids', () =>
  assert.deepEqual(setsOf('channel-count', 'percent'), { '2017-18': [{ kind: 'percents-sum', sum: 104 }] }))

test('the printed compliments add up to 98 % in 2016-17, and cannot be right together in 2017-18', () =>
  assert.deepEqual(setsOf('compliments-by-division-percent', 'percent'), {
    '2016-17': [{ kind: 'percents-sum', sum: 98 }],
    '2017-18': [{ kind: 'counts-do-not-meet', base: 80, counts: [{ from: 26, to: 26 }, { from: 11, to: 11 }, { from: 42, to: 42 }] }],
  }))

test('the printed counts add up to what was received, by channel and by category', () => {
  assert.deepEqual(setsOf('channel-count', 'count'), {})
  assert.deepEqual(setsOf('category-count', 'count'), {})
})

test('the printed falls: 25 % can be, 37 % cannot', () => {
  const changes = FOUNDING_REPORT.tables.find(({ measure }) => measure === 'change-percent')
  assert.ok(changes)
  assert.equal(ownContradiction(changes, 'statutory-complaints', 3), null)
  assert.equal(ownContradiction(changes, 'corporate-complaints', 3)?.kind, 'impossible-change')
})

test('every printed row has a place for each of the four years', () => {
  for (const table of FOUNDING_REPORT.tables)
    for (const [row, values] of Object.entries(table.rows)) assert.equal(values.length, FOUNDING_REPORT.columns.length, `${table.table} ${row}`)
})
