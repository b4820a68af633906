import type { Account, AuthorityId, Role } from '../ports.ts'
import { keepChange, newAccount, type AccountServices, type By } from '../accounts.ts'
import { later, MINUTE } from '../sign-in.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { may } from '../permissions.ts'
import { passwordProblem, type PasswordProblem } from './password-rules.ts'
import { LINK_PURPOSES, type LinkPurpose } from './sign-in-ports.ts'

/** How long each link may be used, in minutes. */
const LINK_MINUTES: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24 * 60, 'new-password': 24 * 60, 'break-glass': 15 }

/** A link that opens once: whoever made it hands it over. The token is nowhere else, and in no log. */
export type Link = Readonly<{ token: string; purpose: LinkPurpose; expiresAt: string }>

export type Invited = Readonly<{ email: string; name: string; role: Role; teams: readonly string[] }>
export type InviteResult = Readonly<{ kind: 'invited'; userId: UserId; link: Link } | { kind: 'refused'; code: 'not-allowed' | 'email-taken' }>

/**
 * Makes an account for somebody who then chooses a password by a link. An administrator invites to any role; who works on
 * complaints invites from outside alone. Nobody makes an account for themselves.
 */
export async function inviteAccount(services: AccountServices, by: By, wanted: Invited): Promise<InviteResult> {
  const { authorityId } = by.actor
  if (!may(by.actor, 'manage-users') && !(wanted.role === 'outside' && may(by.actor, 'invite-from-outside'))) return { kind: 'refused', code: 'not-allowed' }
  const account = newAccount(services, wanted)
  if (!await services.accounts.add(authorityId, account, services.clock.now())) return { kind: 'refused', code: 'email-taken' }
  await keepChange(services, by, account.userId, 'invited')
  return { kind: 'invited', userId: account.userId, link: await makeLink(services, authorityId, account.userId, 'invitation') }
}

/** A link of one purpose; it ends those before it. */
export async function makeLink(services: AccountServices, authorityId: AuthorityId, userId: UserId, purpose: LinkPurpose): Promise<Link> {
  const now = services.clock.now()
  const [token, expiresAt] = [services.secrets.token(), later(now, LINK_MINUTES[purpose] * MINUTE)]
  await services.signIn.oneUse.dropAllOf(authorityId, userId, LINK_PURPOSES)
  await services.signIn.oneUse.put(authorityId, { digest: services.secrets.digest(token), purpose, userId, body: {}, expiresAt }, now)
  return { token, purpose, expiresAt }
}

export type WaitingInvitation = Readonly<{ userId: UserId; /** When the link that is out runs out; null where none is. */ expiresAt: string | null }>

/** Those of these people from outside who have not chosen a password yet, with the link that waits for them. */
export async function waitingInvitations(services: AccountServices, { actor }: By, userIds: readonly UserId[]): Promise<readonly WaitingInvitation[]> {
  const accounts = await Promise.all([...new Set(userIds)].map((userId) => services.accounts.byId(actor.authorityId, userId)))
  const invited = accounts.flatMap((account) => (account !== null && isInvited(account) ? [account] : []))
  if (invited.length === 0) return []
  const [links, now] = [await services.signIn.oneUse.waitingOf(actor.authorityId), services.clock.now()]
  return invited.map(({ userId }) => ({ userId, expiresAt: links.find((link) => link.userId === userId && link.purpose === 'invitation' && link.expiresAt > now)?.expiresAt ?? null }))
}

/**
 * The invitation of somebody from outside once more, where it was lost or has run out; the one before it opens nothing.
 * Null for whoever has chosen a password, is not active or is no one from outside: those are an administrator's to help.
 */
export async function inviteAgain(services: AccountServices, by: By, userId: UserId): Promise<Link | null> {
  const account = may(by.actor, 'invite-from-outside') ? await services.accounts.byId(by.actor.authorityId, userId) : null
  if (!account || !isInvited(account)) return null
  await keepChange(services, by, userId, 'link-made')
  return makeLink(services, by.actor.authorityId, userId, 'invitation')
}

function isInvited({ role, isActive, passwordHash, identity }: Account): boolean {
  return role === 'outside' && isActive && passwordHash === null && identity === null
}

/** Whose link it is, and what for; null where it was used, has expired, never was, or its account is not active. */
export async function findLink(services: AccountServices, authorityId: AuthorityId, token: string) {
  const row = await services.signIn.oneUse.find(authorityId, services.secrets.digest(token), services.clock.now())
  const purpose = LINK_PURPOSES.find((each) => each === row?.purpose)
  const account = row?.userId ? await services.accounts.byId(authorityId, row.userId) : null
  return row && purpose !== undefined && account?.isActive ? { purpose, account, expiresAt: row.expiresAt } : null
}

export type OpenedLink = Readonly<{ kind: 'opened'; userId: UserId; purpose: LinkPurpose } | { kind: 'over' } | { kind: PasswordProblem }>

/** Uses a link up: by an invitation, or for a new password, with the password that was chosen. */
export async function openLink(services: AccountServices, authorityId: AuthorityId, given: Readonly<{ token: string; password: string; route: string }>): Promise<OpenedLink> {
  const found = await findLink(services, authorityId, given.token)
  if (found === null) return { kind: 'over' }
  const { account, purpose } = found
  const problem = purpose === 'break-glass' ? null : passwordProblem(given.password, [account.name, account.email])
  if (problem !== null) return { kind: problem }
  const passwordHash = purpose === 'break-glass' ? null : await services.passwords.hash(given.password)
  if (await services.signIn.oneUse.take(authorityId, services.secrets.digest(given.token), services.clock.now()) === null) return { kind: 'over' }
  if (passwordHash !== null) {
    await services.accounts.change(authorityId, account.userId, () => ({ passwordHash }))
    await services.sessions.endAllOf(authorityId, account.userId)
    const themselves = { actor: { authorityId, ...account }, route: given.route }
    await keepChange(services, themselves, account.userId, purpose === 'invitation' ? 'joined' : 'password-set')
  }
  await services.accounts.setLock(authorityId, account.userId, null)
  return { kind: 'opened', userId: account.userId, purpose }
}

/**
 * A way in for an administrator when the provider is away, or nobody else can open a lock: made at the server's command
 * line alone, and told to the data protection officer by its trace. Decision: 0080.
 */
export async function breakGlass(services: AccountServices, by: By, email: string): Promise<Readonly<{ kind: 'made'; link: Link } | { kind: 'not-found' | 'no-administrator' | 'not-active' }>> {
  const { authorityId } = by.actor
  const account = await services.accounts.byEmail(authorityId, email)
  if (!account) return { kind: 'not-found' }
  if (account.role !== 'administrator') return { kind: 'no-administrator' }
  if (!account.isActive) return { kind: 'not-active' }
  await keepChange(services, by, account.userId, 'break-glass-made')
  return { kind: 'made', link: await makeLink(services, authorityId, account.userId, 'break-glass') }
}
