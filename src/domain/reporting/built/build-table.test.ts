import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { addDays, isoDate } from '../../calendar/iso-date.ts'
import { OUTCOMES } from '../../complaint/state.ts'
import { FOUNDING_REPORT } from '../as-printed/founding-report-data.ts'
import type { FigureTable } from '../figure-table.ts'
import { ADVOCACY_REACHED, COMPLAINT_FACT_KINDS, NOT_ACCEPTED_FOR, type ReportFact } from '../report-fact.ts'
import { STATISTICS } from '../statistic.ts'
import { figuresFrom, tableById } from '../year-figures.ts'
import { behindBuilt, buildTable } from './build-table.ts'
import { DIMENSION_IDS } from './dimensions.ts'
import { FOUNDING_TABLES } from './founding-tables.ts'
import { MEASURE_IDS, measureOf, OF_COMPLAINTS } from './measures.ts'
import { PRINTED_BY_REPORTS } from './printed-by-reports.ts'
import { SHIPPED_SETS } from './shipped-sets.ts'
import { dimensionsFor, isPeriod, problemsOf, SPEC_BASES, type TableSpec } from './table-spec.ts'

const year = aYear('2019-20')
const settings = REPORTING_SETTINGS
const build = (spec: TableSpec, facts: readonly ReportFact[]) => buildTable({ spec, id: `set~${spec.id}`, year, settings }, facts)
const SPEC: TableSpec = {
  id: 'one', title: 'One', measure: 'complaints-received', of: 'statutory', statistic: null, rows: 'channel', columns: 'years', years: 2, base: 'none', percentages: false, notes: [],
}
const told = (table: FigureTable<string>) => Object.fromEntries(table.rows.map(({ id, cells }) => [id, cells.map(({ count }) => count)]))

describe('the founding report is a set like any other', () => {
  const ours = figuresFrom(foundingFacts(), settings, { year, years: 4, asKnownOn: isoDate('2026-11-23') }, null)

  test('it has every table that the report printed', () =>
    assert.deepEqual(FOUNDING_TABLES.map(({ id }) => id), [...new Set(FOUNDING_REPORT.tables.map(({ table }) => table))].toSorted((a, b) =>
      FOUNDING_TABLES.findIndex(({ id }) => id === a) - FOUNDING_TABLES.findIndex(({ id }) => id === b))))

  for (const spec of FOUNDING_TABLES)
    test(`“${spec.title}” is today’s table, cell by cell`, () => {
      const [mine, built] = [tableById(ours.tables, spec.id), build(spec, foundingFacts())]
      assert.ok(mine)
      assert.deepEqual(built.rows.map(({ kind, unit, ownLabel, cells }) => ({ kind, unit, ownLabel, cells })), mine.rows.map(({ kind, unit, ownLabel, cells }) => ({ kind, unit, ownLabel, cells })))
      assert.deepEqual([built.base, built.baseCounts, built.rowsAdd, built.decimals, built.columns], [mine.base, mine.baseCounts, mine.rowsAdd, mine.decimals, mine.columns])
      if (spec.id !== 'share-of-open-cases') assert.deepEqual(built.rows.map(({ id }) => id), mine.rows.map(({ id }) => id))
    })
})

test('every table that is shipped makes sense, and no two of a set have one name', () => {
  for (const { tables } of Object.values(SHIPPED_SETS)) {
    for (const spec of tables) assert.deepEqual(problemsOf(spec), [], spec.id)
    assert.equal(new Set(tables.map(({ id }) => id)).size, tables.length)
  }
})

