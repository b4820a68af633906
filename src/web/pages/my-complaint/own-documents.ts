import { ownDocument, ownParts, type OwnDocument, type OwnPart, type OwnParts } from '../../../application/outside/own-parts.ts'
import { longDate } from '../../../words/dates.ts'
import { DOCUMENTS_PAGE, LOOK_PAGE, sizeWords } from '../../../words/documents-page.ts'
import { DOCUMENT_KIND_LABELS } from '../../../words/threads/documents.ts'
import { savedFile } from '../../kept-file.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { shownPage, shownPicture } from '../documents/pictures.ts'
import { partTitle } from './view-model.ts'

const SEEN = { access: 'view-own-complaint', traces: 'by-itself' } as const

/** The documents that were released to somebody from outside: looked at page by page, and saved. `gone`: what whoever asks for another is answered. */
export function ownDocumentRoutes(gone: (own: OwnParts) => Answer): readonly Route[] {
  const withDocument = (work: (visit: Visit, part: OwnPart, document: OwnDocument) => Promise<Answer>) => async (visit: Visit): Promise<Answer> => {
    const found = await ownDocument(visit.deps.services, visit.actor, { accessId: visit.params['accessId'] ?? '', fileId: visit.params['fileId'] ?? '' })
    if (found.kind !== 'not-found') return work(visit, found.part, found.document)
    const own = await ownParts(visit.deps.services, visit.actor)
    return own.kind === 'not-found' ? own : gone(own)
  }
  return [
    { method: 'GET', url: urls.myDocument(':accessId', ':fileId'), ...SEEN, handler: withDocument(page) },
    { method: 'GET', url: urls.myDocumentPicture(':accessId', ':fileId', ':page'), ...SEEN, handler: withDocument(({ deps, actor, params }, _part, { kept }) => shownPicture(deps, actor, kept, params['page'])) },
    { method: 'GET', url: urls.myDocumentFile(':accessId', ':fileId'), ...SEEN, handler: withDocument(file) },
  ]
}

async function page(visit: Visit, part: OwnPart, { kept, kind, isSensitive, releasedOn }: OwnDocument): Promise<Answer> {
  const { deps, actor, query } = visit
  const { accessId } = part.access
  visit.trace({ kind: 'read', subject: { kind: 'complaint', id: part.complaintId }, what: 'document' })
  const shown = await shownPage(deps, actor, kept, {
    page: query['page'], pageAt: (number) => `${urls.myDocument(accessId, kept.fileId)}?page=${number}`, pictureAt: (number) => urls.myDocumentPicture(accessId, kept.fileId, number),
  })
  return {
    kind: 'page', template: 'pages/my-complaint/document.njk', title: kept.name,
    model: {
      ...shown, back: urls.myPart(accessId), partTitle: partTitle(part), kind: DOCUMENT_KIND_LABELS[kind], releasedOn: longDate(releasedOn), size: sizeWords(kept.size), isSensitive, sensitive: DOCUMENTS_PAGE.sensitive, words: LOOK_PAGE,
      save: urls.myDocumentFile(accessId, kept.fileId), text: '', isCut: false,
    },
  }
}

async function file({ deps, actor, trace }: Visit, { complaintId }: OwnPart, { kept }: OwnDocument): Promise<Answer> {
  const saved = await savedFile(deps, actor, kept)
  trace({ kind: 'exported', subject: { kind: 'complaint', id: complaintId }, what: 'document' })
  return saved
}
