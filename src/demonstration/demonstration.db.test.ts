import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../application/access/sight.ts'
import { figureBehind, figuresOfYear } from '../application/figures.ts'
import { composeReport } from '../application/report/compose.ts'
import { reportList } from '../application/report/read-report.ts'
import { printReport } from '../documents/report/print-report.ts'
import type { Actor } from '../application/ports.ts'
import { FOUNDING_REPORT } from '../domain/reporting/as-printed/founding-report-data.ts'
import type { FigureCell } from '../domain/reporting/figure-table.ts'
import type { YearFigures } from '../domain/reporting/year-figures.ts'
import { createAccounts } from '../storage/accounts.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays } from '../domain/calendar/working-days.ts'
import { testStore, type TestStore } from '../../test/support/database.ts'
import { memoryTraces } from '../../test/support/memory-traces.ts'
import { loadDemonstration } from './load.ts'
import { demonstrationSettings } from './settings.ts'
import type { UserId } from '../domain/complaint/events.ts'

let base: TestStore
const readLog = memoryTraces()
let actor: Actor
let figures: YearFigures

const cleanups: (() => Promise<void>)[] = []
after(async () => { for (const cleanup of cleanups) await cleanup() })

async function loaded(today: string): Promise<TestStore> {
  const calendar = englandAndWales()
  const store = await testStore({ after: (work) => cleanups.push(work) }, { today, projector: makeProjector(calendar), reads: makeReads(calendar) })
  const plain = { hash: (password: string) => Promise.resolve(`not hashed in this test: ${password}`), verify: () => Promise.resolve(false), isOutdated: () => false }
  const accounts = { accounts: createAccounts(store.pools), sessions: neverUsed(), signIn: neverUsed(), secrets: neverUsed(), traces: readLog, passwords: plain, clock: store.clock, ids: store.services.ids }
  await loadDemonstration({ services: store.services, accounts }, store.authorityId, () => undefined)
  return store
}

function neverUsed(): never {
  return undefined as never
}

await begun()

async function begun(): Promise<void> {
  base = await loaded('2026-11-23')
  actor = { authorityId: base.authorityId, userId: 'someone' as UserId, name: 'Ines Marlow', role: 'complaints-manager', teams: [] }
  const result = await figuresOfYear(base.services, actor, { year: '2019-20' })
  assert.equal(result.kind, 'figures')
  if (result.kind === 'figures') figures = result.figures
}

/** What the founding report prints and no register can give: its own counts contradict it. */
const CANNOT_ARISE = new Set([
  'change-on-year-before/corporate-complaints change-percent 2019-20',
  ...['email', 'telephone', 'complaint-form', 'letter', 'meeting'].map((row) => `channel-count/${row} percent 2016-17`),
  'channel-count/email percent 2017-18', 'channel-count/complaint-form percent 2017-18',
  'timeliness-percent/within-10-working-days percent 2016-17',
  'timeliness-percent/within-20-working-days percent 2017-18', 'timeliness-percent/over-20-working-days percent 2017-18',
  'compliments-by-division-percent/children-in-need percent 2016-17',
  // Of 80, two of 33, 14 and 53 per cent can be had, and never the third.
  'compliments-by-division-percent/team-around-the-family percent 2017-18',
])

for (const printed of FOUNDING_REPORT.tables)
  for (const [row, values] of Object.entries(printed.rows))
    for (const [at, column] of FOUNDING_REPORT.columns.entries()) {
      const value = values[at]
      const name = `${printed.table}/${row} ${printed.measure} ${column}`
      if (value === null || value === undefined || CANNOT_ARISE.has(name)) continue
      test(`comes out as published: ${name} = ${value}`, () => {
        const cell = cellOf(printed.table, row, column)
        if (printed.measure === 'count') assert.equal(cell.count, value)
        else if (printed.measure === 'under-percent') assert.ok((cell.percent ?? 100) < value, `${cell.percent} is not under ${value}`)
        else assert.equal(cell.percent === null ? null : Math.round(cell.percent), value)
      })
    }

function cellOf(table: string, row: string, column: string): FigureCell {
  const found = figures.tables.find((each) => each.id === table)
  assert.ok(found, `no table ${table}`)
  const cell = found.rows.find((each) => each.id === row)?.cells[FOUNDING_REPORT.columns.indexOf(column)]
  assert.ok(cell, `no row ${row} of ${found.rows.map((each) => each.id).join()}`)
  return cell
}

test('nothing of the founding years depends on today', async () => {
  const asBefore = await figuresOfYear(base.services, actor, { year: '2019-20', asKnownOn: isoDate('2020-12-31') })
  assert.ok(asBefore.kind === 'figures')
  if (asBefore.kind !== 'figures') return
  // The hold of March 2020, COVID-19 as a theme and consent to quote in the report are recorded when the demonstration is made: before that day nobody knew of them.
  const isOfHolds = (id: string) => id.endsWith('-without-holds') || id === 'themes' || id === 'delays'
  assert.ok(figures.tables.some(({ id }) => isOfHolds(id)) && !asBefore.figures.tables.some(({ id }) => isOfHolds(id)))
  const counts = ({ tables }: YearFigures) => tables.filter(({ id }) => !isOfHolds(id) && id !== 'compliments-consent').map(({ id, rows }) => [id, rows.map((row) => row.cells.map((cell) => cell.count))])
  assert.deepEqual(counts(asBefore.figures), counts(figures))
})

