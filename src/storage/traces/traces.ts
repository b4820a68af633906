import { sql } from 'kysely'
import { wholeOf } from '../../application/access/sight.ts'
import type { Trace, Traces } from '../../application/access/traces.ts'
import type { AuthorityId, Ids } from '../../application/ports.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import type { Pools } from '../pools.ts'
import type { Trx } from '../projector.ts'
import { isUuid } from '../is-uuid.ts'
import { sightSet } from '../sight.ts'
import { inTransaction } from '../transaction.ts'
import { destroyBefore } from './destroy-traces.ts'
import { countTraces, findTraces } from './find-traces.ts'
import { looking } from './looking.ts'
import { traceWriter } from './trace-writer.ts'

/** The traces of a register in PostgreSQL. One of these is one writer: each server, and each command, has a chain of its own. */
export function createTraces(pools: Pick<Pools, 'app' | 'owner'>, ids: Ids): Traces {
  const keep = traceWriter(pools, ids)
  const reading = <T>(authorityId: AuthorityId, work: (trx: Trx) => Promise<T>): Promise<T> => within(pools, authorityId, 'begin isolation level repeatable read read only', work)
  return {
    keep,
    find: (authorityId, query) => reading(authorityId, (trx) => findTraces(trx, authorityId, query)),
    looking: (authorityId, span) => reading(authorityId, (trx) => looking(trx, authorityId, span)),
    counted: (authorityId, span) => reading(authorityId, (trx) => countTraces(trx, authorityId, span)),
    wordsSaying: (authorityId, parts) => reading(authorityId, (trx) => wordsSaying(trx, authorityId, parts)),
    eraseWords: async (authorityId, wordsIds, by) => {
      const erased = wordsIds.filter(isUuid)
      // Told first: words that are gone without a trace of it are a finding.
      await keep(authorityId, erased.map((id): Trace => ({ ...by, kind: 'words-erased', subject: { kind: 'traces', id } })))
      await within(pools, authorityId, 'begin', (trx) =>
        sql`delete from trace_words where authority_id = ${authorityId}::uuid and words_id = any(${erased}::uuid[])`.execute(trx))
    },
    destroyBefore: (authorityId, instant, by) => destroyBefore(pools, keep, authorityId, { instant, by }),
  }
}

/** Whoever may read traces may read all of the authority; which records they are told the names of is decided beside the names. */
function within<T>({ app }: Pick<Pools, 'app'>, authorityId: AuthorityId, begin: string, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(app, [begin, ...sightSet(wholeOf(authorityId))].join('; '), work)
}

/** A name is looked for as it stands: there are few words, and a search for somebody's data is rare. */
async function wordsSaying(trx: Trx, authorityId: AuthorityId, parts: readonly string[]): ReturnType<Traces['wordsSaying']> {
  const wanted = parts.map((part) => part.trim().toLowerCase()).filter((part) => part !== '')
  if (wanted.length === 0) return []
  const { rows } = await sql<{ wordsId: string; words: string; at: string; userId: UserId | null }>`
    select w.words_id as "wordsId", w.words, t.at, t.user_id as "userId"
    from trace_words w join traces t on t.authority_id = w.authority_id and t.words_id = w.words_id
    where w.authority_id = ${authorityId}::uuid and exists (select 1 from unnest(${wanted}::text[]) p where strpos(lower(w.words), p) > 0)
    order by t.at`.execute(trx)
  return rows
}
