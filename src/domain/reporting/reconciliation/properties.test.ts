import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aFact, aYear, foundingFacts, REPORTING_SETTINGS } from '../../../../test/support/report-facts.ts'
import { addDays, isoDate } from '../../calendar/iso-date.ts'
import { OUTCOMES } from '../../complaint/state.ts'
import type { PrintedCell } from '../document/printed-values.ts'
import type { FigureCell, FigureTable } from '../figure-table.ts'
import { percentOf } from '../percent.ts'
import type { PrintedReport } from '../printed-report.ts'
import type { ReportFact } from '../report-fact.ts'
import { figuresFrom } from '../year-figures.ts'
import { publishedInEdition } from './against-published.ts'
import type { CheckId } from './checks.ts'
import { reconcile, reconcilePrinted } from './reconcile.ts'

type Tables = readonly FigureTable<string>[]

const YEAR = '2019-20'
const figures = (facts: readonly ReportFact[]): Tables => figuresFrom(facts, REPORTING_SETTINGS, { year: aYear(YEAR), years: 4, asKnownOn: isoDate('2020-06-01') }, null).tables
const FOUNDING = figures(foundingFacts())

/** Every figure printed as it is held. */
const printedAsHeld = (tables: Tables): readonly PrintedCell[] => tables.flatMap((table) => table.rows.flatMap((row) => row.cells.flatMap(({ count, percent }, at) => {
  const column = table.columns[at]
  return column ? [{ table: table.id, row: row.id, column, count, percent, isFew: false, rounding: null }] : []
})))

/** Findings of tables alone; what the register truly does not know is no contradiction. */
const contradictions = (tables: Tables, before: Tables | null = null) =>
  reconcile({ year: YEAR, tables, sections: [], published: before ? [publishedInEdition('Annual report 2018-19', printedAsHeld(before))] : [] }).filter(({ check }) => !['outcome-missing', 'no-middle-or-range', 'stage-two-days-not-told'].includes(check))

const aFactOfAnyKind = fc.record({
  kind: fc.constantFrom('statutory-complaint', 'statutory-complaint', 'statutory-complaint', 'corporate-complaint', 'compliment', 'enquiry', 'point-of-contact', 'ombudsman-contact', 'caseload'),
  day: fc.integer({ min: 0, max: 1460 }), channel: fc.constantFrom('email', 'letter', null), category: fc.constantFrom('staff', 'service', null),
  outcome: fc.constantFrom(...OUTCOMES, null), teams: fc.subarray(['cin-widnes', 'cin-runcorn']), divisions: fc.subarray(['children-in-need', 'children-in-care']),
  days: fc.option(fc.integer({ min: 0, max: 60 })), quantity: fc.integer({ min: 1, max: 2000 }), stageTwo: fc.boolean(),
})

const aRegister = fc.array(aFactOfAnyKind, { maxLength: 60 }).map((all) => all.map(({ kind, day, days, quantity, stageTwo, ...rest }, at) => {
  const receivedOn = addDays(isoDate('2016-04-01'), day)
  return aFact({
    ...rest, kind: kind as ReportFact['kind'], streamId: `s${at}`, receivedOn, quantity: kind === 'caseload' ? quantity : 1, stageOneWorkingDays: days, stageOneAnsweredOn: days === null ? null : addDays(receivedOn, days),
    ...(stageTwo ? { stageTwoRequestedOn: addDays(receivedOn, 40) } : {}),
  })
}))

test('no register whatever gives figures that contradict each other', () => {
  fc.assert(fc.property(aRegister, (facts) => assert.deepEqual(contradictions(figures(facts)).map(({ where, numbers }) => [where, numbers]), [])), { numRuns: 60 })
})

test('no figures disagree with themselves as they were published', () => {
  assert.deepEqual(contradictions(FOUNDING, FOUNDING), [])
})

/** `tables` with one cell altered. */
function altered(tables: Tables, at: Readonly<{ table: string; row: string; column: number }>, change: (cell: FigureCell) => FigureCell): Tables {
  return tables.map((table) => (table.id !== at.table ? table : {
    ...table, rows: table.rows.map((row) => (row.id !== at.row ? row : { ...row, cells: row.cells.map((cell, index) => (index === at.column ? change(cell) : cell)) })),
  }))
}

const cellsOf = (which: (table: FigureTable<string>) => boolean) => FOUNDING.filter(which).flatMap((table) =>
  table.rows.flatMap((row) => row.cells.flatMap((cell, column) => (cell.count === null || row.unit !== table.unit ? [] : [{ table: table.id, row: row.id, column, label: table.columns[column]?.label ?? '', ...cell }]))))

const namesIt = (tables: Tables, { table, label }: Readonly<{ table: string; label: string }>, checks: readonly CheckId[]) =>
  contradictions(tables).some(({ check, place }) => checks.includes(check) && place.table === table && place.column === label)

test('one count altered in a table whose parts add up is found, and the finding names the table and the year', () => {
  const cells = cellsOf(({ rowsAdd }) => rowsAdd === 'to-base')
  fc.assert(fc.property(fc.constantFrom(...cells), fc.integer({ min: 1, max: 40 }), (cell, by) => {
    assert.ok(namesIt(altered(FOUNDING, cell, (one) => ({ ...one, count: (one.count ?? 0) + by })), cell, ['parts-do-not-add-up', 'total-is-not-base', 'same-base-differs']))
  }))
})

