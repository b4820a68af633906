import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { USUAL_DISCLOSURE_RULES, type DisclosureRule } from '../../authority/disclosure-rules.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import { STATISTICS, type Statistic } from '../statistic.ts'
import { figuresFrom } from '../year-figures.ts'
import { placeKey, quantitiesIn } from './cell-quantities.ts'
import { smallQuantities } from './primary.ts'

const YEAR = '2019-20'
const USUAL = USUAL_DISCLOSURE_RULES.children

/** The statistics of the days of stage 1 that are withheld, in a year whose answers took so many working days. */
function withheld(days: readonly number[], rule: Partial<DisclosureRule> = {}): readonly Statistic[] {
  const facts = days.map((taken, at) => aFact({
    streamId: String(at), receivedOn: isoDate('2019-05-01'), stageOneAnsweredOn: isoDate('2019-09-02'), stageOneWorkingDays: taken, stageOneDaysLate: Math.max(0, taken - 10),
  }))
  const { tables } = figuresFrom(facts, REPORTING_SETTINGS, { year: aYear(YEAR), years: 1, asKnownOn: isoDate('2026-11-23') }, null)
  const small = smallQuantities(tables, () => ({ ...USUAL, ...rule }))
  const { cells } = quantitiesIn(tables)
  return STATISTICS.filter((one) => small.has(cells.get(placeKey({ table: 'days-taken', row: `stage-1-${one}`, column: YEAR }))?.count ?? ''))
}

const times = (many: number, taken: number) => Array<number>(many).fill(taken)

describe('Days that a stage took', () => {
  test('the shortest and the longest of many answers are one complaint’s own days, and are withheld', () =>
    assert.deepEqual(withheld([2, 44, ...times(30, 9)]), ['least', 'most']))

  test('an answer on the same day is somebody’s too', () => assert.deepEqual(withheld([0, ...times(9, 20), ...times(9, 10)]), ['least']))

  test('a shortest that five share is nobody’s own, and four are small by the rule', () => {
    assert.deepEqual(withheld([...times(5, 3), ...times(4, 60), ...times(9, 10)]), ['most'])
    assert.deepEqual(withheld([...times(5, 3), ...times(6, 60), ...times(9, 10)], { threshold: '1-5' }), ['least'])
  })

  test('nothing is told of the days of fewer answers than a percentage is told of', () => {
    assert.deepEqual(withheld(times(9, 10)), STATISTICS)
    assert.deepEqual(withheld(times(10, 10)), [])
    assert.deepEqual(withheld(times(5, 10), { percentagesFromBase: 0 }), [])
    assert.deepEqual(withheld(times(4, 10), { percentagesFromBase: 0 }), STATISTICS)
  })

  test('a table about nobody prints them all', () => assert.deepEqual(withheld([1, 99], { threshold: 'none' }), []))

  test('whatever the days are, what is printed of them is told of more complaints than the rule calls small', () =>
    fc.assert(fc.property(fc.array(fc.nat(12), { maxLength: 40 }), (days) => {
      const hidden = withheld(days)
      const [least, most] = [Math.min(...days), Math.max(...days)]
      assert.equal(days.length > 0 && !hidden.includes('least'), days.length >= 10 && days.filter((one) => one === least).length > 4)
      assert.equal(days.length > 0 && !hidden.includes('most'), days.length >= 10 && days.filter((one) => one === most).length > 4)
      assert.equal(days.length > 0 && !hidden.includes('mean'), days.length >= 10)
    }), { numRuns: 30 }))
})
