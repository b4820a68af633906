/**
 * Serves one register twice from one process: with every check, as an operator's server does, and without: as the owner, whom
 * no row is kept from, with everything in sight. Both leave the same traces. What one page takes on both tells what the checks cost.
 * Usage: `node bench/two-servers.ts <folder>`; prints both addresses as one line of JSON, and ends with SIGTERM.
 */
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { seeingOf, wholeOf, type Viewer } from '../src/application/access/sight.ts'
import type { Store } from '../src/application/ports.ts'
import { readConfig } from '../src/main/config.ts'
import { openDatabase, wireRegister, type OpenDatabase, type Register } from '../src/main/register.ts'
import { webServer } from '../src/main/web-server.ts'
import { makePools } from '../src/storage/pools.ts'
import { environmentOf } from './bench-register.ts'

const config = readConfig(environmentOf(process.argv[2] ?? ''))
if ('problems' in config) throw new Error(config.problems.join('\n'))
const database = await openDatabase(config, 'register', () => undefined)
const asOwner: OpenDatabase = { ...database, pools: makePools({ app: database.owner, owner: database.owner }, () => undefined) }
const logger = pino({ enabled: false })
const servers = [await webServer(config, wireRegister(config, database), logger), await webServer(config, withoutChecks(wireRegister(config, asOwner)), logger)] as const

process.once('SIGTERM', () => void stop())
const [checked, bare] = [await listen(servers[0]), await listen(servers[1])]
process.stdout.write(`${JSON.stringify({ checked, bare })}\n`)

function withoutChecks(register: Register): Register {
  const { services } = register
  const whole = (viewer: Viewer) => wholeOf(seeingOf(viewer).authorityId)
  const store: Store = { read: (viewer, work) => services.store.read(whole(viewer), work), write: (viewer, work) => services.store.write(whole(viewer), work) }
  return { ...register, services: { ...services, store } }
}

async function listen(server: FastifyInstance): Promise<string> {
  return server.listen({ host: '127.0.0.1', port: 0 })
}

async function stop(): Promise<void> {
  await Promise.all(servers.map((server) => server.close()))
  await asOwner.pools.end()
  await database.close()
}
