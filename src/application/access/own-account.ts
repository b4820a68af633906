import { keepChange, type AccountServices, type By } from '../accounts.ts'
import { ATTEMPTS_BEFORE_LOCK, claimAttempt } from '../sign-in.ts'
import { passwordProblem, type PasswordProblem } from './password-rules.ts'
import { newRecoveryCodes } from './second-factor.ts'

/** What somebody sees of their own account. */
export async function viewOwnAccount(services: AccountServices, { actor: { authorityId, userId } }: By) {
  const [account, sessions, factors, codesLeft, rules] = await Promise.all([
    services.accounts.byId(authorityId, userId), services.sessions.listOf(authorityId, userId), services.signIn.factors.of(authorityId, userId),
    services.signIn.factors.recoveryCodesLeft(authorityId, userId), services.signIn.rules.current(authorityId),
  ])
  return account && { account, sessions, factors, codesLeft, needsFactor: rules.secondFactorFor.includes(account.role) }
}

export type OwnResult = 'done' | 'not-the-password' | 'locked' | PasswordProblem | 'last-factor'

/** Whether it is their password: asked before what guards an account changes, since a browser may have been left open. */
export async function isOwnPassword(services: AccountServices, { actor: { authorityId, userId } }: By, password: string): Promise<'yes' | 'not-the-password' | 'locked'> {
  const account = await services.accounts.byId(authorityId, userId)
  if (account?.passwordHash == null) return 'not-the-password'
  const attempt = await claimAttempt(services, authorityId, userId)
  if (attempt === null) return 'locked'
  if (!await services.passwords.verify(password, account.passwordHash)) return 'not-the-password'
  await services.accounts.takeBack(authorityId, userId, attempt, ATTEMPTS_BEFORE_LOCK)
  return 'yes'
}

/** Another password of one's own. Every other session ends. */
export async function changeOwnPassword(services: AccountServices, by: By, given: Readonly<{ present: string; wanted: string; tokenHash: string }>): Promise<OwnResult> {
  const { authorityId, userId, name } = by.actor
  const account = await services.accounts.byId(authorityId, userId)
  const problem = passwordProblem(given.wanted, [name, account?.email ?? ''])
  if (problem !== null) return problem
  const isTheirs = await isOwnPassword(services, by, given.present)
  if (isTheirs !== 'yes') return isTheirs
  const passwordHash = await services.passwords.hash(given.wanted)
  await services.accounts.change(authorityId, userId, () => ({ passwordHash }))
  await services.sessions.endOthers(authorityId, userId, given.tokenHash)
  await keepChange(services, by, userId, 'password-set')
  return 'done'
}

/** Takes a factor of one's own away; the last one only where the role needs none. */
export async function removeOwnFactor(services: AccountServices, by: By, factorId: string): Promise<OwnResult> {
  const { authorityId, userId, role } = by.actor
  const [factors, rules] = await Promise.all([services.signIn.factors.of(authorityId, userId), services.signIn.rules.current(authorityId)])
  if (!factors.some((factor) => factor.factorId === factorId)) return 'done'
  if (factors.length === 1 && rules.secondFactorFor.includes(role)) return 'last-factor'
  if (factors.length === 1) await services.signIn.factors.removeAll(authorityId, userId)
  else await services.signIn.factors.remove(authorityId, userId, factorId)
  await keepChange(services, by, userId, 'factor-removed')
  return 'done'
}

export async function renewRecoveryCodes(services: AccountServices, by: By): Promise<readonly string[]> {
  const { authorityId, userId } = by.actor
  const codes = await newRecoveryCodes(services, authorityId, userId)
  await keepChange(services, by, userId, 'recovery-codes-made')
  return codes
}

export async function endOwnSession(services: AccountServices, by: By, which: Readonly<{ sessionId: string } | { othersThan: string }>): Promise<void> {
  const { authorityId, userId } = by.actor
  if ('sessionId' in which) await services.sessions.endOne(authorityId, userId, which.sessionId)
  else await services.sessions.endOthers(authorityId, userId, which.othersThan)
  await keepChange(services, by, userId, 'sessions-ended')
}
