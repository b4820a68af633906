import { fileRedacted, type ArrivedFile } from '../../../application/files/file-documents.ts'
import { lookAtDocument, type DocumentLook } from '../../../application/files/look-at-document.ts'
import { viewDocuments } from '../../../application/files/view-documents.ts'
import { burntCopy, type PageBox } from '../../../documents/pages/page-pictures.ts'
import { DOCUMENT_AUDIENCES, type DocumentAudience } from '../../../domain/complaint/threads/filed-documents/events.ts'
import { BLACK_OUT_PAGE, DOCUMENTS_PAGE, LOOK_PAGE } from '../../../words/documents-page.ts'
import { MAKING } from '../../../words/making.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { DOCUMENT_AUDIENCE_LABELS, DOCUMENTS_WORDS } from '../../../words/threads/documents.ts'
import { makingDesk, waitingPage } from '../../components/making/making.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { wholeBytesOf } from '../../kept-file.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { boxesInAddress, boxLines, boxesTyped } from './boxes.ts'
import { drawnPage, isShown, pageIn, pictureOf } from './pictures.ts'

const SEEN = { access: 'redact-document', traces: reads('complaint', 'complaintId') } as const
const AT = urls.complaintDocumentBlackOut(':complaintId', ':fileId')

/** Blacking out what others must not see: boxes are chosen page by page, and a copy is made in which nothing is under them. */
export const blackOutRoutes: readonly Route[] = [
  { method: 'GET', url: AT, ...SEEN, handler: (visit: Visit) => withLook(visit, (look) => first(visit, look)) },
  { method: 'POST', url: AT, ...SEEN, handler: (visit: Visit) => withLook(visit, (look) => work(visit, look)) },
  { method: 'GET', url: `${AT}/making`, ...SEEN, handler: (visit: Visit) => withLook(visit, (look) => making(visit, look)) },
  { method: 'GET', url: urls.complaintDocumentBlackOutPicture(':complaintId', ':fileId', ':page'), ...SEEN, handler: (visit: Visit) => withLook(visit, (look) => picture(visit, look)) },
]

async function withLook(visit: Visit, each: (look: DocumentLook) => Answer | Promise<Answer>): Promise<Answer> {
  const look = await lookAtDocument(visit.deps.services, visit.actor, visit.params['complaintId'] ?? '', visit.params['fileId'] ?? '')
  return look.kind === 'not-found' || !look.mayRedact || !isShown(look.kept) ? { kind: 'not-found' } : each(look)
}

async function picture({ deps, actor, params, query }: Visit, { kept }: DocumentLook): Promise<Answer> {
  return pictureOf(await drawnPage(deps, actor, kept, { page: pageIn(params['page']), isMarked: true, boxes: boxesInAddress(query['boxes'] ?? '') }, false))
}

function placeOf({ actor }: Visit, { kept }: DocumentLook) {
  return { authorityId: actor.authorityId, streamId: `${kept.streamId} ${kept.fileId}` }
}

function first(visit: Visit, look: DocumentLook): Promise<Answer> {
  const failed = makingDesk(visit.deps).takeUp(placeOf(visit, look))
  return page(visit, look, { page: '1', audience: look.document.audience }, failed === null ? [] : [{ field: '', text: failed }])
}

async function page({ deps, actor }: Visit, { view, document, kept }: DocumentLook, typed: Typed, slips: readonly Slip[] = []): Promise<Answer> {
  const number = pageIn(typeof typed['page'] === 'string' ? typed['page'] : undefined)
  const { boxes } = boxesTyped(typeof typed['boxes'] === 'string' ? typed['boxes'] : '')
  const here = boxes.filter((box) => box.page === number)
  const drawn = await drawnPage(deps, actor, kept, { page: number, isMarked: true, boxes: here }, true)
  return {
    kind: 'page', template: 'pages/documents/black-out.njk', title: DOCUMENTS_WORDS.commands['redact-document'].title, typed, slips,
    model: {
      reference: view.reference, name: kept.name, back: urls.complaintDocumentLook(view.complaintId, kept.fileId), action: urls.complaintDocumentBlackOut(view.complaintId, kept.fileId), words: BLACK_OUT_PAGE, know: DOCUMENTS_WORDS.commands['redact-document'].know,
      isSensitive: document.isSensitive, sensitive: DOCUMENTS_PAGE.sensitive, page: number, pages: drawn.kind === 'picture' ? drawn.of : 0, notShown: drawn.kind === 'picture' ? '' : LOOK_PAGE.not[drawn.kind],
      picture: drawn.kind === 'picture' ? `${urls.complaintDocumentBlackOutPicture(view.complaintId, kept.fileId, number)}${here.length === 0 ? '' : `?boxes=${boxLines(here).join('_').replaceAll(' ', '-')}`}` : '',
      alternative: BLACK_OUT_PAGE.alternative(number, here.length), audiences: DOCUMENT_AUDIENCES.map((code) => ({ code, label: DOCUMENT_AUDIENCE_LABELS[code] })),
    },
  }
}

