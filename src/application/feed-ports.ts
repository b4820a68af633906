import type { UserId } from '../domain/complaint/events.ts'
import type { Actor, AuthorityId } from './ports.ts'

/** What a calendar's address gives: what is theirs to answer, or whatever they may see. */
export const FEED_COVERS = ['own', 'visible'] as const
export type FeedCovers = (typeof FEED_COVERS)[number]

/** The address at which somebody's calendar fetches their dates. The token itself is nowhere kept; its SHA-256 is given in hexadecimal. */
export type Feed = Readonly<{ userId: UserId; covers: FeedCovers; madeAt: string }>

export type Feeds = Readonly<{
  /** That person's one feed; null where there is none. */
  of(authorityId: AuthorityId, userId: UserId): Promise<Feed | null>
  /** Makes it, or replaces it: an earlier address finds nothing from then on. */
  put(authorityId: AuthorityId, feed: Feed, tokenHash: string): Promise<void>
  revoke(authorityId: AuthorityId, userId: UserId): Promise<void>
  /** Whose it is; null where the token is unknown or the account no longer active. */
  find(authorityId: AuthorityId, tokenHash: string): Promise<Readonly<{ feed: Feed; actor: Actor }> | null>
}>
