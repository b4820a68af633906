/** Whether a host of an address is this machine: then, and only then, it may be spoken to without TLS. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}