/** `go`: a page to show with its boxes, or the copy to be made. */
async function work(visit: Visit, look: DocumentLook): Promise<Answer> {
  const { deps, typed, today } = visit
  const form = formReader(typed, today)
  const { boxes, wrong } = boxesTyped(form.text('boxes'))
  if (wrong !== null) return page(visit, look, typed, [{ field: 'boxes', text: BLACK_OUT_PAGE.noBox(wrong) }])
  const to = form.text('go')
  if (to !== 'make') return page(visit, look, { ...typed, page: String(pageIn(to)) })
  const audience = form.choice('audience', BLACK_OUT_PAGE.audience, DOCUMENT_AUDIENCES)
  const text = form.text('text')
  const slips: Slip[] = [
    ...form.slips, ...(boxes.length === 0 ? [{ field: 'boxes', text: BLACK_OUT_PAGE.noBoxes }] : []),
    ...(look.document.isSensitive && audience !== 'internal' && text === '' ? [{ field: 'text', text: BLACK_OUT_PAGE.sayWhy }] : []),
  ]
  if (slips.length > 0) return page(visit, look, typed, slips)
  makingDesk(deps).begin(placeOf(visit, look), (tell) => made(visit, look, { boxes, audience, text }, (done, of) => tell(MAKING.reading, done, of)))
  return { kind: 'redirect', to: `${urls.complaintDocumentBlackOut(look.view.complaintId, look.kept.fileId)}/making` }
}

type Wanted = Readonly<{ boxes: readonly PageBox[]; audience: DocumentAudience; text: string }>

/** Makes the copy and files it; why not, where it was not. */
async function made({ deps, actor, today }: Visit, { view: { complaintId }, document, number, kept }: DocumentLook, { boxes, audience, text }: Wanted, progress: (done: number, of: number) => void): Promise<string | null> {
  const copy = await burntCopy(await wholeBytesOf(deps, actor, kept), { boxes, title: BLACK_OUT_PAGE.copyTitle, alternatives: BLACK_OUT_PAGE.pageAlternative }, progress)
  if (copy.kind !== 'pdf') return LOOK_PAGE.not[copy.kind]
  const outside = boxes.find((box) => box.page > copy.pages)
  if (outside) return BLACK_OUT_PAGE.noSuchPage(outside.page, copy.pages)
  const stored = await deps.fileStore.put(actor.authorityId, (async function* () { yield copy.bytes })(), copy.bytes.length)
  // As it stands now: somebody may have worked on the complaint while it was made.
  const now = await viewDocuments(deps.services, actor, complaintId)
  if (stored === 'too-large' || now.kind === 'not-found') return BLACK_OUT_PAGE.gone
  const file: ArrivedFile = { ...stored, name: BLACK_OUT_PAGE.copyName(kept.name), mediaType: 'application/pdf', marks: [], scan: 'not-scanned' }
  const result = await fileRedacted(deps.services, actor, { complaintId, expectedSeq: now.seq, commandId: deps.services.ids.next(), acceptedWarnings: ['sensitive-document-shared'], on: today, documentId: document.documentId, of: number, boxes: boxes.length, audience, text }, file)
  return result.kind === 'done' ? null : result.kind === 'refused' ? refusalWords(result) : BLACK_OUT_PAGE.gone
}

function making(visit: Visit, look: DocumentLook): Answer {
  const so = makingDesk(visit.deps).at(placeOf(visit, look))
  const back = urls.complaintDocumentBlackOut(look.view.complaintId, look.kept.fileId)
  if (so?.kind === 'working') return waitingPage(visit, { called: look.kept.name, back }, so)
  return { kind: 'redirect', to: so ? back : urls.complaintDocuments(look.view.complaintId) }
}
