import type { FastifyInstance } from 'fastify'
import { listAuthorities } from '../storage/authorities.ts'
import { StartRefused } from '../storage/embedded/start-refused.ts'
import { WrongSchema } from '../storage/migrate.ts'
import { addressOf } from './address-of.ts'
import { type Config, warningAbout, warningAboutLimits } from './config.ts'
import { DEMONSTRATION_NAME, loadTheDemonstration, signInLines } from './demonstration-loader.ts'
import { ensureDemonstration } from './demonstration.ts'
import { startLooking } from './look-at-files.ts'
import { startJobs } from './jobs.ts'
import { startMailboxes } from './mailboxes.ts'
import { startOutbox, startReminders } from './outbox.ts'
import { type OpenDatabase, type Register, chosenRegister, makeLogger, openDatabase, wireRegister } from './register.ts'
import { type ServiceLock, takeServiceLock } from './service-lock.ts'
import { webServer } from './web-server.ts'

export type Print = (sentence: string) => void

/** Starts everything, serves until a signal comes, and stops it in order. Resolves with the exit code. */
export async function start(config: Config, demo: boolean, print: Print): Promise<number> {
  const stopped = stopSignal()
  const which = chosenRegister(config, demo)
  print(which === 'demo' ? 'Starting the demonstration …' : 'Starting the register …')
  const opening = openDatabase(config, which, print)
  // The pages are loaded while the database comes up.
  void import('../web/server.ts')
  const database = await opening.catch((error: unknown) => {
    if (error instanceof WrongSchema && which === 'demo') throw new StartRefused(`${error.message}\nheard demo reset starts the demonstration afresh.`)
    throw error
  })
  try {
    const lock = await lockOrSay(config, database, print)
    if (lock === 'served-elsewhere') return 1
    try {
      await serve(config, wireRegister(config, database), lock, stopped, print)
      return 0
    } finally {
      await lock.release()
    }
  } finally {
    await database.close()
  }
}

async function lockOrSay(config: Config, database: OpenDatabase, print: Print): Promise<ServiceLock | 'served-elsewhere'> {
  const taken = await takeServiceLock(database, addressOf(config, config.port))
  if ('announce' in taken) return taken
  print(`Heard is already running: ${taken.address} (process ${taken.pid}). Its data are in ${database.folder}.`)
  return 'served-elsewhere'
}

async function serve(config: Config, register: Register, lock: ServiceLock, stopped: AbortSignal, print: Print): Promise<void> {
  const isDemonstration = await unlessStopped(prepare(register, print), stopped)
  if (isDemonstration === 'stopped') return
  const logger = makeLogger()
  const server = await webServer(config, register, logger)
  try {
    await listen(server, config)
    const address = addressOf(config, portOf(server, config.port))
    lock.announce(address)
    announce(address, isDemonstration, print)
    for (const warning of [warningAbout(config), warningAboutLimits(config)]) if (warning !== null) print(warning)
    const jobs = await startJobs(register, logger)
    const outbox = await startOutbox(register, config, logger)
    const looking = await startLooking(register, config, logger)
    const reminders = startReminders(register, config, logger)
    const mailboxes = await startMailboxes(register, config, logger)
    await aborted(stopped)
    print('Stopping …')
    await server.close()
    await Promise.all([mailboxes.stop(), reminders.stop(), outbox.stop(), looking.stop()])
    await jobs.stop()
  } finally {
    await server.close()
  }
}

/** What `work` makes, or 'stopped' as soon as a signal comes. Work that goes on then fails when the database closes. */
async function unlessStopped<T>(work: Promise<T>, stopped: AbortSignal): Promise<T | 'stopped'> {
  const result = await Promise.race([work, aborted(stopped).then(() => 'stopped' as const)])
  if (result === 'stopped') work.catch(() => undefined)
  return result
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}

/** Loads the demonstration where that is served; says what to do where a register has not been set up to its end. */
async function prepare(register: Register, print: Print): Promise<boolean> {
  const { database } = register
  const authorities = await listAuthorities(database.pools.owner)
  const isDemonstration = database.which === 'demo' || authorities.every((authority) => authority.isDemonstration)
  if (database.which === 'demo' && authorities.some((authority) => !authority.isDemonstration))
    throw new StartRefused('This database holds an authority’s own register. The demonstration goes into a database of its own.')
  if (isDemonstration) await ensureDemonstration(register, loadTheDemonstration, DEMONSTRATION_NAME, print)
  else if (authorities.every((authority) => authority.readyAt === null && !authority.isDemonstration))
    throw new StartRefused('The register was not set up to its end. Run heard setup again.')
  return isDemonstration
}

async function listen(server: FastifyInstance, config: Config): Promise<void> {
  try {
    await server.listen({ host: config.host, port: config.port })
  } catch (error) {
    switch ((error as { code?: string }).code) {
      case 'EADDRINUSE': throw new StartRefused(`Port ${config.port} is taken by another program. Set PORT to another number, or to 0 for any that is free.`)
      case 'EACCES': throw new StartRefused(`Port ${config.port} may not be used by this user. Set PORT to a number above 1023.`)
      case 'EADDRNOTAVAIL': case 'ENOTFOUND': throw new StartRefused(`HOST=${config.host} is no address of this machine.`)
      case undefined: default: throw error
    }
  }
}

function portOf(server: FastifyInstance, wanted: number): number {
  const address = server.server.address()
  return address !== null && typeof address === 'object' ? address.port : wanted
}

function announce(address: string, isDemonstration: boolean, print: Print): void {
  print(`Heard is ready: ${address}`)
  if (!isDemonstration) return
  print('This is the demonstration: its people and their words are invented. Sign in as')
  for (const line of signInLines()) print(line)
}

/** Aborted by Ctrl-C, by the service manager, or when the process that started this one is gone. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.once('disconnect', stop)
  process.channel?.unref()
  return controller.signal
}
