import { after } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import { storeSuite } from '../../test/support/store-suite.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { wholeOf } from './access/sight.ts'

const database = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })

storeSuite('PostgreSQL', async () => {
  const { store, services, clock } = database
  const authorityId = await addTestAuthority(database)
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, {
    recordedBy: 'somebody', recordedAt: '2024-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01'),
  }))
  return { services, authorityId, today: (day) => clock.set(day) }
})
