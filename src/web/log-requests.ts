import type { FastifyInstance } from 'fastify'

/** One line for each request: which route, how it ended, how long it took. No address, no query, no id: no personal data. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { url, config } = request.routeOptions
    if (!('isAsset' in config))
      request.log.info({ method: request.method, route: url ?? 'no-route', status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) }, 'request')
    done()
  })
}
