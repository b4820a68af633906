import { keepChange, newAccount, type AccountServices } from '../accounts.ts'
import type { Account, AuthorityId, Identity } from '../ports.ts'
import type { Claims } from './identity-provider.ts'
import { givenByGroups, type Given, type ProviderRules } from './sign-in-rules.ts'

/** Why somebody whom the provider knows is not let in; the administrator can act on each. */
export const PROVIDER_REFUSALS = ['no-group', 'too-many-groups', 'no-email', 'email-taken', 'not-active'] as const
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number]
export type ProviderResult = Readonly<{ kind: 'right'; account: Account } | { kind: 'refused'; code: ProviderRefusal; userId: Account['userId'] | null }>

type Asked = Readonly<{ services: AccountServices; authorityId: AuthorityId; rules: ProviderRules; route: string; claims: Claims }>

/**
 * Lets somebody in whom the provider vouched for. They are known by issuer and subject alone. A joiner in a mapped group
 * gets an account; a mover gets the role and teams of the groups they are in now; a leaver, in none any more, is shut out
 * and signed out. What the provider shut it opens again; what an administrator shut stays shut. Decision: 0080.
 */
export async function signInByClaims(asked: Asked): Promise<ProviderResult> {
  const { services, authorityId, rules, claims } = asked
  const identity: Identity = { issuer: claims.iss, subject: claims.sub }
  const known = await services.accounts.byIdentity(authorityId, identity)
  const groups = groupsOf(claims, rules.groupsClaim)
  // A list that did not fit into the token says nothing: neither who joins nor who leaves.
  if (groups === 'too-many-groups') return { kind: 'refused', code: groups, userId: known?.userId ?? null }
  const given = givenByGroups(rules.groups, groups)
  if (given === null) return known ? leave(asked, known) : { kind: 'refused', code: 'no-group', userId: null }
  return known ? move(asked, known, given) : join(asked, identity, given)
}

/** Entra names the claim in `_claim_names` instead of sending more than two hundred groups. */
function groupsOf(claims: Claims, claim: string): readonly string[] | 'too-many-groups' {
  const value = claims[claim]
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string')
  if (typeof value === 'string') return [value]
  const elsewhere = claims['_claim_names']
  return typeof elsewhere === 'object' && elsewhere !== null && claim in elsewhere ? 'too-many-groups' : []
}

async function join(asked: Asked, identity: Identity, given: Given): Promise<ProviderResult> {
  const { services, authorityId, claims } = asked
  const email = emailOf(claims)
  if (email === null) return { kind: 'refused', code: 'no-email', userId: null }
  const account = newAccount(services, { email, name: nameOf(claims) ?? email, identity, ...given })
  if (await services.accounts.add(authorityId, account, services.clock.now())) {
    await kept(asked, account, 'joined')
    return { kind: 'right', account }
  }
  // Two browsers at once, or somebody else's address.
  const other = await services.accounts.byIdentity(authorityId, identity)
  if (other) return move(asked, other, given)
  const local = await services.accounts.byEmail(authorityId, email)
  if (local) await services.signIn.waiting.put(authorityId, local.userId, { ...identity, seenAt: services.clock.now() })
  return { kind: 'refused', code: 'email-taken', userId: local?.userId ?? null }
}

async function move(asked: Asked, known: Account, given: Given): Promise<ProviderResult> {
  const { services, authorityId, claims } = asked
  if (!known.isActive && known.shutBy === 'administrator') return { kind: 'refused', code: 'not-active', userId: known.userId }
  const changed = await services.accounts.change(authorityId, known.userId, () => ({ ...given, name: nameOf(claims) ?? known.name, isActive: true, shutBy: null }))
  if (typeof changed === 'string') return { kind: 'refused', code: 'not-active', userId: known.userId }
  const isMover = known.role !== given.role || known.teams.toSorted().join() !== given.teams.join()
  if (isMover) await services.sessions.endAllOf(authorityId, known.userId)
  if (isMover || !known.isActive) await kept(asked, changed, known.isActive ? 'role-changed' : 'activated')
  return { kind: 'right', account: changed }
}

async function leave(asked: Asked, known: Account): Promise<ProviderResult> {
  const { services, authorityId } = asked
  if (known.isActive) {
    await services.accounts.change(authorityId, known.userId, () => ({ isActive: false, shutBy: 'provider' }))
    await services.sessions.endAllOf(authorityId, known.userId)
    await kept(asked, known, 'left')
  }
  return { kind: 'refused', code: 'no-group', userId: known.userId }
}

function kept({ services, authorityId, route }: Asked, account: Account, what: 'joined' | 'left' | 'role-changed' | 'activated'): Promise<void> {
  return keepChange(services, { actor: { authorityId, ...account }, route }, account.userId, what)
}

/** An address to write to and to show: never what somebody is known by. */
function emailOf(claims: Claims): string | null {
  const found = ['email', 'preferred_username', 'upn'].map((claim) => claims[claim]).find((value) => typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value))
  return typeof found === 'string' && found.length <= 254 ? found : null
}

function nameOf(claims: Claims): string | null {
  const { name } = claims
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null
}
