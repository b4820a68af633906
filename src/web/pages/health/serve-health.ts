import type { FastifyInstance } from 'fastify'
import type { WebDeps } from '../../deps.ts'
import { urls } from '../../urls.ts'

/** Whoever asks while the answer is being found gets the same one: anybody may ask, and the database is asked once. */
function oneForAll<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let running: Promise<Found> | null = null
  return () => (running ??= find().finally(() => { running = null }))
}

/** For the operator's monitor, whatever the host name: 200 where the database answers and the ledger takes rows, else 503. */
export function serveHealth(server: FastifyInstance, deps: WebDeps): void {
  const probe = oneForAll(deps.health)
  server.get(urls.health(), async (_request, reply) => {
    const { databaseReachable, ledgerWritable } = await probe()
    const isWell = databaseReachable && ledgerWritable
    return reply.status(isWell ? 200 : 503).send({ status: isWell ? 'well' : 'unwell', databaseReachable, ledgerWritable })
  })
}
