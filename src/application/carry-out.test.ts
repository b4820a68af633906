import { isoDate, type IsoDate } from '../domain/calendar/iso-date.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { SETTINGS } from '../../test/support/builders.ts'
import { memoryStore } from '../../test/support/memory-store.ts'
import { storeSuite } from '../../test/support/store-suite.ts'
import type { AuthorityId } from './ports.ts'

let authorities = 0
let ids = 0
const store = memoryStore()
let today: IsoDate = isoDate('2024-03-04')
const services = {
  store, calendar: englandAndWales(), ids: { next: () => `id-${(ids += 1)}` },
  clock: { today: () => today, now: () => `${today}T09:00:00.000Z` },
}

storeSuite('the memory store', async () => {
  const authorityId = `authority-${(authorities += 1)}` as AuthorityId
  store.useSettings(authorityId, SETTINGS)
  return { services, authorityId, today: (day) => { today = isoDate(day) } }
})
