import type { UserId } from '../../domain/complaint/events.ts'
import type { Actor, AuthorityId } from '../ports.ts'

/** One signed-in browser. The token itself is only in its cookie; here stands its SHA-256 in hexadecimal. */
export type Session = Readonly<{
  tokenHash: string
  /** What one's own list of sessions calls it. */
  sessionId: string
  userId: UserId
  createdAt: string; lastSeenAt: string; expiresAt: string
  /** It ends after so many minutes without a page. */
  idleMinutes: number
  how: HowSignedIn
  device: Device
}>

/** How a session was begun. */
export const HOW_SIGNED_IN = ['password', 'code', 'passkey', 'recovery-code', 'provider', 'break-glass'] as const
export type HowSignedIn = (typeof HOW_SIGNED_IN)[number]

/** As much of a browser as its owner needs to know it again. */
export const BROWSERS = ['firefox', 'edge', 'chrome', 'safari', 'other'] as const
export const SYSTEMS = ['windows', 'mac', 'iphone', 'android', 'linux', 'other'] as const
export type Device = Readonly<{ browser: (typeof BROWSERS)[number]; system: (typeof SYSTEMS)[number] }>

export type Sessions = Readonly<{
  /** Begins it, in one transaction: wrong tries of its account are forgotten, and what has ended by now is deleted. */
  start(authorityId: AuthorityId, session: Session): Promise<void>
  /** The session with its account, or null where there is none or the account is not active. */
  find(authorityId: AuthorityId, tokenHash: string): Promise<Readonly<{ session: Session; actor: Actor }> | null>
  seen(authorityId: AuthorityId, tokenHash: string, lastSeenAt: string): Promise<void>
  end(authorityId: AuthorityId, tokenHash: string): Promise<void>
  endAllOf(authorityId: AuthorityId, userId: UserId): Promise<void>
  /** Somebody's sessions, the last seen first. */
  listOf(authorityId: AuthorityId, userId: UserId): Promise<readonly Session[]>
  /** Ends one of somebody's own. */
  endOne(authorityId: AuthorityId, userId: UserId, sessionId: string): Promise<void>
  /** Ends all of somebody's but this one. */
  endOthers(authorityId: AuthorityId, userId: UserId, tokenHash: string): Promise<void>
  /** Shortens every session to these time-outs; none gets longer. */
  shorten(authorityId: AuthorityId, idleMinutes: number, longestHours: number): Promise<void>
}>
