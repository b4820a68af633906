import { sql } from 'kysely'
import { wholeOf } from '../application/access/sight.ts'
import type { Feed, Feeds } from '../application/feed-ports.ts'
import type { Role } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Pools } from './pools.ts'
import { inAuthority } from './transaction.ts'

type Row = Feed & Readonly<{ name: string; role: Role; teams: readonly string[] }>

const HASH = /^[0-9a-f]{64}$/
const COLUMNS = sql.raw('f.user_id as "userId", f.covers, f.made_at as "madeAt"')

/** The addresses at which calendars fetch dates: one for each person, under the hash of its token. */
export function createFeeds(pools: Pick<Pools, 'app'>): Feeds {
  return {
    of: (authorityId, userId) => inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => {
      const { rows: [feed] } = await sql<Feed>`select ${COLUMNS} from feeds f where f.authority_id = ${authorityId} and f.user_id = ${userId}`.execute(trx)
      return feed ?? null
    }),
    put: (authorityId, { userId, covers, madeAt }, tokenHash) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) => {
      if (!HASH.test(tokenHash)) throw new Error('not the hash of a token')
      await sql`
        insert into feeds (authority_id, user_id, token_hash, covers, made_at) values (${authorityId}, ${userId}, ${bytes(tokenHash)}, ${covers}, ${madeAt})
        on conflict (authority_id, user_id) do update set token_hash = excluded.token_hash, covers = excluded.covers, made_at = excluded.made_at`.execute(trx)
    }),
    revoke: (authorityId, userId: UserId) => inAuthority(pools.app, wholeOf(authorityId), 'write', async (trx) =>
      void (await sql`delete from feeds where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx))),
    find: async (authorityId, tokenHash) => {
      if (!HASH.test(tokenHash)) return null
      return inAuthority(pools.app, wholeOf(authorityId), 'read', async (trx) => {
        const { rows: [row] } = await sql<Row>`
          select ${COLUMNS}, u.name, u.role, u.teams from feeds f join users u on u.authority_id = f.authority_id and u.user_id = f.user_id
          where f.authority_id = ${authorityId} and f.token_hash = ${bytes(tokenHash)} and u.is_active`.execute(trx)
        if (!row) return null
        const { name, role, teams, ...feed } = row
        return { feed, actor: { authorityId, userId: feed.userId, name, role, teams } }
      })
    },
  }
}

function bytes(tokenHash: string): Buffer {
  return Buffer.from(tokenHash, 'hex')
}
