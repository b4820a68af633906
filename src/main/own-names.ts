import { isIP } from 'node:net'
import type { Config } from './config.ts'

/**
 * At which host names a register answers that was given none: that of the public address, this machine, and addresses in
 * numbers. Any other name may be one that somebody else has pointed here, so that a page of theirs in a browser of ours
 * counts as a page of ours (DNS rebinding). Decision: 0089.
 */
export function ownNames({ publicUrl }: Pick<Config, 'publicUrl'>): (hostname: string) => boolean {
  const publicName = publicUrl === null ? null : new URL(publicUrl).hostname
  return (hostname) => hostname === publicName || hostname === 'localhost' || hostname.endsWith('.localhost') || isIP(hostname.replaceAll(/^\[|\]$/g, '')) !== 0
}
