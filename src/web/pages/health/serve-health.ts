import type { FastifyInstance } from 'fastify'
import type { WebDeps } from '../../deps.ts'
import { urls } from '../../urls.ts'

/** For the operator's monitor, whatever the host name: 200 where the database answers and the ledger takes rows, else 503. */
export function serveHealth(server: FastifyInstance, deps: WebDeps): void {
  server.get(urls.health(), async (_request, reply) => {
    const { databaseReachable, ledgerWritable } = await deps.health()
    const isWell = databaseReachable && ledgerWritable
    return reply.status(isWell ? 200 : 503).send({ status: isWell ? 'well' : 'unwell', databaseReachable, ledgerWritable })
  })
}
