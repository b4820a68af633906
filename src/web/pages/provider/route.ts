import { z } from 'zod'
import type { CameBack, ProviderChecks } from '../../../application/access/identity-provider.ts'
import { signInByClaims } from '../../../application/access/provider-sign-in.ts'
import type { ProviderRules } from '../../../application/access/sign-in-rules.ts'
import { later, MINUTE } from '../../../application/sign-in.ts'
import type { Actor } from '../../../application/ports.ts'
import { PROVIDER_REFUSAL_WORDS, PROVIDER_TROUBLE } from '../../../words/sign-in.ts'
import { accountServices } from '../../deps.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { dropToken, giveToken, tokenOf } from '../../security/browser-cookie.ts'
import { ownOrigin } from '../../security/own-address.ts'
import { urls } from '../../urls.ts'
import { goOn, traceRefused } from '../sign-in/enter.ts'
import { pathAfter } from '../sign-in/form.ts'

type AnyVisit = Visit<Actor | null>

/** Minutes in which somebody has to be back from the provider. */
const AWAY_MINUTES = 15
const CHECKS = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() })

/** To the provider and back. The way there is a link, since no form of ours may lead to another host. */
export const providerRoutes: readonly Route[] = [
  { method: 'GET', url: urls.provider(), access: 'public', handler: (visit) => within(visit, (rules) => leave(visit, rules)) },
  { method: 'GET', url: urls.providerBack(), access: 'public', handler: (visit) => within(visit, (rules) => comeBack(visit, rules)) },
]

async function within(visit: AnyVisit, work: (rules: ProviderRules) => Promise<Answer>): Promise<Answer> {
  const { provider } = await visit.deps.signIn.rules.current(visit.authority.authorityId)
  return provider === null ? { kind: 'not-found' } : work(provider)
}

async function leave(visit: AnyVisit, rules: ProviderRules): Promise<Answer> {
  const { deps, authority, reply, query } = visit
  const begun = await deps.identityProvider.begin(rules, `${ownOrigin(visit)}${urls.providerBack()}`)
  if (begun.kind === 'away') return trouble(visit, rules, 'away')
  const [token, now] = [deps.secrets.token(), deps.services.clock.now()]
  const body = { ...begun.checks, next: pathAfter(query['next']) }
  await deps.signIn.oneUse.put(authority.authorityId, { digest: deps.secrets.digest(token), purpose: 'provider', userId: null, body, expiresAt: later(now, AWAY_MINUTES * MINUTE) }, now)
  giveToken(reply, 'provider', token, deps.secureCookies)
  return { kind: 'redirect', to: begun.address, elsewhere: true }
}

/** What comes back is used once: the checks are taken away before they are looked at. */
async function comeBack(visit: AnyVisit, rules: ProviderRules): Promise<Answer> {
  const checks = await checksOf(visit)
  if (checks === null) return trouble(visit, rules, 'not-trusted')
  const { deps, authority } = visit
  const came = await deps.identityProvider.finish(rules, new URL(`${ownOrigin(visit)}${visit.request.url}`), checks)
  if (came.kind !== 'claims') return notBack(visit, rules, came)
  const result = await signInByClaims({ services: accountServices(deps), authorityId: authority.authorityId, rules, route: urls.providerBack(), claims: came.claims })
  if (result.kind === 'right') return goOn(visit, result.account, { how: 'provider', next: checks.next })
  traceRefused(visit, { userId: result.userId, locked: false }, result.code)
  const { title, text } = PROVIDER_REFUSAL_WORDS[result.code]
  return { kind: 'page', template: 'pages/provider/refused.njk', title, status: 403, model: { text, provider: rules } }
}

async function checksOf({ deps, authority, request, reply }: AnyVisit): Promise<(ProviderChecks & Readonly<{ next: string }>) | null> {
  const token = tokenOf(request, 'provider', deps.secureCookies)
  dropToken(reply, 'provider', deps.secureCookies)
  const row = token === null ? null : await deps.signIn.oneUse.take(authority.authorityId, deps.secrets.digest(token), deps.services.clock.now())
  return row?.purpose === 'provider' ? CHECKS.parse(row.body) : null
}

function notBack(visit: AnyVisit, rules: ProviderRules, came: Exclude<CameBack, { kind: 'claims' }>): Answer {
  // The code says what did not fit; nothing that came is in it.
  if (came.kind === 'not-trusted') visit.request.log.warn({ why: came.why }, 'the provider’s answer was not trusted')
  return trouble(visit, rules, came.kind)
}

function trouble(visit: AnyVisit, provider: ProviderRules, kind: keyof typeof PROVIDER_TROUBLE): Answer {
  if (kind !== 'away') traceRefused(visit, { userId: null, locked: false }, kind)
  const { title, text } = PROVIDER_TROUBLE[kind]
  return { kind: 'page', template: 'pages/provider/trouble.njk', title, status: kind === 'away' ? 503 : 403, model: { text, provider, isAway: kind === 'away' } }
}
