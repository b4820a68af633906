import { passwordProblem, type PasswordProblem } from './access/password-rules.ts'
import type { Secrets, SignInStores } from './access/sign-in-ports.ts'
import { OPERATOR, type Traces } from './access/traces.ts'
import type { Sessions } from './access/session-ports.ts'
import type { Account, Accounts, Actor, AuthorityId, Clock, Ids, Role } from './ports.ts'
import type { UserId } from '../domain/complaint/events.ts'

/** How passwords are hashed; the application knows no cryptography. */
export type Passwords = Readonly<{
  /** A salted hash in PHC form, made off the event loop. */
  hash(password: string): Promise<string>
  /** Takes as long for a wrong password as for a right one. */
  verify(password: string, hash: string): Promise<boolean>
  /** Whether it was made at another cost than the present one, and is to be made anew while the password is known. */
  isOutdated(hash: string): boolean
}>

/** What people sign in with is kept and checked by these. Built once in `main`. */
export type AccountServices = Readonly<{
  accounts: Accounts; sessions: Sessions; passwords: Passwords; signIn: SignInStores; secrets: Secrets; traces: Traces; clock: Clock; ids: Ids
}>

/** Who changes an account, and where: a page's pattern or a command. */
export type By = Readonly<{ actor: Actor; route: string }>

/** Whoever sits at the server's command line. They can do to the database what they like, so nothing is asked of them. */
export function operatorOf(authorityId: AuthorityId, route = 'heard user'): By {
  return { actor: { authorityId, userId: OPERATOR, name: 'Operator', role: 'administrator', teams: [] }, route }
}

export type NewAccount = Readonly<{ email: string; name: string; role: Role; teams: readonly string[]; password: string }>

export type AccountResult = Readonly<{ kind: 'done'; userId: UserId } | { kind: PasswordProblem } | { kind: 'email-taken' } | { kind: 'not-found' }>

/** An account as it begins: nobody has signed in with it. */
export function newAccount(services: Pick<AccountServices, 'ids'>, wanted: Pick<Account, 'email' | 'name' | 'role' | 'teams'> & Partial<Account>): Account {
  return {
    passwordHash: null, identity: null, failedAttempts: 0, lockedUntil: null, isActive: true, shutBy: null, lastSignedInAt: null,
    userId: services.ids.next() as UserId, ...wanted, email: wanted.email.trim(),
  }
}

/** Makes an account that can sign in at once, with the password that whoever sits at the command line chose. People of the web are invited. */
export async function addAccount(services: AccountServices, authorityId: AuthorityId, wanted: NewAccount): Promise<AccountResult> {
  const { password, ...rest } = wanted
  const problem = passwordProblem(password, [rest.name, rest.email])
  if (problem !== null) return { kind: problem }
  if (await services.accounts.byEmail(authorityId, rest.email)) return { kind: 'email-taken' }
  const account = newAccount(services, { ...rest, passwordHash: await services.passwords.hash(password) })
  if (!await services.accounts.add(authorityId, account, services.clock.now())) return { kind: 'email-taken' }
  await keepChange(services, operatorOf(authorityId), account.userId, 'added')
  return { kind: 'done', userId: account.userId }
}

/** Sets a new password, opens a lock, and signs that person out everywhere. */
export async function resetPassword(
  services: AccountServices, authorityId: AuthorityId, email: string, password: string,
): Promise<AccountResult> {
  const account = await services.accounts.byEmail(authorityId, email)
  const problem = passwordProblem(password, account ? [account.name, account.email] : [])
  if (problem !== null) return { kind: problem }
  if (!account) return { kind: 'not-found' }
  const passwordHash = await services.passwords.hash(password)
  await services.accounts.change(authorityId, account.userId, () => ({ passwordHash }))
  await services.accounts.setLock(authorityId, account.userId, null)
  await services.sessions.endAllOf(authorityId, account.userId)
  await keepChange(services, operatorOf(authorityId), account.userId, 'password-set')
  return { kind: 'done', userId: account.userId }
}

/** What was done to an account, as its trace says it. */
export const ACCOUNT_CHANGES = [
  'added', 'invited', 'joined', 'link-made', 'password-set', 'role-changed', 'deactivated', 'activated', 'left', 'factor-added', 'factor-removed', 'factors-reset',
  'recovery-codes-made', 'unlocked', 'sessions-ended', 'identity-linked', 'identity-unlinked', 'break-glass-made', 'rules-changed',
] as const
export type AccountChanged = (typeof ACCOUNT_CHANGES)[number]

/** Keeps the trace of a change. Where it cannot be kept, whoever made the change is told that something went wrong. */
export async function keepChange(services: Pick<AccountServices, 'traces' | 'clock'>, { actor, route }: By, userId: UserId, what: AccountChanged): Promise<void> {
  await services.traces.keep(actor.authorityId, [
    { at: services.clock.now(), userId: actor.userId, kind: 'account-changed', subject: { kind: 'account', id: userId }, route, what },
  ])
}
