import { createHash } from 'node:crypto'
import { publications, type Publication } from '../../../application/report/publications.ts'
import type { Actor } from '../../../application/ports.ts'
import { writeAtom, type FeedEntry } from '../../../documents/feed/atom.ts'
import { PUBLISHED } from '../../../words/published.ts'
import { idOf } from '../../id-of.ts'
import { isKept } from '../../send-answer.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { KEEP_PAGE } from './keep.ts'

/** A name or a number, with a port where there is one. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i

/** The publications of the authority that answers, as a feed: an entry for each edition, and a withdrawal where there is one. */
export async function showFeed({ deps, authority, request }: Visit<Actor | null>): Promise<Answer> {
  const origin = deps.publicOrigin ?? `${request.protocol}://${request.host}`
  // Where the authority has no address of its own set, that of the request stands in the feed: it has to be one.
  if (deps.publicOrigin === undefined && !(HOST.test(request.host) && URL.canParse(origin))) return { kind: 'not-found' }
  const all = await publications(deps.services, authority.authorityId)
  const body = writeAtom({
    id: urn(authority.authorityId), title: `${PUBLISHED.feed} – ${authority.name}`, author: authority.name, self: `${origin}${urls.publishedFeed()}`, page: `${origin}${urls.published()}`,
    entries: all.flatMap((publication) => entriesOf(publication, origin)).toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0)),
  })
  const keep = { ...KEEP_PAGE, tag: createHash('sha256').update(body).digest('hex') }
  return isKept(request, keep.tag) ? { kind: 'not-modified', keep } : { kind: 'file', body, contentType: 'application/atom+xml; charset=utf-8', keep }
}

function entriesOf({ editions }: Publication, origin: string): readonly FeedEntry[] {
  return editions.map(({ manifest, withdrawn }) => {
    const { reportId, edition, kind, slug, title, publishedAt, publishedOn, corrects, notice } = manifest
    const line = `${PUBLISHED.edition(edition, publishedOn)}.${corrects === null ? '' : ` ${PUBLISHED.corrects(corrects)} ${notice ?? ''}`}`
    return {
      id: urn(`${reportId} ${edition}`), title: withdrawn === null ? title : `${title}: withdrawn`, address: `${origin}${urls.edition(slug, kind, edition)}`, publishedAt,
      updatedAt: withdrawn?.at ?? publishedAt, summary: withdrawn === null ? line : `${PUBLISHED.withdrawn}. ${withdrawn.notice}`,
    }
  })
}

/** An id that stays the same wherever the authority is reached. */
function urn(named: string): string {
  return `urn:uuid:${idOf(named)}`
}
