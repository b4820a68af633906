import type { Visit } from '../route.ts'
import type { Actor } from '../../application/ports.ts'
import type { Site } from './passkeys.ts'

/** The address under which this browser reaches us, such as `https://complaints.example.gov.uk`. The host is one that an authority answers at. */
export function ownOrigin({ deps, request }: Visit<Actor | null>): string {
  const { publicOrigin, secureCookies } = deps
  if (publicOrigin !== undefined && new URL(publicOrigin).hostname === request.hostname) return new URL(publicOrigin).origin
  return `${secureCookies ? 'https' : 'http'}://${request.host}`
}

/** Where passkeys of this authority belong. */
export function siteOf(visit: Visit<Actor | null>): Site {
  return { host: visit.request.hostname, origin: ownOrigin(visit), name: `Heard – ${visit.authority.name}` }
}
