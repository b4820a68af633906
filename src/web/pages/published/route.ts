import { everybody } from '../../../application/access/sight.ts'
import type { Actor } from '../../../application/ports.ts'
import { publications, type Publication, type PublishedEdition } from '../../../application/report/publications.ts'
import { readDocument } from '../../../application/report/manifest.ts'
import { documentDifference } from '../../../documents/difference/document-difference.ts'
import type { ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { shortDate } from '../../../words/dates.ts'
import { PUBLISHED } from '../../../words/published.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { fileOf } from './files.ts'
import { showFeed } from './feed.ts'
import { editionNamed, publicationAt } from './find.ts'
import { KEEP_PAGE } from './keep.ts'
import { listed, shown } from './view-model.ts'

/** Anybody may read what was published: no sign-in, no cookie, the same page for everybody. */
const anybody = { method: 'GET', access: 'public', shared: true } as const

export const publishedRoutes: readonly Route[] = [
  { ...anybody, url: urls.published(), handler: showList },
  { ...anybody, url: urls.publishedFeed(), handler: showFeed },
  { ...anybody, url: urls.publication(':year', ':kind'), handler: showPublication },
  { ...anybody, url: urls.publication(':year', ':kind', ':part'), handler: showPart },
  { ...anybody, url: `${urls.publication(':year', ':kind', ':part')}/:file`, handler: showOfEdition },
  { ...anybody, url: urls.robots(), handler: showRobots },
]

type AnyVisit = Visit<Actor | null>

async function showList({ deps, authority }: AnyVisit): Promise<Answer> {
  const all = await publications(deps.services, authority.authorityId)
  return { kind: 'page', template: 'pages/published/list.njk', title: PUBLISHED.list, keep: KEEP_PAGE, model: { rows: all.map(listed) } }
}

async function showPublication(visit: AnyVisit): Promise<Answer> {
  const publication = await publicationAt(visit)
  return publication ? pageOf(publication, publication.current) : { kind: 'not-found' }
}

/** An edition, or a file of the last one. */
async function showPart(visit: AnyVisit): Promise<Answer> {
  const publication = await publicationAt(visit)
  if (!publication) return { kind: 'not-found' }
  const { part = '' } = visit.params
  const edition = editionNamed(publication, part)
  if (edition) return pageOf(publication, edition)
  const { manifest, withdrawn } = publication.current
  if (withdrawn) return goneFor(publication.current)
  return manifest.files.some(({ name }) => name === part)
    ? { kind: 'redirect', to: urls.editionFile(manifest.slug, manifest.kind, manifest.edition, part) } : { kind: 'not-found' }
}

async function showOfEdition(visit: AnyVisit): Promise<Answer> {
  const publication = await publicationAt(visit)
  const edition = publication && editionNamed(publication, visit.params['part'])
  if (!edition) return { kind: 'not-found' }
  if (edition.withdrawn) return goneFor(edition)
  const { file = '' } = visit.params
  return file === 'differences' ? differencesOf(visit, publication, edition) : fileOf(visit, edition, file)
}

function pageOf(publication: Publication, edition: PublishedEdition): Answer {
  if (edition.withdrawn) return goneFor(edition)
  return { kind: 'page', template: 'pages/published/edition.njk', title: edition.manifest.title, keep: KEEP_PAGE, model: shown(edition, publication) }
}

/** It was there and is not any more: whoever has the address reads since when, and why. */
function goneFor({ manifest, withdrawn }: PublishedEdition): Answer {
  return {
    kind: 'page', template: 'pages/published/withdrawn.njk', title: PUBLISHED.withdrawn, status: 410, keep: KEEP_PAGE,
    model: { report: manifest.title, publishedOn: shortDate(manifest.publishedOn), withdrawnOn: withdrawn && shortDate(withdrawn.on), notice: withdrawn?.notice ?? '' },
  }
}

async function differencesOf({ deps, authority }: AnyVisit, publication: Publication, { manifest }: PublishedEdition): Promise<Answer> {
  const corrected = publication.editions.find((each) => each.manifest.edition === manifest.corrects)
  if (!corrected || corrected.withdrawn) return { kind: 'not-found' }
  const [before, after] = await deps.services.store.read(everybody(authority.authorityId), (reads) => Promise.all([corrected.manifest, manifest].map((each) => reads.editionContent(each))))
  if (!before || !after) return { kind: 'not-found' }
  const difference = documentDifference(withoutNotice(readDocument(before.document)), withoutNotice(readDocument(after.document)))
  return {
    kind: 'page', template: 'pages/published/differences.njk', title: PUBLISHED.differences(corrected.manifest.edition, manifest.edition), keep: KEEP_PAGE,
    model: {
      ...difference, report: manifest.title, notice: manifest.notice ?? '', before: corrected.manifest.edition, after: manifest.edition,
      back: urls.edition(manifest.slug, manifest.kind, manifest.edition),
    },
  }
}

/** The notice at the front says why there is another edition; it stands above what changed. */
function withoutNotice(document: ReportDocument): ReportDocument {
  return { ...document, blocks: document.blocks.filter(({ kind }, at) => at > 0 || kind !== 'notice') }
}

/** Search engines find what was published, and nothing else of the register. */
function showRobots(): Answer {
  return {
    kind: 'file', contentType: 'text/plain; charset=utf-8', keep: KEEP_PAGE,
    body: `User-agent: *\nAllow: ${urls.published()}\nAllow: /assets/\nAllow: /brand/\nDisallow: /\n`,
  }
}
