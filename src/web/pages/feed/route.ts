import { randomBytes } from 'node:crypto'
import { makeFeed, ownFeed, revokeFeed } from '../../../application/feeds.ts'
import { FEED_COVERS } from '../../../application/feed-ports.ts'
import { FEED_COVERS_WORDS, FEED_SLIP } from '../../../words/diary.ts'
import type { Slip } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { tokenHashOf } from './serve-feeds.ts'

export const feedRoutes: readonly Route[] = [
  { method: 'GET', url: urls.ownFeed(), access: 'manage-own-feed', traces: 'nothing', handler: (visit) => show(visit) },
  { method: 'POST', url: urls.ownFeed(), access: 'manage-own-feed', traces: 'nothing', handler: make },
  { method: 'POST', url: urls.ownFeedRevoke(), access: 'manage-own-feed', traces: 'nothing', handler: revoke },
]

const TITLE = 'Your dates in a calendar'

async function show({ deps, actor, typed, query }: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const feed = await ownFeed(deps, actor)
  return {
    kind: 'page', template: 'pages/feed/page.njk', title: TITLE, slips, typed: feed ? { covers: feed.covers, ...typed } : typed,
    model: { feed: feed && { ...feed, covers: FEED_COVERS_WORDS[feed.covers].label }, covers: choices, wasRevoked: query['revoked'] === '1' && feed === null },
  }
}

const choices = FEED_COVERS.map((code) => ({ code, ...FEED_COVERS_WORDS[code] }))

/** The address is shown in the answer itself, this once: nothing keeps it, so no other page can show it. */
async function make(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, request } = visit
  const covers = FEED_COVERS.find((code) => code === typed['covers'])
  if (covers === undefined) return show(visit, [{ field: 'covers', text: FEED_SLIP }])
  const token = randomBytes(32).toString('base64url')
  const replaced = await ownFeed(deps, actor) !== null
  await makeFeed(deps, actor, covers, tokenHashOf(token))
  const origin = deps.publicOrigin ?? `${request.protocol}://${request.host}`
  return {
    kind: 'page', template: 'pages/feed/made.njk', title: 'The address of your calendar',
    model: { address: `${origin}${urls.feed(`${token}.ics`)}`, covers: FEED_COVERS_WORDS[covers].label, replaced },
  }
}

async function revoke({ deps, actor }: Visit): Promise<Answer> {
  await revokeFeed(deps, actor)
  return { kind: 'redirect', to: `${urls.ownFeed()}?revoked=1` }
}
