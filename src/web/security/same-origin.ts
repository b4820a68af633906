import type { FastifyRequest } from 'fastify'

/**
 * Whether a post comes from a page of ours, as far as the browser tells. Browsers send `Origin` with each post; a
 * client that sends neither header still needs the form token.
 */
export function isSameOrigin(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = request.headers.origin
  if (origin === undefined) return true
  if (publicOrigin !== undefined && origin === publicOrigin) return true
  return URL.canParse(origin) && new URL(origin).host === request.headers.host
}
