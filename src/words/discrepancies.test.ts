import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FOUNDING_REPORT } from '../domain/reporting/as-printed/founding-report-data.ts'
import { columnContradictions, impossiblePercentages, ownContradiction } from '../domain/reporting/printed-check.ts'
import { discrepancyInWords, setDiscrepancyInWords } from './discrepancies.ts'

const said = (table: string, row: string, column: string) => {
  const found = impossiblePercentages(FOUNDING_REPORT).find((one) => one.table === table && one.row === row && one.column === column)
  assert.ok(found)
  return discrepancyInWords(found.discrepancy, table.startsWith('compliments') ? 'compliments' : 'complaints')
}

test('a printed percentage that no count gives names the counts on either side', () => {
  assert.equal(said('timeliness-percent', 'within-10-working-days', '2016-17'), '33% cannot arise from 23 complaints: 7 is 30% and 8 is 35%')
  assert.equal(said('timeliness-percent', 'within-20-working-days', '2017-18'), '91% cannot arise from 30 complaints: 27 is 90% and 28 is 93%')
  assert.equal(said('compliments-by-division-percent', 'children-in-need', '2016-17'), '18% cannot arise from 70 compliments: 12 is 17% and 13 is 19%')
})

test('a percentage printed beside a count of nought says so', () =>
  assert.equal(
    said('channel-count', 'complaint-form', '2017-18'),
    '4% cannot arise from 30 complaints: 1 is 3% and 2 is 7%. The count printed beside it is 0, which is 0%',
  ))

test('a percentage that some count gives, but not the one beside it, says what that one is', () =>
  assert.equal(said('channel-count', 'telephone', '2016-17'), '30% is printed beside a count of 2, which is 9% of 23 complaints'))

test('a fall that no whole number gives names the numbers on either side', () => {
  const changes = FOUNDING_REPORT.tables.find(({ measure }) => measure === 'change-percent')
  const discrepancy = changes && ownContradiction(changes, 'corporate-complaints', 3)
  assert.ok(discrepancy)
  assert.equal(discrepancyInWords(discrepancy, 'complaints'), 'A fall of 37% to 18 comes from no whole number: from 28 it is 36% and from 29 it is 38%')
})

test('columns that cannot be right together say why', () => {
  const sets = FOUNDING_REPORT.tables.flatMap((table) => FOUNDING_REPORT.columns.flatMap((_, at) =>
    columnContradictions(table, at).map((one) => setDiscrepancyInWords(one, table.table.startsWith('compliments') ? 'compliments' : 'complaints'))))
  assert.deepEqual(sets, [
    'The printed numbers, 7, 11 and 14, add up to 32 of 33: 1 complaint is in none of them',
    'The printed percentages add up to 104%, which is further from 100% than rounding can take them',
    'The printed percentages add up to 98%, which is further from 100% than rounding can take them',
    'Each printed percentage can arise, but not all together: they need 26, 11 and 42 of 80 compliments, which add up to 79',
  ])
})

test('a value that can be right, but is not what the register has, says both', () => {
  assert.equal(
    discrepancyInWords({ kind: 'percent-differs', printed: 40, percent: 43, base: 30, counts: { from: 12, to: 12 } }, 'complaints'),
    '40% was printed, which would be 12 of 30 complaints; the register gives 43%',
  )
  assert.equal(discrepancyInWords({ kind: 'count-differs', printed: 1, count: 0 }, 'complaints'), '1 was printed; the register has 0')
})
