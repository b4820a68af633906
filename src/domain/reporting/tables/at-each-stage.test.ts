import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { addDays, isoDate } from '../../calendar/iso-date.ts'
import { COMPLAINT_FACT_KINDS, type ReportFact } from '../report-fact.ts'
import { statisticOf } from '../statistic.ts'
import { factsBehind, type Tally } from '../tally.ts'
import { figuresFrom, tableById } from '../year-figures.ts'
import { AT_EACH_STAGE } from './at-each-stage.ts'

const question = { year: aYear('2019-20'), years: 3, asKnownOn: isoDate('2026-11-23') }
const day = (from: string, span: number) => fc.integer({ min: 0, max: span }).map((offset) => addDays(isoDate(from), offset))

/** The counts of a table by the words of its crossed rows, one for each year. */
function crossed(id: string, facts: readonly ReportFact[]): Readonly<Record<string, readonly (number | null)[]>> {
  const table = tableById(figuresFrom(facts, REPORTING_SETTINGS, question, null).tables, id)
  return Object.fromEntries(table?.rows.map(({ id: row, crosses, cells }) => [crosses?.map((one) => one.id).join(' ') ?? row, cells.map(({ count }) => count)]) ?? [])
}

const lives = fc.array(fc.record({
  kind: fc.constantFrom(...COMPLAINT_FACT_KINDS), receivedOn: day('2016-06-01', 1300), lasts: fc.option(fc.integer({ min: 0, max: 500 })), withdrawn: fc.boolean(),
}), { maxLength: 60 }).map((all) => all.map(({ lasts, receivedOn, withdrawn, kind }, at) => aFact({
  streamId: String(at), kind, receivedOn, closedOn: lasts === null ? null : addDays(receivedOn, lasts), withdrawn: withdrawn && lasts !== null,
})))

test('carried over and received, less withdrawn and closed, are open at the end; and next year carries them over', () =>
  fc.assert(fc.property(lives, (facts) => {
    const of = crossed('at-each-stage', facts)
    for (const kind of COMPLAINT_FACT_KINDS) {
      const row = (happening: string, at: number) => of[`happened-${happening} ${kind}`]?.[at] ?? 0
      for (const at of [0, 1, 2]) {
        assert.equal(row('carried-over', at) + row('received', at) - row('withdrawn', at) - row('closed', at), row('open-at-end', at))
        assert.equal(row('accepted', at) + row('not-accepted', at), row('received', at))
        if (at > 0) assert.equal(row('carried-over', at), row('open-at-end', at - 1))
      }
    }
  }), { numRuns: 60 }))

test('what is open on the last day of a year is what a slow count day by day finds open', () =>
  fc.assert(fc.property(lives, (facts) => {
    const open = facts.filter(({ kind, receivedOn, closedOn }) => kind === 'corporate-complaint' && receivedOn <= '2020-03-31' && !(closedOn !== null && closedOn <= '2020-03-31'))
    assert.equal(crossed('at-each-stage', facts)['happened-open-at-end corporate-complaint']?.[2] ?? 0, open.length)
    const row = `13~${COMPLAINT_FACT_KINDS.indexOf('corporate-complaint')}`
    assert.deepEqual(factsBehind(AT_EACH_STAGE as Tally, facts, question.year, row).map(({ streamId }) => streamId), open.map(({ streamId }) => streamId))
  }), { numRuns: 60 }))

describe('escalation', () => {
  const facts = [
    aFact({ streamId: 'a', receivedOn: isoDate('2018-12-03'), stageTwoRequestedOn: isoDate('2019-04-10') }),
    aFact({ streamId: 'b', receivedOn: isoDate('2019-05-07'), stageTwoRequestedOn: isoDate('2020-04-02') }),
    aFact({ streamId: 'c', receivedOn: isoDate('2019-05-08') }),
  ]
  const cells = tableById(figuresFrom(facts, REPORTING_SETTINGS, question, null).tables, 'escalation')?.rows.map(({ id, cells: all }) => [id, all[2]?.count, all[2]?.percent])

  test('the cohort goes on whenever it does; the period is what was asked for in it', () =>
    assert.deepEqual(cells, [['stage-2-of-cohort', 1, 50], ['stage-2-of-period', 1, 50], ['stage-3-of-cohort', 0, 0], ['stage-3-of-period', 0, 0], ['total', 2, 100]]))
})

describe('what each stage decided', () => {
  const both = aFact({
    stageOneAnsweredOn: isoDate('2019-06-17'), stageTwoAnsweredOn: isoDate('2020-05-04'), outcome: 'upheld', stageOutcomes: ['not-upheld', 'upheld', 'none', 'none'],
    stageFindings: [0, 1, 3, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  })

  test('an answer counts in the year it was given, with what it decided by itself', () => {
    assert.deepEqual(crossed('outcomes-by-stage', [both]), { 'answered-at-stage-1 not-upheld': [0, 0, 1] })
    assert.deepEqual(crossed('points-by-stage', [both]), { 'answered-at-stage-1 partly-upheld': [0, 0, 1], 'answered-at-stage-1 not-upheld': [0, 0, 3] })
  })
})

describe('days', () => {
  const late = (stageOneWorkingDays: number, stageOneDaysLate: number | null, stageOneExtended = false): Partial<ReportFact> =>
    ({ stageOneAnsweredOn: isoDate('2019-07-01'), stageOneWorkingDays, stageOneDaysLate, stageOneExtended })
  const rows = (id: string, facts: readonly Partial<ReportFact>[]) => Object.fromEntries(
    tableById(figuresFrom(facts.map((parts, at) => aFact({ streamId: String(at), ...parts })), REPORTING_SETTINGS, question, null).tables, id)?.rows.map((row) => [row.id, row.cells[2]?.count]) ?? [])

  test('an agreed extension stands apart from what is late', () =>
    assert.deepEqual(rows('days-late', [late(9, 0), late(15, 0, true), late(13, 3), late(24, 4, true), late(60, 50)]), {
      'in-time': 1, 'in-an-agreed-extension': 1, 'late-1-to-5': 2, 'late-6-to-10': 0, 'late-11-to-20': 0, 'late-over-20': 1, total: 5,
    }))

  test('mean, median, shortest and longest; nothing where nothing was answered', () => {
    const taken = rows('days-taken', [late(3, 0), late(0, 0), late(8, 0), late(20, 10)])
    assert.deepEqual([taken['stage-1-mean'], taken['stage-1-median'], taken['stage-1-least'], taken['stage-1-most'], taken['stage-2-mean']], [7.8, 5.5, 0, 20, null])
  })

  test('a statistic is what counting slowly gives', () =>
    fc.assert(fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 40 }), (values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      assert.ok(Math.abs((statisticOf('mean', values) ?? -1) - mean) <= 0.05 + 1e-9)
      const median = statisticOf('median', values) ?? -1
      assert.ok(values.filter((value) => value <= median).length * 2 >= values.length && values.filter((value) => value >= median).length * 2 >= values.length)
      assert.equal(statisticOf('least', values), Math.min(...values))
      assert.equal(statisticOf('most', values), Math.max(...values))
    })))
})
