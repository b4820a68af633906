import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aYear, REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { complain, projectedStore, record } from '../../../test/support/recorded-complaints.ts'
import { words } from '../../../test/support/builders.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { AnyEvent } from '../../application/ports.ts'
import { addDays, isoDate, type IsoDate } from '../../domain/calendar/iso-date.ts'
import { REMEDY_STATES, type RemedyState } from '../../domain/complaint/threads/remedies/thread.ts'
import { figuresFrom, tableById } from '../../domain/reporting/year-figures.ts'
import { uuidV7 } from '../../main/ids.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { checkProjections } from '../rebuild/rebuild.ts'
import { makeProjector } from './projector.ts'
import { PROJECTION_TABLES } from './tables.ts'

const db = await projectedStore({ after }, { today: '2026-11-23' })
const { store, authorityId } = db
const day = isoDate
const year = aYear('2025-26')
const today = day('2026-11-23')

/** One remedy as the world has it: by whom, when, due when, and how it ended. */
type Told = Readonly<{ who: 'promised' | 'recommended'; on: IsoDate; dueOn: IsoDate; state: RemedyState; pence: number }>

/** Every combination of who, when and how, by days around the edges of the year. */
const TOLD: readonly Told[] = (['promised', 'recommended'] as const).flatMap((who) => REMEDY_STATES.flatMap((state, n) =>
  ['2025-03-31', '2025-04-01', '2025-09-10', '2026-03-31', '2026-04-01'].map((on, at): Told => ({ who, state, on: day(on), dueOn: addDays(day(on), 28), pence: n === 1 ? 100 * (at + 1) : 0 }))))

function endingOf({ state, dueOn }: Told): Readonly<{ how: 'given' | 'not-given'; on: IsoDate }> | null {
  if (state === 'owed') return null
  return { how: state === 'not-given' ? 'not-given' : 'given', on: state === 'given-late' ? addDays(dueOn, 1) : dueOn }
}

function inComplaint(told: Told): readonly AnyEvent[] {
  const remedyId = uuidV7()
  const end = endingOf(told)
  const ended: readonly AnyEvent[] = end === null ? [] : [end.how === 'given'
    ? { type: 'RemedyGiven', happenedOn: end.on, remedyId } : { type: 'RemedyNotGiven', happenedOn: end.on, remedyId, reasons: words('why') }]
  return [{ type: 'RemedyPromised', happenedOn: told.on, remedyId, kind: 'apology', dueOn: told.dueOn, ...(told.pence > 0 && { amountPence: told.pence }) }, ...ended]
}

function inCase(told: Told): readonly AnyEvent[] {
  const remedyId = uuidV7()
  const end = endingOf(told)
  const ended: readonly AnyEvent[] = end === null ? [] : [end.how === 'given'
    ? { type: 'OmbudsmanRemedyComplied', happenedOn: end.on, remedyId } : { type: 'OmbudsmanRemedyNotComplied', happenedOn: end.on, remedyId, reasons: words('why') }]
  return [{ type: 'OmbudsmanRemedyRecommended', happenedOn: told.on, remedyId, kind: 'payment', text: words('t'), dueOn: told.dueOn, ...(told.pence > 0 && { amountPence: told.pence }) }, ...ended]
}

const cases: string[] = []
for (const who of ['promised', 'recommended'] as const) {
  // Two in each stream, so that one stream has several.
  const ofWho = TOLD.filter((told) => told.who === who)
  for (let at = 0; at < ofWho.length; at += 2) {
    const pair = ofWho.slice(at, at + 2)
    if (who === 'promised') await complain(store, authorityId, { receivedOn: '2024-05-01', recordedAt: '2026-09-01T12:00:00.000Z', afterwards: pair.flatMap(inComplaint) })
    else {
      const streamId = uuidV7()
      cases.push(streamId)
      await record(store, authorityId, streamId, [{ type: 'OmbudsmanContactReceived', happenedOn: day('2024-05-01'), reference: `OM-${at}` }, ...pair.flatMap(inCase)],
        { kind: 'ombudsman-contact', recordedAt: '2026-09-01T12:00:00.000Z' })
    }
  }
}