describe('what a table may be', () => {
  test('quarters are three months each, and add up to the year', () => {
    const table = build({ ...SPEC, columns: 'quarters', years: 1, rows: 'all' }, foundingFacts())
    assert.deepEqual(table.columns.map(({ label, from, to }) => `${label} ${from} ${to}`), [
      '2019-20 Q1 2019-04-01 2019-06-30', '2019-20 Q2 2019-07-01 2019-09-30', '2019-20 Q3 2019-10-01 2019-12-31', '2019-20 Q4 2020-01-01 2020-03-31',
    ])
    assert.equal(told(table)['received']?.reduce<number>((sum, count) => sum + (count ?? 0), 0), 33)
  })

  test('procedures stand side by side in the columns, and all of them last', () => {
    const facts = [aFact({ streamId: 'a' }), aFact({ streamId: 'b', kind: 'corporate-complaint' }), aFact({ streamId: 'c', kind: 'corporate-complaint' })]
    const table = build({ ...SPEC, of: 'all', rows: 'all', columns: 'procedure', years: 1 }, facts)
    assert.deepEqual(table.columns.map(({ code }) => code), [...COMPLAINT_FACT_KINDS, 'all-of-it'])
    assert.deepEqual(told(table), { received: [1, 2, 0, 3] })
  })

  test('the stage at which a withdrawn complaint stood is that of the day it was withdrawn', () => {
    const facts = [aFact({ withdrawn: true, closedOn: isoDate('2019-09-02'), stageTwoRequestedOn: isoDate('2019-08-01'), stageThreeRequestedOn: isoDate('2019-10-01') })]
    assert.deepEqual(told(build({ ...SPEC, measure: 'complaints-withdrawn', rows: 'stage', years: 1 }, facts))['answered-at-stage-2'], [1])
  })

  test('points are counted one by one, at the stage whose answer found on them', () => {
    const fact = aFact({
      stageOneAnsweredOn: isoDate('2019-06-17'), stageTwoAnsweredOn: isoDate('2019-10-01'), stageOutcomes: ['not-upheld', 'partly-upheld', 'none', 'none'],
      stageFindings: [0, 0, 4, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    })
    const table = build({ ...SPEC, measure: 'points-decided', rows: 'finding', columns: 'stage', years: 1, base: 'itself' }, [fact])
    assert.deepEqual(told(table), {
      'points-upheld': [0, 2, 0, 0, 2], 'points-partly-upheld': [0, 0, 0, 0, 0], 'points-not-upheld': [4, 1, 0, 0, 5], 'points-no-finding': [0, 0, 0, 0, 0], total: [4, 3, 0, 0, 7],
    })
  })

  const answered = (streamId: string, on: string, days: number, parts: Partial<ReportFact> = {}) =>
    aFact({ streamId, receivedOn: isoDate('2019-04-10'), stageOneAnsweredOn: isoDate(on), stageOneWorkingDays: days, ...parts })

  test('mean, median, shortest and longest stand beside one another, quarter by quarter; a quarter without an answer has none', () => {
    // First quarter: 4, 9 and 20 working days: 33 / 3 = 11, the middle is 9. Second quarter: 12 and 15: 13.5. None after.
    const facts = [answered('a', '2019-04-17', 4), answered('b', '2019-05-02', 9), answered('c', '2019-06-28', 20), answered('d', '2019-07-01', 12), answered('e', '2019-08-01', 15)]
    const table = build({ ...SPEC, measure: 'stage-1-days', rows: 'every-statistic', columns: 'quarters', years: 1 }, facts)
    assert.deepEqual(told(table), {
      'days-mean': [11, 13.5, null, null], 'days-median': [9, 13.5, null, null], 'days-least': [4, 12, null, null], 'days-most': [20, 15, null, null],
    })
    assert.deepEqual([table.rowsAdd, table.base], ['apart', null])
  })

  test('every statistic stands in the columns of a second dimension too: a team without an answer has none', () => {
    const facts = [answered('a', '2019-04-17', 4, { teams: ['cin-widnes'] }), answered('b', '2019-05-02', 9, { teams: ['cin-widnes', 'cin-runcorn'] })]
    const table = build({ ...SPEC, measure: 'stage-1-days', rows: 'every-statistic', columns: 'team', years: 1 }, facts)
    const at = (code: string) => table.columns.findIndex((column) => column.code === code)
    const mean = told(table)['days-mean'] ?? []
    assert.deepEqual([mean[at('cin-widnes')], mean[at('cin-runcorn')], mean[at('all-of-it')]], [6.5, 9, 6.5])
  })

  test('bands of stage 1 are told each once, or each including those before it', () => {
    const facts = [answered('a', '2019-04-17', 4), answered('b', '2019-05-02', 10), answered('c', '2019-06-28', 11), answered('d', '2019-07-01', 30), aFact({ streamId: 'e', receivedOn: isoDate('2019-04-10') })]
    const bands = (rows: TableSpec['rows']) => told(build({ ...SPEC, rows, years: 1 }, facts))
    assert.deepEqual(bands('stage-1-bands-apart'), { 'within-10-working-days': [2], '11-to-20-working-days': [1], 'over-20-working-days': [1], 'no-answer-yet': [1], total: [5] })
    assert.deepEqual(bands('stage-1-bands'), { 'within-10-working-days': [2], 'within-20-working-days': [3], 'over-20-working-days': [1], 'no-answer-yet': [1], total: [5] })
  })

  test('an agreed extension is told apart from late', () => {
    const facts = [answered('a', '2019-05-02', 15, { stageOneExtended: true }), answered('b', '2019-05-02', 15), answered('c', '2019-05-02', 15)]
    const extension = told(build({ ...SPEC, rows: 'stage-1-extension', years: 1 }, facts))
    assert.deepEqual([extension['11-to-20-within-an-agreed-extension'], extension['11-to-20-without-an-agreed-extension']], [[1], [2]])
  })

  test('several categories of one complaint are each counted, and the complaint once', () => {
    const facts = [aFact({ streamId: 'a', pointCategories: ['service', 'staff'] }), aFact({ streamId: 'b', pointCategories: ['service'] })]
    const table = told(build({ ...SPEC, rows: 'point-category', years: 1 }, facts))
    assert.deepEqual([table['service'], table['staff'], table['total']], [[2], [1], [2]])
  })

  test('carried over, received, closed and open at the end are four measures, and add up', () => {
    const facts = [
      aFact({ streamId: 'a', receivedOn: isoDate('2019-03-01'), closedOn: isoDate('2019-05-01') }), aFact({ streamId: 'b', receivedOn: isoDate('2019-03-01') }),
      aFact({ streamId: 'c', receivedOn: isoDate('2019-06-01'), closedOn: isoDate('2019-08-01') }), aFact({ streamId: 'd', receivedOn: isoDate('2020-01-01') }), aFact({ streamId: 'e', receivedOn: isoDate('2020-02-01') }),
    ]
    const one = (measure: TableSpec['measure']) => Object.values(told(build({ ...SPEC, measure, rows: 'all', years: 1 }, facts)))[0]?.[0] ?? null
    assert.deepEqual([one('complaints-carried-over'), one('complaints-received'), one('complaints-closed'), one('complaints-open-at-end')], [2, 3, 2, 3])
  })

  test('money is added up in pounds, the total too', () => {
    const fact = aFact({ remedies: ['payment', 'apology'], remedyPence: [12_550, 0], remediesPromisedOn: [isoDate('2019-06-17'), isoDate('2019-06-17')], remedyStates: ['owed', 'owed'] })
    const table = build({ ...SPEC, of: null, measure: 'pounds-promised', rows: 'remedy', years: 1, base: 'itself', percentages: true }, [fact])
    assert.deepEqual([told(table)['payment'], told(table)['total'], table.baseCounts], [[125.5], [125.5], [125.5]])
  })
})

describe('what makes no sense is told by field, with what does', () => {
  const codes = (parts: Partial<TableSpec>) => problemsOf({ ...SPEC, ...parts }).map(({ field, code }) => `${field} ${code}`)

  test('a compliment has no stage, and no procedure', () =>
    assert.deepEqual(codes({ measure: 'compliments', rows: 'stage-1-bands' }), ['rows rows-do-not-fit', 'of not-of-complaints']))
  test('what fits is named', () =>
    assert.ok(problemsOf({ ...SPEC, measure: 'compliments', of: null, rows: 'channel' })[0]?.allowed.includes('compliment-division')))
  test('there is no percentage of working days, and something has to be told of them', () =>
    assert.deepEqual(codes({ measure: 'stage-1-days', base: 'itself', percentages: true }), ['statistic statistic-missing', 'base no-percentage-of-days']))
  test('rows that tell every statistic are asked for none, and are no rows of what is counted', () => {
    assert.deepEqual(codes({ measure: 'stage-1-days', rows: 'every-statistic' }), [])
    assert.deepEqual(codes({ measure: 'stage-1-days', rows: 'every-statistic', statistic: 'mean' }), ['statistic rows-are-statistics'])
    assert.deepEqual(codes({ rows: 'every-statistic' }), ['rows rows-do-not-fit', 'statistic statistic-missing'].slice(0, 1))
    assert.ok(problemsOf({ ...SPEC, measure: 'stage-1-days', statistic: 'mean', columns: 'every-statistic', years: 1 }).some(({ code }) => code === 'columns-do-not-fit'))
  })
  test('a second dimension is of one year', () => assert.deepEqual(codes({ columns: 'team' }), ['years one-year-only']))
  test('rows and columns cannot be the same', () => assert.deepEqual(codes({ columns: 'channel', years: 1 }), ['columns columns-are-rows']))
  test('a rate is of one row of years', () => assert.deepEqual(codes({ base: 'referrals', columns: 'quarters', years: 1 }), ['rows rate-needs-one-row', 'columns rate-needs-years']))
})

const day = fc.integer({ min: 0, max: 1400 }).map((offset) => addDays(isoDate('2016-06-01'), offset))
const someDay = fc.option(day)
const anyFacts = fc.array(fc.record({
  kind: fc.constantFrom(...COMPLAINT_FACT_KINDS, 'statutory-complaint', 'compliment', 'enquiry', 'ombudsman-contact'), receivedOn: day, lasts: fc.option(fc.nat(400)), withdrawn: fc.boolean(),
  channel: fc.constantFrom('email', 'fax', null), teams: fc.uniqueArray(fc.constantFrom('cin-widnes', 'night-team')), outcome: fc.constantFrom(...OUTCOMES, null),
  stageOneAnsweredOn: someDay, stageOneWorkingDays: fc.option(fc.nat(40)), stageOneDaysLate: fc.option(fc.nat(30)), stageTwoRequestedOn: someDay, stageTwoAnsweredOn: someDay,
  notAccepted: fc.constantFrom(null, ...NOT_ACCEPTED_FOR), advocacy: fc.constantFrom(null, ...ADVOCACY_REACHED), foundOn: someDay,
  stageOutcomes: fc.constantFrom([], ['upheld', 'not-upheld', 'none', 'none']), stageFindings: fc.constant([1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  remedies: fc.constantFrom([], ['payment', 'apology']),
}), { maxLength: 40 }).map((all) => all.map(({ lasts, remedies, ...parts }, at) => aFact({
  ...parts, streamId: String(at), closedOn: lasts === null ? null : addDays(parts.receivedOn, lasts), remedies, remedyPence: remedies.map((_, n) => n * 100),
  remediesPromisedOn: remedies.map(() => parts.receivedOn), remedyStates: remedies.map(() => 'owed'),
} as Partial<ReportFact>)))
const anySpec = fc.record({
  measure: fc.constantFrom(...MEASURE_IDS), of: fc.constantFrom(null, ...OF_COMPLAINTS), statistic: fc.constantFrom(null, ...STATISTICS), rows: fc.constantFrom(...DIMENSION_IDS),
  columns: fc.constantFrom('years', 'quarters', ...DIMENSION_IDS), years: fc.integer({ min: 1, max: 3 }), base: fc.constantFrom(...SPEC_BASES), percentages: fc.boolean(),
}).map((parts): TableSpec => ({ ...SPEC, ...parts }))
const goodSpec = anySpec.map((spec): TableSpec => {
  const fitting = dimensionsFor(spec.measure)
  const { subject, kinds, isDays } = measureOf(spec.measure)
  return {
    ...spec, rows: fitting.includes(spec.rows) ? spec.rows : fitting[0] ?? 'all', of: kinds.length === 3 && kinds[0] === 'statutory-complaint' && subject !== 'kinds' && subject !== 'remedies' ? spec.of ?? 'all' : null,
    statistic: !isDays || spec.rows === 'every-statistic' ? null : spec.statistic ?? 'median', ...(isDays && { base: 'none', percentages: false }),
  }
}).filter((spec) => problemsOf(spec).length === 0)

describe('whatever is built', () => {
  test('a combination that is told to make sense can be counted, and every cell opens to what it counts', () =>
    fc.assert(fc.property(goodSpec, anyFacts, (spec, facts) => {
      const table = build(spec, facts)
      const { isDays, parts, amount } = measureOf(spec.measure)
      for (const row of table.rows) {
        assert.equal(row.cells.length, table.columns.length)
        for (const [at, cell] of row.cells.entries()) {
          const column = table.columns[at]
          const behind = behindBuilt({ spec, id: table.id, year, settings }, facts, { row: row.id, column: column?.code ?? column?.label ?? '' })
          assert.ok(behind, `${row.id} ${column?.label}`)
          if (isDays) assert.equal(cell.count === null, behind.length === 0)
          else if (!parts && !amount && row.unit === table.unit && spec.base !== 'year-before' && cell.count !== null) assert.equal(new Set(behind).size, cell.count, `${spec.measure} ${spec.rows} ${row.id}`)
        }
      }
    }), { numRuns: 100 }))

  test('parts of what is counted add up to it in every column', () =>
    fc.assert(fc.property(goodSpec, anyFacts, (spec, facts) => {
      const table = build(spec, facts)
      if (table.rowsAdd !== 'to-base' || spec.base === 'year-before') return
      const total = table.rows.find(({ kind }) => kind === 'total')
      for (const at of table.columns.keys()) {
        const sum = table.rows.filter(({ kind }) => kind === 'part').reduce((all, { cells }) => all + (cells[at]?.count ?? 0), 0)
        assert.ok(Math.abs(sum - (total?.cells[at]?.count ?? 0)) < 1e-9, `${spec.measure} by ${spec.rows}`)
      }
    }), { numRuns: 200 }))

  test('a table over years is what each year gives alone', () =>
    fc.assert(fc.property(goodSpec.filter(({ columns, base }) => columns === 'years' && base === 'none'), anyFacts, (spec, facts) => {
      const table = build(spec, facts)
      for (const [at, column] of table.columns.entries()) {
        const alone = told(buildTable({ spec: { ...spec, years: 1 }, id: 'alone', year: column, settings }, facts))
        for (const { id, cells } of table.rows) assert.equal(cells[at]?.count ?? 0, alone[id]?.[0] ?? 0)
      }
    }), { numRuns: 100 }))

  test('quarters of what flows add up to their year', () =>
    fc.assert(fc.property(anyFacts, (facts) => {
      for (const spec of PRINTED_BY_REPORTS.filter(({ columns, measure }) => isPeriod(columns) && !measureOf(measure).isDays && !measureOf(measure).stands)) {
        const [quarters, whole] = [build({ ...spec, columns: 'quarters', years: 1 }, facts), build({ ...spec, columns: 'years', years: 1 }, facts)]
        if (spec.base === 'year-before') continue
        const sums = Object.fromEntries(quarters.rows.map(({ id, cells }) => [id, cells.reduce((sum, { count }) => sum + (count ?? 0), 0)]))
        for (const { id, cells } of whole.rows) assert.equal(sums[id] ?? 0, cells[0]?.count)
      }
    }), { numRuns: 40 }))
})
