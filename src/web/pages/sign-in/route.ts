import { ATTEMPTS_BEFORE_LOCK, checkPassword, LOCK_MINUTES } from '../../../application/sign-in.ts'
import type { Passwords } from '../../../application/accounts.ts'
import type { Actor } from '../../../application/ports.ts'
import { NOT_SIGNED_IN } from '../../../words/sign-in.ts'
import { accountServices } from '../../deps.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { dropSessionCookie } from '../../security/browser-cookie.ts'
import { oneAfterAnother } from '../../security/one-after-another.ts'
import { ownOrigin } from '../../security/own-address.ts'
import { urls } from '../../urls.ts'
import { endSession, goOn, traceRefused } from './enter.ts'
import { pathAfter, readSignIn, type SignInForm } from './form.ts'

export const signInRoutes: readonly Route[] = [
  { method: 'GET', url: urls.signIn(), access: 'public', handler: (visit) => signInPage(visit, pathAfter(visit.query['next'])) },
  { method: 'POST', url: urls.signIn(), access: 'public', handler: signIn },
  { method: 'POST', url: urls.signOut(), access: 'public', handler: signOut },
  { method: 'GET', url: urls.signedOut(), access: 'public', handler: signedOut },
  { method: 'GET', url: urls.signOutOfProvider(), access: 'public', handler: signOutOfProvider },
]

type AnyVisit = Visit<Actor | null>

/**
 * Two are looked up, checked and let in at a time: while one password is hashed, the next account is fetched. So a hundred who
 * sign in at once take no more of the server and of the database at any moment than two do, and who asks for a page goes between.
 */
const inTurn = oneAfterAnother(2, 40)

async function signIn(visit: AnyVisit): Promise<Answer> {
  const { email, password, next, slips } = readSignIn(visit.typed)
  if (slips.length > 0) return signInPage(visit, next, slips)
  return inTurn(() => checked(visit, { email, password, next }))
}

async function checked(visit: AnyVisit, { email, password, next }: Pick<SignInForm, 'email' | 'password' | 'next'>): Promise<Answer> {
  const { deps, authority } = visit
  const result = await checkPassword(accountServices(deps), authority.authorityId, { email, password }, await hashOfNobody(deps.passwords))
  if (result.kind === 'right') return goOn(visit, result.account, { how: 'password', next, rules: result.rules })
  traceRefused(visit, result, 'password')
  return signInPage(visit, next, [{ field: 'email', text: NOT_SIGNED_IN }])
}

/** Whoever came by the provider is offered to sign out there too: on a shared computer the next person would come straight in. */
async function signOut(visit: AnyVisit): Promise<Answer> {
  const { deps, actor, session, authority } = visit
  await endSession(visit)
  dropSessionCookie(visit.reply, deps.secureCookies)
  if (actor) visit.trace({ kind: 'signed-out', subject: { kind: 'account', id: actor.userId } })
  const isByProvider = session?.how === 'provider' && (await deps.signIn.rules.current(authority.authorityId)).provider !== null
  return { kind: 'redirect', to: isByProvider ? urls.signedOut() : urls.signIn() }
}

async function signedOut({ deps, authority }: AnyVisit): Promise<Answer> {
  const { provider } = await deps.signIn.rules.current(authority.authorityId)
  return { kind: 'page', template: 'pages/sign-in/signed-out.njk', title: 'You have signed out', model: { provider } }
}

async function signOutOfProvider(visit: AnyVisit): Promise<Answer> {
  const { deps, authority } = visit
  const { provider } = await deps.signIn.rules.current(authority.authorityId)
  const address = provider && await deps.identityProvider.endAddress(provider, `${ownOrigin(visit)}${urls.signIn()}`)
  return address === null ? { kind: 'redirect', to: urls.signIn() } : { kind: 'redirect', to: address, elsewhere: true }
}

async function signInPage(visit: AnyVisit, next: string, slips: Extract<Answer, { kind: 'page' }>['slips'] = []): Promise<Answer> {
  const { provider } = await visit.deps.signIn.rules.current(visit.authority.authorityId)
  return {
    kind: 'page', template: 'pages/sign-in/page.njk', title: 'Sign in', typed: visit.typed, slips,
    model: { next, provider, attempts: ATTEMPTS_BEFORE_LOCK, lockMinutes: LOCK_MINUTES },
  }
}

let nobody: Promise<string> | undefined

/** A hash that no password fits, so that an unknown address takes as long as a known one. Made once. */
function hashOfNobody(passwords: Passwords): Promise<string> {
  nobody ??= passwords.hash(crypto.randomUUID())
  return nobody
}
