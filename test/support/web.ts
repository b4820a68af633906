import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { ROLES, type Account, type AuthorityId, type AuthorityOfHost, type Role, type Services } from '../../src/application/ports.ts'
import type { UserId } from '../../src/domain/complaint/events.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { WebDeps } from '../../src/web/deps.ts'
import type { Route } from '../../src/web/route.ts'
import { makeSecrets } from '../../src/web/security/secrets.ts'
import { createWebServer } from '../../src/web/server.ts'
import { SETTINGS } from './builders.ts'
import { memoryAccounts, memoryDrafts, memoryFeeds, memoryReminders, memorySessions, plainPasswords } from './memory-accounts.ts'
import { memoryTraces } from './memory-traces.ts'
import { memorySignIn, NO_PROVIDER } from './memory-sign-in.ts'
import { memoryFiles } from './memory-files.ts'
import { testPress } from './press.ts'
import { memoryStore, type MemoryStore } from './memory-store.ts'

export const PASSWORD = 'correct horse battery'
export const TEST_AUTHORITY: AuthorityOfHost = { authorityId: 'test' as AuthorityId, name: 'Testshire', isDemonstration: false }

/** An account for each role: its name is that of the role. */
export function testAccount(role: Role): Account {
  return {
    userId: `user-${role}` as UserId, email: `${role}@testshire.example`, name: `Test ${role.replaceAll('-', ' ')}`, role,
    teams: role === 'team-manager' ? ['assessment'] : [], passwordHash: `plain:${PASSWORD}`, identity: null, failedAttempts: 0,
    lockedUntil: null, isActive: true, shutBy: null, lastSignedInAt: null,
  }
}


/** Time that stands still until a test moves it. */
export function movableClock(now = '2026-11-23T09:00:00.000Z') {
  const time = { now }
  return {
    clock: { now: () => time.now, today: () => isoDate(time.now.slice(0, 10)) },
    minutesPass: (minutes: number) => { time.now = new Date(Date.parse(time.now) + minutes * 60_000).toISOString() },
  }
}

/** Services whose store is away: enough for pages that read nothing. */
export function servicesWithoutStore(clock: Services['clock'] = movableClock().clock): Services {
  const away = async (): Promise<never> => { throw Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' }) }
  let next = 0
  return { store: { read: away, write: away }, clock, ids: { next: () => `id-${(next += 1)}` }, calendar: {} as Services['calendar'] }
}

/** Services on a store in memory that knows Testshire's lists and accounts. */
export function memoryServices(clock: Services['clock'] = movableClock().clock): Services & Readonly<{ store: MemoryStore }> {
  const store = memoryStore()
  store.useSettings(TEST_AUTHORITY.authorityId, SETTINGS)
  for (const role of ROLES) store.addUser(TEST_AUTHORITY.authorityId, testAccount(role))
  return { store, clock, ids: { next: () => crypto.randomUUID() }, calendar: englandAndWales() }
}

/** Everything the web needs, in memory; any part may be replaced. */
function testDeps(replaced: Partial<WebDeps> = {}): WebDeps & { sessions: ReturnType<typeof memorySessions>; drafts: ReturnType<typeof memoryDrafts>; traces: ReturnType<typeof memoryTraces> } {
  const accounts = memoryAccounts(ROLES.map(testAccount))
  const services = replaced.services ?? memoryServices()
  const deps = {
    services, signIn: memorySignIn(), secrets: makeSecrets(() => Date.parse(services.clock.now())), identityProvider: NO_PROVIDER, accounts, sessions: memorySessions(accounts), drafts: memoryDrafts(), feeds: memoryFeeds(), reminders: memoryReminders(), passwords: plainPasswords, press: testPress(), fileStore: memoryFiles(),
    authorityFor: async () => TEST_AUTHORITY, health: async () => ({ databaseReachable: true, ledgerWritable: true }),
    traces: memoryTraces(), logger: pino({ level: 'silent' }), secureCookies: false,
  }
  return { ...deps, ...replaced } as typeof deps
}

export type PageSeen = Readonly<{ status: number; html: string; bytes: Buffer; location: string; headers: Readonly<Record<string, unknown>> }>
/** What a form sends: one value for a field, or several. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A browser without a screen: keeps cookies, and sends the token of the page it saw last. */
export function visitor(server: FastifyInstance) {
  const cookies = new Map<string, string>()
  let token = ''
  async function ask(method: 'GET' | 'POST', url: string, payload?: string | Buffer, headers: Record<string, string> = {}): Promise<PageSeen> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await server.inject({
      method, url, headers: { host: 'testshire.example', cookie, ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    token = /name="_csrf" value="([^"]+)"/.exec(response.body)?.[1] ?? token
    const { location } = response.headers
    return { status: response.statusCode, html: response.body, bytes: response.rawPayload, location: typeof location === 'string' ? location : '', headers: response.headers }
  }
  return {
    cookies,
    get: (url: string, headers?: Record<string, string>) => ask('GET', url, undefined, headers),
    /** Posts a body as it stands, such as a form with a file. */
    send: (url: string, body: string | Buffer, contentType: string) => ask('POST', url, body, { 'content-type': contentType }),
    post: (url: string, fields: Fields = {}, headers?: Record<string, string>) => {
      const form = new URLSearchParams({ _csrf: token })
      for (const [name, values] of Object.entries(fields)) for (const value of typeof values === 'string' ? [values] : values) form.append(name, value)
      if ('_csrf' in fields) form.set('_csrf', String(fields['_csrf']))
      return ask('POST', url, form.toString(), headers)
    },
  }
}

export type Visitor = ReturnType<typeof visitor>

/** A server with its pages, and visitors to it. */
export async function testWeb(replaced: Partial<WebDeps> = {}, routes?: readonly Route[]) {
  const deps = testDeps(replaced)
  const server = await createWebServer(deps, routes)
  return {
    server, deps,
    visitor: () => visitor(server),
    /** A visitor who has signed in with the account of this role. */
    signedIn: async (role: Role = 'complaints-manager'): Promise<Visitor> => {
      const someone = visitor(server)
      await someone.get('/sign-in')
      const answer = await someone.post('/sign-in', { email: testAccount(role).email, password: PASSWORD })
      if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`)
      return someone
    },
  }
}

/** The words of the page, without markup, in one line. */
export function textOf(html: string): string {
  return html.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]+>/g, ' ').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll(/\s+/g, ' ').trim()
}
