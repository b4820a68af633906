import type { AnyEvent, AppendMeta } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import { HASH_FORMAT, type HashedRow, NO_HASH, hashRow } from './hash.ts'

/** The version of the shape of events. A later shape of the same type is another number, read through an upcast. */
const EVENT_VERSION = 1

/** The last event of a stream: what the next one follows. */
export type Head = Readonly<{ seq: number; hash: Buffer; recordedAt: string }>

export const NO_HEAD: Head = { seq: 0, hash: NO_HASH, recordedAt: '' }

/** A row as it goes into the table: hashes as PostgreSQL reads them from text. */
export type NewRow = Readonly<{
  stream_id: string
  seq: number
  stream_kind: string
  type: string
  version: number
  payload: object
  happened_on: string
  known_on: string | null
  recorded_at: string
  recorded_by: string
  command_id: string
  hash_format: number
  prev_hash: string
  hash: string
}>

/** The columns of `events` but the authority, with their types, as `json_to_recordset` and COPY want them. */
export const NEW_ROW_COLUMNS =
  'stream_id uuid, seq integer, stream_kind text, type text, version smallint, payload jsonb, happened_on date, known_on date, ' +
  'recorded_at timestamptz, recorded_by text, command_id text, hash_format smallint, prev_hash bytea, hash bytea'

export const NEW_ROW_NAMES = NEW_ROW_COLUMNS.replaceAll(/ (uuid|integer|text|smallint|jsonb|date|timestamptz|bytea)/g, '')

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
    const { type, happenedOn, payload } = asStored(event)
    const row: HashedRow = {
      authorityId, streamId: stream.streamId, seq, streamKind: stream.kind, type, version: EVENT_VERSION, payload, happenedOn, knownOn,
      recordedAt, recordedBy: meta.recordedBy, commandId: meta.commandId, hashFormat: HASH_FORMAT, prevHash: hash,
    }
    const next = hashRow(row)
    rows.push(newRow(row, payload, next))
    recorded.push({ seq, event: { type, happenedOn, ...payload } as AnyEvent, recordedAt, recordedBy: meta.recordedBy, knownOn })
    hash = next
  }
  return { rows, recorded, head: { seq, hash, recordedAt } }
}

/** The event as PostgreSQL will give it back: what is undefined is gone. */
function asStored(event: AnyEvent): Readonly<{ type: string; happenedOn: IsoDate; payload: object }> {
  const { type, happenedOn, ...payload } = event
  return { type, happenedOn, payload: JSON.parse(JSON.stringify(payload)) as object }
}

function newRow(row: HashedRow, payload: object, hash: Buffer): NewRow {
  return {
    stream_id: row.streamId, seq: row.seq, stream_kind: row.streamKind, type: row.type, version: row.version, payload,
    happened_on: row.happenedOn, known_on: row.knownOn, recorded_at: row.recordedAt, recorded_by: row.recordedBy, command_id: row.commandId,
    hash_format: row.hashFormat, prev_hash: asBytea(row.prevHash), hash: asBytea(hash),
  }
}

/** Bytes as PostgreSQL's text form reads them. */
export function asBytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
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
