import { addDays } from '../domain/calendar/iso-date.ts'
import { clocksHiddenFrom, may, visibilityOf } from './permissions.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { EntryDate } from './entry-ports.ts'
import type { Feed, FeedCovers, Feeds } from './feed-ports.ts'
import type { Actor, AuthorityId, DueDate, Services } from './ports.ts'

export type FeedServices = Readonly<{ feeds: Feeds; services: Services }>

/** How far a calendar reaches back and ahead, in days, and how many dates it carries at most. What is longer overdue stands in the work list. */
const DAYS_BACK = 90
const DAYS_AHEAD = 400
const MOST_DATES = 2000

/** The actor's own feed, if there is one. Its address cannot be shown again: only the hash of its token is kept. */
export async function ownFeed({ feeds }: FeedServices, actor: Actor): Promise<Feed | null> {
  return may(actor, 'manage-own-feed') ? feeds.of(actor.authorityId, actor.userId) : null
}

/** Makes the actor's own feed under the hash of a new token, or replaces it: the address before it finds nothing any more. */
export async function makeFeed({ feeds, services }: FeedServices, actor: Actor, covers: FeedCovers, tokenHash: string): Promise<void> {
  if (!may(actor, 'manage-own-feed')) throw new Error('a feed was made by somebody who may have none')
  await feeds.put(actor.authorityId, { userId: actor.userId, covers, madeAt: services.clock.now() }, tokenHash)
}

/** From now on the address finds nothing. */
export async function revokeFeed({ feeds }: FeedServices, actor: Actor): Promise<void> {
  await feeds.revoke(actor.authorityId, actor.userId)
}

/**
 * The dates that a calendar with this token is given: what its owner may see at this moment, so that a changed role shows
 * at once, and whose they are. Null where the token is unknown or revoked, or its owner's account is not active or has no diary any more.
 */
export async function feedDates(
  { feeds, services }: FeedServices, authorityId: AuthorityId, tokenHash: string,
): Promise<Readonly<{ userId: UserId; dates: readonly (DueDate | EntryDate)[] }> | null> {
  const found = await feeds.find(authorityId, tokenHash)
  if (!found || !may(found.actor, 'view-diary')) return null
  const { actor, feed } = found
  const today = services.clock.today()
  const asked = { from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD), limit: MOST_DATES, ...(feed.covers === 'own' && { owner: actor.userId }) }
  const dates = await services.store.read(actor, async (reads) => {
    const complaints = await reads.dueDates({ ...asked, visibility: visibilityOf(actor), paused: false })
    const entries = may(actor, 'view-entry') ? await reads.entryDates({ ...asked, hidden: clocksHiddenFrom(actor) }) : { dates: [] }
    return [...complaints.dates, ...entries.dates]
  })
  return { userId: actor.userId, dates }
}
