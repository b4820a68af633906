import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { authorityFinder } from '../storage/authorities.ts'
import { healthProbe } from '../storage/health.ts'
import type { Config } from './config.ts'
import { ownNames } from './own-names.ts'
import { waysOutOf } from './outbox.ts'
import { makePress } from './press.ts'
import type { Register } from './register.ts'

/** The pages of a register, not yet listening. They are loaded here, so that the database can come up meanwhile. */
export async function webServer(config: Config, register: Register, logger: Logger): Promise<FastifyInstance> {
  const { database, services, accounts, drafts, feeds, reminders, traces } = register
  const [{ createWebServer }, { createLimits }, { createIdentityProvider }] = await Promise.all([import('../web/server.ts'), import('../web/limits/limits.ts'), import('../web/security/openid-provider.ts')])
  return createWebServer({
    services, drafts, feeds, reminders, traces, logger, waysOut: waysOutOf(config.mail, database),
    importFolder: join(database.folder, 'tmp', 'imports'),
    accounts: accounts.accounts,
    sessions: accounts.sessions,
    passwords: accounts.passwords,
    signIn: accounts.signIn,
    secrets: accounts.secrets,
    identityProvider: createIdentityProvider({ secret: config.providerSecret, milliseconds: () => performance.now() }),
    press: makePress(database, services.clock), fileStore: register.fileStore, scansFiles: config.clamd !== null,
    authorityFor: authorityFinder(database.pools, () => performance.now(), ownNames(config)),
    health: healthProbe(database.pools),
    limits: createLimits({ nowMs: () => performance.now(), proxies: config.proxies }),
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    ...(config.publicUrl === null ? {} : { publicOrigin: config.publicUrl }),
  })
}
