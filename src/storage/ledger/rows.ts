import type { AnyEvent, AppendMeta } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import { HASH_FORMAT, type HashedRow, NO_HASH, canonicalJson, hashCanonical } from './hash.ts'

/** The version of the shape of events. A later shape of the same type is another number, read through an upcast. */
const EVENT_VERSION = 1

/** The last event of a stream: what the next one follows. */
export type Head = Readonly<{ seq: number; hash: Buffer; recordedAt: string }>

export const NO_HEAD: Head = { seq: 0, hash: NO_HASH, recordedAt: '' }

/** A row as it goes into the table: `payload` is the RFC 8785 JSON that was hashed. */
export type NewRow = Omit<HashedRow, 'authorityId' | 'payload'> & Readonly<{ payload: string; hash: Buffer }>

export type RowsToAdd = Readonly<{ rows: readonly NewRow[]; recorded: readonly Recorded<AnyEvent>[]; head: Head }>

/**
 * The rows of `events` after `head`, chained. `recordedAt` never goes behind the head's: a clock that was put back
 * gives the head's instant again.
 */
export function chainRows(
  authorityId: string, stream: Readonly<{ kind: StreamKind; streamId: string; head: Head }>,
  events: readonly Readonly<{ event: AnyEvent; knownOn: IsoDate | null }>[], meta: AppendMeta,
): RowsToAdd {
  const recordedAt = meta.recordedAt < stream.head.recordedAt ? stream.head.recordedAt : new Date(meta.recordedAt).toISOString()
  const rows: NewRow[] = []
  const recorded: Recorded<AnyEvent>[] = []
  let { seq, hash } = stream.head
  for (const { event, knownOn } of events) {
    seq += 1
    const { type, happenedOn, ...told } = event
    const payload = canonicalJson(told)
    const row: Omit<HashedRow, 'payload'> = {
      authorityId, streamId: stream.streamId, seq, streamKind: stream.kind, type, version: EVENT_VERSION, happenedOn, knownOn, recordedAt,
      recordedBy: meta.recordedBy, commandId: meta.commandId, hashFormat: HASH_FORMAT, prevHash: hash,
    }
    hash = hashCanonical(row, payload)
    rows.push({ ...row, payload, hash })
    recorded.push({ seq, event: isAsStored(told) ? event : asStored(event, payload), recordedAt, recordedBy: meta.recordedBy, knownOn })
  }
  return { rows, recorded, head: { seq, hash, recordedAt } }
}

/** Whether PostgreSQL will give back the very same: nothing in it is undefined or of a kind that JSON does not have. */
function isAsStored(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isAsStored)
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) if (!isAsStored((value as Readonly<Record<string, unknown>>)[key])) return false
  return true
}

/** The event as PostgreSQL will give it back: what is undefined is gone. */
function asStored({ type, happenedOn }: AnyEvent, payload: string): AnyEvent {
  return { type, happenedOn, ...(JSON.parse(payload) as object) } as AnyEvent
}

/** An event as the ledger keeps it, from its row. */
export function fromRow(row: Readonly<{
  seq: number; type: string; payload: object; happened_on: string; known_on: string | null; recorded_at: string; recorded_by: string
}>): Recorded<AnyEvent> {
  return {
    seq: row.seq,
    event: { type: row.type, happenedOn: row.happened_on, ...row.payload } as AnyEvent,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    knownOn: row.known_on as IsoDate | null,
  }
}
