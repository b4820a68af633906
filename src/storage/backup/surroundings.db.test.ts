import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testDatabase, testStore, type TestDatabase } from '../../../test/support/database.ts'
import { REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { wholeOf } from '../../application/access/sight.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { uuidV7 } from '../../main/ids.ts'
import { bringUpToDate } from '../../main/register.ts'
import { makeProjector } from '../projections/projector.ts'
import { PROJECTION_TABLES } from '../projections/tables.ts'
import { checkProjections } from '../rebuild/rebuild.ts'
import { verify } from '../seals/verify.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-surroundings-'))
after(() => rmSync(folder, { recursive: true }))
const projector = makeProjector(englandAndWales())
const recordedAt = '2026-03-02T09:00:00.000Z'
const happenedOn = isoDate('2026-03-02')

async function filled() {
  const db = await testStore({ after }, { projector })
  const by = () => ({ commandId: uuidV7(), recordedBy: 'somebody', recordedAt })
  const [open, training, offer, form] = [uuidV7(), uuidV7(), uuidV7(), uuidV7()]
  await db.store.write(wholeOf(db.authorityId), async (tx) => {
    await tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') })
    await tx.ledger.append('caseload', open, 0, [{ type: 'CaseloadCounted', happenedOn, openCases: 1480 }], by())
    await tx.ledger.append('training', training, 0, [{ type: 'TrainingHeld', happenedOn, sessions: 2, places: 20, attended: 18, score: 4 }], by())
    await tx.ledger.append('advocacy-offer', offer, 0, [{ type: 'AdvocacyOfferMade', happenedOn, to: 'care-leaver', answer: 'accepted' }], by())
    const given = { answersId: uuidV7(), whose: 'child', setVersion: '2021', answers: { age: '16-or-17' } } as const
    const answers = await tx.equality.add(form, given, { recordedBy: 'somebody', recordedAt })
    await tx.ledger.append('equality-form', form, 0, [{ type: 'EqualityAsked', happenedOn, complaint: uuidV7(), whose: 'child', how: 'on-paper', outcome: 'answered', answers }], by())
  })
  return db
}

async function rowsOf(db: TestDatabase): Promise<unknown> {
  return Promise.all(['events', 'equality_answers', 'report_facts'].map(async (table) => (await db.pools.owner.query(`select * from ${table} order by 1, 2, 3`)).rows))
}

test('open cases, training, offers of advocacy and equality answers come back from a backup, and a rebuild finds nothing to differ', async () => {
  const db = await filled()
  assert.deepEqual((await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences, [])
  const file = join(folder, 'one.heard')
  await backup(db.pools.owner, file, '2026-03-03T00:00:00.000Z')
  const target = await testDatabase({ after }, { migrated: false })
  await restore(target.pools.owner, file, target.appRole, { replace: false })
  await bringUpToDate(target.pools, target.appRole)
  const { rows } = await target.pools.owner.query<{ many: number }>('select count(*)::int as many from equality_answers')
  assert.equal(rows[0]?.many, 1)
  assert.equal((await verify(target.pools.owner, folder)).problemCount, 0)
  assert.deepEqual((await checkProjections(target.pools.owner, projector, PROJECTION_TABLES)).differences, [])
  assert.deepEqual(await rowsOf(target), await rowsOf(db))
})
