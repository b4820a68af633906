import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pino } from 'pino'
import { sightOf, wholeOf } from '../../src/application/access/sight.ts'
import { addAccount } from '../../src/application/accounts.ts'
import { carryOut } from '../../src/application/carry-out.ts'
import { recordEntry } from '../../src/application/record-entry.ts'
import { recordComplaint } from '../../src/application/record-complaint.ts'
import { ROLES, type Actor, type AuthorityId, type Role, type Services } from '../../src/application/ports.ts'
import type { CommandResult, WordedCommand } from '../../src/application/worded.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../../src/domain/complaint/events.ts'
import { createAccounts } from '../../src/storage/accounts.ts'
import { authorityFinder } from '../../src/storage/authorities.ts'
import { createDrafts } from '../../src/storage/drafts.ts'
import { createFeeds } from '../../src/storage/feeds.ts'
import { healthProbe } from '../../src/storage/health.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { makeReads } from '../../src/storage/queries/reads.ts'
import { createReminders } from '../../src/storage/reminders.ts'
import { createSessions } from '../../src/storage/sessions.ts'
import { createTraces } from '../../src/storage/traces/traces.ts'
import { createStore } from '../../src/storage/store.ts'
import { accountServices, type WebDeps } from '../../src/web/deps.ts'
import { createWebServer } from '../../src/web/server.ts'
import { SETTINGS } from '../support/builders.ts'
import { addTestAuthority, testDatabase, type Cleanup } from '../support/database.ts'
import { plainPasswords } from '../support/memory-accounts.ts'
import { memoryFiles } from '../support/memory-files.ts'
import { signInOfTests } from '../support/memory-sign-in.ts'
import { sealingPress } from '../support/press.ts'
import { PASSWORD } from '../support/web.ts'
import { httpVisitor, type HttpVisitor } from './http-visitor.ts'
import { isCampaign } from './long.ts'

export const NORTH = 'north.example'
export const SOUTH = 'south.example'
const TODAY = '2026-11-23'

/** Who walks all pages: in a campaign every role, else the first of those that see equally far. Which door opens to whom is asked of all (src/web/matrix.page.test.ts). */
export const WALKERS: readonly Role[] = isCampaign ? ROLES : [...Map.groupBy(ROLES, (role) => sightOf({ authorityId: '' as AuthorityId, userId: '' as UserId, name: '', role, teams: [] }).kind).values()].flatMap(([first]) => first ?? [])

export type ServedRegister = Awaited<ReturnType<typeof servedRegister>>

/**
 * The real server on a real PostgreSQL with two authorities, told apart by host name, and in each an account of every role
 * (and a second complaints manager and team manager). Everything that it logs is kept.
 */
export async function servedRegister(cleanup: Cleanup, today = TODAY) {
  const database = await testDatabase(cleanup)
  const { pools } = database
  const calendar = englandAndWales()
  const store = createStore({ pools, projector: makeProjector(calendar), reads: makeReads(calendar) })
  const services: Services = {
    store, calendar, ids: { next: () => crypto.randomUUID() },
    clock: { today: () => isoDate(today), now: () => `${today}T12:00:00.000Z` },
  }
  const logged: string[] = []
  const logger = pino(new Writable({ write: (line: Buffer, _encoding, done) => { logged.push(line.toString()); done() } }))
  const folder = mkdtempSync(join(tmpdir(), 'heard-seals-'))
  cleanup.after(async () => rmSync(folder, { recursive: true }))
  const deps: WebDeps = {
    services, accounts: createAccounts(pools), sessions: createSessions(pools), ...signInOfTests(pools), drafts: createDrafts(pools), feeds: createFeeds(pools), reminders: createReminders(pools), passwords: plainPasswords,
    press: sealingPress(pools, folder, services.clock.now), traces: createTraces(pools, services.ids), fileStore: memoryFiles(),
    authorityFor: authorityFinder(pools, () => Date.now()), health: healthProbe(pools), logger, secureCookies: false,
  }
  const authorities = new Map<string, AuthorityId>()
  for (const host of [NORTH, SOUTH]) {
    const authorityId = await addTestAuthority(database, host)
    authorities.set(host, authorityId)
    await store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }))
    const add = (email: string, role: Role, teams: readonly string[] = []) =>
      addAccount(accountServices(deps), authorityId, { email, name: `Test ${role}`, role, teams, password: PASSWORD })
    for (const role of ROLES) await add(emailOf(role), role, role === 'team-manager' ? ['assessment'] : [])
    await add('second-complaints-manager@example.org', 'complaints-manager')
    await add('second-team-manager@example.org', 'team-manager', ['fostering'])
  }
  const server = await createWebServer(deps)
  await server.listen({ host: '127.0.0.1', port: 0 })
  cleanup.after(() => server.close())
  const address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const idOf = (host: string) => authorities.get(host) ?? ('' as AuthorityId)
  return {
    database, services, deps, server, address, logged, idOf, routes: routesOf(server),
    visitor: (host = NORTH): HttpVisitor => {
      const visitor = httpVisitor(address, host)
      cleanup.after(async () => visitor.close())
      return visitor
    },
    signedIn: async (role: Role | 'second-complaints-manager' | 'second-team-manager', host = NORTH): Promise<HttpVisitor> => {
      const visitor = httpVisitor(address, host)
      cleanup.after(async () => visitor.close())
      await visitor.signIn(emailOf(role), PASSWORD)
      return visitor
    },
    manager: async (host = NORTH): Promise<Actor> => {
      const users = await store.read(wholeOf(idOf(host)), (reads) => reads.users())
      const found = users.find(({ role }) => role === 'complaints-manager')
      if (!found) throw new Error('no complaints manager')
      return { authorityId: idOf(host), userId: found.userId, name: found.name, role: found.role, teams: [] }
    },
    eventCount: async (where = 'true'): Promise<number> => {
      const { rows } = await pools.owner.query<{ count: number }>(`select count(*) from events where ${where}`)
      return rows[0]?.count ?? -1
    },
  }
}

