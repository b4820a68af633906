import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { rowLabel, tableNotes } from '../../../documents/figures/worded-figures.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import { countTable } from '../tally.ts'
import { timelinessBy } from './timeliness.ts'

const YEAR = aYear('2019-20')
const answered = (days: number | null, stageOneExtended = false) => aFact({
  kind: 'statutory-complaint', receivedOn: isoDate('2019-06-03'), stageOneAnsweredOn: days === null ? null : isoDate('2019-07-01'), stageOneWorkingDays: days, stageOneExtended,
})
const counted = (bands: readonly number[], facts: readonly ReturnType<typeof answered>[]) => {
  const { cumulative, extension } = timelinessBy(bands)
  return [cumulative, extension].map((tally) => countTable(tally, facts, [YEAR], REPORTING_SETTINGS)) as [ReturnType<typeof countTable>, ReturnType<typeof countTable>]
}

test('the usual bands have the ids, the words and the notes of the founding report', () => {
  const [cumulative, extension] = counted([10, 20], [])
  assert.deepEqual(cumulative.rows.map((row) => `${row.id}: ${rowLabel(row, cumulative)}`), [
    'within-10-working-days: Within 10 working days', 'within-20-working-days: Within 20 working days (includes within 10)', 'over-20-working-days: Over 20 working days',
    'no-answer-yet: No stage 1 answer yet', 'total: All complaints',
  ])
  assert.match(tableNotes(cumulative)[0] ?? '', /was agreed\. Within 20 includes within 10\. Those without an answer are shown apart\.$/)
  assert.deepEqual(extension.rows.map(({ id }) => id), [
    'within-10-working-days', '11-to-20-within-an-agreed-extension', '11-to-20-without-an-agreed-extension', 'over-20-working-days', 'no-answer-yet', 'total',
  ])
})

test('an authority counts by its own bands, and the limits of the law are told apart all the same', () => {
  const [cumulative, extension] = counted([5, 15, 30], [answered(3), answered(12, true), answered(18), answered(25), answered(40), answered(null)])
  assert.deepEqual(cumulative.rows.map((row) => [rowLabel(row, cumulative), row.cells[0]?.count]), [
    ['Within 5 working days', 1], ['Within 15 working days (includes within 5)', 2], ['Within 30 working days (includes within 15)', 4], ['Over 30 working days', 1],
    ['No stage 1 answer yet', 1], ['All complaints', 6],
  ])
  assert.deepEqual(extension.rows.map((row) => [rowLabel(row, extension), row.cells[0]?.count]), [
    ['Within 5 working days', 1], ['6 to 10 working days', 0], ['11 to 15, within an agreed extension', 1], ['11 to 15, without an agreed extension', 0],
    ['16 to 20, within an agreed extension', 0], ['16 to 20, without an agreed extension', 1], ['21 to 30 working days', 1], ['Over 30 working days', 1],
    ['No stage 1 answer yet', 1], ['Total', 6],
  ])
})

test('whatever the bands are, every complaint is in one row, and what is cumulative grows', () => {
  const bands = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }).map((days) => days.toSorted((a, b) => a - b))
  fc.assert(fc.property(bands, fc.array(fc.tuple(fc.option(fc.nat(150)), fc.boolean())), (own, days) => {
    const [cumulative, extension] = counted(own, days.map(([taken, isExtended]) => answered(taken, isExtended)))
    const count = (row: (typeof extension.rows)[number]) => row.cells[0]?.count ?? 0
    const sum = extension.rows.filter(({ kind }) => kind === 'part').reduce((all, row) => all + count(row), 0)
    assert.equal(sum, days.length)
    const growing = cumulative.rows.slice(0, own.length).map(count)
    assert.deepEqual(growing, growing.toSorted((a, b) => a - b))
    assert.equal((growing.at(-1) ?? 0) + cumulative.rows.slice(own.length, -1).reduce((all, row) => all + count(row), 0), days.length)
  }))
})
