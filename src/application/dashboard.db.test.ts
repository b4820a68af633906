import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { countFacts } from '../../test/support/dashboard-counts.ts'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import { insertFacts } from '../../test/support/insert-facts.ts'
import { aFact, REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { addDays, isoDate } from '../domain/calendar/iso-date.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { sameDaysOfYears } from '../domain/reporting/dashboard/same-days.ts'
import type { DashboardCounts, DashboardQuery } from '../domain/reporting/dashboard/counts.ts'
import { REPORT_FACT_KINDS, type ReportFact } from '../domain/reporting/report-fact.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { wholeOf } from './access/sight.ts'
import { agesOn, behindDashboard, viewDashboard } from './dashboard.ts'
import type { Actor } from './ports.ts'

const database = await testStore({ after }, { reads: makeReads(englandAndWales()), today: '2026-11-23' })
const { store, services } = database
const TODAY = isoDate('2026-11-23')
const FIRST = isoDate('2022-03-01')

const day = fc.integer({ min: 0, max: 1728 }).map((days) => addDays(FIRST, days))
const codes = (...from: readonly string[]) => fc.subarray([...from])

/** One stream in one or two versions, each known from a day no earlier than its receipt. */
const stream = fc.record({
  kind: fc.constantFrom(...REPORT_FACT_KINDS, 'statutory-complaint' as const, 'statutory-complaint' as const), receivedOn: day, answeredAfter: fc.option(fc.integer({ min: 0, max: 60 })),
  workingDays: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 9 }), closedAfter: fc.option(fc.integer({ min: 0, max: 400 })), teams: codes('one', 'two', 'three'), divisions: codes('north', 'south'),
  foundAfter: fc.option(fc.integer({ min: 0, max: 90 })), causes: codes('late', 'lost', 'rude'), changedAfter: fc.option(fc.integer({ min: 1, max: 300 })), quantity: fc.integer({ min: 1, max: 900 }),
  sort: fc.constantFrom(null, 'open-cases', 'referrals'),
}).map((drawn): readonly ReportFact[] => {
  const isComplaint = drawn.kind === 'statutory-complaint' || drawn.kind === 'corporate-complaint'
  const on = (days: number | null) => (days === null || addDays(drawn.receivedOn, days) > TODAY ? null : addDays(drawn.receivedOn, days))
  const whole = aFact({
    kind: drawn.kind, receivedOn: drawn.receivedOn, closedOn: on(drawn.closedAfter), teams: drawn.teams, divisions: drawn.divisions, quantity: drawn.quantity, sort: drawn.kind === 'caseload' ? drawn.sort : null,
    ...(isComplaint ? { stageOneAnsweredOn: on(drawn.answeredAfter), stageOneWorkingDays: on(drawn.answeredAfter) && drawn.workingDays, foundOn: on(drawn.foundAfter), causes: on(drawn.foundAfter) === null ? [] : drawn.causes } : {}),
  })
  const changedOn = on(drawn.changedAfter)
  return changedOn === null ? [whole] : [{ ...whole, closedOn: null, teams: [], stageOneAnsweredOn: null, stageOneWorkingDays: null, foundOn: null, causes: [], knownTo: changedOn }, { ...whole, knownFrom: changedOn }]
})

/** Of one division on one day there is one count: which of two is the last nobody could say. */
function oneCaseloadADay(facts: readonly ReportFact[]): readonly ReportFact[] {
  const seen = new Set<string>()
  return facts.filter((fact) => {
    if (fact.kind !== 'caseload') return true
    const key = `${fact.teams.join() || fact.divisions.join()} ${fact.receivedOn} ${fact.knownTo}`
    return !seen.has(key) && seen.add(key)
  })
}

function queryOn(on: ReturnType<typeof isoDate>): DashboardQuery {
  const [now, before] = sameDaysOfYears(on, 4, 4)
  assert.ok(now && before)
  return { day: on, isNow: on === TODAY, from: isoDate('2023-04-01'), years: [now, before], ages: agesOn(on) }
}

const sorted = (counts: DashboardCounts) => Object.fromEntries(Object.entries(counts).map(([name, rows]) =>
  [name, rows.map((row: object) => JSON.stringify(Object.fromEntries(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))))).sort()]))

test('what PostgreSQL counts is what counting fact by fact gives, today and as known on any day', async () => {
  await fc.assert(fc.asyncProperty(fc.array(stream, { minLength: 1, maxLength: 60 }), day, async (streams, past) => {
    const authorityId = await addTestAuthority(database)
    const facts = oneCaseloadADay(streams.flat())
    await insertFacts(database, authorityId, facts)
    for (const query of [queryOn(TODAY), queryOn(past)])
      assert.deepEqual(sorted(await store.read(wholeOf(authorityId), (reads) => reads.dashboardCounts(query))), sorted(countFacts(facts, query)))
  }), { numRuns: 25 })
})

test('every number opens to as many as it says', async () => {
  const authorityId = await addTestAuthority(database)
  const manager: Actor = { authorityId, userId: 'user' as UserId, name: 'Test', role: 'complaints-manager', teams: [] }
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  await insertFacts(database, authorityId, oneCaseloadADay(fc.sample(stream, { numRuns: 400, seed: 7 }).flat()))
  for (const on of [TODAY, isoDate('2025-06-30')]) {
    const found = await viewDashboard(services, manager, { on })
    assert.ok(found.kind === 'dashboard')
    const { dashboard } = found
    const [year] = dashboard.years
    assert.ok(year)
    const behind = async (place: Parameters<typeof behindDashboard>[2]) => {
      const opened = await behindDashboard(services, manager, place, { on })
      assert.ok(opened.kind === 'behind')
      return opened.facts?.length
    }
    for (const { kind, counts } of dashboard.received) assert.equal(await behind({ what: 'received', kind, from: year.from, to: year.to }), counts[0], kind)
    for (const { from, to, count } of dashboard.receivedByMonth.months.slice(-3)) assert.equal(await behind({ what: 'received', kind: 'statutory-complaint', from, to: to > on ? on : to }), count)
    assert.equal(await behind({ what: 'answered', kind: 'statutory-complaint', from: year.from, to: year.to }), dashboard.timeliness[0]?.answered)
    for (const { code, now } of dashboard.teams) assert.equal(await behind({ what: 'team', kind: 'statutory-complaint', from: year.from, to: year.to, code }), now)
    for (const { code, now } of dashboard.causes) assert.equal(await behind({ what: 'cause', kind: 'statutory-complaint', from: year.from, to: year.to, code }), now)
    for (const { kind, byAge } of dashboard.open) assert.equal(await behind({ what: 'open', kind, from: isoDate('1990-01-01'), to: on }), byAge.reduce((sum, count) => sum + count, 0))
  }
})

test('who may see figures alone gets no list, and who may see none gets nothing', async () => {
  const authorityId = await addTestAuthority(database)
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  await insertFacts(database, authorityId, [aFact({ receivedOn: isoDate('2026-05-06') })])
  const place = { what: 'received', kind: 'statutory-complaint', from: isoDate('2026-05-01'), to: isoDate('2026-05-31') } as const
  for (const role of ['reader', 'team-manager'] as const) {
    const found = await behindDashboard(services, { authorityId, userId: 'u' as UserId, name: '', role, teams: ['one'] }, place)
    assert.ok(found.kind === 'behind' && found.facts === null && found.count === 1)
  }
  assert.equal((await viewDashboard(services, { authorityId, userId: 'u' as UserId, name: '', role: 'administrator', teams: [] })).kind, 'not-allowed')
})
