import { type RawBuilder, sql } from 'kysely'
import type { OutOfSight } from '../../application/access/out-of-sight.ts'
import type { AnyEvent, AppendMeta, AppendResult, AuthorityId, Ledger, NewStream, StreamId } from '../../application/ports.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import { binaryArray, type ElementType } from '../binary-array.ts'
import type { Projector, Trx } from '../projector.ts'
import { allDone } from '../side-by-side.ts'
import { isUuid } from '../is-uuid.ts'
import { type LoadedStream, loadStream } from './load.ts'
import { type NewRow, NO_HEAD, type RowsToAdd, chainRows } from './rows.ts'

/**
 * Somebody else appended between our reading and our writing, or between two of our readings. The transaction is of no use any more: the store rolls it
 * back and runs it again, and then sees what the other has written.
 */
export class LostRace extends Error {
  override readonly name = 'LostRace'
  /** What the error pages know it by, where the store's tries were not enough. */
  readonly code = 'HEARD_LOST_RACE'
  readonly streamId: StreamId
  constructor(streamId: StreamId) {
    super('somebody else was faster')
    this.streamId = streamId
  }
}

/** The ledger within one transaction. What it has loaded it remembers, so that an append after a load reads nothing again. */
export function makeLedger(trx: Trx, authorityId: AuthorityId, projector: Projector, { isSecondTry, outOfSight }: Readonly<{ isSecondTry: boolean; outOfSight: OutOfSight }>): Ledger {
  const loaded = new Map<StreamId, LoadedStream>()

  async function load(streamId: StreamId): Promise<LoadedStream> {
    const stream = await loadStream(trx, authorityId, streamId)
    // Read twice in one transaction, with somebody else in between: what was decided after the first was decided on something else.
    if ((loaded.get(streamId) ?? stream).head.seq !== stream.head.seq) throw new LostRace(streamId)
    loaded.set(streamId, stream)
    return stream
  }

  async function append(
    kind: StreamKind, streamId: StreamId, expectedSeq: number, events: readonly AnyEvent[], meta: AppendMeta,
  ): Promise<AppendResult> {
    if (!isUuid(streamId)) throw new Error('not a stream id')
    if (events.length === 0) throw new Error('nothing to append')
    // An id that is taken by what is sealed from whoever writes: nothing is added to it, and nothing told of it.
    if (outOfSight.has(streamId)) return { kind: 'conflict', seq: 0 }
    let stream = loaded.get(streamId)
    if (isSecondTry || stream?.head.seq !== expectedSeq) {
      const done = await earlierCommand(trx, authorityId, meta.commandId)
      if (done) return done
      stream = await load(streamId)
      if (stream.head.seq !== expectedSeq) return { kind: 'conflict', seq: stream.head.seq }
    }
    if (stream.kind !== null && stream.kind !== kind) throw new Error(`a ${stream.kind} stream takes no ${kind} events`)
    const added = chainRows(authorityId, { kind, streamId, head: stream.head }, events.map((event) => ({ event, knownOn: meta.knownOn ?? null })), meta)
    if (!(await insertRows(trx, authorityId, meta.commandId, added))) throw new LostRace(streamId)
    const recorded = [...stream.recorded, ...added.recorded]
    loaded.set(streamId, { kind, recorded, head: added.head })
    await projector(trx, authorityId, [{ kind, streamId, recorded, isNew: expectedSeq === 0 }])
    return { kind: 'appended', seq: added.head.seq }
  }

  return {
    load: async (streamId) => (await load(streamId)).recorded,
    append,
    appendNew: (streams, meta) => {
      for (const { streamId } of streams) loaded.delete(streamId)
      return appendNew(trx, authorityId, projector, streams, meta)
    },
  }
}

