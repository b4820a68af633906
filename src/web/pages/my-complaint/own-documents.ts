import { ownDocument, ownParts, type OwnDocument, type OwnPart, type OwnParts } from '../../../application/outside/own-parts.ts'
import { longDate } from '../../../words/dates.ts'
import { DOCUMENTS_PAGE, LOOK_PAGE, MARK_WORDS, sizeWords } from '../../../words/documents-page.ts'
import { DOCUMENT_KIND_LABELS } from '../../../words/threads/documents.ts'
import { savedFile } from '../../kept-file.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { drawnPage, isShown, pageIn } from '../documents/pictures.ts'
import { partTitle } from './view-model.ts'

const SEEN = { access: 'view-own-complaint', traces: 'by-itself' } as const

/** The documents that were released to somebody from outside: looked at page by page, and saved. `gone`: what whoever asks for another is answered. */
export function ownDocumentRoutes(gone: (own: OwnParts) => Answer): readonly Route[] {
  const withDocument = (work: (visit: Visit, part: OwnPart, document: OwnDocument) => Promise<Answer>) => async (visit: Visit): Promise<Answer> => {
    const own = await ownParts(visit.deps.services, visit.actor)
    if (own.kind === 'not-found') return own
    const found = await ownDocument(visit.deps.services, visit.actor, { accessId: visit.params['accessId'] ?? '', fileId: visit.params['fileId'] ?? '' })
    return found.kind === 'not-found' ? gone(own) : work(visit, found.part, found.document)
  }
  return [
    { method: 'GET', url: urls.myDocument(':accessId', ':fileId'), ...SEEN, handler: withDocument(page) },
    { method: 'GET', url: urls.myDocumentPicture(':accessId', ':fileId', ':page'), ...SEEN, handler: withDocument(picture) },
    { method: 'GET', url: urls.myDocumentFile(':accessId', ':fileId'), ...SEEN, handler: withDocument(file) },
  ]
}

async function page(visit: Visit, part: OwnPart, { kept, kind, isSensitive, releasedOn }: OwnDocument): Promise<Answer> {
  const { deps, actor, query } = visit
  const { accessId } = part.access
  visit.trace({ kind: 'read', subject: { kind: 'complaint', id: part.complaintId }, what: 'document' })
  const asked = pageIn(query['page'])
  const drawn = isShown(kept) ? await drawnPage(deps, actor, kept, { page: asked, isMarked: false, boxes: [] }, true) : null
  const many = drawn?.kind === 'picture' ? drawn.of : 0
  const at = (number: number) => (number >= 1 && number <= many ? `${urls.myDocument(accessId, kept.fileId)}?page=${number}` : '')
  return {
    kind: 'page', template: 'pages/my-complaint/document.njk', title: kept.name,
    model: {
      back: urls.myPart(accessId), partTitle: partTitle(part), kind: DOCUMENT_KIND_LABELS[kind], releasedOn: longDate(releasedOn), size: sizeWords(kept.size), isSensitive, sensitive: DOCUMENTS_PAGE.sensitive, words: LOOK_PAGE,
      marks: kept.marks.map((mark) => MARK_WORDS[mark]), save: urls.myDocumentFile(accessId, kept.fileId), picture: many > 0 ? urls.myDocumentPicture(accessId, kept.fileId, asked) : '', alternative: LOOK_PAGE.alternative(asked, many),
      page: asked, pages: many, before: at(asked - 1), after: at(asked + 1), notShown: drawn === null ? LOOK_PAGE.notShown : drawn.kind === 'picture' ? '' : LOOK_PAGE.not[drawn.kind], text: '', isCut: false,
    },
  }
}

async function picture({ deps, actor, params }: Visit, _part: OwnPart, { kept }: OwnDocument): Promise<Answer> {
  const drawn = isShown(kept) ? await drawnPage(deps, actor, kept, { page: pageIn(params['page']), isMarked: false, boxes: [] }, false) : null
  return drawn?.kind === 'picture' ? { kind: 'file', body: Buffer.from(drawn.png), contentType: 'image/png' } : { kind: 'not-found' }
}

async function file({ deps, actor, trace }: Visit, { complaintId }: OwnPart, { kept }: OwnDocument): Promise<Answer> {
  const saved = await savedFile(deps, actor, kept)
  trace({ kind: 'exported', subject: { kind: 'complaint', id: complaintId }, what: 'document' })
  return saved
}
