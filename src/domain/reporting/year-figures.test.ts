import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, foundingFacts, REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { addDays, isoDate } from '../calendar/iso-date.ts'
import { OUTCOMES } from '../complaint/state.ts'
import { FOUNDING_REPORT } from './as-printed/founding-report-data.ts'
import { percentOf } from './percent.ts'
import { ADVOCACY_REACHED, NOT_ACCEPTED_FOR, type ReportFact } from './report-fact.ts'
import { behindFigure, figuresFrom, tableById, talliesOf, type YearFigures } from './year-figures.ts'

const question = { year: aYear('2019-20'), years: 4, asKnownOn: isoDate('2026-11-23') }
const figures = (facts: readonly ReportFact[], parts: Partial<typeof question> = {}) => figuresFrom(facts, REPORTING_SETTINGS, { ...question, ...parts }, null)
const founding = figuresFrom(foundingFacts(), REPORTING_SETTINGS, question, FOUNDING_REPORT)

function cells(of: YearFigures, table: string, row: string) {
  const found = tableById(of.tables, table)?.rows.find(({ id }) => id === row)
  assert.ok(found, `${table} ${row}`)
  return found.cells
}
const counts = (of: YearFigures, table: string, row: string) => cells(of, table, row).map(({ count }) => count)
const percents = (of: YearFigures, table: string, row: string) => cells(of, table, row).map(({ percent }) => percent)

describe('the founding report out of facts', () => {
  test('every count that it printed comes out', () => {
    for (const table of FOUNDING_REPORT.tables.filter(({ measure }) => measure === 'count'))
      for (const [row, values] of Object.entries(table.rows))
        assert.deepEqual(counts(founding, table.table, row).map((count, at) => (values[at] === null ? null : count)), values, `${table.table} ${row}`)
  })

  test('every percentage that differs from the printed one says why, and no other does', () => {
    for (const { rows, id } of founding.tables)
      for (const row of rows)
        for (const { percent, printed } of row.cells)
          if (printed?.percent && printed.percent.under !== true)
            assert.equal(printed.percent.discrepancy === null, printed.percent.value === percent, `${id} ${row.id}`)
  })

  test('eleven printed percentages differ because they cannot arise', () => {
    const kinds = founding.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.map((cell) => cell.printed?.percent?.discrepancy?.kind)))
    assert.equal(kinds.filter((kind) => kind === 'impossible-percent' || kind === 'not-from-its-count').length, 11)
  })

  test('a quarter fewer complaints than the year before', () => {
    assert.deepEqual(counts(founding, 'change-on-year-before', 'statutory-complaints'), [null, 7, 14, -11])
    assert.deepEqual(percents(founding, 'change-on-year-before', 'statutory-complaints'), [null, 30, 47, -25])
  })

  test('under 3 % of open cases is asked of the exact share', () => {
    const cell = cells(founding, 'share-of-open-cases', 'complaints-against-open-cases')[3]
    assert.equal(cell?.percent, 2.9)
    assert.deepEqual(cell?.printed?.percent, { value: 3, under: true, discrepancy: null })
  })

  test('the 33rd complaint is a row: no outcome yet', () => assert.equal(counts(founding, 'outcomes', 'no-outcome-yet')[3], 1))
})

describe('which year a thing counts in', () => {
  test('a complaint counts in the year in which it was received, an investigation in the year of its answer', () => {
    const facts = [aFact({ receivedOn: isoDate('2019-03-29'), stageTwoRequestedOn: isoDate('2019-04-30'), stageTwoAnsweredOn: isoDate('2019-07-30') })]
    assert.deepEqual(counts(figures(facts), 'statutory-complaints', 'received'), [0, 0, 1, 0])
    assert.deepEqual(counts(figures(facts), 'stage-2', 'investigations'), [0, 0, 0, 1])
    assert.deepEqual(counts(figures(facts), 'progress', 'stage-2'), [0, 0, 1, 0])
  })

  test('the first and the last day belong to the year', () => {
    const facts = ['2019-03-31', '2019-04-01', '2020-03-31', '2020-04-01'].map((day) => aFact({ streamId: day, receivedOn: isoDate(day) }))
    assert.deepEqual(counts(figures(facts), 'statutory-complaints', 'received').slice(2), [1, 2])
  })

  test('a year of which the register holds nothing is named', () => {
    assert.deepEqual(figures([aFact()]).emptyYears, ['2016-17', '2017-18', '2018-19'])
    assert.deepEqual(figures([]).emptyYears.length, 4)
  })
})

