import { sql } from 'kysely'
import { wholeOf } from '../application/access/sight.ts'
import type { Account, AccountChange, Accounts, Attempt, AuthorityId } from '../application/ports.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { Pools } from './pools.ts'
import type { Trx } from './projector.ts'
import { isUuid } from './is-uuid.ts'
import { inAuthority } from './transaction.ts'

const COLUMNS = sql.raw(
  'user_id as "userId", email, name, role, teams, password_hash as "passwordHash", identity_issuer as issuer, identity_subject as subject, ' +
  'failed_attempts as "failedAttempts", locked_until as "lockedUntil", is_active as "isActive", shut_by as "shutBy", last_signed_in_at as "lastSignedInAt"')

type Row = Omit<Account, 'identity'> & Readonly<{ issuer: string | null; subject: string | null }>

function accountOf({ issuer, subject, ...rest }: Row): Account {
  return { ...rest, identity: issuer === null || subject === null ? null : { issuer, subject } }
}

/** The people who sign in, in PostgreSQL. Each call is a transaction of its own. */
export function createAccounts(pools: Pick<Pools, 'app'>): Accounts {
  const write = <T>(authorityId: AuthorityId, work: (trx: Trx) => Promise<T>) => inAuthority(pools.app, wholeOf(authorityId), 'write', work)
  /** Counts of tries: a try that the power took along is one more to guess, and whoever signs in waits for nothing. */
  const writeSoon = <T>(authorityId: AuthorityId, work: (trx: Trx) => Promise<T>) => inAuthority(pools.app, wholeOf(authorityId), 'soon', work)
  const find = (authorityId: AuthorityId, rest: ReturnType<typeof sql>) => inAuthority(pools.app, wholeOf(authorityId), 'read', (trx) => select(trx, authorityId, rest))
  const first = async (authorityId: AuthorityId, rest: ReturnType<typeof sql>) => (await find(authorityId, rest))[0] ?? null
  return {
    byEmail: (authorityId, email) => first(authorityId, sql`and email = ${email.trim().toLowerCase()}`),
    all: (authorityId) => find(authorityId, sql`order by name, email`),
    byId: async (authorityId, userId) => (isUuid(userId) ? first(authorityId, sql`and user_id = ${userId}`) : null),
    byIdentity: (authorityId, { issuer, subject }) => first(authorityId, sql`and identity_issuer = ${issuer} and identity_subject = ${subject}`),
    add: (authorityId, account, createdAt) => write(authorityId, (trx) => insert(trx, authorityId, account, createdAt)),
    claimAttempt: (authorityId, userId, { most, now, lockUntil }) => writeSoon(authorityId, async (trx) => {
      const { rows: [row] } = await sql<Attempt>`
        update users set failed_attempts = case when failed_attempts + 1 >= ${most} then 0 else failed_attempts + 1 end,
          locked_until = case when failed_attempts + 1 >= ${most} then ${lockUntil}::timestamptz end
        where authority_id = ${authorityId} and user_id = ${userId} and (locked_until is null or locked_until <= ${now}::timestamptz)
        returning locked_until as "lockedUntil"`.execute(trx)
      return row ?? null
    }),
    takeBack: (authorityId, userId, { lockedUntil }, most) => writeSoon(authorityId, async (trx) => {
      await (lockedUntil === null
        ? sql`update users set failed_attempts = greatest(failed_attempts - 1, 0) where authority_id = ${authorityId} and user_id = ${userId}`
        : sql`update users set failed_attempts = ${most - 1}::integer, locked_until = null
            where authority_id = ${authorityId} and user_id = ${userId} and locked_until = ${lockedUntil}::timestamptz`).execute(trx)
    }),
    setLock: (authorityId, userId, lockedUntil) => write(authorityId, async (trx) => {
      await sql`update users set failed_attempts = 0, locked_until = ${lockedUntil}::timestamptz
        where authority_id = ${authorityId} and user_id = ${userId}`.execute(trx)
    }),
    change: async (authorityId, userId, decide) => {
      if (!isUuid(userId)) return 'not-found'
      return write(authorityId, async (trx) => {
        // Always in the same order, so that two administrators who shut each other out wait, and the second is refused.
        const { rows: administrators } = await sql<{ userId: string; counts: boolean }>`
          select user_id as "userId", is_active and (password_hash is not null or identity_subject is not null) as counts from users
          where authority_id = ${authorityId} and role = 'administrator' order by user_id for update`.execute(trx)
        const [account] = await select(trx, authorityId, sql`and user_id = ${userId} for update`)
        if (account === undefined) return 'not-found'
        const change = decide(account, administrators.filter((each) => each.counts && each.userId !== userId).length)
        if (typeof change === 'string') return change
        return update(trx, authorityId, account, change)
      })
    },
  }
}

async function select(trx: Trx, authorityId: AuthorityId, rest: ReturnType<typeof sql>): Promise<readonly Account[]> {
  return (await sql<Row>`select ${COLUMNS} from users where authority_id = ${authorityId} ${rest}`.execute(trx)).rows.map(accountOf)
}

async function insert(trx: Trx, authorityId: AuthorityId, account: Account, createdAt: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into users (authority_id, user_id, email, name, role, teams, password_hash, identity_issuer, identity_subject, failed_attempts, locked_until,
      is_active, shut_by, created_at)
    values (${authorityId}, ${account.userId}, ${account.email.trim().toLowerCase()}, ${account.name}, ${account.role}, ${[...account.teams]},
      ${account.passwordHash}, ${account.identity?.issuer ?? null}, ${account.identity?.subject ?? null}, ${account.failedAttempts}, ${account.lockedUntil},
      ${account.isActive}, ${account.shutBy}, ${createdAt})
    on conflict do nothing`.execute(trx)
  return numAffectedRows === 1n
}

async function update(trx: Trx, authorityId: AuthorityId, account: Account, change: AccountChange): Promise<Account> {
  const changed = { ...account, ...change }
  await sql`
    update users set name = ${changed.name}, role = ${changed.role}, teams = ${[...changed.teams]}, password_hash = ${changed.passwordHash},
      identity_issuer = ${changed.identity?.issuer ?? null}, identity_subject = ${changed.identity?.subject ?? null}, is_active = ${changed.isActive},
      shut_by = ${changed.shutBy}, last_signed_in_at = ${changed.lastSignedInAt}::timestamptz
    where authority_id = ${authorityId} and user_id = ${account.userId as UserId}`.execute(trx)
  return changed
}
