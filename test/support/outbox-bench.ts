import { SETTINGS } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { addTestAuthority } from './database.ts'
import { letterOf } from './outbox-letters.ts'
import { pagesOfPdf } from '../../src/documents/pages-of-pdf.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { AuthorityId, Store } from '../../src/application/ports.ts'
import { handOverDue, type HandOverParts } from '../../src/application/outbox/hand-over.ts'
import type { NewMessage } from '../../src/application/outbox/ports.ts'
import type { Senders } from '../../src/application/outbox/senders.ts'

const NEVER_STOPPED = new AbortController().signal

export type OutboxBench = Readonly<{
  authorityId: AuthorityId
  set(now: string): void
  queue(more?: Partial<NewMessage>): Promise<string>
  run(stopped?: AbortSignal): Promise<unknown>
  states(): Promise<readonly string[]>
  /** What the register was told of, state by state. */
  told: string[]
  parts: HandOverParts
}>

/** An authority of its own with a clock that is set, and what it sends through. */
export async function outboxBench(db: TestDatabase & Readonly<{ store: Store }>, senders: Senders, more: Partial<HandOverParts> = {}): Promise<OutboxBench> {
  const authorityId = await addTestAuthority(db)
  await db.store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  let now = '2026-03-02T09:00:00.000Z'
  const told: string[] = []
  const parts: HandOverParts = {
    services: { store: db.store, clock: { today: () => isoDate(now.slice(0, 10)), now: () => now }, ids: { next: uuidV7 }, calendar: englandAndWales() },
    senders, pagesOf: pagesOfPdf, isDemonstration: false, attachments: async (_of, ids) => (ids.length === 0 ? [] : 'attachment-missing'), tell: async (_tx, row) => void told.push(row.state), renewed: async () => ({}), ...more,
  }
  return {
    authorityId, told, parts, set: (at) => { now = at },
    queue: (with_ = {}) => db.store.write(wholeOf(authorityId), (tx) => tx.outbox.queue(letterOf(uuidV7(), { queuedAt: now, ...with_ }))),
    run: (stopped = NEVER_STOPPED) => handOverDue(parts, authorityId, stopped),
    states: async () => {
      const { rows } = await db.pools.owner.query<{ said: string }>("select state || coalesce(' ' || last_failure, '') as said from outbox where authority_id = $1 order by queued_at, said", [authorityId])
      return rows.map(({ said }) => said)
    },
  }
}
