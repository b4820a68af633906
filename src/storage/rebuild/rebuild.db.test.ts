import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type TestStore, tamper, testStore } from '../../../test/support/database.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { AnyEvent } from '../../application/ports.ts'
import { WORDS_FROM, defaultSettings } from '../../domain/authority/default-settings.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import { uuidV7 } from '../../main/ids.ts'
import { makeProjector } from '../projections/projector.ts'
import { PROJECTION_TABLES } from '../projections/tables.ts'
import { makeReads } from '../queries/reads.ts'
import { checkProjections, rebuildProjections } from './rebuild.ts'

const projector = makeProjector(englandAndWales())
const meta = { recordedBy: 'somebody', recordedAt: '2026-03-02T09:00:00.000Z' }

/** Six complaints, each touched several times, so that rows were replaced before they were compared. */
async function livedIn(): Promise<TestStore> {
  const db = await testStore({ after }, { projector, reads: makeReads(englandAndWales()) })
  const { store, authorityId } = db
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(defaultSettings('Testshire'), { ...meta, validFrom: WORDS_FROM }))
  for (let number = 1; number <= 6; number += 1) {
    const streamId = uuidV7()
    const personId = uuidV7() as PersonId
    await store.write(wholeOf(authorityId), async (tx) => {
      await tx.people.add(personId, { givenName: 'Ada', familyName: `Northwood${number}` }, meta)
      const said = await tx.texts.add({ textId: uuidV7(), streamId, body: `Nobody telephoned about number ${number}` }, meta.recordedAt)
      await tx.ledger.append('complaint', streamId, 0, [{
        type: 'ComplaintReceived', happenedOn: isoDate('2026-02-02'), procedure: 'children-act-1989-england', reference: `2026-000${number}`, channel: 'email', said,
        details: { complainants: [{ personId, type: 'parent' }], points: [{ pointId: 'p1', text: said }] },
      }], { ...meta, commandId: uuidV7() })
    })
    const later: readonly AnyEvent[] = [
      { type: 'ComplaintAcknowledged', happenedOn: isoDate('2026-02-03') },
      { type: 'StageOneAnswered', happenedOn: isoDate('2026-02-10'), whole: 'upheld' },
      { type: 'ComplaintClosed', happenedOn: isoDate('2026-02-20') },
    ]
    for (const [index, event] of later.slice(0, number % 4).entries())
      await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', streamId, index + 1, [event], { ...meta, commandId: uuidV7() }))
  }
  return db
}

test('what is stored is what a rebuild would make, row by row', async () => {
  const db = await livedIn()
  const report = await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)
  assert.deepEqual(report, { streams: 6, tables: PROJECTION_TABLES.length, differences: [] })
})

const ALTERATIONS: readonly (readonly [string, string])[] = [
  ['one altered date', "update complaint_summaries set received_on = received_on + 1 where reference = '2026-0003'"],
  ['one altered clock', "update complaint_clocks set due_on = due_on + 1 where ctid = (select min(ctid) from complaint_clocks)"],
  ['one altered figure', "update report_facts set quantity = 2 where ctid = (select min(ctid) from report_facts)"],
  ['one missing row', "delete from complaint_summaries where reference = '2026-0003'"],
]

for (const [name, statement] of ALTERATIONS) test(`${name} makes the check fail, and a rebuild puts it right`, async () => {
  const db = await livedIn()
  await tamper(db, statement)
  assert.equal((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences.length, 1)
  await rebuildProjections(db.pools.owner, projector, PROJECTION_TABLES)
  assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
})
