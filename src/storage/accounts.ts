import { sql } from 'kysely'
import type { Account, Accounts, AuthorityId } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Pools } from './pools.ts'
import type { Trx } from './projector.ts'
import { inAuthority } from './transaction.ts'

const COLUMNS = sql.raw(
  'user_id as "userId", email, name, role, teams, password_hash as "passwordHash", failed_attempts as "failedAttempts", ' +
  'locked_until as "lockedUntil", is_active as "isActive"')

/** The people who sign in, in PostgreSQL. Each call is a transaction of its own. */
export function createAccounts(pools: Pick<Pools, 'app'>): Accounts {
  const write = <T>(authorityId: AuthorityId, work: (trx: Trx) => Promise<T>) => inAuthority(pools.app, authorityId, 'write', work)
  const change = (authorityId: AuthorityId, userId: UserId, assignments: ReturnType<typeof sql>) =>
    write(authorityId, async (trx) => {
      await sql`update users set ${assignments} where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx)
    })
  return {
    byEmail: (authorityId, email) => inAuthority(pools.app, authorityId, 'read', async (trx) => {
      const { rows: [account] } = await sql<Account>`
        select ${COLUMNS} from users where authority_id = ${authorityId} and email = ${email.trim().toLowerCase()}`.execute(trx)
      return account ?? null
    }),
    all: (authorityId) => inAuthority(pools.app, authorityId, 'read', async (trx) =>
      (await sql<Account>`select ${COLUMNS} from users where authority_id = ${authorityId} order by name, email`.execute(trx)).rows),
    add: (authorityId, account, createdAt) => write(authorityId, async (trx) => {
      await sql`
        insert into users (authority_id, user_id, email, name, role, teams, password_hash, failed_attempts, locked_until, is_active, created_at)
        values (${authorityId}, ${account.userId}, ${account.email.trim().toLowerCase()}, ${account.name}, ${account.role}, ${[...account.teams]},
          ${account.passwordHash}, ${account.failedAttempts}, ${account.lockedUntil}, ${account.isActive}, ${createdAt})`.execute(trx)
    }),
    countFailure: (authorityId, userId) => write(authorityId, async (trx) => {
      const { rows: [row] } = await sql<{ failed: number }>`
        update users set failed_attempts = failed_attempts + 1
        where authority_id = ${authorityId} and user_id = ${userId} returning failed_attempts as failed`.execute(trx)
      return row?.failed ?? 0
    }),
    setLock: (authorityId, userId, lockedUntil) => change(authorityId, userId, sql`failed_attempts = 0, locked_until = ${lockedUntil}::timestamptz`),
    setPassword: (authorityId, userId, passwordHash) => change(authorityId, userId, sql`password_hash = ${passwordHash}`),
    setActive: (authorityId, userId, isActive) => change(authorityId, userId, sql`is_active = ${isActive}`),
  }
}
