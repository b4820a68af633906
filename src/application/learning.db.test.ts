import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStore } from '../../test/support/database.ts'
import { insertFacts } from '../../test/support/insert-facts.ts'
import { aFact } from '../../test/support/report-facts.ts'
import { SETTINGS } from '../../test/support/builders.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { wholeOf } from './access/sight.ts'
import type { Actor } from './ports.ts'
import { recordEntry, type EntryRequest } from './record-entry.ts'
import { recordLearning } from './learning.ts'
import { viewLearning } from './view-learning.ts'

const calendar = englandAndWales()
const db = await testStore({ after }, { today: '2026-11-23', projector: makeProjector(calendar), reads: makeReads(calendar) })
const { services, authorityId } = db
const manager: Actor = { authorityId, userId: 'manager' as UserId, name: 'Manager', role: 'complaints-manager', teams: [] }
await services.store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }))

async function recorded(commands: readonly EntryRequest['command'][]): Promise<string> {
  const entryId = services.ids.next()
  for (const [at, command] of commands.entries()) {
    const result = await recordEntry(services, manager, { entryId, expectedSeq: at, commandId: services.ids.next(), command, acceptedWarnings: ['action-overdue-when-entered'] })
    assert.equal(result.kind, 'done', JSON.stringify(result))
  }
  return entryId
}

const NOTED = { type: 'note-learning', on: isoDate('2025-01-06'), from: 'other', text: { words: 'Ring back.' }, cause: 'delay', teams: ['assessment'] } as const
const AGREED = { type: 'agree-learning-action', on: isoDate('2025-01-10'), actionId: 'a1', text: { words: 'A rota.' }, team: 'assessment', dueOn: isoDate('2025-02-28') } as const
const DONE = { type: 'complete-learning-action', on: isoDate('2025-02-14'), actionId: 'a1', evidence: { words: 'Seen.' } } as const

const clocks = async (streamId: string) => (await db.pools.owner.query<{ clock_id: string; due_on: string; ended_on: string | null; teams: string[] }>(
  'select clock_id, due_on::text, ended_on::text, teams from register_clocks where stream_id = $1 order by number', [streamId])).rows

test('an action is a date of the register until it is done, and then one looks back after six and twelve months', async () => {
  const streamId = await recorded([NOTED, AGREED])
  assert.deepEqual((await clocks(streamId)).map((row) => [row.clock_id, row.due_on, row.ended_on, row.teams]), [['learning-action', '2025-02-28', null, ['assessment']]])
  await recordLearning(services, manager, { entryId: streamId, expectedSeq: 2, commandId: services.ids.next(), command: DONE })
  assert.deepEqual((await clocks(streamId)).map((row) => [row.clock_id, row.due_on, row.ended_on]), [
    ['learning-action', '2025-02-28', '2025-02-14'], ['learning-look-back-6', '2025-08-14', null], ['learning-look-back-12', '2026-02-14', null],
  ])
})

test('what was learned is in no figure of complaints', async () => {
  const streamId = await recorded([NOTED])
  const { rows } = await db.pools.owner.query('select 1 from report_facts where stream_id = $1', [streamId])
  assert.equal(rows.length, 0)
})

test('two people record at once: one is told that the other was faster', async () => {
  const streamId = await recorded([NOTED, AGREED])
  const send = () => recordLearning(services, manager, { entryId: streamId, expectedSeq: 2, commandId: services.ids.next(), command: DONE })
  assert.deepEqual((await Promise.all([send(), send()])).map(({ kind }) => kind).toSorted(), ['done', 'stale'])
})

test('an entry of another kind is refused as a theme', async () => {
  const theme = await recorded([NOTED])
  const result = await recordEntry(services, manager, { entryId: services.ids.next(), expectedSeq: 0, commandId: services.ids.next(), command: { ...NOTED, from: 'theme', theme } })
  assert.equal(result.kind === 'refused' && result.code, 'not-such-an-entry')
})

test('whether it came back counts complaints that the register holds, and not facts of other teams or causes', async () => {
  const streamId = await recorded([NOTED, AGREED, DONE])
  // Facts without a complaint in the register are nobody's to open, and are not counted.
  await insertFacts(db, authorityId, [aFact({ receivedOn: isoDate('2025-03-03'), causes: ['delay'], teams: ['assessment'] })])
  const view = await viewLearning(services, manager, streamId)
  assert.ok(view.kind === 'learning')
  assert.deepEqual(view.looks.map(({ complaintsBefore, complaintsAfter, verdict }) => [complaintsBefore.length, complaintsAfter.length, verdict]), [[0, 0, 'none-at-all'], [0, 0, 'none-at-all']])
})
