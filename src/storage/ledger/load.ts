import { sql } from 'kysely'
import type { AnyEvent, StreamId } from '../../application/ports.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { type Head, NO_HEAD, fromRow } from './rows.ts'

/** A stream as it stands: its events in the order of `seq`, and what the next one follows. */
export type LoadedStream = Readonly<{ kind: StreamKind | null; recorded: readonly Recorded<AnyEvent>[]; head: Head }>

const NO_STREAM: LoadedStream = { kind: null, recorded: [], head: NO_HEAD }

type Row = {
  seq: number; stream_kind: string; type: string; payload: object; happened_on: string; known_on: string | null
  recorded_at: string; recorded_by: string; hash: Buffer
}

/** The stream, empty where there is none (an id that cannot be one included). */
export async function loadStream(trx: Trx, authorityId: string, streamId: StreamId): Promise<LoadedStream> {
  if (!isUuid(streamId)) return NO_STREAM
  const { rows } = await sql<Row>`
    select seq, stream_kind, type, payload, happened_on, known_on, recorded_at, recorded_by, hash
    from events where authority_id = ${authorityId} and stream_id = ${streamId} order by seq`.execute(trx)
  const last = rows.at(-1)
  if (!last) return NO_STREAM
  return { kind: last.stream_kind as StreamKind, recorded: rows.map(fromRow), head: { seq: last.seq, hash: last.hash, recordedAt: last.recorded_at } }
}
