import { type RawBuilder, sql } from 'kysely'
import type { Traced, TraceKept, TraceKind, Traces, TracesQuery } from '../../application/access/traces.ts'
import type { AuthorityId } from '../../application/ports.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import type { Trx } from '../projector.ts'

type Row = Readonly<{
  chainId: string; seq: number; at: string; userId: UserId | null; kind: TraceKind; subjectKind: Traced | null; subjectId: string | null
  route: string; what: string | null; wordsId: string | null; words: string | null
}>

/** Kinds that are most of all traces; the others have an index of their own, which these conditions have to name. */
const ORDINARY: readonly TraceKind[] = ['read', 'listed', 'searched']

/** Newest first, a page at a time: each page begins where the one before it ended, so that the last is as fast as the first. */
export async function findTraces(trx: Trx, authorityId: AuthorityId, query: TracesQuery): Promise<readonly TraceKept[]> {
  const { rows } = await sql<Row>`
    select t.chain_id as "chainId", t.seq, t.at, t.user_id as "userId", t.kind, t.subject_kind as "subjectKind", t.subject_id as "subjectId",
      t.route, t.what, t.words_id as "wordsId", w.words
    from (select * from traces t where ${sql.join(conditions(authorityId, query), sql` and `)} order by at desc, chain_id desc, seq desc limit ${query.limit}) t
    left join trace_words w on w.authority_id = t.authority_id and w.words_id = t.words_id
    order by t.at desc, t.chain_id desc, t.seq desc`.execute(trx)
  return rows.map(keptOf)
}

function conditions(authorityId: AuthorityId, { userId, subjectIds, kinds, from, until, olderThan }: TracesQuery): RawBuilder<unknown>[] {
  const isRare = kinds !== undefined && !kinds.some((kind) => ORDINARY.includes(kind))
  return [
    sql`authority_id = ${authorityId}::uuid`,
    ...(userId === undefined ? [] : [sql`user_id = ${userId}`]),
    ...(subjectIds === undefined ? [] : [sql`subject_id = any(${[...subjectIds]}::text[])`]),
    ...(kinds === undefined ? [] : [sql`kind = any(${[...kinds]}::text[])`]),
    ...(isRare ? [sql`kind not in ('read', 'listed', 'searched')`] : []),
    ...(from === undefined ? [] : [sql`at >= ${from}::timestamptz`]),
    ...(until === undefined ? [] : [sql`at < ${until}::timestamptz`]),
    ...(olderThan === undefined ? [] : [sql`(at, chain_id, seq) < (${olderThan.at}::timestamptz, ${olderThan.chainId}::uuid, ${olderThan.seq}::integer)`]),
  ]
}

function keptOf({ chainId, seq, at, userId, kind, subjectKind, subjectId, route, what, wordsId, words }: Row): TraceKept {
  return {
    chainId, seq, at, userId, kind, route, wordsId, subject: subjectKind === null ? null : { kind: subjectKind, id: subjectId },
    ...(what !== null && { what }), ...(words !== null && { words }),
  }
}

/** By kind, of what the small index holds. */
export async function countTraces(trx: Trx, authorityId: AuthorityId, { from, until }: Parameters<Traces['counted']>[1]): Promise<ReadonlyMap<TraceKind, number>> {
  const { rows } = await sql<{ kind: TraceKind; count: number }>`
    select kind, count(*)::int as count from traces
    where authority_id = ${authorityId}::uuid and kind not in ('read', 'listed', 'searched') and at >= ${from}::timestamptz and at < ${until}::timestamptz
    group by kind`.execute(trx)
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}
