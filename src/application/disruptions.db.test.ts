import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { complain, projectedStore, record } from '../../test/support/recorded-complaints.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { checkProjections } from '../storage/rebuild/rebuild.ts'
import { listDisruptions, viewDisruption } from './disruptions.ts'
import type { Actor, Role } from './ports.ts'
import { figureBehind, figuresOfYear } from './figures.ts'
import { recordEntry } from './record-entry.ts'
import { explainClock } from './explain-clock.ts'

const db = await projectedStore({ after }, { today: '2020-06-01' })
const { services, store, authorityId } = db
const actor = (role: Role): Actor => ({ authorityId, userId: role as UserId, name: role, role, teams: [] })
const manager = actor('complaints-manager')
const day = isoDate
const meta = { recordedAt: '2020-06-01T09:00:00.000Z' }
const holdId = crypto.randomUUID()

test('a local hold is recorded and ended once, and nothing of it can lie in the future', async () => {
  const hold = { type: 'record-disruption', kind: 'local-hold', stages: ['stage-1'], divisions: [], teams: [], text: { words: 'Escalations are held.' } } as const
  const send = (on: string, expectedSeq = 0, commandId = crypto.randomUUID()) =>
    recordEntry(services, manager, { entryId: holdId, expectedSeq, commandId, command: { ...hold, on: day(on) } })
  assert.equal((await send('2020-07-01')).kind, 'refused')
  const commandId = crypto.randomUUID()
  assert.equal((await send('2020-03-17', 0, commandId)).kind, 'done')
  assert.equal((await send('2020-03-17', 0, commandId)).kind, 'done', 'a double click is one')
  const end = (on: string, expectedSeq: number) =>
    recordEntry(services, manager, { entryId: holdId, expectedSeq, commandId: crypto.randomUUID(), command: { type: 'end-disruption', on: day(on) } })
  assert.equal((await end('2020-03-01', 1)).kind, 'refused', 'it cannot end before it began')
  assert.equal((await end('2020-05-04', 1)).kind, 'done')
  assert.equal((await end('2020-05-05', 1)).kind, 'stale')
  assert.equal((await end('2020-05-05', 2)).kind, 'refused', 'it has ended')
  const seen = await listDisruptions(services, manager)
  assert.deepEqual(seen?.map(({ disruption, words }) => [disruption.kind, disruption.from, disruption.until, words]), [['local-hold', '2020-03-17', '2020-05-04', 'Escalations are held.']])
})

test('the complaints that stood in its stages are found, with what was done for each, and their clocks run on', async () => {
  const open = await complain(store, authorityId, { receivedOn: '2020-03-10', reference: 'H-1', ...meta })
  await complain(store, authorityId, { receivedOn: '2020-03-02', reference: 'H-2', ...meta, afterwards: [{ type: 'StageOneAnswered', happenedOn: day('2020-03-16'), whole: 'upheld' }] })
  await complain(store, authorityId, { receivedOn: '2020-03-03', reference: 'H-3', ...meta, afterwards: [{ type: 'StageOneAnswered', happenedOn: day('2020-03-17'), whole: 'upheld' }] })
  await complain(store, authorityId, { receivedOn: '2020-05-05', reference: 'H-4', ...meta })
  await record(store, authorityId, open, [{ type: 'DelayInformed', happenedOn: day('2020-03-20'), disruption: holdId }], meta)
  const view = await viewDisruption(services, manager, holdId)
  assert.deepEqual(view?.affected.map(({ reference, delay }) => [reference, delay.informedOn]), [['H-1', '2020-03-20'], ['H-3', null]])
  const explained = await explainClock(services, manager, { complaintId: open, clockId: 'stage-1-answer' })
  assert.equal(explained.kind === 'explained' && explained.explanation.clock.dueOn, '2020-03-24')
  const { differences } = await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)
  assert.deepEqual(differences, [])
})

test('figures with the hold and without stand side by side, and each opens to its complaints', async () => {
  const found = await figuresOfYear(services, manager, { year: '2019-20', years: 1 })
  assert.ok(found.kind === 'figures')
  const base = (id: string) => found.figures.tables.find((table) => table.id === id)?.baseCounts[0]
  assert.deepEqual([base('timeliness-extension'), base('timeliness-without-holds'), base('stage-2-time-without-holds')], [3, 1, undefined])
  const behind = async (table: string, asKnownOn = '2020-06-01') => {
    const figure = await figureBehind(services, manager, { year: '2019-20', table, row: 'within-10-working-days', asKnownOn: day(asKnownOn) })
    return figure.kind === 'figure' ? [figure.cell.percent, figure.facts?.map(({ reference }) => reference)] : figure.kind
  }
  assert.deepEqual(await behind('timeliness-extension'), [67, ['H-3', 'H-2']])
  assert.deepEqual(await behind('timeliness-without-holds'), [100, ['H-2']])
  assert.equal(await behind('timeliness-without-holds', '2020-05-31'), 'no-such-figure', 'on the day before it was recorded nobody knew of a hold')
})

test('who may read disruptions reads them; a team manager sees no complaint of other teams', async () => {
  assert.equal((await viewDisruption(services, actor('head-of-service'), holdId))?.affected.length, 2)
  assert.equal((await viewDisruption(services, actor('team-manager'), holdId))?.affected.length, 0)
  for (const role of ['reader', 'administrator'] as const) assert.equal(await listDisruptions(services, actor(role)), null)
  assert.equal(await viewDisruption(services, manager, crypto.randomUUID()), null)
})
