import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../../src/application/access/sight.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../../src/storage/projections/tables.ts'
import { checkProjections } from '../../src/storage/rebuild/rebuild.ts'
import { verify } from '../../src/storage/seals/verify.ts'
import { SETTINGS } from '../support/builders.ts'
import { chance } from '../support/random-commands.ts'
import { projectedStore } from '../support/recorded-complaints.ts'
import { actor } from '../support/store-suite.ts'
import { walkThroughLedger } from './ledger-walks.ts'

const database = await projectedStore({ after })
/** Short in `npm test`, whole in the campaign. */
const WALKS = process.env['HEARD_CAMPAIGN'] === '1' ? 1_000 : 25

test('random commands through the ledger leave a whole chain, and projections that a rebuild gives again', { timeout: 900_000 }, async () => {
  const { store, authorityId, services, clock, pools } = database
  clock.set('2025-12-19')
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'somebody', recordedAt: '2006-09-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  const answers = await walkThroughLedger(services, actor(authorityId, 'complaints-manager'), WALKS, chance(20_261_123))
  assert.ok((answers['done'] ?? 0) > WALKS * 3, JSON.stringify(answers))
  assert.deepEqual(Object.keys(answers).filter((kind) => !['done', 'refused', 'warned', 'out-of-sight'].includes(kind)), [])
  assert.deepEqual((await checkProjections(pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
  assert.equal((await verify(pools.owner, '')).problemCount, 0)
})