test('COVID-19 is counted as the founding report began to, by its name: complaints about it and answers that it delayed, and each figure opens', async () => {
  const named = (table: string, row: string) => {
    const found = figures.tables.find(({ id }) => id === table)?.rows.find((one) => one.ownLabel === 'COVID-19' || (one.crosses?.[0]?.ownLabel === 'COVID-19' && one.id.endsWith(row)))
    assert.ok(found, table)
    return { row: found.id, count: found.cells.at(-1)?.count }
  }
  const [about, answers] = [named('themes', ''), named('delays', '~answer')]
  assert.deepEqual([about.count, answers.count], [2, 5])
  for (const [table, { row, count }] of [['themes', about], ['delays', answers]] as const) {
    const behind = await figureBehind(base.services, actor, { year: '2019-20', table, row })
    assert.equal(behind.kind === 'figure' && behind.facts?.length, count)
  }
})

/** The reasons that the founding report stars as *more than one*, by its own order (section 4.8). */
const MORE_THAN_ONE = ['visit-missed', 'communication', 'reports-late', 'contact-rearranged', 'late-for-meetings']

test('the founding report’s table of causes comes out: twenty reasons for eighteen upheld or partly upheld complaints, five of them more than once', () => {
  const table = figures.tables.find(({ id }) => id === 'causes')
  const ofYear = (row: string) => table?.rows.find(({ id }) => id === row)?.cells.at(-1)?.count ?? 0
  const reasons = demonstrationSettings().words.reasonsUpheld.map(({ code }) => code)
  assert.equal(reasons.length, 20)
  assert.deepEqual(reasons.filter((code) => ofYear(code) < 1), [])
  assert.deepEqual(reasons.filter((code) => ofYear(code) > 1), MORE_THAN_ONE)
  assert.deepEqual([ofYear('total'), ofYear('no-cause-recorded')], [18, 0])
  assert.equal(cellOf('cause-natures', 'deliberate-departure', '2019-20').count, 0)
})

test('the work list shows something of everything', async () => {
  const today = isoDate('2026-11-23')
  const soonUntil = addWorkingDays(base.services.calendar, today, 5).on
  const list = await base.store.read(wholeOf(base.authorityId), (reads) =>
    reads.workList({ visibility: { kind: 'all' }, today, soonUntil, group: 'open', sort: 'due', page: 1 }))
  assert.ok(list.counts.overdue >= 5, `overdue ${list.counts.overdue}`)
  assert.ok(list.counts['due-today'] >= 3, `due today ${list.counts['due-today']}`)
  assert.ok(list.counts['due-soon'] >= 8, `due soon ${list.counts['due-soon']}`)
  assert.ok(list.counts.open >= 45 && list.counts.open < 100, `open ${list.counts.open}`)
  assert.ok(list.rows.some((row) => row.pausedOn !== null))
  assert.ok(list.rows.some((row) => row.toComplete > 0))
  assert.ok(list.rows.some((row) => row.priority === 'urgent'))
  assert.ok(list.rows.some((row) => row.nextContactOn !== null))
})

test('this year and the three before it are not empty', async () => {
  const result = await figuresOfYear(base.services, actor, { year: '2026-27' })
  assert.ok(result.kind === 'figures')
  if (result.kind !== 'figures') return
  const [received] = result.figures.tables.find(({ id }) => id === 'statutory-complaints')?.rows ?? []
  assert.ok(received?.cells.every(({ count }) => (count ?? 0) > 20), JSON.stringify(received?.cells))
})

for (const today of ['2020-09-01', '2027-01-02', '2031-04-01'])
  test(`the demonstration loads on ${today}`, async () => {
    const store = await loaded(today)
    const result = await figuresOfYear(store.services, { ...actor, authorityId: store.authorityId }, { year: '2019-20' })
    assert.deepEqual(result.kind === 'figures' && result.figures.tables[0]?.rows[0]?.cells.map((cell) => cell.count), [23, 30, 44, 33])
  })

test('the draft report of the founding year prints every figure that it names, and one section waits to be confirmed', async () => {
  const list = await reportList(base.services, actor)
  assert.equal(list.kind, 'reports')
  const draft = list.kind === 'reports' ? list.rows.find(({ state }) => state.year === '2019-20') : undefined
  assert.ok(draft)
  assert.deepEqual(draft.state.sections.filter(({ confirmed }) => !confirmed).length, 1)
  const composed = await composeReport(base.services, actor, draft.reportId, printReport)
  assert.equal(composed.kind, 'composed')
  if (composed.kind !== 'composed') return
  assert.deepEqual(composed.problems.map(({ problem }) => problem.kind), ['prints-nothing'])
  assert.equal(composed.document.blocks.filter(({ kind }) => kind === 'quotation').length, 2)
  const said = JSON.stringify(composed.document.blocks)
  for (const figure of ['statutory-complaints.received', 'outcomes.upheld', 'timeliness-percent.within-10-working-days %']) assert.match(said, new RegExp(`"kind":"figure","name":"${figure}"`))
  assert.deepEqual(composed.document.blocks.flatMap((block) => (block.kind === 'table' && block.table.id === 'outcomes' ? block.table.rows.map(({ cells }) => cells.at(-1)?.count) : [])).slice(0, 3), [7, 11, 14])
})

test('four weeks of who looked at what are there from the first start: reading, searching, what was taken away and refused, and a broken seal with its reason', () => {
  const looked = readLog.kept.filter(({ at }) => at < '2026-11-23')
  const many = Map.groupBy(looked, ({ kind }) => kind)
  for (const kind of ['signed-in', 'read', 'listed', 'searched', 'exported', 'refused'] as const) assert.ok((many.get(kind)?.length ?? 0) > 3, `${kind}: ${many.get(kind)?.length ?? 0}`)
  const broken = many.get('seal-broken') ?? []
  assert.ok(broken.length > 0 && broken.every(({ words }) => words !== undefined), String(broken.length))
  assert.ok(looked.length > 300 && looked.length < 3_000, String(looked.length))
  assert.ok((looked[0]?.at ?? '') < '2026-10-28')
})
