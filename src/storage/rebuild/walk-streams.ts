import type pg from 'pg'
import type { StreamKind } from '../../domain/register/events.ts'
import { fromRow } from '../ledger/rows.ts'
import type { StreamToProject } from '../projector.ts'

const BATCH = 4_000

type Row = {
  stream_id: string; stream_kind: string; seq: number; type: string; payload: object; happened_on: string; known_on: string | null
  recorded_at: string; recorded_by: string
}

/**
 * Gives every stream of one authority to `each`, whole, some at a time, in the order of ids; returns how many there are.
 * `source`: the ledger, or a view of a part of it.
 */
export async function walkStreams(
  client: pg.ClientBase, authorityId: string, each: (streams: readonly StreamToProject[]) => Promise<void>, source: 'public.events' | 'events' = 'public.events',
): Promise<number> {
  let count = 0
  let waiting: Row[] = []
  for (let isLast = false; !isLast;) {
    const last = waiting.at(-1)
    const rows = await eventsAfter(client, authorityId, last, source)
    isLast = rows.length < BATCH
    const all = [...waiting, ...rows]
    // The last stream may go on in the next batch.
    const open = isLast ? undefined : all.at(-1)?.stream_id
    waiting = all.filter((row) => row.stream_id === open)
    const streams = wholeStreams(all.filter((row) => row.stream_id !== open))
    count += streams.length
    if (streams.length > 0) await each(streams)
  }
  return count
}

async function eventsAfter(client: pg.ClientBase, authorityId: string, last: Row | undefined, source: string): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(`
    select stream_id, stream_kind, seq, type, payload, happened_on, known_on, recorded_at, recorded_by
    from ${source} where authority_id = $1 and (stream_id, seq) > ($2, $3) order by stream_id, seq limit ${BATCH}`,
    [authorityId, last?.stream_id ?? '00000000-0000-0000-0000-000000000000', last?.seq ?? 0])
  return rows
}

function wholeStreams(rows: readonly Row[]): readonly StreamToProject[] {
  return [...Map.groupBy(rows, (row) => row.stream_id)].map(([streamId, events]) => ({
    streamId, kind: (events[0]?.stream_kind ?? '') as StreamKind, recorded: events.map(fromRow), isNew: true,
  }))
}
