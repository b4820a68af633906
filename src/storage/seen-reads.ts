import { lastSeen, seenOf, type OutOfSight } from '../application/access/out-of-sight.ts'
import type { AuthorityId, FewKind, Reads, StreamId, StreamOfKind } from '../application/ports.ts'
import type { Trx } from './projector.ts'
import { rowsOf } from './queries/run.ts'

type Streams = Partial<Pick<Reads, 'stream' | 'streamsOfKind' | 'learningNaming' | 'dueDates' | 'awaitedAnswers' | 'entryDates'>>

/** These reads as whoever looks may know them: without the entries that name what is sealed from them, and where a stream ends without those. Decision: 0092. */
export function seenReads<R extends Streams>(trx: Trx, authorityId: AuthorityId, reads: R, outOfSight: OutOfSight): R {
  if (outOfSight.size === 0) return reads
  const { stream, streamsOfKind, learningNaming, dueDates, awaitedAnswers, entryDates } = reads
  const seen = (streams: readonly StreamOfKind[]) => streams.map(({ streamId, recorded }) => ({ streamId, recorded: seenOf(recorded, outOfSight) }))
  const heads = <Row extends Dated>(rows: readonly Row[]) => withHeadsSeen(trx, authorityId, rows, { outOfSight, stream: reads.stream })
  return {
    ...reads,
    ...(stream && { stream: async (streamId: StreamId) => seenOf(await stream(streamId), outOfSight) }),
    ...(streamsOfKind && { streamsOfKind: async (kind: FewKind) => seen(await streamsOfKind(kind)) }),
    ...(learningNaming && { learningNaming: async (complaintId: string) => seen(await learningNaming(complaintId)) }),
    ...(dueDates && { dueDates: async (query: Parameters<Reads['dueDates']>[0]) => { const found = await dueDates(query); return { ...found, dates: await heads(found.dates) } } }),
    ...(entryDates && { entryDates: async (query: Parameters<Reads['entryDates']>[0]) => { const found = await entryDates(query); return { ...found, dates: await heads(found.dates) } } }),
    ...(awaitedAnswers && { awaitedAnswers: async (query: Parameters<Reads['awaitedAnswers']>[0]) => heads(await awaitedAnswers(query)) }),
  }
}

type Dated = Readonly<{ headSeq: number }> & (Readonly<{ complaintId: string }> | Readonly<{ streamId: string }>)

/** The number of the last entry is that of the last one they may see: it stands in forms and calendars. */
async function withHeadsSeen<Row extends Dated>(
  trx: Trx, authorityId: AuthorityId, rows: readonly Row[], { outOfSight, stream }: Readonly<{ outOfSight: OutOfSight; stream: Reads['stream'] | undefined }>,
): Promise<readonly Row[]> {
  if (stream === undefined || rows.length === 0) return rows
  const naming = await rowsOf<{ stream_id: string }>(trx, `
    select distinct stream_id from events where authority_id = $1 and stream_id = any($2::uuid[])
      and (payload ->> 'complaint' = any($3::text[]) or payload ->> 'record' = any($3::text[]) or payload -> 'changes' ->> 'complaint' = any($3::text[]))`,
    [authorityId, rows.map(idOf), [...outOfSight]])
  const heads = new Map<string, number>()
  // One after the other: they share a connection.
  for (const { stream_id } of naming) heads.set(stream_id, lastSeen(await stream(stream_id), outOfSight))
  return rows.map((row) => ({ ...row, headSeq: heads.get(idOf(row)) ?? row.headSeq }))
}

function idOf(row: Dated): string {
  return 'complaintId' in row ? row.complaintId : row.streamId
}
