import type { FastifyInstance } from 'fastify'
import type { WebDeps } from '../deps.ts'
import { brandOf } from './brand.ts'

/** A name is its content, so that a browser may keep it; only at the host name that answered, and in no shared cache. */
const FOR_EVER = 'private, max-age=31536000, immutable'
/** Opened by itself, a drawing can do nothing either. */
const NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** Serves the stylesheet and the logo of the authority that answers at the host name, and of no other. Decision: 0047. */
export function serveBrand(server: FastifyInstance, deps: WebDeps): void {
  server.get('/brand/:file', { config: { isAsset: true } }, async (request, reply) => {
    const authority = await deps.authorityFor(request.hostname)
    const { file = '' } = request.params as Readonly<{ file?: string }>
    const found = authority && (await brandOf(deps, authority)).files.get(`/brand/${file}`)
    if (!found) return reply.status(404).type('text/plain; charset=utf-8').send('There is no such file.\n')
    if (found.contentType === 'image/svg+xml') reply.header('content-security-policy', NOTHING_RUNS)
    return reply.header('cache-control', FOR_EVER).header('vary', 'host').header('x-content-type-options', 'nosniff').type(found.contentType).send(found.body)
  })
}