export function emailOf(name: string): string {
  return `${name}@example.org`
}

export type Recorded = Readonly<{ complaintId: string; reference: string; seq: number }>

/** Every method and path that a server answers, as `GET /work`, as its tree of routes has them. */
function routesOf(server: Awaited<ReturnType<typeof createWebServer>>): readonly string[] {
  const above: string[] = []
  return server.printRoutes({ commonPrefix: false }).split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] = /^([\s│]*)[├└]── (.*?)(?: \(([^)]+)\))?$/.exec(line) ?? []
    if (part === '') return []
    above.splice(indent.length / 4, above.length, part)
    return (methods ?? '').split(', ').filter((method) => method !== '').map((method) => `${method} ${above.join('')}`)
  })
}

/** Records a complaint of a person with this name, and these words, as the complaints manager of an authority. */
export async function aComplaintOf(served: ServedRegister, familyName: string, said: string, host = NORTH): Promise<Recorded> {
  const { services } = served
  const [complainant, child] = [services.ids.next() as PersonId, services.ids.next() as PersonId]
  return done(await recordComplaint(services, await served.manager(host), {
    complaintId: services.ids.next(), commandId: services.ids.next(),
    complaint: {
      on: isoDate('2026-11-16'), channel: 'email', said: { words: said },
      details: {
        complainants: [{ personId: complainant, type: 'parent' }], children: [{ personId: child, careStatus: 'child-in-need' }],
        category: 'communication', points: [{ pointId: services.ids.next(), text: { words: `${said} (point)` } }],
      },
    },
    newPeople: [{ personId: complainant, details: { givenName: 'Ada', familyName } }, { personId: child, details: { givenName: 'Kit', familyName } }],
  }))
}

/** Carries out a command as the complaints manager, whatever it warns about. */
export async function commanded(served: ServedRegister, { complaintId, seq }: Pick<Recorded, 'complaintId' | 'seq'>, command: WordedCommand, host = NORTH): Promise<Recorded> {
  const request = { complaintId, expectedSeq: seq, commandId: served.services.ids.next(), command }
  return done(await carryOut(served.services, await served.manager(host), request))
}

/** Files a document with a complaint, a report for staff alone: what it is called, and what stands in it. */
export async function documented(served: ServedRegister, recorded: Recorded, { name, said }: Readonly<{ name: string; said: string }>, host = NORTH): Promise<Recorded & Readonly<{ fileId: string; documentId: string }>> {
  const { services, deps } = served
  const [fileId, documentId, actor] = [services.ids.next(), services.ids.next(), await served.manager(host)]
  const kept = await deps.fileStore.put(actor.authorityId, Readable.from([Buffer.from(said)]), 1_000_000)
  if (kept === 'too-large') throw new Error('not kept')
  await services.store.write(actor, (tx) => tx.files.add({ ...kept, fileId, streamId: recorded.complaintId, name: `${name}.txt`, mediaType: 'text/plain', scan: 'not-scanned', addedAt: services.clock.now(), addedBy: actor.userId }))
  const command: WordedCommand = { type: 'file-document', on: isoDate('2026-11-17'), documentId, file: { uploadId: fileId }, kind: 'report', audience: 'internal', isSensitive: false }
  return { ...await commanded(served, recorded, command, host), fileId, documentId }
}

/** Seals a complaint for the second complaints manager alone; it is about everybody else who could break the seal. Learned from it before: what these words say. */
export async function sealedFromEverybody(served: ServedRegister, recorded: Recorded, words: string): Promise<Recorded> {
  const { services, database } = served
  const { rows } = await database.pools.owner.query<{ user_id: UserId; email: string }>('select user_id, email from users where authority_id = $1', [served.idOf(NORTH)])
  const userOf = (name: string): UserId => rows.find(({ email }) => email === emailOf(name))?.user_id ?? ('' as UserId)
  const learned = await recordEntry(services, await served.manager(), {
    entryId: services.ids.next(), expectedSeq: 0, commandId: services.ids.next(), command: { type: 'note-learning', on: isoDate('2026-11-17'), from: 'complaint', complaint: recorded.complaintId, text: { words } },
  })
  if (learned.kind !== 'done') throw new Error(`not learned: ${JSON.stringify(learned)}`)
  return commanded(served, recorded, {
    type: 'seal-complaint', on: isoDate('2026-11-17'), because: 'about-complaints-team', text: { words }, withoutMe: true,
    forUsers: [userOf('second-complaints-manager')], about: [userOf('complaints-manager'), userOf('head-of-service'), userOf('data-protection-officer')],
  })
}

export async function teamManagerOf(served: ServedRegister, host = NORTH): Promise<UserId> {
  const users = await served.services.store.read(wholeOf(served.idOf(host)), (reads) => reads.users())
  const found = users.find(({ role, teams }) => role === 'team-manager' && teams.includes('assessment'))
  if (!found) throw new Error('no team manager')
  return found.userId
}

function done(result: CommandResult): Recorded {
  if (result.kind !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`)
  return result
}
