import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { testStore } from '../../test/support/database.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { tableById } from '../domain/reporting/year-figures.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { wholeOf } from './access/sight.ts'
import { figureBehind, figuresOfYear } from './figures.ts'
import type { Actor } from './ports.ts'
import { recordEntry, type EntryRequest } from './record-entry.ts'

const calendar = englandAndWales()
const db = await testStore({ after }, { today: '2026-11-23', projector: makeProjector(calendar), reads: makeReads(calendar) })
const { services, authorityId } = db
const manager: Actor = { authorityId, userId: 'manager' as UserId, name: 'Manager', role: 'complaints-manager', teams: [] }
await services.store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }))

const NOTED = { type: 'note-learning', on: isoDate('2026-09-01'), from: 'other', text: { words: 'Ring back.' } } as const
const AGREED = { type: 'agree-learning-action', on: isoDate('2026-09-02'), actionId: 'a1', text: { words: 'A rota.' }, role: 'director', dueOn: isoDate('2026-10-01') } as const
const DONE = { type: 'complete-learning-action', on: isoDate('2026-10-02'), actionId: 'a1', evidence: { words: 'Seen.' } } as const
const commands: readonly EntryRequest['command'][] = [NOTED, AGREED, DONE]
const entryId = services.ids.next()
// The first two were recorded on the days they happened, the last today.
for (const [at, command] of commands.entries()) {
  const onItsDay = { ...services, clock: { today: () => command.on, now: () => `${command.on}T09:00:00.000Z` } }
  const result = await recordEntry(at < 2 ? onItsDay : services, manager, { entryId, expectedSeq: at, commandId: services.ids.next(), command })
  assert.equal(result.kind, 'done', JSON.stringify(result))
}

async function actionsKnownOn(day: string): Promise<readonly (readonly [string, number | null | undefined])[]> {
  const found = await figuresOfYear(services, manager, { year: '2026-27', asKnownOn: isoDate(day) })
  assert.ok(found.kind === 'figures')
  return tableById(found.figures.tables, 'learning-actions')?.rows.map(({ id, cells }) => [id, cells.at(-1)?.count] as const).filter(([, count]) => count) ?? []
}

test('an action is counted as it was known to stand on the day asked about', async () => {
  assert.deepEqual(await actionsKnownOn('2026-08-31'), [])
  assert.deepEqual(await actionsKnownOn('2026-10-01'), [['action-open', 1], ['total', 1]])
  assert.deepEqual(await actionsKnownOn('2026-11-22'), [['action-overdue', 1], ['total', 1]])
  assert.deepEqual(await actionsKnownOn('2026-11-23'), [['action-done-late', 1], ['total', 1]])
})

test('a figure of actions opens to the learning that they are of, and to nobody who may not open figures', async () => {
  const place = { year: '2026-27', table: 'learning-actions', row: 'action-done-late' }
  const found = await figureBehind(services, manager, place)
  assert.deepEqual(found.kind === 'figure' && found.facts?.map(({ streamId }) => streamId), [entryId])
  const reader = await figureBehind(services, { ...manager, role: 'reader' }, place)
  assert.equal(reader.kind === 'figure' ? reader.facts : undefined, null)
})
