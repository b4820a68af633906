import { sql } from 'kysely'
import { wholeOf } from '../application/access/sight.ts'
import type { OneUse, OneUsePurpose, OneUseTokens } from '../application/access/sign-in-ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Pools } from './pools.ts'
import { inAuthority } from './transaction.ts'

const COLUMNS = sql.raw('encode(token_digest, \'hex\') as digest, purpose, user_id as "userId", body, expires_at as "expiresAt"')
const DIGEST = /^[0-9a-f]{64}$/

/** Tokens that are used once, in PostgreSQL, by their digest. */
export function createOneUse(pools: Pick<Pools, 'app'>): OneUseTokens {
  return {
    put: (authorityId, row, now) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      await sql`delete from one_use where authority_id = ${authorityId} and expires_at <= ${now}::timestamptz`.execute(trx)
      await sql`
        insert into one_use (authority_id, token_digest, purpose, user_id, body, created_at, expires_at)
        values (${authorityId}, ${Buffer.from(row.digest, 'hex')}, ${row.purpose}, ${row.userId}, ${JSON.stringify(row.body)}::jsonb, ${now}, ${row.expiresAt})`.execute(trx)
    }),
    find: async (authorityId, digest, now) => {
      if (!DIGEST.test(digest)) return null
      return inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => (await sql<OneUse>`
        select ${COLUMNS} from one_use
        where authority_id = ${authorityId} and token_digest = ${Buffer.from(digest, 'hex')} and expires_at > ${now}::timestamptz`.execute(trx)).rows[0] ?? null)
    },
    take: async (authorityId, digest, now) => {
      if (!DIGEST.test(digest)) return null
      return inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => (await sql<OneUse>`
        delete from one_use
        where authority_id = ${authorityId} and token_digest = ${Buffer.from(digest, 'hex')} and expires_at > ${now}::timestamptz
        returning ${COLUMNS}`.execute(trx)).rows[0] ?? null)
    },
    dropAllOf: (authorityId, userId, purposes) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      await sql`delete from one_use where authority_id = ${authorityId} and user_id = ${userId} and purpose = any(${[...purposes]})`.execute(trx)
    }),
    waitingOf: (authorityId) => inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => (await sql<{ userId: UserId; purpose: OneUsePurpose; expiresAt: string }>`
      select user_id as "userId", purpose, expires_at as "expiresAt" from one_use
      where authority_id = ${authorityId} and user_id is not null and purpose in ('invitation', 'new-password', 'break-glass') order by expires_at`.execute(trx)).rows),
  }
}