test('one count taken from a cumulative table is found too', () => {
  for (const cell of cellsOf(({ id }) => id === 'timeliness-percent').filter(({ count, row }) => (count ?? 0) > 0 && row !== 'within-10-working-days'))
    assert.ok(namesIt(altered(FOUNDING, cell, (one) => ({ ...one, count: (one.count ?? 0) - 1 })), cell, ['parts-do-not-add-up', 'total-is-not-base', 'impossible-percentages']), `${cell.row} ${cell.label}`)
})

test('one percentage altered anywhere is found, and the finding names its table and year', () => {
  const cells = cellsOf(({ base, per }) => base !== null && base !== 'year-before' && (per ?? 100) === 100).filter(({ percent }) => percent !== null)
  const founding = cells.filter(({ table }) => (FOUNDING.find(({ id }) => id === table)?.baseCounts ?? []).some((base) => (base ?? 0) > 0))
  fc.assert(fc.property(fc.constantFrom(...founding), fc.integer({ min: 1, max: 30 }), (cell, by) => {
    assert.ok(namesIt(altered(FOUNDING, cell, (one) => ({ ...one, percent: (one.percent ?? 0) + by })), cell, ['impossible-percentages']))
  }))
})

test('a base altered in one table differs from every other table with the same base', () => {
  const bases = FOUNDING.filter(({ base }) => base === 'statutory-received').map(({ id }) => id)
  fc.assert(fc.property(fc.constantFrom(...bases), fc.integer({ min: 0, max: 3 }), (id, column) => {
    const tables = FOUNDING.map((table) => (table.id === id ? { ...table, baseCounts: table.baseCounts.map((base, at) => (at === column ? (base ?? 0) + 1 : base)) } : table))
    assert.ok(contradictions(tables).some(({ check, place }) => check === 'same-base-differs' && place.table === id))
  }))
})

test('a change altered is no longer the change of its two years', () => {
  for (const by of [-1, 1]) {
    const tables = altered(FOUNDING, { table: 'change-on-year-before', row: 'statutory-complaints', column: 3 }, (one) => ({ ...one, percent: (one.percent ?? 0) + by }))
    assert.deepEqual(contradictions(tables).map(({ check, place }) => [check, place.row]), [['change-disagrees', 'statutory-complaints']])
  }
})

test('an earlier year that was published otherwise is found, once for its count, and the report’s own year is not asked', () => {
  const cells = cellsOf(({ base }) => base !== 'year-before')
  fc.assert(fc.property(fc.constantFrom(...cells), (cell) => {
    const was = altered(FOUNDING, cell, (one) => ({ count: (one.count ?? 0) + 1, percent: one.percent }))
    const findings = contradictions(FOUNDING, was)
    assert.deepEqual(findings.map(({ check, place }) => [check, place.table, place.row, place.column]), cell.label === YEAR ? [] : [['differs-from-published', cell.table, cell.row, cell.label]])
  }))
})

/** A report that prints whole parts of a base, counts and percentages, in one column. */
const printed = (counts: readonly number[], percents: readonly number[], base: number): PrintedReport => {
  const rows = (values: readonly number[]) => Object.fromEntries(values.map((value, at) => [`row-${at}`, [value]]))
  return {
    title: 'As printed', columns: [YEAR], tables: [
      { table: 'channel-count', measure: 'count', isWhole: true, base: [base], rows: rows(counts) },
      { table: 'channel-count', measure: 'percent', isWhole: true, base: [base], counts: rows(counts), rows: rows(percents) },
    ],
  }
}

const someCounts = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 7 }).filter((counts) => counts.some((count) => count > 0))

test('a printed report that was rounded rightly has no finding; one percentage a point off has one that names its row', () => {
  fc.assert(fc.property(someCounts, fc.nat(), (counts, which) => {
    const base = counts.reduce((sum, count) => sum + count, 0)
    const percents = counts.map((count) => percentOf(count, base) ?? 0)
    assert.deepEqual(reconcilePrinted(printed(counts, percents, base), []), [])
    const at = which % counts.length
    const findings = reconcilePrinted(printed(counts, percents.map((percent, index) => (index === at ? percent + 1 : percent)), base), [])
    assert.ok(findings.some((finding) => finding.check === 'impossible-percentages' && finding.cells.some(({ row }) => row === `row-${at}`)))
  }))
})

test('printed percentages alone, of counts that add up, are never said to be impossible together', () => {
  fc.assert(fc.property(someCounts, (counts) => {
    const base = counts.reduce((sum, count) => sum + count, 0)
    const rows = Object.fromEntries(counts.map((count, at) => [`row-${at}`, [percentOf(count, base) ?? 0]]))
    assert.deepEqual(reconcilePrinted({ title: '', columns: [YEAR], tables: [{ table: 'any', measure: 'percent', isWhole: true, base: [base], rows }] }, []), [])
  }))
})
