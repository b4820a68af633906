import { wholeOf } from '../../src/application/access/sight.ts'
import type { AuthorityId, AnyEvent, PersonDetails, Store } from '../../src/application/ports.ts'
import { isoDate, type IsoDate } from '../../src/domain/calendar/iso-date.ts'
import type { ComplaintEvent, PersonId } from '../../src/domain/complaint/events.ts'
import type { StreamKind } from '../../src/domain/register/events.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { makeReads } from '../../src/storage/queries/reads.ts'
import { testStore, type Cleanup, type TestStore, type TestStoreOptions } from './database.ts'
import { REPORTING_SETTINGS } from './report-facts.ts'

/** A store with its projections, whose authority has the founding report's words. */
export async function projectedStore(cleanup: Cleanup, options: TestStoreOptions = {}): Promise<TestStore> {
  const calendar = englandAndWales()
  const db = await testStore(cleanup, { projector: makeProjector(calendar), reads: makeReads(calendar), ...options })
  await saveSettings(db.store, db.authorityId)
  return db
}

export async function saveSettings(store: Store, authorityId: AuthorityId): Promise<void> {
  await store.write(wholeOf(authorityId), (tx) =>
    tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
}

export type Told = Readonly<{
  reference?: string
  receivedOn?: string
  person?: PersonDetails
  said?: string
  details?: Extract<ComplaintEvent, { type: 'ComplaintReceived' }>['details']
  /** What happened after. */
  afterwards?: readonly AnyEvent[]
  recordedAt?: string
}>

let told = 0

/** Records a complaint as told, and answers its id. */
export async function complain(store: Store, authorityId: AuthorityId, about: Told = {}): Promise<string> {
  const streamId = uuidV7()
  const recordedAt = about.recordedAt ?? '2026-03-02T12:00:00.000Z'
  told += 1
  await store.write(wholeOf(authorityId), async (tx) => {
    const personId = uuidV7() as PersonId
    if (about.person) await tx.people.add(personId, about.person, { recordedBy: 'test', recordedAt })
    const said = about.said === undefined ? undefined : await tx.texts.add({ textId: uuidV7(), streamId, body: about.said }, recordedAt)
    const received: ComplaintEvent = {
      type: 'ComplaintReceived', happenedOn: isoDate(about.receivedOn ?? '2026-03-02'), procedure: 'children-act-1989-england',
      reference: about.reference ?? `T-${String(told).padStart(4, '0')}`, channel: 'email', ...(said && { said }),
      details: { ...(about.person && { complainants: [{ personId, type: 'parent' }] }), ...about.details },
    }
    await tx.ledger.append('complaint', streamId, 0, [received, ...(about.afterwards ?? [])], { commandId: uuidV7(), recordedBy: 'test', recordedAt })
  })
  return streamId
}

/** Appends to a stream, whatever stands in it. */
export async function record(
  store: Store, authorityId: AuthorityId, streamId: string, events: readonly AnyEvent[],
  meta: Readonly<{ kind?: StreamKind; recordedAt?: string; knownOn?: IsoDate }> = {},
): Promise<void> {
  await store.write(wholeOf(authorityId), async (tx) => {
    const before = await tx.ledger.load(streamId)
    await tx.ledger.append(meta.kind ?? 'complaint', streamId, before.length, events, {
      commandId: uuidV7(), recordedBy: 'test', recordedAt: meta.recordedAt ?? '2026-03-02T12:00:00.000Z', knownOn: meta.knownOn ?? null,
    })
  })
}
