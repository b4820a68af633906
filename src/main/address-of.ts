import type { Config } from './config.ts'

/** Where this server is reached: the address people type where that was said, else its own. */
export function addressOf(config: Config, port: number): string {
  if (config.publicUrl !== null) return config.publicUrl
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
}

/** Where people reach an authority: the address they type, under its own host name where it has one. */
export function addressOfAuthority(config: Config, hostName: string | null): string {
  const address = new URL(addressOf(config, config.port))
  if (hostName !== null) address.hostname = hostName
  return address.origin
}
