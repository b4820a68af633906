import { sql } from 'kysely'
import { onesOwn, wholeOf } from '../application/access/sight.ts'
import type { AuthorityId, Draft, Drafts } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Pools } from './pools.ts'
import { isUuid } from './is-uuid.ts'
import { inAuthority } from './transaction.ts'

const COLUMNS = sql.raw('draft_id as "draftId", user_id as "userId", kind, body, updated_at as "updatedAt"')

/** Forms half filled in, each one person's own: nobody reads or overwrites another's. */
export function createDrafts(pools: Pick<Pools, 'app'>): Drafts {
  const find = (authorityId: AuthorityId, userId: UserId, where: ReturnType<typeof sql>): Promise<readonly Draft[]> =>
    inAuthority(pools.app, onesOwn(authorityId, userId), 'read', async (trx) =>
      (await sql<Draft>`select ${COLUMNS} from drafts where authority_id = ${authorityId} and ${where}`.execute(trx)).rows)
  return {
    // Another's draft of the same id is found by its key, and left alone.
    save: (authorityId, draft) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      const { numAffectedRows } = await sql`
        insert into drafts as d (authority_id, draft_id, user_id, kind, body, updated_at)
        values (${authorityId}, ${draft.draftId}, ${draft.userId}, ${draft.kind}, ${JSON.stringify(draft.body)}::jsonb, ${draft.updatedAt})
        on conflict (authority_id, draft_id) do update set kind = excluded.kind, body = excluded.body, updated_at = excluded.updated_at
        where d.user_id = excluded.user_id`.execute(trx)
      return numAffectedRows === 1n
    }),
    get: async (authorityId, userId, draftId) => {
      if (!isUuid(draftId)) return null
      const [draft] = await find(authorityId, userId, sql`user_id = ${userId} and draft_id = ${draftId}`)
      return draft ?? null
    },
    list: (authorityId, userId, kind) => find(authorityId, userId, sql`user_id = ${userId} and kind = ${kind} order by updated_at desc, draft_id`),
    remove: async (authorityId: AuthorityId, userId: UserId, draftId: string) => {
      if (!isUuid(draftId)) return
      await inAuthority(pools.app, onesOwn(authorityId, userId), 'write', async (trx) =>
        void (await sql`delete from drafts where authority_id = ${authorityId} and user_id = ${userId} and draft_id = ${draftId}`.execute(trx)))
    },
  }
}
