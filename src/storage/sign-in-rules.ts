import { sql } from 'kysely'
import { wholeOf } from '../application/access/sight.ts'
import type { SignInRulesStore, WaitingIdentities, WaitingIdentity } from '../application/access/sign-in-ports.ts'
import { usualRules, type SignInRules } from '../application/access/sign-in-rules.ts'
import { isUuid } from './is-uuid.ts'
import type { Pools } from './pools.ts'
import { inAuthority } from './transaction.ts'

/** The rules of signing in, in PostgreSQL; the usual ones until the first version is saved. */
export function createSignInRules(pools: Pick<Pools, 'app'>): SignInRulesStore {
  return {
    current: (authorityId) => inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => {
      const { rows: [row] } = await sql<{ isDemonstration: boolean; rules: Partial<SignInRules> | null }>`
        select is_demonstration as "isDemonstration",
          (select rules from sign_in_rules r where r.authority_id = a.authority_id order by version desc limit 1) as rules
        from authorities a where authority_id = ${authorityId}`.execute(trx)
      return { ...usualRules(row?.isDemonstration ?? false), ...row?.rules }
    }),
    save: (authorityId, rules, { recordedBy, recordedAt }) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      await sql`
        insert into sign_in_rules (authority_id, version, rules, recorded_at, recorded_by)
        select ${authorityId}::uuid, 1 + coalesce(max(version), 0), ${JSON.stringify(rules)}::jsonb, ${recordedAt}::timestamptz, ${recordedBy}
        from sign_in_rules where authority_id = ${authorityId}::uuid`.execute(trx)
    }),
  }
}

/** People whom the provider knows and who wait for an administrator to link them, in PostgreSQL. */
export function createWaitingIdentities(pools: Pick<Pools, 'app'>): WaitingIdentities {
  return {
    put: (authorityId, userId, { issuer, subject, seenAt }) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      await sql`
        insert into identities_waiting (authority_id, user_id, issuer, subject, seen_at) values (${authorityId}, ${userId}, ${issuer}, ${subject}, ${seenAt})
        on conflict (authority_id, user_id) do update set issuer = excluded.issuer, subject = excluded.subject, seen_at = excluded.seen_at`.execute(trx)
    }),
    of: async (authorityId, userId) => (isUuid(userId) ? inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => (await sql<WaitingIdentity>`
      select issuer, subject, seen_at as "seenAt" from identities_waiting where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx)).rows[0] ?? null) : null),
    drop: (authorityId, userId) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      await sql`delete from identities_waiting where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx)
    }),
  }
}
