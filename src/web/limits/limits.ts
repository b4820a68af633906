import type { FastifyRequest } from 'fastify'
import type { Actor, AuthorityId } from '../../application/ports.ts'
import type { Route } from '../route.ts'
import { createBuckets, type Rate } from './buckets.ts'
import { clientNetwork, readProxies } from './client-network.ts'

/**
 * How much may be asked. `network` counts those who have not signed in, by where they come from: 200 people behind one
 * address of a council can sign in within two minutes. `account` counts one person: a page each second of the day, and ten
 * times more in a hurry. Nobody is locked out by what another does: the name that is typed counts together with the network
 * that it is typed from. Decision: 0090.
 */
export const LIMITS = {
  'sign-in': { by: 'network', burst: 200, perMinute: 100 },
  'sign-in-of-account': { by: 'network-and-account', burst: 10, perMinute: 2 },
  'public-page': { by: 'network', burst: 300, perMinute: 300 },
  'published-file': { by: 'network', burst: 100, perMinute: 60 },
  calendar: { by: 'network', burst: 300, perMinute: 300 },
  page: { by: 'account', burst: 300, perMinute: 180 },
  save: { by: 'account', burst: 120, perMinute: 90 },
  search: { by: 'account', burst: 60, perMinute: 60 },
  'take-away': { by: 'account', burst: 40, perMinute: 12 },
  upload: { by: 'account', burst: 20, perMinute: 6 },
} as const satisfies Readonly<Record<string, Rate & Readonly<{ by: 'network' | 'network-and-account' | 'account' }>>>
export type LimitName = keyof typeof LIMITS

/** Which limit a path has, by what it does. A path that is not named is a page, or something that is saved. */
export function limitOf({ method, url, access, multipart }: Pick<Route, 'method' | 'url' | 'access' | 'multipart'>): LimitName {
  if (access === 'public') {
    if (method === 'POST') return 'sign-in'
    return url.startsWith('/published/') && url.endsWith(':file') ? 'published-file' : 'public-page'
  }
  if (multipart === true) return 'upload'
  if (/^\/search(\/|$)/.test(url)) return 'search'
  if (method === 'POST') return 'save'
  return /\/(download\.|file\/)|\.(csv|json|pdf|zip|txt|html|docx|odt|ods)$|\/bundle\b.*\/:file/.test(url) ? 'take-away' : 'page'
}

/** Who asks, as far as is known. `typedAccount` is the e-mail address in a form to sign in. */
export type Asking = Readonly<{ request: FastifyRequest; authorityId: AuthorityId; actor: Actor | null; typedAccount: string | null }>

export type Limits = Readonly<{
  /** Null where this may be asked now, and counts it; otherwise which limit was met, and in how many seconds to ask again. */
  metBy(name: LimitName, asking: Asking): Readonly<{ name: LimitName; seconds: number }> | null
}>

/** The limits of this server. Several servers each count for themselves; a restart forgets. */
export function createLimits({ nowMs, proxies }: Readonly<{ nowMs: () => number; proxies: readonly string[] }>): Limits {
  const buckets = createBuckets(nowMs)
  const known = readProxies(proxies)
  return {
    metBy(name, { request, authorityId, actor, typedAccount }) {
      const network = clientNetwork(request.socket.remoteAddress, textOf(request.headers['x-forwarded-for']), known)
      const wanted: (readonly [LimitName, string | null])[] =
        LIMITS[name].by === 'account' ? [actor ? [name, `${authorityId}/${actor.userId}`] : ['public-page', network]] : [[name, network]]
      if (name === 'sign-in' && typedAccount !== null && network !== null) wanted.push(['sign-in-of-account', `${network}/${authorityId}/${typedAccount.trim().toLowerCase().slice(0, 320)}`])
      for (const [limit, key] of wanted) {
        const seconds = key === null ? 0 : buckets.take(`${limit}/${key}`, LIMITS[limit])
        if (seconds > 0) return { name: limit, seconds }
      }
      return null
    },
  }
}

function textOf(header: string | readonly string[] | undefined): string | undefined {
  return header === undefined || typeof header === 'string' ? header : header.join(',')
}
