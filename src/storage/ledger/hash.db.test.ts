import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { testStore } from '../../../test/support/database.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { AnyEvent } from '../../application/ports.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { uuidV7 } from '../../main/ids.ts'
import { verify } from '../seals/verify.ts'
import { hashRow } from './hash.ts'

const db = await testStore({ after })

/** Anything JSON can say but NUL, which PostgreSQL has no room for: odd numbers, every script, deep nests. */
const anything = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }).filter((value) => !JSON.stringify(value).includes('\\u0000'))

test('whatever an event holds, the hash of what was stored is the hash that was stored', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 5 }), async (values) => {
    const events = values.map((value): AnyEvent => ({
      type: 'FactCorrected', happenedOn: isoDate('2026-03-02'), corrects: 1, kind: 'slip', changes: { value, tiny: 5e-324, large: 1e21, negative: -0, sum: 0.1 + 0.2 },
    }))
    await db.store.write(wholeOf(db.authorityId), (tx) => tx.ledger.append('complaint', uuidV7(), 0, events, { commandId: uuidV7(), recordedBy: 'x', recordedAt: '2026-03-02T09:00:00Z' }))
  }), { numRuns: 40 })
  assert.deepEqual((await verify(db.pools.owner, '/nowhere')).problems, [])
})

test('every column is in the hash', () => {
  const row = {
    authorityId: 'a', streamId: 's', seq: 1, streamKind: 'complaint', type: 'T', version: 1, payload: { x: 1 }, happenedOn: '2026-03-02', knownOn: null,
    recordedAt: '2026-03-02T09:00:00.000Z', recordedBy: 'me', commandId: 'c', hashFormat: 1, prevHash: Buffer.alloc(32),
  }
  const hashes = new Set(Object.keys(row).map((column) => hashRow({ ...row, [column]: column === 'prevHash' ? Buffer.alloc(32, 1) : 'other' }).toString('hex')))
  assert.equal(hashes.size, Object.keys(row).length)
  assert.ok(!hashes.has(hashRow(row).toString('hex')))
})
