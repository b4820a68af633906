import { nextStep, startSession } from '../../../application/sign-in.ts'
import type { SignInRules } from '../../../application/access/sign-in-rules.ts'
import type { HowSignedIn } from '../../../application/access/session-ports.ts'
import type { Account, Actor } from '../../../application/ports.ts'
import type { UserId } from '../../../domain/complaint/events.ts'
import { accountServices } from '../../deps.ts'
import type { Answer, Visit } from '../../route.ts'
import { giveSessionCookie, newSessionToken, sessionHashOf } from '../../security/browser-cookie.ts'
import { deviceOf } from '../../security/device.ts'
import { beginStep } from '../../security/sign-in-step.ts'
import { urls } from '../../urls.ts'

type AnyVisit = Visit<Actor | null>
/** `rules` where they have been read for this sign-in already. */
type Way = Readonly<{ how: HowSignedIn; next: string; rules?: SignInRules }>

/** After a right password, a link or the provider's word: to the second step where there is one, else in. */
export async function goOn(visit: AnyVisit, account: Account, { how, next, ...known }: Way): Promise<Answer> {
  const { deps, authority } = visit
  const rules = known.rules ?? await deps.signIn.rules.current(authority.authorityId)
  const step = await nextStep(accountServices(deps), rules, authority.authorityId, account, how === 'provider')
  if (step === 'none') return enter(visit, account.userId, { how, next, rules })
  await beginStep(visit, step, { userId: account.userId, how, next })
  return { kind: 'redirect', to: step === 'set-up' ? urls.setUp() : urls.secondFactor() }
}

/** Begins a session in this browser; the one before it ends. */
export async function enter(visit: AnyVisit, userId: UserId, way: Way): Promise<Answer> {
  await beginSession(visit, userId, way)
  return { kind: 'redirect', to: way.next }
}

/** The trace is kept first and the browser gets its cookie last: where either cannot be kept, nobody is signed in. */
export async function beginSession(visit: AnyVisit, userId: UserId, { how, rules }: Pick<Way, 'how' | 'rules'>): Promise<void> {
  const { deps, authority, request, reply } = visit
  await endSession(visit)
  await visit.traceFirst({ kind: 'signed-in', userId, subject: { kind: 'account', id: userId }, what: how })
  const { token, hash } = newSessionToken()
  await startSession(accountServices(deps), authority.authorityId, userId, { tokenHash: hash, how, device: deviceOf(request.headers['user-agent']) }, rules)
  giveSessionCookie(reply, token, deps.secureCookies)
}

export async function endSession({ deps, authority, request }: AnyVisit): Promise<void> {
  const hash = sessionHashOf(request, deps.secureCookies)
  if (hash !== null) await deps.sessions.end(authority.authorityId, hash)
}

/** Leaves the trace of a try that was refused: of whom, where there is such an account, and never what was typed. */
export function traceRefused(visit: AnyVisit, { userId, locked }: Readonly<{ userId: UserId | null; locked: boolean }>, what: string): void {
  const subject = { kind: 'account', id: userId } as const
  visit.trace({ kind: 'sign-in-failed', userId: null, subject, what })
  if (locked) visit.trace({ kind: 'account-locked', userId: null, subject, what })
}
