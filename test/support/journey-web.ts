import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { wholeOf } from '../../src/application/access/sight.ts'
import { addAccount, type Passwords } from '../../src/application/accounts.ts'
import type { Role, Services } from '../../src/application/ports.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { makePress } from '../../src/main/press.ts'
import { createAccounts } from '../../src/storage/accounts.ts'
import { authorityFinder } from '../../src/storage/authorities.ts'
import { createDrafts } from '../../src/storage/drafts.ts'
import { createFeeds } from '../../src/storage/feeds.ts'
import { healthProbe } from '../../src/storage/health.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { makeReads } from '../../src/storage/queries/reads.ts'
import { makePools } from '../../src/storage/pools.ts'
import { createReminders } from '../../src/storage/reminders.ts'
import { createSessions } from '../../src/storage/sessions.ts'
import { createProtector } from '../../src/solver/protect-in-worker.ts'
import { createTraces } from '../../src/storage/traces/traces.ts'
import { createStore } from '../../src/storage/store.ts'
import { accountServices, type WebDeps } from '../../src/web/deps.ts'
import { createWebServer } from '../../src/web/server.ts'
import { SETTINGS } from './builders.ts'
import { databaseGate } from './database-gate.ts'
import { type Cleanup, testStore } from './database.ts'
import { plainPasswords } from './memory-accounts.ts'
import { memoryFiles } from './memory-files.ts'
import { signInOfTests } from './memory-sign-in.ts'
import { PASSWORD } from './web.ts'

export type JourneyWeb = Awaited<ReturnType<typeof journeyWeb>>

/** The real server on a real PostgreSQL, listening on a free port of loopback, with one account for each role asked for. `gate` shuts the database off. Passwords are not hashed unless it is said how. */
export async function journeyWeb(cleanup: Cleanup, options: Readonly<{ today: string; roles: readonly Role[]; passwords?: Passwords }>) {
  const calendar = englandAndWales()
  const wiring = { projector: makeProjector(calendar), reads: makeReads(calendar) }
  const test = await testStore(cleanup, { today: options.today, ...wiring })
  const { authorityId } = test
  const gate = await databaseGate(cleanup, test.urls.app)
  const pools = makePools({ app: { connectionString: gate.url }, owner: { connectionString: test.urls.owner } }, () => undefined)
  cleanup.after(() => pools.end())
  const services: Services = { ...test.services, store: createStore({ pools, ...wiring }), protector: createProtector() }
  const saved = { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: isoDate('2006-09-01') }
  await services.store.write(wholeOf(authorityId), (tx) => tx.settings.save(SETTINGS, saved))
  const folder = mkdtempSync(join(tmpdir(), 'heard-seals-'))
  cleanup.after(async () => rmSync(folder, { recursive: true }))
  const press = makePress({ pools, sealsFolder: folder }, services.clock)
  const deps: WebDeps = {
    services, accounts: createAccounts(pools), sessions: createSessions(pools), ...signInOfTests(pools), drafts: createDrafts(pools), feeds: createFeeds(pools), reminders: createReminders(pools), passwords: options.passwords ?? plainPasswords, press, fileStore: memoryFiles(), traces: createTraces(pools, services.ids),
    authorityFor: authorityFinder(pools, () => Date.now()), health: healthProbe(pools), logger: pino({ level: 'silent' }), secureCookies: false,
  }
  for (const role of options.roles)
    await addAccount(accountServices(deps), authorityId, { email: emailOf(role), name: `Test ${role}`, role, teams: [], password: PASSWORD })
  const server = await createWebServer(deps)
  await server.listen({ host: '127.0.0.1', port: 0 })
  cleanup.after(() => server.close())
  const { port } = server.server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}`
  return {
    ...test, services, pools, gate, server, deps, address,
    signIn: async (page: Page, role: Role) => {
      await page.goto(`${address}/sign-in`)
      await page.getByLabel('E-mail address').fill(emailOf(role))
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL((url) => url.pathname !== '/sign-in')
    },
  }
}

export function emailOf(role: Role): string {
  return `${role}@testshire.example`
}
