import { isIPv4 } from 'node:net'

/** Whether a host, as an address or a setting names it, is this machine: then, and only then, it may be spoken to without TLS. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'))
}
