import type { AccountServices } from './accounts.ts'
import { mayUsePassword, type SignInRules } from './access/sign-in-rules.ts'
import type { Device, HowSignedIn, Session } from './access/session-ports.ts'
import type { Account, Actor, Attempt, AuthorityId } from './ports.ts'
import type { UserId } from '../domain/complaint/events.ts'

/** Wrong passwords or codes in a row before an account is locked, and for how long. */
export const ATTEMPTS_BEFORE_LOCK = 5
export const LOCK_MINUTES = 15

export const MINUTE = 60_000
/** A session is written as seen at most this often: reading a page should not write a row. */
const SEEN_EVERY = MINUTE
/** What a way round the provider opens lasts no longer than it takes to mend what is wrong. */
const BREAK_GLASS_HOURS = 1
/** An account that there is not: counting a try of it takes as long as one that there is. */
const NOBODY = '00000000-0000-4000-8000-000000000000' as UserId

/** A refusal says to the trace alone whose account it was, and whether it locked it. */
export type Refused = Readonly<{ kind: 'refused'; userId: UserId | null; locked: boolean }>
/** `rules`: those that it was checked by, so that what follows goes by the same. */
export type PasswordResult = Readonly<{ kind: 'right'; account: Account; rules: SignInRules }> | Refused

/**
 * Checks a password. A refusal never says whether the account exists, is locked or has another password, and takes as
 * long in each case: an unknown address is checked against `hashOfNobody`, and a locked account is checked too. The try
 * is counted while the password is checked, so that many at once are no more than the lock allows.
 */
export async function checkPassword(
  services: AccountServices, authorityId: AuthorityId, typed: Readonly<{ email: string; password: string }>, hashOfNobody: string,
): Promise<PasswordResult> {
  const [account, rules] = await Promise.all([services.accounts.byEmail(authorityId, typed.email), services.signIn.rules.current(authorityId)])
  const [isRight, attempt] = await Promise.all([
    services.passwords.verify(typed.password, account?.passwordHash ?? hashOfNobody),
    claimAttempt(services, authorityId, account?.userId ?? NOBODY),
  ])
  const refused: Refused = { kind: 'refused', userId: account?.userId ?? null, locked: attempt !== null && attempt.lockedUntil !== null }
  if (!account?.isActive || account.passwordHash === null || attempt === null || !mayUsePassword(rules, account)) return refused
  if (!isRight) return refused
  await services.accounts.takeBack(authorityId, account.userId, attempt, ATTEMPTS_BEFORE_LOCK)
  await hashAnew(services, authorityId, account.userId, { password: typed.password, hash: account.passwordHash })
  return { kind: 'right', account, rules }
}

/** The one moment in which the password is known: its hash takes the present cost, where nobody has set another password meanwhile. */
async function hashAnew({ accounts, passwords }: AccountServices, authorityId: AuthorityId, userId: UserId, { password, hash }: Readonly<{ password: string; hash: string }>): Promise<void> {
  if (!passwords.isOutdated(hash)) return
  const passwordHash = await passwords.hash(password)
  await accounts.change(authorityId, userId, (account) => (account.passwordHash === hash ? { passwordHash } : {}))
}

/** Counts a try before it is looked at; null where none is allowed now. */
export function claimAttempt({ accounts, clock }: AccountServices, authorityId: AuthorityId, userId: UserId): Promise<Attempt | null> {
  const now = clock.now()
  return accounts.claimAttempt(authorityId, userId, { most: ATTEMPTS_BEFORE_LOCK, now, lockUntil: later(now, LOCK_MINUTES * MINUTE) })
}

/** What stands between a right password, or a provider's word, and a session. */
export const NEXT_STEPS = ['none', 'second-factor', 'set-up'] as const
export type NextStep = (typeof NEXT_STEPS)[number]

/** A factor that somebody has is asked for, whatever their role; one that their role needs is set up before anything is shown. */
export async function nextStep(services: AccountServices, rules: SignInRules, authorityId: AuthorityId, account: Account, isByProvider = false): Promise<NextStep> {
  if (isByProvider && rules.provider?.provesSecondFactor === true) return 'none'
  const factors = await services.signIn.factors.of(authorityId, account.userId)
  if (factors.length > 0) return 'second-factor'
  return rules.secondFactorFor.includes(account.role) ? 'set-up' : 'none'
}

/** Begins a session under the hash of a token that only the browser has, and forgets the wrong tries before it. */
export async function startSession(
  services: AccountServices, authorityId: AuthorityId, userId: UserId, browser: Readonly<{ tokenHash: string; how: HowSignedIn; device: Device }>, rules?: SignInRules,
): Promise<void> {
  const now = services.clock.now()
  const { idleMinutes, longestHours } = rules ?? await services.signIn.rules.current(authorityId)
  const hours = browser.how === 'break-glass' ? BREAK_GLASS_HOURS : longestHours
  await services.sessions.start(authorityId, {
    ...browser, userId, idleMinutes, sessionId: services.ids.next(), createdAt: now, lastSeenAt: now, expiresAt: later(now, hours * 60 * MINUTE),
  })
}

export type SignedIn = Readonly<{ actor: Actor; session: Session }>

/** Who a session belongs to; null where it is unknown, idle for too long, too old, or its account is no longer active. */
export async function whoIs(services: AccountServices, authorityId: AuthorityId, tokenHash: string): Promise<SignedIn | null> {
  const found = await services.sessions.find(authorityId, tokenHash)
  if (!found) return null
  const now = services.clock.now()
  if (now >= endOf(found.session)) {
    await services.sessions.end(authorityId, tokenHash)
    return null
  }
  if (now >= later(found.session.lastSeenAt, SEEN_EVERY)) await services.sessions.seen(authorityId, tokenHash, now)
  return found
}

/** When a session ends if no page is asked for. */
export function endOf({ lastSeenAt, idleMinutes, expiresAt }: Session): string {
  const idle = later(lastSeenAt, idleMinutes * MINUTE)
  return idle < expiresAt ? idle : expiresAt
}

/** `instant` and some milliseconds, as UTC with milliseconds: such instants sort as text. */
export function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}
