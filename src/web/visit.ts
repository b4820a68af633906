import type { FastifyReply, FastifyRequest } from 'fastify'
import { asResponder, asResponderOf } from '../application/access/answers-own.ts'
import type { Trace, TraceNote } from '../application/access/traces.ts'
import { visibilityOf } from '../application/permissions.ts'
import { readAtOnce } from '../application/read-at-once.ts'
import { endOf, whoIs } from '../application/sign-in.ts'
import type { Session } from '../application/access/session-ports.ts'
import type { Actor, AuthorityId } from '../application/ports.ts'
import { mayVisit } from './access.ts'
import { brandOf, NO_BRAND } from './brand/brand.ts'
import { accountServices, type WebDeps } from './deps.ts'
import { rememberFrame, type Frame } from './frame.ts'
import type { Typed } from './form-reader.ts'
import { limitOf } from './limits/limits.ts'
import { plainText } from './plain-text.ts'
import type { Answer, Route, Visit } from './route.ts'
import { formTokenFor, isOwnForm, sessionHashOf } from './security/browser-cookie.ts'
import { isSameOrigin } from './security/same-origin.ts'
import { sentAgain } from './sent-again.ts'
import { tracesOf } from './traced.ts'
import { urls } from './urls.ts'

const UNKNOWN_HOST: Answer = { kind: 'page', template: 'pages/errors/unknown-host.njk', title: 'No authority answers at this address', status: 421 }
const FOREIGN_FORM: Answer = {
  kind: 'page', template: 'pages/errors/foreign-form.njk', title: 'This form did not come from here', status: 403,
}

/** Answers one request in the order that matters: which authority, whose form, who asks, may they; then the page. */
export async function answerRequest(
  deps: WebDeps, route: Route, request: FastifyRequest, reply: FastifyReply,
): Promise<Readonly<{ frame: Frame; answer: Answer }>> {
  const isShared = 'shared' in route && route.shared === true
  const csrf = isShared ? '' : formTokenFor(request, reply, deps.secureCookies)
  let frame: Frame = rememberFrame(request, { authority: null, actor: null, csrf, brand: NO_BRAND })
  const found = await deps.authorityFor(request.hostname)
  if (!found) return { frame, answer: UNKNOWN_HOST }
  const brand = await brandOf(deps, found)
  const authority = { ...found, name: brand.name ?? found.name }
  frame = rememberFrame(request, { ...frame, authority, brand })
  const hash = isShared ? null : sessionHashOf(request, deps.secureCookies)
  const signedIn = hash === null ? null : await whoIs(accountServices(deps), authority.authorityId, hash)
  const params = texts(request.params)
  const [actor, session] = [signedIn && await inPart(deps, route, signedIn.actor, params), signedIn?.session ?? null]
  const met = deps.limits?.metBy(limitOf(route), { request, authorityId: authority.authorityId, actor, typedAccount: accountIn(typedOf(request)) }) ?? null
  if (met !== null) return { frame, answer: askedTooMuch(met, request, reply, csrf) }
  if (route.method === 'POST' && !isOurs(deps, route, request)) {
    await traceForeignForm(deps, route, authority.authorityId, actor)
    return { frame, answer: FOREIGN_FORM }
  }
  frame = rememberFrame(request, { ...frame, actor, ...(session && { sessionEnds: endsOf(session, deps.services.clock.now()) }) })
  const noted: Trace[] = []
  const traced = (note: TraceNote): Trace => ({ at: deps.services.clock.now(), userId: actor?.userId ?? null, route: route.url, ...note })
  const visit: Visit<Actor | null> = {
    deps, authority, actor, session, today: deps.services.clock.today(), params, query: texts(request.query),
    typed: typedOf(request), request, reply,
    trace: (note) => void noted.push(traced(note)),
    traceFirst: (note) => deps.traces.keep(authority.authorityId, [traced(note)]),
  }
  try {
    const answer = await answerOf(route, visit, csrf)
    if (actor !== null) for (const note of tracesOf(route, visit, answer)) visit.trace(note)
    return { frame, answer }
  } finally {
    if (noted.length > 0) await deps.traces.keep(authority.authorityId, noted)
  }
}

/** Whose browser was made to send it. Of those that nobody's browser sent there is no end, and nothing to learn. */
async function traceForeignForm(deps: WebDeps, route: Route, authorityId: AuthorityId, actor: Actor | null): Promise<void> {
  if (actor === null) return
  await deps.traces.keep(authorityId, [{ at: deps.services.clock.now(), userId: actor.userId, kind: 'form-refused', subject: null, route: route.url }])
}