async function counts(table: string): Promise<Readonly<Record<string, number | null>>> {
  const facts = await store.read(wholeOf(authorityId), (reads) => reads.reportFacts({ from: day('2025-04-01'), to: day('2026-03-31'), asKnownOn: today }))
  const found = tableById(figuresFrom(facts, REPORTING_SETTINGS, { year, years: 1, asKnownOn: today }, null).tables, table)
  return Object.fromEntries(found?.rows.map(({ id, cells }) => [id, cells[0]?.count ?? null]) ?? [])
}

const inYear = TOLD.filter(({ on }) => on >= day('2025-04-01') && on <= day('2026-03-31'))

test('what the Ombudsman recommended is counted beside what complaints promised, as a slow count of the register has it', async () => {
  const kept = await counts('remedies-kept')
  for (const state of REMEDY_STATES) assert.equal(kept[state], inYear.filter((told) => told.state === state).length, state)
  assert.equal(kept['total'], inYear.length)
  const byPromiser = await counts('remedies-by-promiser')
  for (const who of ['promised', 'recommended']) for (const state of REMEDY_STATES)
    assert.equal(byPromiser[`${who}~${state}`], inYear.filter((told) => told.who === who && told.state === state).length, `${who} ${state}`)
  assert.deepEqual(await counts('remedies'), { apology: inYear.length / 2, 'ombudsman-payment': inYear.length / 2, total: inYear.length })
  const pounds = (who: Told['who']) => inYear.filter((told) => told.who === who).reduce((sum, { pence }) => sum + pence, 0) / 100
  assert.deepEqual(await counts('payments'), { apology: pounds('promised'), 'ombudsman-payment': pounds('recommended'), 'all-payments': pounds('promised') + pounds('recommended') })
})

test('one remedy of an answer is corrected by itself, and the figures follow from the day that became known', async () => {
  const counted = async (asKnownOn: IsoDate) => {
    const facts = await store.read(wholeOf(authorityId), (reads) => reads.reportFacts({ from: day('2025-04-01'), to: day('2026-03-31'), asKnownOn }))
    const { tables } = figuresFrom(facts, REPORTING_SETTINGS, { year, years: 1, asKnownOn }, null)
    return [['remedies', 'total'], ['remedies', 'payment'], ['payments', 'payment']].map(([table = '', row]) => tableById(tables, table)?.rows.find(({ id }) => id === row)?.cells[0]?.count ?? 0)
  }
  const before = await counted(today)
  const complaintId = await complain(store, authorityId, {
    receivedOn: '2025-06-02', recordedAt: '2026-10-01T12:00:00.000Z',
    afterwards: [{ type: 'StageOneAnswered', happenedOn: day('2025-06-12'), whole: 'upheld', remedies: [{ type: 'apology' }, { type: 'payment', amountPence: 130_000, purpose: 'costs' }] }],
  })
  const grown = (by: readonly number[]) => before.map((count, at) => count + (by[at] ?? 0))
  assert.deepEqual(await counted(today), grown([2, 1, 1_300]))
  await record(store, authorityId, complaintId, [{
    type: 'FactCorrected', happenedOn: day('2026-11-10'), corrects: 2, kind: 'fact', reason: words('why'),
    changes: { remedies: [{ type: 'apology', recordedInError: true }, { type: 'payment', amountPence: 13_000, purpose: 'costs' }] },
  }], { kind: 'complaint', recordedAt: '2026-11-10T12:00:00.000Z' })
  assert.deepEqual(await counted(today), grown([1, 1, 130]))
  assert.deepEqual(await counted(day('2026-11-09')), grown([2, 1, 1_300]))
})

test('a recommendation struck out is counted no more, and a rebuild finds every row as it stands', async () => {
  const before = (await counts('remedies-by-promiser'))['recommended~owed'] ?? 0
  // The first case holds the remedies that are still owed, of which one was recommended on the first day of the year.
  const recorded = await store.read(wholeOf(authorityId), (reads) => reads.stream(cases[0] ?? ''))
  const struckOut = recorded.filter(({ event }) => event.happenedOn === '2025-04-01').map(({ seq }): AnyEvent => ({ type: 'EventStruckOut', happenedOn: today, corrects: seq, reason: words('wrong') }))
  assert.equal(struckOut.length, 1)
  await record(store, authorityId, cases[0] ?? '', struckOut, { kind: 'ombudsman-contact', recordedAt: '2026-11-23T12:00:00.000Z' })
  assert.equal((await counts('remedies-by-promiser'))['recommended~owed'], before - 1)
  assert.deepEqual((await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
})