describe('as known on a day', () => {
  const received = aFact({ knownFrom: isoDate('2019-06-03'), knownTo: isoDate('2019-07-01') })
  const answered = aFact({ knownFrom: isoDate('2019-07-01'), outcome: 'upheld' })

  test('a complaint had no outcome until its answer was known', () => {
    assert.equal(counts(figures([received, answered], { asKnownOn: isoDate('2019-06-30') }), 'outcomes', 'no-outcome-yet')[3], 1)
    assert.equal(counts(figures([received, answered], { asKnownOn: isoDate('2019-07-01') }), 'outcomes', 'upheld')[3], 1)
  })

  test('before it was recorded there was nothing', () =>
    assert.equal(counts(figures([received, answered], { asKnownOn: isoDate('2019-06-02') }), 'statutory-complaints', 'received')[3], 0))

  test('two versions known on one day are a fault, never two complaints', () =>
    assert.throws(() => figures([answered, { ...answered, outcome: 'not-upheld' }]), /two versions/))
})

describe('bands and several divisions', () => {
  test('within 20 includes within 10, and those without an answer stand apart', () => {
    const taken = [10, 11, 20, 21, null].map((days, at) =>
      aFact({ streamId: String(at), stageOneWorkingDays: days, stageOneAnsweredOn: days === null ? null : isoDate('2019-07-01') }))
    const of = figures([...taken, aFact({ streamId: 'withdrawn', withdrawn: true })])
    const rows = tableById(of.tables, 'timeliness-percent')?.rows.map((row) => [row.id, row.cells[3]?.count])
    assert.deepEqual(rows, [
      ['within-10-working-days', 1], ['within-20-working-days', 3], ['over-20-working-days', 1], ['no-answer-yet', 1], ['withdrawn-before-an-answer', 1],
      ['total', 6],
    ])
  })

  test('a complaint about two divisions is in both rows and once in the total, and named twice it is in its row once', () => {
    const of = figures([aFact({ divisions: ['children-in-need', 'children-in-care', 'children-in-need'] })])
    assert.deepEqual(['children-in-need', 'children-in-care', 'total'].map((row) => counts(of, 'divisions', row)[3]), [1, 1, 1])
  })

  test('a code that was never one of our words still has its row', () =>
    assert.equal(counts(figures([aFact({ channel: 'fax' })]), 'channel-count', 'fax')[3], 1))

  test('cases counted in groups on the last day are added; an earlier count is left out', () => {
    const caseload = (streamId: string, day: string, quantity: number) => aFact({ streamId, kind: 'caseload', receivedOn: isoDate(day), quantity })
    const of = figures([aFact(), caseload('a', '2020-03-31', 300), caseload('b', '2020-03-31', 100), caseload('c', '2019-09-30', 999)])
    assert.deepEqual(counts(of, 'share-of-open-cases', 'open-cases'), [null, null, null, 400])
    assert.equal(percents(of, 'share-of-open-cases', 'complaints-against-open-cases')[3], 0.3)
  })
})

