import type { Account, Accounts, AuthorityId, Clock, Ids, Role, Sessions } from './ports.ts'
import type { UserId } from '../domain/complaint/events.ts'

/** How passwords are hashed; the application knows no cryptography. */
export type Passwords = Readonly<{
  /** A salted hash in PHC form, made off the event loop. */
  hash(password: string): Promise<string>
  /** Takes as long for a wrong password as for a right one. */
  verify(password: string, hash: string): Promise<boolean>
}>

/** What people sign in with is kept and checked by these. Built once in `main`. */
export type AccountServices = Readonly<{ accounts: Accounts; sessions: Sessions; passwords: Passwords; clock: Clock; ids: Ids }>

export type NewAccount = Readonly<{ email: string; name: string; role: Role; teams: readonly string[]; password: string }>

/** Shortest password taken. Guidance: NCSC, password administration for system owners: length before make-up. */
export const SHORTEST_PASSWORD = 12

export type AccountResult = Readonly<{ kind: 'done'; userId: UserId } | { kind: 'password-too-short' } | { kind: 'email-taken' } | { kind: 'not-found' }>

/** Makes an account that can sign in at once. */
export async function addAccount(services: AccountServices, authorityId: AuthorityId, wanted: NewAccount): Promise<AccountResult> {
  if (wanted.password.length < SHORTEST_PASSWORD) return { kind: 'password-too-short' }
  if (await services.accounts.byEmail(authorityId, wanted.email)) return { kind: 'email-taken' }
  const { password, ...rest } = wanted
  const account: Account = {
    ...rest, email: wanted.email.trim(), userId: services.ids.next() as UserId, passwordHash: await services.passwords.hash(password),
    failedAttempts: 0, lockedUntil: null, isActive: true,
  }
  await services.accounts.add(authorityId, account, services.clock.now())
  return { kind: 'done', userId: account.userId }
}

/** Sets a new password, opens a lock, and signs that person out everywhere. */
export async function resetPassword(
  services: AccountServices, authorityId: AuthorityId, email: string, password: string,
): Promise<AccountResult> {
  if (password.length < SHORTEST_PASSWORD) return { kind: 'password-too-short' }
  const account = await services.accounts.byEmail(authorityId, email)
  if (!account) return { kind: 'not-found' }
  await services.accounts.setPassword(authorityId, account.userId, await services.passwords.hash(password))
  await services.accounts.setLock(authorityId, account.userId, null)
  await services.sessions.endAllOf(authorityId, account.userId)
  return { kind: 'done', userId: account.userId }
}

/** Opens a locked account before its time; the password stays. */
export async function unlockAccount(services: AccountServices, authorityId: AuthorityId, email: string): Promise<AccountResult> {
  const account = await services.accounts.byEmail(authorityId, email)
  if (!account) return { kind: 'not-found' }
  await services.accounts.setLock(authorityId, account.userId, null)
  return { kind: 'done', userId: account.userId }
}
