import type { AccountServices } from './accounts.ts'
import type { Account, Actor, AuthorityId } from './ports.ts'

/** Wrong passwords in a row before an account is locked, and for how long. */
export const ATTEMPTS_BEFORE_LOCK = 5
export const LOCK_MINUTES = 15

/** A session ends after this long without a page, and in any case after this long since signing in. */
export const IDLE_MINUTES = 60
export const LONGEST_HOURS = 12

const MINUTE = 60_000
/** A session is written as seen at most this often: reading a page should not write a row. */
const SEEN_EVERY = MINUTE

export type SignInResult = Readonly<{ kind: 'signed-in'; account: Account } | { kind: 'refused' }>

/**
 * Checks a password. A refusal never says whether the account exists, is locked or has another password, and takes
 * as long in each case: an unknown address is checked against `hashOfNobody`, and a locked account is checked too.
 */
export async function checkPassword(
  services: AccountServices, authorityId: AuthorityId, typed: Readonly<{ email: string; password: string }>, hashOfNobody: string,
): Promise<SignInResult> {
  const account = await services.accounts.byEmail(authorityId, typed.email)
  const isRight = await services.passwords.verify(typed.password, account?.passwordHash ?? hashOfNobody)
  if (!account?.isActive || isLocked(account, services.clock.now())) return { kind: 'refused' }
  if (isRight) {
    if (account.failedAttempts > 0 || account.lockedUntil !== null) await services.accounts.setLock(authorityId, account.userId, null)
    return { kind: 'signed-in', account }
  }
  const failures = await services.accounts.countFailure(authorityId, account.userId)
  if (failures >= ATTEMPTS_BEFORE_LOCK)
    await services.accounts.setLock(authorityId, account.userId, later(services.clock.now(), LOCK_MINUTES * MINUTE))
  return { kind: 'refused' }
}

/** Begins a session under the hash of a token that only the browser has. */
export async function startSession(services: AccountServices, authorityId: AuthorityId, account: Account, tokenHash: string): Promise<void> {
  const now = services.clock.now()
  await services.sessions.sweep(authorityId, now, later(now, -IDLE_MINUTES * MINUTE))
  await services.sessions.start(authorityId, {
    tokenHash, userId: account.userId, createdAt: now, lastSeenAt: now, expiresAt: later(now, LONGEST_HOURS * 60 * MINUTE),
  })
}

/** Who a session belongs to; null where it is unknown, idle for too long, too old, or its account is no longer active. */
export async function whoIs(services: AccountServices, authorityId: AuthorityId, tokenHash: string): Promise<Actor | null> {
  const found = await services.sessions.find(authorityId, tokenHash)
  if (!found) return null
  const now = services.clock.now()
  if (now >= found.session.expiresAt || now >= later(found.session.lastSeenAt, IDLE_MINUTES * MINUTE)) {
    await services.sessions.end(authorityId, tokenHash)
    return null
  }
  if (now >= later(found.session.lastSeenAt, SEEN_EVERY)) await services.sessions.seen(authorityId, tokenHash, now)
  return found.actor
}

function isLocked(account: Account, now: string): boolean {
  return account.lockedUntil !== null && now < account.lockedUntil
}

/** `instant` and some milliseconds, as UTC with milliseconds: such instants sort as text. */
function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}
