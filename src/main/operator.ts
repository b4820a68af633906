import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { wholeOf } from '../application/access/sight.ts'
import { addAccount } from '../application/accounts.ts'
import { OPERATOR } from '../application/access/traces.ts'
import type { NewAuthority, Operator, RegisterChoice } from '../application/operator.ts'
import type { Actor, AuthorityId } from '../application/ports.ts'
import { WORDS_FROM, defaultSettings } from '../domain/authority/default-settings.ts'
import { type Authority, addAuthority, listAuthorities, markReady } from '../storage/authorities.ts'
import { backup } from '../storage/backup/backup.ts'
import { emptyDatabase } from '../storage/empty-database.ts'
import { StartRefused } from '../storage/embedded/start-refused.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { checkProjections, rebuildProjections } from '../storage/rebuild/rebuild.ts'
import { makePress } from './press.ts'
import { madeAgain } from './made-again.ts'
import { verify } from '../storage/seals/verify.ts'
import type { Config } from './config.ts'
import { filesOf } from './files-of.ts'
import { type OpenDatabase, type Register, chosenRegister, markOwnRegister, openDatabase, wireRegister } from './register.ts'
import { restoreInto } from './restore-into.ts'
import { sealAll } from './seal-all.ts'
import { isServed } from './service-lock.ts'
import { addressOfAuthority } from './address-of.ts'
import type { Print } from './start.ts'
import { traceCommand } from './trace-command.ts'

/** What the command line does; `configured` is asked by each command that needs it, `note` prints what happens on the way, and `command` is the command that runs. */
export function makeOperator(configured: () => Config, note: Print, command: string): Operator {
  const within = async <T>(choice: RegisterChoice, work: (register: Register, config: Config) => Promise<T>): Promise<T> => {
    const config = configured()
    const database = await openDatabase(config, chosenRegister(config, choice.demo), note)
    try {
      return await work(wireRegister(config, database), config)
    } finally {
      await database.close()
    }
  }
  // A wrong HEARD_DATA makes an empty database: its backup or its verification would be good news about nothing.
  const withinMade: typeof within = (choice, work) => within(choice, async (register, config) => {
    if ((await listAuthorities(register.database.pools.owner)).every((authority) => authority.readyAt === null)) throw noAuthority(register.database)
    return work(register, config)
  })
  return {
    // The web, the jobs and the demonstration are loaded by this command alone.
    start: async (choice) => (await import('./start.ts')).start(configured(), choice.demo, note),
    setUp: (wanted) => setUp(configured(), wanted, note),
    withAccounts: (choice, work) => within(choice, async (register, config) => {
      const { authorityId, hostName } = await theAuthority(config, register.database)
      await traceCommand(register, [authorityId], command)
      return work(register.accounts, authorityId, addressOfAuthority(config, hostName))
    }),
    openServices: (choice) => openServices(configured(), choice, note, command),
    openPress: (choice) => openPress(configured(), choice, note, command),
    resetDemonstration: () => resetDemonstration(configured(), note),
    verify: (choice, isWhole) => withinMade(choice, ({ database, fileStore }) => verify(database.pools.owner, database.sealsFolder, { fileStore, isWhole })),
    rebuild: (choice, onlyCheck) => withinMade(choice, ({ database, services }) =>
      (onlyCheck ? checkProjections : rebuildProjections)(database.pools.owner, makeProjector(services.calendar), PROJECTION_TABLES)),
    seal: (choice) => withinMade(choice, ({ database, services }) => sealAll(database, services.clock)),
    backup: (choice, file) => withinMade(choice, async (register, { filesKey }) => {
      const { database, services, fileStore } = register
      await traceCommand(register, (await listAuthorities(database.pools.owner)).map(({ authorityId }) => authorityId), command)
      return backup(database.pools.owner, file, services.clock.now(), { fileStore, key: filesKey })
    }),
    restore: (choice, file, replace) => restoreInto(configured(), choice, { file, replace }, note),
  }
}

/** The authority that is meant: the only one, or the one of the host name in HEARD_AUTHORITY. */
async function theAuthority(config: Config, database: OpenDatabase): Promise<Authority> {
  const ready = (await listAuthorities(database.pools.owner)).filter((authority) => authority.readyAt !== null)
  const meant = config.authorityHost === null ? ready : ready.filter((authority) => authority.hostName === config.authorityHost)
  const [found, another] = meant
  if (found && !another) return found
  if (another) throw new StartRefused(`There are several authorities here. Say which with HEARD_AUTHORITY: ${ready.map((each) => each.hostName ?? each.name).join(', ')}.`)
  throw config.authorityHost === null ? noAuthority(database) : new StartRefused(`There is no authority of the host name ${config.authorityHost}.`)
}

function noAuthority({ isEmbedded, folder }: OpenDatabase): StartRefused {
  return new StartRefused(`There is no authority in ${isEmbedded ? folder : 'this database'} yet: heard start loads the demonstration, heard setup makes your own. HEARD_DATA names another folder.`)
}

