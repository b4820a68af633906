/** Publishes a report and kills its own process on the way, `where` it is told: once the ledger is sealed, before anything is kept, or in the midst of keeping it. */
import { publishReport } from '../../src/application/report/freeze.ts'
import type { AuthorityId, Services } from '../../src/application/ports.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import { makePools } from '../../src/storage/pools.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { makeReads } from '../../src/storage/queries/reads.ts'
import { createStore } from '../../src/storage/store.ts'
import { plainProtector } from '../support/plain-protector.ts'
import { sealingPress } from '../support/press.ts'
import { personOf } from '../support/report-to-publish.ts'

const [app = '', owner = '', authority = '', reportId = '', seq = '', folder = '', where = ''] = process.argv.slice(2)
const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('it goes on living')
}
const calendar = englandAndWales()
const pools = makePools({ app: { connectionString: app }, owner: { connectionString: owner } }, () => undefined)
const store = createStore({ pools, projector: makeProjector(calendar), reads: makeReads(calendar) })
const now = '2026-03-02T12:00:00.000Z'
const services: Services = {
  calendar, protector: plainProtector(), ids: { next: uuidV7 }, clock: { today: () => isoDate(now.slice(0, 10)), now: () => now },
  store: where === 'in-the-midst-of-keeping'
    ? { ...store, write: (id, work) => store.write(id, async (tx) => {
      await work(tx)
      return die()
    }) }
    : store,
}
const press = sealingPress(pools, folder, () => now)
const files: typeof press.files = where === 'once-the-files-are-made' ? async (document) => {
  await press.files(document)
  return die()
} : press.files
const seal: typeof press.seal = where === 'once-the-ledger-is-sealed' ? async (id) => {
  await press.seal(id)
  return die()
} : press.seal
await publishReport(services, { ...press, seal, files }, personOf(authority as AuthorityId, 'ines', 'complaints-manager'), { reportId, expectedSeq: Number(seq), commandId: uuidV7() })
