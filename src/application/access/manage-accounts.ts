import { keepChange, type AccountChanged, type AccountServices, type By } from '../accounts.ts'
import type { Account, AccountChange, Role } from '../ports.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { may } from '../permissions.ts'
import { LINK_PURPOSES, type OneUsePurpose } from './sign-in-ports.ts'
import { makeLink, type Link } from './links.ts'
import type { SignInRules } from './sign-in-rules.ts'

/** Why an account is left as it is. */
export const ACCOUNT_REFUSALS = ['not-allowed', 'not-found', 'own-account', 'last-administrator', 'email-taken', 'nobody-waits', 'provider-knows'] as const
export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number]
export type Managed = Readonly<{ kind: 'done'; account: Account } | { kind: 'refused'; code: AccountRefusal }>

/** Everybody who signs in, with the links that wait for them. */
export async function listAccounts(services: AccountServices, { actor }: By) {
  if (!may(actor, 'manage-users')) return []
  const [accounts, waiting] = await Promise.all([services.accounts.all(actor.authorityId), services.signIn.oneUse.waitingOf(actor.authorityId)])
  const now = services.clock.now()
  return accounts.map((account) => ({ account, link: waiting.find((each) => each.userId === account.userId && each.expiresAt > now) ?? null, state: stateOf(account, now) }))
}

export const ACCOUNT_STATES = ['active', 'invited', 'locked', 'not-active'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

/** How an account stands: invited until there is something to sign in with. */
export function stateOf(account: Account, now: string): AccountState {
  if (!account.isActive) return 'not-active'
  if (account.lockedUntil !== null && now < account.lockedUntil) return 'locked'
  return account.passwordHash === null && account.identity === null ? 'invited' : 'active'
}

/** Another role, other teams: a mover. Their sessions end, their drafts stay theirs. */
export function changeRole(services: AccountServices, by: By, userId: UserId, given: Readonly<{ name: string; role: Role; teams: readonly string[] }>): Promise<Managed> {
  return manage(services, by, userId, {
    what: 'role-changed', decide: (account, others) => (account.role === 'administrator' && given.role !== 'administrator' && others === 0 ? 'last-administrator' : given),
  })
}

/** Shuts or opens an account. It is never deleted: the register names who recorded what. */
export async function setActive(services: AccountServices, by: By, userId: UserId, isActive: boolean): Promise<Managed> {
  const done = await manage(services, by, userId, {
    what: isActive ? 'activated' : 'deactivated',
    decide: (account, others) => (!isActive && account.role === 'administrator' && others === 0 ? 'last-administrator' : { isActive, shutBy: isActive ? null : 'administrator' }),
  })
  if (done.kind === 'done' && !isActive) await services.signIn.oneUse.dropAllOf(by.actor.authorityId, userId, EVERY_TOKEN)
  return done
}

const EVERY_TOKEN: readonly OneUsePurpose[] = [...LINK_PURPOSES, 'second-factor', 'set-up', 'passkey']

/** Takes every second factor and recovery code away, after a loss: where one is needed, it is set up anew at the next sign-in. */
export async function resetFactors(services: AccountServices, by: By, userId: UserId): Promise<Managed> {
  const done = await manage(services, by, userId, { what: 'factors-reset', decide: () => ({}) })
  if (done.kind === 'done') await services.signIn.factors.removeAll(by.actor.authorityId, userId)
  return done
}

/** Opens a lock before its time; the password stays, and so do sessions. */
export async function unlock(services: AccountServices, by: By, userId: UserId): Promise<Managed> {
  const done = await manage(services, by, userId, { what: 'unlocked', decide: () => ({}), keepsSessions: true })
  if (done.kind === 'done') await services.accounts.setLock(by.actor.authorityId, userId, null)
  return done
}

export function endSessions(services: AccountServices, by: By, userId: UserId): Promise<Managed> {
  return manage(services, by, userId, { what: 'sessions-ended', decide: () => ({}) })
}

/** A new link: the invitation once more, or a new password. Whoever the provider knows needs neither. */
export async function renewLink(services: AccountServices, by: By, userId: UserId): Promise<Managed & Readonly<{ link?: Link }>> {
  const done = await manage(services, by, userId, { what: 'link-made', decide: ({ identity }) => (identity === null ? {} : 'provider-knows'), keepsSessions: true })
  if (done.kind === 'refused') return done
  return { ...done, link: await makeLink(services, by.actor.authorityId, userId, done.account.passwordHash === null ? 'invitation' : 'new-password') }
}

/** Says that the person whom the provider knows, and who waits, is whose account this is. Their password of ours is gone then. */
export async function linkIdentity(services: AccountServices, by: By, userId: UserId, subject: string): Promise<Managed> {
  const waiting = await services.signIn.waiting.of(by.actor.authorityId, userId)
  const done = await manage(services, by, userId, {
    what: 'identity-linked',
    decide: () => (waiting?.subject === subject ? { identity: { issuer: waiting.issuer, subject: waiting.subject }, passwordHash: null } : 'nobody-waits'),
  })
  if (done.kind === 'done') await services.signIn.waiting.drop(by.actor.authorityId, userId)
  return done
}

export function unlinkIdentity(services: AccountServices, by: By, userId: UserId): Promise<Managed> {
  return manage(services, by, userId, { what: 'identity-unlinked', decide: () => ({ identity: null }) })
}

/** Saves the rules of signing in. Sessions that would outlast the new time-outs are shortened. */
export async function changeRules(services: AccountServices, { actor, route }: By, rules: SignInRules): Promise<'saved' | 'not-allowed'> {
  if (!may(actor, 'manage-users')) return 'not-allowed'
  const { authorityId, userId } = actor
  await services.signIn.rules.save(authorityId, rules, { recordedBy: userId, recordedAt: services.clock.now() })
  await services.sessions.shorten(authorityId, rules.idleMinutes, rules.longestHours)
  await keepChange(services, { actor, route }, userId, 'rules-changed')
  return 'saved'
}

type Decide = (account: Account, others: number) => AccountChange | AccountRefusal
type Change = Readonly<{ what: AccountChanged; decide: Decide; keepsSessions?: true }>

/** Nobody changes their own account here: not their role, and not what guards it. */
async function manage(services: AccountServices, by: By, userId: UserId, { what, decide, keepsSessions }: Change): Promise<Managed> {
  const { actor } = by
  if (!may(actor, 'manage-users')) return { kind: 'refused', code: 'not-allowed' }
  if (actor.userId === userId) return { kind: 'refused', code: 'own-account' }
  const changed = await services.accounts.change(actor.authorityId, userId, decide)
  if (typeof changed === 'string') return { kind: 'refused', code: changed }
  if (keepsSessions !== true) await services.sessions.endAllOf(actor.authorityId, userId)
  await keepChange(services, by, userId, what)
  return { kind: 'done', account: changed }
}
