import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import type { AccountServices } from '../application/accounts.ts'
import type { Traces } from '../application/access/traces.ts'
import type { Feeds } from '../application/feed-ports.ts'
import type { FileStore } from '../application/files/ports.ts'
import type { Drafts, Services } from '../application/ports.ts'
import type { Reminders } from '../application/reminder-ports.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { createAccounts } from '../storage/accounts.ts'
import { createDrafts } from '../storage/drafts.ts'
import { openEmbedded } from '../storage/embedded/embedded.ts'
import { StartRefused } from '../storage/embedded/start-refused.ts'
import { createFeeds } from '../storage/feeds.ts'
import { makeFolder } from '../storage/make-folder.ts'
import { migrate } from '../storage/migrate.ts'
import { type Connection, type Pools, makePools } from '../storage/pools.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { refreshOldProjections } from '../storage/rebuild/refresh-old.ts'
import { createKeptProtections } from '../storage/kept-protections.ts'
import { createReminders } from '../storage/reminders.ts'
import { checkAppRole, checkSameDatabase, checkServerVersion, roleOf } from '../storage/roles.ts'
import { createProtector } from '../solver/protect-in-worker.ts'
import { createSessions } from '../storage/sessions.ts'
import { createSignInStores } from '../storage/sign-in-stores.ts'
import { createStore } from '../storage/store.ts'
import { argon2Passwords } from '../web/security/argon2-passwords.ts'
import { createTraces } from '../storage/traces/traces.ts'
import { makeSecrets } from '../web/security/secrets.ts'
import { fixedClock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { filesOf } from './files-of.ts'
import { uuidV7 } from './ids.ts'
import { protectionVersion } from './program-version.ts'

/** The demonstration and the authority's own register are kept apart: other folders, other databases. */
export type Which = 'demo' | 'register'

/** A database that is up, migrated and reached through the right roles. */
export type OpenDatabase = Readonly<{
  which: Which
  pools: Pools
  appRole: string
  owner: Connection
  app: Connection
  jobs: Connection | null
  /** The folder of this register: seals, the service's address, and the embedded database. */
  folder: string
  sealsFolder: string
  isEmbedded: boolean
  close(): Promise<void>
}>

const OWN_REGISTER = 'in-use'

/** Whether `heard setup` (or `heard restore`) has made a register of the authority's own in the data folder, to its end. */
function hasOwnRegister(config: Config): boolean {
  return existsSync(join(config.dataFolder, 'register', OWN_REGISTER))
}

/** The register that is meant: the demonstration where it is asked for, or where there is no other. */
export function chosenRegister(config: Config, demo: boolean): Which {
  return demo || (config.server === null && !hasOwnRegister(config)) ? 'demo' : 'register'
}

/** From now on `heard start` serves this register. */
export function markOwnRegister(database: OpenDatabase): void {
  if (database.isEmbedded && database.which === 'register') writeFileSync(join(database.folder, OWN_REGISTER), '')
}

/** Opens the database, embedded or on a server. With `migrated: false` its tables are left as they are (to restore into it). */
export async function openDatabase(
  config: Config, which: Which, note: (sentence: string) => void, options: Readonly<{ migrated?: boolean }> = {},
): Promise<OpenDatabase> {
  const folder = join(config.dataFolder, config.server === null ? which : 'server')
  const { connections, release } = config.server === null
    ? await openEmbedded(folder, config.copiesFolder, note)
    : serverConnections(config.server)
  let isClosing = false
  // Where this process is the last and stops the server, that cuts connections that are about to close anyway.
  const pools = makePools(connections, (error) => { if (!isClosing) note(`The database connection was lost (${error.message}).`) })
  const close = async (): Promise<void> => {
    isClosing = true
    await pools.end()
    await release()
  }
  try {
    await checkServerVersion(pools.owner)
    await checkSameDatabase(pools)
    const appRole = await roleOf(pools.app)
    if (options.migrated !== false) await bringUpToDate(pools, appRole, note)
    const sealsFolder = config.sealsFolder ?? join(folder, 'seals')
    makeSealsFolder(sealsFolder)
    return { which, pools, appRole, ...connections, folder, sealsFolder, isEmbedded: config.server === null, close }
  } catch (error) {
    await close()
    throw error
  }
}

function makeSealsFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700)
  } catch (error) {
    throw new StartRefused(`The folder for seals, ${folder}, cannot be made: ${error instanceof Error ? error.message : String(error)}. Choose another with HEARD_SEALS.`)
  }
}

function serverConnections(server: NonNullable<Config['server']>): Readonly<{
  connections: Readonly<{ app: Connection; owner: Connection; jobs: Connection | null }>; release: () => Promise<void>
}> {
  return {
    connections: {
      app: { connectionString: server.appUrl }, owner: { connectionString: server.ownerUrl },
      jobs: server.jobsUrl === null ? null : { connectionString: server.jobsUrl },
    },
    release: () => Promise.resolve(),
  }
}

/** Migrates as the owner, makes afresh what an earlier release derived, and makes sure that the server's role can do no more than it should. */
export async function bringUpToDate(pools: Pools, appRole: string, note?: (sentence: string) => void): Promise<void> {
  const client = await pools.owner.connect()
  try {
    await migrate(client, appRole)
  } finally {
    client.release()
  }
  await refreshOldProjections(pools.owner, makeProjector(englandAndWales()), note)
  await checkAppRole(pools.app)
}

/** Everything that uses the register, wired. */
export type Register = Readonly<{ database: OpenDatabase; services: Services; accounts: AccountServices; drafts: Drafts; feeds: Feeds; reminders: Reminders; traces: Traces; protections: ReturnType<typeof createKeptProtections>; fileStore: FileStore }>

export function wireRegister(config: Config, database: OpenDatabase): Register {
  const clock = config.today === null ? systemClock() : fixedClock(config.today)
  const ids = { next: uuidV7 }
  const calendar = englandAndWales()
  const store = createStore({ pools: database.pools, projector: makeProjector(calendar), reads: makeReads(calendar), clock })
  const traces: Traces = createTraces(database.pools, ids)
  const accounts: AccountServices = {
    accounts: createAccounts(database.pools), sessions: createSessions(database.pools), passwords: argon2Passwords, signIn: createSignInStores(database.pools),
    secrets: makeSecrets(Date.now), traces, clock, ids,
  }
  const protections = createKeptProtections(database.pools, clock, protectionVersion)
  return {
    database, services: { store, clock, ids, calendar, protector: createProtector(protections) }, accounts, drafts: createDrafts(database.pools), feeds: createFeeds(database.pools), reminders: createReminders(database.pools), traces, protections, fileStore: filesOf(config, database.folder),
  }
}

/** Logs to standard error, one JSON object a line. Nothing personal is ever given to it: references, counts and codes only. */
export function makeLogger(): Logger {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
