import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { projectedStore } from '../../test/support/recorded-complaints.ts'
import { actor } from '../../test/support/store-suite.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { readAtOnce } from './read-at-once.ts'

const db = await projectedStore({ after })

test('what one person reads for a page is read as it stood when the page began, whatever is written meanwhile', async () => {
  const manager = actor(db.authorityId, 'complaints-manager')
  const named = (count: string) => db.store.write(manager, async (tx) => tx.settings.save({ ...await tx.settings.current(), name: count }, { recordedBy: 'test', recordedAt: '2026-11-23T09:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  await named('Before')
  const seen = await readAtOnce(db.store, manager, async (store) => {
    const first = await store.read(manager, (reads) => reads.settings())
    await named('After')
    const again = await Promise.all([store.read(manager, (reads) => reads.settings()), store.read({ ...manager }, (reads) => reads.settings())])
    const other = await store.read(actor(db.authorityId, 'auditor'), (reads) => reads.settings())
    return [first, ...again, other].map(({ name }) => name)
  })
  assert.deepEqual(seen, ['Before', 'Before', 'Before', 'After'])
})
