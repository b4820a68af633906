import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { tamper, testStore } from '../../test/support/database.ts'
import { REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { wholeOf } from '../application/access/sight.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { uuidV7 } from '../main/ids.ts'
import { makeProjector } from './projections/projector.ts'
import { verify } from './seals/verify.ts'

const MARKER = 'gypsy-or-irish-traveller'

async function asked() {
  const db = await testStore({ after }, { projector: makeProjector(englandAndWales()) })
  await db.store.write(wholeOf(db.authorityId), (tx) => tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  const folder = mkdtempSync(join(tmpdir(), 'heard-seals-'))
  after(() => rmSync(folder, { recursive: true }))
  const [streamId, answersId, recordedAt] = [uuidV7(), uuidV7(), '2026-03-02T09:00:00.000Z']
  await db.store.write(wholeOf(db.authorityId), async (tx) => {
    const answers = await tx.equality.add(streamId, { answersId, whose: 'child', setVersion: '2021', answers: { 'ethnic-group': MARKER, age: 'under-16' } }, { recordedBy: 'somebody', recordedAt })
    await tx.ledger.append('equality-form', streamId, 0, [
      { type: 'EqualityAsked', happenedOn: isoDate('2026-03-02'), complaint: uuidV7(), whose: 'child', how: 'on-paper', outcome: 'answered', answers },
    ], { commandId: uuidV7(), recordedBy: 'somebody', recordedAt })
  })
  return { db, answersId, found: async () => (await verify(db.pools.owner, folder)).problems.map(({ kind }) => kind) }
}

test('answers come back as they were given, and an honest register has nothing to find', async () => {
  const { db, answersId, found } = await asked()
  assert.deepEqual(await db.store.read(wholeOf(db.authorityId), (reads) => reads.equalityAnswers([answersId, 'no-such-answers'])), [
    { answersId, whose: 'child', setVersion: '2021', answers: { 'ethnic-group': MARKER, age: 'under-16' }, enteredBy: 'somebody' },
  ])
  assert.deepEqual(await found(), [])
})

test('no table but that of the answers holds what was answered', async () => {
  const { db } = await asked()
  const { rows } = await db.pools.owner.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`)
  const holding: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await db.pools.owner.query(`select 1 from ${name} as t where t::text like '%${MARKER}%'`)
    if (rowCount) holding.push(name)
  }
  assert.deepEqual(holding, ['equality_answers'])
})

for (const [what, statement, expected] of [
  ['changed answers', `update equality_answers set answers = '{"age":"26-and-over"}'`, 'text-changed'],
  ['another digest', `update equality_answers set digest = decode(repeat('00', 32), 'hex')`, 'text-differs'],
  ['answers that are gone with no erasure', 'delete from equality_answers', 'text-missing'],
] as const)
  test(`verify finds ${what}`, async () => {
    const { db, found } = await asked()
    await tamper(db, statement)
    assert.deepEqual(await found(), [expected])
  })
