import { after } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { addTestAuthority, testStore } from '../../test/support/database.ts'
import { storeSuite } from '../../test/support/store-suite.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'

const database = await testStore({ after })

storeSuite('PostgreSQL', async () => {
  const { store, services, clock } = database
  const authorityId = await addTestAuthority(database)
  await store.write(authorityId, (tx) => tx.settings.save(SETTINGS, {
    recordedBy: 'somebody', recordedAt: '2024-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01'),
  }))
  return { services, authorityId, today: (day) => clock.set(day) }
})
