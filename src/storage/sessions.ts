import { sql } from 'kysely'
import type { Device, HowSignedIn, Session, Sessions } from '../application/access/session-ports.ts'
import { wholeOf } from '../application/access/sight.ts'
import type { Actor, AuthorityId, Role } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Pools } from './pools.ts'
import { isUuid } from './is-uuid.ts'
import { inAuthority } from './transaction.ts'

type SessionRow = {
  tokenHash: string; sessionId: string; userId: UserId; createdAt: string; lastSeenAt: string; expiresAt: string
  idleMinutes: number; how: HowSignedIn; browser: Device['browser']; system: Device['system']
}
type Row = SessionRow & { name: string; role: Role; teams: string[] }

const COLUMNS = sql.raw(
  'encode(s.token_hash, \'hex\') as "tokenHash", s.session_id as "sessionId", s.user_id as "userId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", ' +
  's.expires_at as "expiresAt", s.idle_minutes as "idleMinutes", s.how, s.browser, s.system')

const HASH = /^[0-9a-f]{64}$/

/** Signed-in browsers, in PostgreSQL. A token hash that cannot be one finds nothing. */
export function createSessions(pools: Pick<Pools, 'app'>): Sessions {
  const run = (authorityId: AuthorityId, mode: 'write' | 'soon', statement: ReturnType<typeof sql>) =>
    inAuthority(pools.app, wholeOf(authorityId), mode, async (trx) => void (await statement.execute(trx)))
  return {
    // Whose session the power took along signs in again. Its end, below, waits for the disk.
    start: (authorityId, session) => inAuthority(pools.app, wholeOf(authorityId), 'soon', async (trx) => {
      await sweep(authorityId, session.createdAt).execute(trx)
      await sql`update users set failed_attempts = 0, locked_until = null, last_signed_in_at = ${session.createdAt}
        where authority_id = ${authorityId} and user_id = ${session.userId}`.execute(trx)
      await sql`
        insert into sessions (authority_id, token_hash, session_id, user_id, created_at, last_seen_at, expires_at, idle_minutes, how, browser, system)
        values (${authorityId}, ${bytes(session.tokenHash)}, ${session.sessionId}, ${session.userId}, ${session.createdAt}, ${session.lastSeenAt},
          ${session.expiresAt}, ${session.idleMinutes}, ${session.how}, ${session.device.browser}, ${session.device.system})`.execute(trx)
    }),
    find: async (authorityId, tokenHash) => {
      if (!HASH.test(tokenHash)) return null
      return inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => {
        const { rows: [row] } = await sql<Row>`
          select ${COLUMNS}, u.name, u.role, u.teams
          from sessions s join users u on u.authority_id = s.authority_id and u.user_id = s.user_id
          where s.authority_id = ${authorityId} and s.token_hash = ${bytes(tokenHash)} and u.is_active`.execute(trx)
        return row ? found(authorityId, row) : null
      })
    },
    seen: (authorityId, tokenHash, lastSeenAt) =>
      run(authorityId, 'soon', sql`update sessions set last_seen_at = ${lastSeenAt} where authority_id = ${authorityId} and token_hash = ${bytes(tokenHash)}`),
    end: (authorityId, tokenHash) =>
      run(authorityId, 'write', sql`delete from sessions where authority_id = ${authorityId} and token_hash = ${bytes(tokenHash)}`),
    endAllOf: (authorityId, userId) =>
      run(authorityId, 'write', sql`delete from sessions where authority_id = ${authorityId} and user_id = ${userId}`),
    listOf: (authorityId, userId) => inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => (await sql<SessionRow>`
      select ${COLUMNS} from sessions s where s.authority_id = ${authorityId} and s.user_id = ${userId} order by s.last_seen_at desc, s.session_id`.execute(trx)).rows.map(sessionOf)),
    endOne: async (authorityId, userId, sessionId) => {
      if (isUuid(sessionId)) await run(authorityId, 'write', sql`delete from sessions where authority_id = ${authorityId} and user_id = ${userId} and session_id = ${sessionId}`)
    },
    endOthers: (authorityId, userId, tokenHash) =>
      run(authorityId, 'write', sql`delete from sessions where authority_id = ${authorityId} and user_id = ${userId} and token_hash <> ${bytes(tokenHash)}`),
    shorten: (authorityId, idleMinutes, longestHours) => run(authorityId, 'write', sql`
      update sessions set idle_minutes = least(idle_minutes, ${idleMinutes}), expires_at = least(expires_at, created_at + make_interval(hours => ${longestHours}))
      where authority_id = ${authorityId}`),
  }
}

/** What has ended by this instant goes. */
function sweep(authorityId: AuthorityId, now: string) {
  return sql`
    delete from sessions where authority_id = ${authorityId}
      and (expires_at <= ${now}::timestamptz or last_seen_at + make_interval(mins => idle_minutes) <= ${now}::timestamptz)`
}

function bytes(tokenHash: string): Buffer {
  return Buffer.from(tokenHash, 'hex')
}

function sessionOf({ browser, system, ...rest }: SessionRow): Session {
  return { ...rest, device: { browser, system } }
}

function found(authorityId: AuthorityId, { name, role, teams, ...session }: Row): Readonly<{ session: Session; actor: Actor }> {
  return { session: sessionOf(session), actor: { authorityId, userId: session.userId, name, role, teams } }
}