async function openServices(config: Config, choice: RegisterChoice, note: Print, command: string): ReturnType<Operator['openServices']> {
  const database = await openDatabase(config, chosenRegister(config, choice.demo), note)
  try {
    const { authorityId } = await theAuthority(config, database)
    const actor: Actor = { authorityId, userId: OPERATOR, name: 'Operator', role: 'complaints-manager', teams: [] }
    const register = wireRegister(config, database)
    await traceCommand(register, [authorityId], command)
    return { services: register.services, actor, close: database.close }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openPress(config: Config, choice: RegisterChoice, note: Print, command: string): ReturnType<Operator['openPress']> {
  const database = await openDatabase(config, chosenRegister(config, choice.demo), note)
  try {
    const { authorityId } = await theAuthority(config, database)
    const register = wireRegister(config, database)
    const { services } = register
    await traceCommand(register, [authorityId], command)
    const press = makePress(database, services.clock)
    const actor: Actor = { authorityId, userId: OPERATOR, name: 'Operator', role: 'complaints-manager', teams: [] }
    return { services, press, actor, again: (asked) => madeAgain(database, services, press, { actor, asked }), close: database.close }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function setUp(config: Config, wanted: NewAuthority, note: Print): ReturnType<Operator['setUp']> {
  const database = await openDatabase(config, 'register', note)
  try {
    const existing = await listAuthorities(database.pools.owner)
    const reason = reasonAgainst(existing, wanted)
    if (reason !== null) return { kind: 'refused', reason }
    const unfinished = existing.filter((authority) => authority.readyAt === null)
    for (const { authorityId } of unfinished) await removeUnfinished(database, authorityId)
    await addReadyAuthority(wireRegister(config, database), wanted)
    markOwnRegister(database)
    return { kind: 'done', folder: database.isEmbedded ? database.folder : 'the database of DATABASE_URL' }
  } finally {
    await database.close()
  }
}

function reasonAgainst(existing: readonly Authority[], wanted: NewAuthority): string | null {
  const ready = existing.filter((authority) => authority.readyAt !== null)
  if (existing.some((authority) => authority.isDemonstration)) return 'this database holds the demonstration. Your own register needs a database of its own.'
  if (ready.length === 0) return null
  if (wanted.hostName === null) return `the register of ${ready[0]?.name ?? ''} is here already. To add another authority, say under which host name people reach it: --host.`
  if (ready.some((authority) => authority.hostName === null)) return 'the authority that is here has no host name, so two could not be told apart.'
  return ready.some((authority) => authority.hostName === wanted.hostName?.toLowerCase()) ? 'an authority of this host name is here already.' : null
}

/** What a setup left behind that was cut short: an authority with nothing recorded. */
async function removeUnfinished({ pools }: OpenDatabase, authorityId: AuthorityId): Promise<void> {
  for (const table of ['users', 'settings_versions', 'authorities']) await pools.owner.query(`delete from ${table} where authority_id = $1`, [authorityId])
}

async function addReadyAuthority({ database, services, accounts }: Register, wanted: NewAuthority): Promise<void> {
  const { clock, ids, store } = services
  const authorityId = ids.next() as AuthorityId
  const { owner } = database.pools
  await addAuthority(owner, { authorityId, name: wanted.name, hostName: wanted.hostName, isDemonstration: false, createdAt: clock.now() })
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(wanted.settings ?? defaultSettings(wanted.name), { recordedBy: 'setup', recordedAt: clock.now(), validFrom: WORDS_FROM }))
  const added = await addAccount(accounts, authorityId, { ...wanted.administrator, role: 'administrator', teams: [] })
  if (added.kind !== 'done') throw new Error(`the administrator was not made: ${added.kind}`)
  await markReady(owner, authorityId, clock.now())
}

async function resetDemonstration(config: Config, note: Print): Promise<void> {
  // The tables are left as they are: a demonstration that an older or a newer Heard made can be thrown away too.
  const database = await openDatabase(config, 'demo', note, { migrated: false })
  try {
    if (await isServed(database)) throw new StartRefused('The demonstration is running. Stop it first.')
    const { rows: [row] } = await database.pools.owner.query<{ there: boolean }>("select to_regclass('authorities') is not null as there")
    const authorities = row?.there === true ? await listAuthorities(database.pools.owner) : []
    if (authorities.some((authority) => !authority.isDemonstration)) throw new StartRefused('This database holds an authority’s own register, which is never thrown away.')
    await emptyDatabase(database.pools.owner)
    for (const { authorityId } of authorities) {
      rmSync(join(database.sealsFolder, `${authorityId}.jsonl`), { force: true })
      // Nobody is served, so nothing is on its way.
      await filesOf(config, database.folder).sweep(authorityId, { used: async () => [], beforeMs: Number.POSITIVE_INFINITY })
    }
  } finally {
    await database.close()
  }
}
