import { BlockList, isIP, isIPv6 } from 'node:net'

/** Proxies as `HEARD_PROXIES` names them: addresses, or networks such as `10.0.0.0/8`. */
export type Proxies = Readonly<{ has(address: string): boolean }>

/** Reads the list. Throws where something in it is no address. */
export function readProxies(list: readonly string[]): Proxies {
  const known = new BlockList()
  for (const one of list) {
    const [address = '', prefix] = one.split('/')
    const family = familyOf(address)
    if (isIP(address) === 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) throw new Error(`${one} is no address and no network`)
    if (prefix === undefined) known.addAddress(address, family)
    else known.addSubnet(address, Number(prefix), family)
  }
  return { has: (address) => isIP(address) !== 0 && known.check(address, familyOf(address)) }
}

/**
 * The network that a request comes from, as a key: an IPv4 address, or the first 64 bits of an IPv6 one, since whoever has one
 * of its addresses has all of them. Null where nobody can tell: behind a proxy on this machine that we were not told of, or one
 * that does not say. `forwardedFor` is believed from its end, as far as it was written by proxies that we know. Decision: 0090.
 */
export function clientNetwork(peer: string | undefined, forwardedFor: string | undefined, proxies: Proxies): string | null {
  const nearest = plain(peer ?? '')
  if (!proxies.has(nearest)) return isIP(nearest) === 0 || isLoopback(nearest) ? null : networkOf(nearest)
  const hops = (forwardedFor ?? '').slice(-MOST_FORWARDED).split(',').map((hop) => plain(hop.trim())).toReversed()
  const client = hops.find((hop) => !proxies.has(hop))
  return client === undefined || isIP(client) === 0 ? null : networkOf(client)
}

const MOST_FORWARDED = 1_000

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}

/** An IPv4 address that arrived over IPv6 is that IPv4 address. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=[\d.]+$)/i, '')
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')
}
