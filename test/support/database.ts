/**
 * A PostgreSQL server for tests, and a migrated database of its own for each test file.
 *
 * `HEARD_TEST_DATABASE_URL` (a superuser's) names the server; `tools/test.ts` sets it. Without it, for a file run by
 * hand, a server is started for this process and stopped at its end. The owner of the test databases is deliberately
 * no superuser: that is the harder case, as on a managed server.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { AuthorityId, Clock, Services, Store } from '../../src/application/ports.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { addAuthority, markReady } from '../../src/storage/authorities.ts'
import { findBinaries } from '../../src/storage/embedded/binaries.ts'
import { ensureCluster } from '../../src/storage/embedded/cluster.ts'
import { SERVER_UID, runsAsRoot } from '../../src/storage/embedded/reach.ts'
import { ensureServer, stopServer } from '../../src/storage/embedded/server.ts'
import { migrate, ownMigrations } from '../../src/storage/migrate.ts'
import { type Pools, makePools } from '../../src/storage/pools.ts'
import type { Projector, QueryReadsOf } from '../../src/storage/projector.ts'
import { createStore } from '../../src/storage/store.ts'
import { uuidV7 } from '../../src/main/ids.ts'

export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** How a process ends that a signal has ended. */
export const STOPPED = 130

export type TestServer = Readonly<{ url: string; stop(): Promise<void> }>

const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'timezone=UTC', 'jit=off', 'autovacuum=off']