const anyFact = fc.record({
  kind: fc.constantFrom('statutory-complaint', 'statutory-complaint', 'corporate-complaint', 'compliment', 'ombudsman-contact', 'training', 'enquiry', 'caseload', 'caseload',
    'advice', 'advocacy-offer'),
  sort: fc.constantFrom(null, 'open-cases', 'referrals', 'children-in-care', 'population-under-18'), closedOn: fc.constantFrom(null, null, isoDate('2020-03-31')),
  quantity: fc.integer({ min: 1, max: 9 }), places: fc.constantFrom(null, 12),
  receivedOn: fc.integer({ min: 0, max: 4 * 366 }).map((offset) => addDays(isoDate('2016-04-01'), offset)),
  withdrawn: fc.boolean(), channel: fc.constantFrom('email', 'letter', 'fax', null), category: fc.constantFrom('service', 'staff', null),
  complainantType: fc.constantFrom('parent', 'client', 'professional', null),
  divisions: fc.uniqueArray(fc.constantFrom('children-in-need', 'children-in-care', 'elsewhere')), teams: fc.uniqueArray(fc.constantFrom('cin-widnes', 'night-team')),
  outcome: fc.constantFrom(...OUTCOMES, null), stageOneWorkingDays: fc.option(fc.integer({ min: 0, max: 40 })), stageOneExtended: fc.boolean(),
  stageOneAnsweredOn: fc.constantFrom(isoDate('2020-01-06'), null), stageTwoAnsweredOn: fc.constantFrom(isoDate('2019-08-05'), null),
  foundOn: fc.constantFrom(isoDate('2019-08-05'), isoDate('2018-08-06'), null), causes: fc.uniqueArray(fc.constantFrom('delay', 'never-a-word', 'late')),
  natures: fc.uniqueArray(fc.constantFrom('human-error', 'error-of-judgement')),
  stageTwoWorkingDays: fc.option(fc.integer({ min: 0, max: 90 })), breaches: fc.integer({ min: 0, max: 2 }),
  stageTwoRequestedOn: fc.constantFrom(isoDate('2019-06-05'), isoDate('2018-06-05'), null), stageThreeMetOn: fc.constantFrom(isoDate('2019-12-05'), null),
  stageThreeWorkingDays: fc.option(fc.integer({ min: 0, max: 60 })), stageOneDaysLate: fc.option(fc.integer({ min: 0, max: 40 })),
  notAccepted: fc.constantFrom(null, null, ...NOT_ACCEPTED_FOR), advocacy: fc.constantFrom(null, ...ADVOCACY_REACHED),
  stageOutcomes: fc.constantFrom([], ['upheld', 'none', 'not-upheld', 'none'], ['partly-upheld', 'upheld', 'none', 'none']),
  stageFindings: fc.constantFrom([], [1, 0, 2, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), pointCategories: fc.uniqueArray(fc.constantFrom('service', 'staff', 'never-a-word')),
  childStatuses: fc.uniqueArray(fc.constantFrom('looked-after', 'care-leaver')), ombudsmanCategory: fc.constantFrom(null, 'upheld', 'not-upheld'),
})
// An enquiry has one of the sorts of enquiries, or none: the sorts of caseloads are no rows of it.
/** What a fact of each kind can say at all: a sort of its own kind, and a number that is counted for one division at most. */
function possible({ kind, sort, divisions, ...rest }: Readonly<{ kind: string; sort: string | null; divisions: readonly string[] }>): Partial<ReportFact> {
  const ofKind: Readonly<Record<string, string>> = { enquiry: 'early-resolution', compliment: 'parent' }
  const fits = sort === null || kind === 'caseload' ? sort : ofKind[kind] ?? null
  return { ...rest, kind, sort: fits, divisions: kind === 'caseload' ? divisions.slice(0, 1) : divisions } as Partial<ReportFact>
}

const anyFacts = fc.array(anyFact, { maxLength: 60 }).map((all) => all.map((parts, at) => aFact({ ...possible(parts), streamId: String(at) })))

describe('properties of every table, whatever the register holds', () => {
  test('rows that are parts of the base add up to it, and the total is the base', () =>
    fc.assert(fc.property(anyFacts, (facts) => {
      for (const table of figures(facts).tables) {
        for (const at of [0, 1, 2, 3]) {
          const parts = table.rows.filter(({ kind }) => kind === 'part').map((row) => row.cells[at]?.count ?? 0)
          const sum = parts.reduce((total, count) => total + count, 0)
          if (table.rowsAdd === 'to-base') assert.equal(sum, table.baseCounts[at], table.id)
          if (table.rowsAdd === 'to-more') assert.ok(sum >= (table.baseCounts[at] ?? 0), table.id)
        }
        const total = table.rows.find(({ kind }) => kind === 'total')
        if (total) assert.deepEqual(total.cells.map(({ count }) => count), table.baseCounts)
      }
    }), { numRuns: 60 }))

  test('within 20, over 20 and those without an answer add up to the complaints received', () =>
    fc.assert(fc.property(anyFacts, (facts) => {
      const table = tableById(figures(facts).tables, 'timeliness-percent')
      for (const at of [0, 1, 2, 3]) {
        const rows = table?.rows.filter(({ id, kind }) => kind === 'part' && id !== 'within-10-working-days') ?? []
        assert.equal(rows.reduce((sum, row) => sum + (row.cells[at]?.count ?? 0), 0), table?.baseCounts[at])
      }
    }), { numRuns: 60 }))

  test('every upheld or partly upheld complaint is once in each of its causes, or in the row without a cause', () =>
    fc.assert(fc.property(anyFacts, (some) => {
      const facts = some.map((fact) => ({ ...fact, foundOn: fact.outcome === 'upheld' || fact.outcome === 'partly-upheld' ? fact.receivedOn : null }))
      const of = figures(facts)
      const upheld = ['upheld', 'partly-upheld'].map((row) => counts(of, 'outcomes', row))
      for (const id of ['causes', 'cause-tags', 'cause-natures', 'causes-by-team']) assert.deepEqual(counts(of, id, 'total'), upheld[0]?.map((count, at) => (count ?? 0) + (upheld[1]?.[at] ?? 0)), id)
      for (const [at, column] of of.columns.entries()) {
        const ofYear = facts.filter((fact) => fact.kind === 'statutory-complaint' && fact.foundOn !== null && column.from <= fact.receivedOn && fact.receivedOn <= column.to)
        const rows = tableById(of.tables, 'causes')?.rows.filter(({ kind }) => kind === 'part') ?? []
        assert.equal(rows.reduce((sum, row) => sum + (row.cells[at]?.count ?? 0), 0), ofYear.reduce((sum, { causes }) => sum + Math.max(1, causes.length), 0))
      }
    }), { numRuns: 60 }))

  test('every percentage follows from its own count and base', () =>
    fc.assert(fc.property(anyFacts, (facts) => {
      for (const table of figures(facts).tables.filter(({ base }) => base !== 'year-before' && base !== 'open-cases-of-division'))
        for (const row of table.rows)
          for (const [at, { count, percent }] of row.cells.entries())
            if (percent !== null) assert.equal(percent, percentOf((count ?? -1) * ((table.per ?? 100) / 100), table.baseCounts[at] ?? 0, table.decimals), `${table.id} ${row.id}`)
    }), { numRuns: 60 }))

  test('every figure opens to as many streams as it counts', () =>
    fc.assert(fc.property(anyFacts, (facts) => {
      const of = figures(facts)
      for (const { id, rows, columns } of of.tables)
        for (const row of rows.filter(({ opensTo, unit }) => opensTo?.table === id && unit !== 'working-days'))
          for (const [at, year] of columns.entries()) {
            const behind = behindFigure(facts, question.asKnownOn, { year, table: id, row: row.id, settings: REPORTING_SETTINGS })
            const tally = talliesOf(REPORTING_SETTINGS).find((one) => one.id === id)
            // What no tally counts is a base: a number that was counted.
            const amounts = behind?.reduce((sum, fact) => sum + (tally ? tally.amount?.(fact, row.id) ?? 1 : fact.quantity), 0)
            assert.equal(amounts, row.cells[at]?.count ?? 0, `${id} ${row.id} ${year.label}`)
          }
    }), { numRuns: 25 }))

  test('the order in which facts come changes nothing', () =>
    fc.assert(fc.property(anyFacts, (facts) => assert.deepEqual(figures(facts.toReversed()), figures(facts))), { numRuns: 40 }))
})
