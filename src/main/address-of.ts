import type { Config } from './config.ts'

/** Where this server is reached: the address people type where that was said, else its own. */
export function addressOf(config: Config, port: number): string {
  if (config.publicUrl !== null) return config.publicUrl
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
}
