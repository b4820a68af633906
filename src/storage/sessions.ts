import { sql } from 'kysely'
import type { Actor, AuthorityId, Role, Session, Sessions } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Pools } from './pools.ts'
import { inAuthority } from './transaction.ts'

type Row = {
  userId: UserId; createdAt: string; lastSeenAt: string; expiresAt: string; name: string; role: Role; teams: string[]
}

const HASH = /^[0-9a-f]{64}$/

/** Signed-in browsers, in PostgreSQL. A token hash that cannot be one finds nothing. */
export function createSessions(pools: Pick<Pools, 'app'>): Sessions {
  const run = (authorityId: AuthorityId, statement: ReturnType<typeof sql>) =>
    inAuthority(pools.app, authorityId, 'write', async (trx) => void (await statement.execute(trx)))
  return {
    start: (authorityId, session) => run(authorityId, sql`
      insert into sessions (authority_id, token_hash, user_id, created_at, last_seen_at, expires_at)
      values (${authorityId}, ${bytes(session.tokenHash)}, ${session.userId}, ${session.createdAt}, ${session.lastSeenAt}, ${session.expiresAt})`),
    find: async (authorityId, tokenHash) => {
      if (!HASH.test(tokenHash)) return null
      return inAuthority(pools.app, authorityId, 'read', async (trx) => {
        const { rows: [row] } = await sql<Row>`
          select s.user_id as "userId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", u.name, u.role, u.teams
          from sessions s join users u on u.authority_id = s.authority_id and u.user_id = s.user_id
          where s.authority_id = ${authorityId} and s.token_hash = ${bytes(tokenHash)} and u.is_active`.execute(trx)
        return row ? found(authorityId, tokenHash, row) : null
      })
    },
    seen: (authorityId, tokenHash, lastSeenAt) =>
      run(authorityId, sql`update sessions set last_seen_at = ${lastSeenAt} where authority_id = ${authorityId} and token_hash = ${bytes(tokenHash)}`),
    end: (authorityId, tokenHash) =>
      run(authorityId, sql`delete from sessions where authority_id = ${authorityId} and token_hash = ${bytes(tokenHash)}`),
    endAllOf: (authorityId, userId) =>
      run(authorityId, sql`delete from sessions where authority_id = ${authorityId} and user_id = ${userId}`),
    sweep: (authorityId, expiredBefore, seenBefore) => run(authorityId, sql`
      delete from sessions where authority_id = ${authorityId} and (expires_at < ${expiredBefore} or last_seen_at < ${seenBefore})`),
  }
}

function bytes(tokenHash: string): Buffer {
  return Buffer.from(tokenHash, 'hex')
}

function found(authorityId: AuthorityId, tokenHash: string, row: Row): Readonly<{ session: Session; actor: Actor }> {
  const { userId, createdAt, lastSeenAt, expiresAt, name, role, teams } = row
  return { session: { tokenHash, userId, createdAt, lastSeenAt, expiresAt }, actor: { authorityId, userId, name, role, teams } }
}
