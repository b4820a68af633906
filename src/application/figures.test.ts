import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anActor, servicesWithFacts } from '../../test/support/figures-services.ts'
import { aFact, foundingFacts } from '../../test/support/report-facts.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { tableById } from '../domain/reporting/year-figures.ts'
import { figureBehind, figuresOfYear, figureYears } from './figures.ts'

const manager = anActor('complaints-manager')
const services = servicesWithFacts(foundingFacts())

test('the figures of a year come with the three years before it', async () => {
  const found = await figuresOfYear(services, manager, { year: '2019-20' })
  assert.ok(found.kind === 'figures')
  assert.deepEqual(found.figures.columns.map(({ label }) => label), ['2016-17', '2017-18', '2018-19', '2019-20'])
  assert.equal(found.figures.asKnownOn, '2026-11-23')
})

test('the published values belong to the demonstration, and no other authority is shown them', async () => {
  const found = await figuresOfYear(servicesWithFacts(foundingFacts(), { isDemonstration: false }), manager, { year: '2019-20' })
  assert.ok(found.kind === 'figures')
  assert.ok(found.figures.tables.every(({ rows }) => rows.every(({ cells }) => cells.every((cell) => cell.printed === undefined && cell.printedSet === undefined))))
})

for (const [why, request, kind] of [
  ['a year that is no year', { year: '2019-21' }, 'unknown-year'],
  ['a year that has not begun', { year: '2027-28' }, 'not-begun'],
  ['as known on a day to come', { year: '2019-20', asKnownOn: isoDate('2026-11-24') }, 'not-yet-known'],
  ['no years at all', { year: '2019-20', years: 0 }, 'wrong-number-of-years'],
  ['half a year more', { year: '2019-20', years: 1.5 }, 'wrong-number-of-years'],
  ['more years than anybody reads', { year: '2019-20', years: 1000 }, 'wrong-number-of-years'],
] as const)
  test(`${why}: refused, and said which`, async () => assert.equal((await figuresOfYear(services, manager, request)).kind, kind))

test('a year that has begun has figures so far, on its first day already', async () => {
  const found = await figuresOfYear(services, manager, { year: '2026-27' })
  assert.ok(found.kind === 'figures' && found.figures.unfinished)
})

test('an administrator keeps accounts and sees no figures', async () => {
  assert.equal((await figuresOfYear(services, anActor('administrator'), { year: '2019-20' })).kind, 'not-allowed')
  assert.equal((await figureBehind(services, anActor('administrator'), { year: '2019-20', table: 'outcomes', row: 'upheld' })).kind, 'not-allowed')
  assert.equal((await figureYears(services, anActor('administrator'))).kind, 'not-allowed')
})

test('a figure opens to the complaints it counts, newest first', async () => {
  const found = await figureBehind(services, manager, { year: '2019-20', table: 'channel-percent', row: 'complaint-form' })
  assert.ok(found.kind === 'figure' && found.facts)
  assert.equal(found.cell.count, 4)
  assert.deepEqual(found.facts.map(({ channel }) => channel), Array.from({ length: 4 }, () => 'complaint-form'))
  assert.deepEqual(found.facts.map(({ receivedOn }) => receivedOn), found.facts.map(({ receivedOn }) => receivedOn).toSorted().toReversed())
})

test('a reader of figures sees how many, and not which', async () => {
  const found = await figureBehind(services, anActor('reader'), { year: '2019-20', table: 'outcomes', row: 'upheld' })
  assert.ok(found.kind === 'figure')
  assert.equal(found.cell.count, 7)
  assert.equal(found.facts, null)
})

for (const place of [
  { table: 'no-such-table', row: 'upheld' }, { table: 'outcomes', row: 'no-such-row' }, { table: 'change-on-year-before', row: 'compliments' },
  { table: 'outcomes', row: '__proto__' },
])
  test(`there is no figure behind ${place.table}, ${place.row}`, async () =>
    assert.equal((await figureBehind(services, manager, { year: '2019-20', ...place })).kind, 'no-such-figure'))

test('every figure of the page opens to what it counts, for every year shown', async () => {
  const found = await figuresOfYear(services, manager, { year: '2019-20' })
  assert.ok(found.kind === 'figures')
  const timeliness = tableById(found.figures.tables, 'timeliness-percent')
  assert.ok(timeliness)
  for (const row of timeliness.rows)
    for (const [at, { count }] of row.cells.entries()) {
      const behind = await figureBehind(services, manager, { year: timeliness.columns[at]?.label ?? '', table: timeliness.id, row: row.id })
      assert.ok(behind.kind === 'figure' && behind.facts)
      assert.equal(behind.facts.length, count)
    }
})

test('a complaint that was recorded late is not in the figures as known before', async () => {
  const late = aFact({ receivedOn: isoDate('2020-03-30'), knownFrom: isoDate('2020-05-04') })
  const counted = async (asKnownOn: string) => {
    const found = await figuresOfYear(servicesWithFacts([late]), manager, { year: '2019-20', asKnownOn: isoDate(asKnownOn) })
    return found.kind === 'figures' ? tableById(found.figures.tables, 'statutory-complaints')?.rows[0]?.cells[3]?.count : null
  }
  assert.deepEqual([await counted('2020-05-03'), await counted('2020-05-04')], [0, 1])
})

test('the years to choose from begin with the first of the register and end with the current one', async () => {
  const found = await figureYears(services, manager)
  assert.ok(found.kind === 'years')
  assert.deepEqual([found.years[0]?.label, found.years.at(-1)?.label], ['2026-27', '2016-17'])
})