async function earlierCommand(trx: Trx, authorityId: AuthorityId, commandId: string): Promise<AppendResult | null> {
  const { rows: [row] } = await sql<{ stream_id: string; seq: number }>`
    select stream_id, seq from commands where authority_id = ${authorityId} and command_id = ${commandId}`.execute(trx)
  return row ? { kind: 'already-done', streamId: row.stream_id, seq: row.seq } : null
}

/** One round trip. False where an event of that number or the command is there already; then some rows may be written. */
async function insertRows(trx: Trx, authorityId: AuthorityId, commandId: string, added: RowsToAdd): Promise<boolean> {
  const last = added.rows.at(-1)
  if (!last) return true
  const { rows: [result] } = await sql<{ added: number }>`
    with e as (${insertEvents(authorityId, added.rows)} on conflict do nothing returning 1),
      c as (insert into commands (authority_id, command_id, stream_id, seq)
        values (${authorityId}, ${commandId}, ${last.streamId}, ${last.seq}) on conflict do nothing returning 1)
    select (select count(*) from e) + (select count(*) from c) as added`.execute(trx)
  return result?.added === added.rows.length + 1
}

/** The rows of one command: what is the same in all of them travels once, the rest as one array a column. */
function insertEvents(authorityId: AuthorityId, rows: readonly NewRow[]): RawBuilder<unknown> {
  const [first] = rows
  const given = Object.entries(COLUMNS).map(([column, [type, value]]) => ({ column, array: sql`${binaryArray(type, rows.map(value))}::${sql.raw(type)}[]` }))
  const names = sql.raw(given.map(({ column }) => column).join(', '))
  return sql`insert into events (authority_id, version, recorded_at, recorded_by, command_id, hash_format, ${names})
    select ${authorityId}::uuid, ${first?.version}::smallint, ${first?.recordedAt}::timestamptz, ${first?.recordedBy}, ${first?.commandId},
      ${first?.hashFormat}::smallint, r.* from unnest(${sql.join(given.map(({ array }) => array))}) as r(${names})`
}

const COLUMNS: Readonly<Record<string, readonly [ElementType, (row: NewRow) => string | number | Buffer | null]>> = {
  stream_id: ['uuid', (row) => row.streamId], seq: ['integer', (row) => row.seq], stream_kind: ['text', (row) => row.streamKind],
  type: ['text', (row) => row.type], payload: ['jsonb', (row) => row.payload], happened_on: ['date', (row) => row.happenedOn],
  known_on: ['date', (row) => row.knownOn], prev_hash: ['bytea', (row) => row.prevHash], hash: ['bytea', (row) => row.hash],
}

/** Streams in one statement: enough to make the round trip cheap, few enough to keep memory flat. */
const STREAMS_AT_ONCE = 2_000

async function appendNew(
  trx: Trx, authorityId: AuthorityId, projector: Projector, streams: readonly NewStream[], meta: Omit<AppendMeta, 'knownOn'>,
): Promise<void> {
  for (let start = 0; start < streams.length; start += STREAMS_AT_ONCE) {
    const rows: NewRow[] = []
    const toProject = streams.slice(start, start + STREAMS_AT_ONCE).map(({ streamId, kind, events }) => {
      const added = chainRows(authorityId, { kind, streamId, head: NO_HEAD }, events, meta)
      rows.push(...added.rows)
      return { kind, streamId, recorded: added.recorded, isNew: true }
    })
    const insert = insertEvents(authorityId, rows)
    // What the projector asks comes first; the events are on their way while it works the rows out.
    const projected = projector(trx, authorityId, toProject)
    await allDone(insert.execute(trx), projected)
    if (start === 0) await noteCommand(trx, authorityId, meta.commandId, rows)
  }
}

async function noteCommand(trx: Trx, authorityId: AuthorityId, commandId: string, rows: readonly NewRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  await sql`insert into commands (authority_id, command_id, stream_id, seq)
    values (${authorityId}, ${commandId}, ${first.streamId}, ${first.seq}) on conflict do nothing`.execute(trx)
}
