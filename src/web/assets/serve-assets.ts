import type { FastifyInstance } from 'fastify'
import type { Assets } from './asset-files.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** Serves each asset under its content-hashed path, compressed where the browser takes it. */
export function serveAssets(server: FastifyInstance, assets: Assets): void {
  for (const file of assets.byPath.values())
    server.get(file.path, { config: { isAsset: true } }, (request, reply) => {
      reply.header('cache-control', FOR_EVER).header('vary', 'accept-encoding').type(file.contentType)
      const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
      return takesGzip ? reply.header('content-encoding', 'gzip').send(file.gzipped) : reply.send(file.body)
    })
}