/**
 * Starts a server with its data in a temporary folder. It forgets everything when it stops, which is at the end of this
 * process at the latest; a process that a signal may end has to make an exit of it.
 */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-test-'))
  chmodSync(folder, 0o711)
  const folders = { cluster: join(folder, 'pg'), socket: join(folder, 's'), log: join(folder, 'log') }
  mkdirSync(folders.socket, { mode: 0o700 })
  if (runsAsRoot()) chownSync(folders.socket, SERVER_UID, SERVER_UID)
  const abandon = (): void => {
    const lock = join(folders.cluster, 'postmaster.pid')
    if (existsSync(lock)) process.kill(Number(readFileSync(lock, 'utf8').split('\n')[0]), 'SIGQUIT')
    for (let waited = 0; waited < 3000 && existsSync(lock); waited += 10) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  // The server is in a process group of its own: whoever stops the tests does not reach it.
  process.once('exit', abandon)
  const binaries = findBinaries('/var/lib/heard')
  const secrets = await ensureCluster(binaries, folders.cluster)
  await ensureServer(binaries, folders, secrets.owner, FAST)
  return {
    url: `postgresql://heard_owner:${secrets.owner}@${encodeURIComponent(folders.socket)}/postgres`,
    stop: async () => {
      await stopServer(folders.cluster)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let ownServer: Promise<TestServer> | undefined

/** The superuser's URL of the server that the tests use. */
async function testServerUrl(): Promise<string> {
  const given = process.env['HEARD_TEST_DATABASE_URL']
  if (given !== undefined) return given
  if (!ownServer) {
    // Ends with the process and not in a hook: the hooks of the test file still need it, whatever their order.
    for (const signal of ENDING_SIGNALS) process.once(signal, () => process.exit(STOPPED))
    ownServer = startTestServer()
  }
  return (await ownServer).url
}

const ROLES = { owner: 'heard_test_owner', app: 'heard_test_app', jobs: 'heard_test_jobs' } as const
const PASSWORD = 'only-for-tests'
const LOCK = 4_327_400

export type TestDatabase = Readonly<{
  name: string
  pools: Pools
  /** Connections as each role, and as the superuser, to this database. */
  urls: Readonly<{ superuser: string; owner: string; app: string; jobs: string }>
  appRole: string
}>

/** Anything that runs a function when the test (or the file) is over: a test's context, or `{ after }` of node:test. */
export type Cleanup = Readonly<{ after(work: () => Promise<void>): void }>

/** An empty, migrated database; `migrated: false` leaves even the tables out. Dropped afterwards. */
export async function testDatabase(cleanup: Cleanup, options: Readonly<{ migrated?: boolean }> = {}): Promise<TestDatabase> {
  const server = await testServerUrl()
  const name = `heard_t_${randomBytes(6).toString('hex')}`
  await asSuperuser(server, async (client) => {
    await client.query(`select pg_advisory_lock(${LOCK})`)
    const template = options.migrated === false ? 'template0' : await ensureTemplate(server, client)
    await client.query(`create database ${name} template ${template} strategy file_copy owner ${ROLES.owner}`)
  }, (client) => ensureRoles(client))
  const urls = {
    superuser: urlFor(server, name), owner: urlFor(server, name, ROLES.owner), app: urlFor(server, name, ROLES.app), jobs: urlFor(server, name, ROLES.jobs),
  }
  const pools = makePools({ app: { connectionString: urls.app }, owner: { connectionString: urls.owner } }, () => undefined)
  cleanup.after(async () => {
    await pools.end()
    await asSuperuser(server, async (client) => void (await client.query(`drop database if exists ${name} with (force)`)))
  })
  return { name, pools, urls, appRole: ROLES.app }
}

export type TestStore = TestDatabase & Readonly<{ store: Store; authorityId: AuthorityId; services: Services; clock: MovableClock }>

export type TestStoreOptions = Readonly<{ projector?: Projector; reads?: QueryReadsOf; today?: string }>

/** A database with one authority in it, and a store on it. Today is 2 March 2026, noon, until the test moves it. */
export async function testStore(cleanup: Cleanup, options: TestStoreOptions = {}): Promise<TestStore> {
  const database = await testDatabase(cleanup)
  const authorityId = await addTestAuthority(database)
  const clock = movableClock(options.today ?? '2026-03-02')
  const store = createStore({ pools: database.pools, projector: options.projector ?? (async () => undefined), reads: options.reads ?? noReads, clock })
  const services: Services = { store, clock, ids: { next: uuidV7 }, calendar: englandAndWales() }
  return { ...database, store, authorityId, services, clock }
}

/** Another authority in the same database. */
export async function addTestAuthority(database: Pick<TestDatabase, 'pools'>, hostName: string | null = null): Promise<AuthorityId> {
  const authorityId = uuidV7() as AuthorityId
  const createdAt = '2026-01-01T00:00:00.000Z'
  await addAuthority(database.pools.owner, { authorityId, name: 'Testshire', hostName, isDemonstration: false, createdAt })
  await markReady(database.pools.owner, authorityId, createdAt)
  return authorityId
}

/** Runs statements as the superuser, whom no policy and no grant stops: for tests that tamper. */
export async function tamper(database: Pick<TestDatabase, 'urls'>, ...statements: readonly string[]): Promise<void> {
  await asSuperuser(database.urls.superuser, async (client) => {
    for (const statement of statements) await client.query(statement)
  })
}

/** A clock that stands still until it is told. */
export type MovableClock = Clock & Readonly<{ set(today: string, time?: string): void }>

function movableClock(day: string): MovableClock {
  let today = isoDate(day)
  let time = '12:00:00.000'
  return {
    today: () => today,
    now: () => `${today}T${time}Z`,
    set: (next, nextTime = '12:00:00.000') => {
      today = isoDate(next)
      time = nextTime
    },
  }
}

const noReads: QueryReadsOf = () => {
  const none = () => Promise.reject(new Error('this test store has no projections to read'))
  return { dashboardCounts: none, dueNow: none, isHidden: none, complaintsOpenedTo: none, accountsOfOutsiders: none,
    workList: none, search: none, similar: none, maySee: none, dueDates: none, entryDates: none, entryDueCounts: none, enquiries: none, awaitedAnswers: none, complaintsOwing: none, reportFacts: none, streamsByIds: none, firstReceivedOn: none,
    streamsOfKind: none, complaintsNamed: none, compliments: none, complimentedWorkers: none, linksTo: async () => [], sealBroken: async () => false, sealNotices: none, protectedContact: none, partsOf: none, peopleSaidSame: none, samenessOf: none, partsSeen: none, entryParts: none, personVersions: none, contactArrangements: none, peopleCalled: none, peopleReachedLike: none, complaintsWithCause: none, complaintsOfTheme: none, learningNaming: none, entriesAbout: none }
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<void>, first?: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await first?.(client)
    await work(client)
  } finally {
    await client.end()
  }
}

async function ensureRoles(client: pg.Client): Promise<void> {
  await client.query(`select pg_advisory_lock(${LOCK})`)
  for (const role of Object.values(ROLES)) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (rowCount === 0) await client.query(`create role ${role} login nosuperuser nobypassrls password '${PASSWORD}'`)
  }
}

/** One template for each set of migrations, made by whoever comes first; the others wait at the lock. */
async function ensureTemplate(server: string, client: pg.Client): Promise<string> {
  const migrations = ownMigrations()
  const template = `heard_template_${createHash('sha256').update(migrations.map((each) => each.checksum).join()).digest('hex').slice(0, 12)}`
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
  if (rowCount !== 0) return template
  const unfinished = `${template}_new`
  await client.query(`drop database if exists ${unfinished} with (force)`)
  await client.query(`create database ${unfinished} template template0 owner ${ROLES.owner}`)
  await asSuperuser(urlFor(server, unfinished, ROLES.owner), async (owner) => void (await migrate(owner, ROLES.app, migrations)))
  await client.query(`alter database ${unfinished} rename to ${template}`)
  return template
}

function urlFor(server: string, database: string, role?: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  if (role !== undefined) {
    url.username = role
    url.password = PASSWORD
  }
  return url.href
}