/** Whoever was given a complaint to answer, as its responder, on the pages that are for responders; everybody else as they are. */
async function inPart({ services }: WebDeps, route: Route, actor: Actor, { complaintId }: Readonly<Record<string, string>>): Promise<Actor> {
  if (route.access === 'public' || route.forResponders !== true) return actor
  return (complaintId === undefined ? await asResponder(services, actor) : await asResponderOf(services, actor, complaintId)) ?? actor
}

async function answerOf(route: Route, visit: Visit<Actor | null>, csrf: string): Promise<Answer> {
  const { actor } = visit
  if (route.access === 'public') return route.handler(visit)
  if (actor === null) return askToSignIn(visit, csrf)
  // Somebody from outside is told nothing of what there is, not even that it is there. Decision: 0084.
  if (!mayVisit(actor, route.access)) return { kind: actor.role === 'outside' ? 'not-found' : 'not-allowed' }
  return route.atOnce === true && visibilityOf(actor).kind !== 'none' ? atOnce(route.handler, { ...visit, actor }) : route.handler({ ...visit, actor })
}

/** The page, with everything that its reader looks up read in one transaction. */
function atOnce(handler: (visit: Visit) => Answer | Promise<Answer>, visit: Visit): Promise<Answer> {
  const { deps } = visit
  return readAtOnce(deps.services.store, visit.actor, async (store) => handler({ ...visit, deps: { ...deps, services: { ...deps.services, store } } }))
}

function isOurs(deps: WebDeps, route: Route, request: FastifyRequest): boolean {
  const carrier = route.multipart === true ? texts(request.query) : typedOf(request)
  return isSameOrigin(request, deps.publicOrigin) && isOwnForm(request, carrier, deps.secureCookies)
}

/** A page is asked for again after signing in; what was typed waits in the page until then. */
async function askToSignIn({ deps, authority, request }: Visit<Actor | null>, csrf: string): Promise<Answer> {
  if (request.method === 'GET') {
    const path = request.url.split('?', 1)[0] ?? '/'
    return { kind: 'redirect', to: path === urls.home() ? urls.signIn() : `${urls.signIn()}?next=${encodeURIComponent(path)}` }
  }
  const { idleMinutes, longestHours } = await deps.signIn.rules.current(authority.authorityId)
  return {
    kind: 'page', template: 'pages/errors/signed-out.njk', title: 'You have been signed out', status: 403,
    model: { fields: sentAgain(typedOf(request), csrf), action: request.url, idleMinutes, longestHours },
  }
}

/** Says when to come back; what was typed waits in the page. */
function askedTooMuch({ name, seconds }: Readonly<{ name: string; seconds: number }>, request: FastifyRequest, reply: FastifyReply, csrf: string): Answer {
  request.log.warn({ limit: name, route: request.routeOptions.url ?? 'no-route' }, 'over a limit')
  reply.header('retry-after', String(seconds))
  const isPost = request.method === 'POST'
  return {
    kind: 'page', template: 'pages/errors/too-many.njk', title: 'That was asked too often', status: 429,
    model: { isPost, wait: seconds === 1 ? 'a second' : seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`, fields: isPost ? sentAgain(typedOf(request), csrf) : [], action: request.url },
  }
}

function accountIn({ email }: Typed): string | null {
  return typeof email === 'string' ? email : null
}

/** Seconds until a session ends: without another page, and whatever happens. The first of these was just put off by this page. */
function endsOf(session: Session, now: string): NonNullable<Frame['sessionEnds']> {
  const secondsUntil = (instant: string) => Math.max(0, Math.floor((Date.parse(instant) - Date.parse(now)) / 1_000))
  const [idle, longest] = [secondsUntil(endOf({ ...session, lastSeenAt: now })), secondsUntil(session.expiresAt)]
  return { seconds: idle, canStay: longest > idle }
}

function typedOf(request: FastifyRequest): Typed {
  const { body } = request
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]: [string, unknown]): (readonly [string, string | string[]])[] => {
    if (isText(value)) return [[plainText(name), plainText(value)]]
    return Array.isArray(value) && value.every(isText) ? [[plainText(name), value.map(plainText)]] : []
  }))
}

function texts(values: unknown): Readonly<Record<string, string>> {
  if (typeof values !== 'object' || values === null) return {}
  const first = Object.entries(values).map(([name, value]: [string, unknown]) => [name, Array.isArray(value) ? (value as unknown[])[0] : value] as const)
  return Object.fromEntries(first.flatMap(([name, value]) => (isText(value) ? [[name, plainText(value)]] : [])))
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
