import { ATTEMPTS_BEFORE_LOCK, checkPassword, LOCK_MINUTES, startSession } from '../../../application/sign-in.ts'
import type { Passwords } from '../../../application/accounts.ts'
import type { Actor } from '../../../application/ports.ts'
import { accountServices } from '../../deps.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { dropSessionCookie, giveSessionCookie, sessionHashOf } from '../../security/browser-cookie.ts'
import { urls } from '../../urls.ts'
import { pathAfter, readSignIn } from './form.ts'

export const signInRoutes: readonly Route[] = [
  { method: 'GET', url: urls.signIn(), access: 'public', handler: (visit) => signInPage(visit, pathAfter(visit.query['next'])) },
  { method: 'POST', url: urls.signIn(), access: 'public', handler: signIn },
  { method: 'POST', url: urls.signOut(), access: 'public', handler: signOut },
]

type AnyVisit = Visit<Actor | null>

async function signIn(visit: AnyVisit): Promise<Answer> {
  const { deps, authority, reply } = visit
  const { email, password, next, slips } = readSignIn(visit.typed)
  if (slips.length > 0) return signInPage(visit, next, slips)
  const services = accountServices(deps)
  const result = await checkPassword(services, authority.authorityId, { email, password }, await hashOfNobody(deps.passwords))
  if (result.kind === 'refused') return signInPage(visit, next, [{ field: 'email', text: 'The e-mail address or the password is not right, or the account is locked' }])
  await endSession(visit)
  await startSession(services, authority.authorityId, result.account, giveSessionCookie(reply, deps.secureCookies))
  return { kind: 'redirect', to: next }
}

async function signOut(visit: AnyVisit): Promise<Answer> {
  await endSession(visit)
  dropSessionCookie(visit.reply, visit.deps.secureCookies)
  return { kind: 'redirect', to: urls.signIn() }
}

async function endSession({ deps, authority, request }: AnyVisit): Promise<void> {
  const hash = sessionHashOf(request, deps.secureCookies)
  if (hash !== null) await deps.sessions.end(authority.authorityId, hash)
}

function signInPage(visit: AnyVisit, next: string, slips: Extract<Answer, { kind: 'page' }>['slips'] = []): Answer {
  return { kind: 'page', template: 'pages/sign-in/page.njk', title: 'Sign in', typed: visit.typed, slips, model: { next, attempts: ATTEMPTS_BEFORE_LOCK, lockMinutes: LOCK_MINUTES } }
}

let nobody: Promise<string> | undefined

/** A hash that no password fits, so that an unknown address takes as long as a known one. Made once. */
function hashOfNobody(passwords: Passwords): Promise<string> {
  nobody ??= passwords.hash(crypto.randomUUID())
  return nobody
}
