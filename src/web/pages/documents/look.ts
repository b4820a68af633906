import { carryOut } from '../../../application/carry-out.ts'
import { lookAtDocument, outsideReaders, type DocumentLook } from '../../../application/files/look-at-document.ts'
import { shortDate } from '../../../words/dates.ts'
import { DOCUMENTS_PAGE, LOOK_PAGE, sizeWords } from '../../../words/documents-page.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { DOCUMENT_AUDIENCE_LABELS, DOCUMENT_KIND_LABELS, DOCUMENTS_WORDS } from '../../../words/threads/documents.ts'
import { OUTSIDE_PART_LABELS } from '../../../words/threads/outside-access.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { isShown, shownPage, shownPicture } from './pictures.ts'

const traces = reads('complaint', 'complaintId')
const LOOK = urls.complaintDocumentLook(':complaintId', ':fileId')

/** Looking at a document without saving it, page by page, and releasing it to somebody from outside. */
export const lookRoutes: readonly Route[] = [
  { method: 'GET', url: LOOK, access: 'view-complaint', traces, handler: (visit: Visit) => withLook(visit, (look) => page(visit, look)) },
  { method: 'GET', url: urls.complaintDocumentPicture(':complaintId', ':fileId', ':page'), access: 'view-complaint', traces, handler: (visit: Visit) => withLook(visit, ({ kept }) => shownPicture(visit.deps, visit.actor, kept, visit.params['page'])) },
  { method: 'POST', url: LOOK, access: 'release-document', traces, handler: (visit: Visit) => withLook(visit, (look) => release(visit, look)) },
]

async function withLook(visit: Visit, work: (look: DocumentLook) => Promise<Answer>): Promise<Answer> {
  const look = await lookAtDocument(visit.deps.services, visit.actor, visit.params['complaintId'] ?? '', visit.params['fileId'] ?? '')
  return look.kind === 'not-found' ? look : work(look)
}

async function page(visit: Visit, look: DocumentLook, typed: Typed = {}, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Promise<Answer> {
  const all = [...slips, ...warned.slips]
  const { commandId } = typed
  return {
    kind: 'page', template: 'pages/documents/look.njk', title: look.kept.name, typed, slips: all, ...((all.length > 0 || warned.warnings.length > 0) && { status: 422 }),
    model: {
      ...await lookModel(visit, look), ...releaseModel(visit, look), warnings: warned.warnings, expectedSeq: look.view.seq,
      commandId: isId(commandId) ? commandId : visit.deps.services.ids.next(),
    },
  }
}

/** What is shown of the file: a picture of one page, and its words. */
async function lookModel({ deps, actor, query }: Visit, { view, document, version, number, kept, text, mayRedact }: DocumentLook) {
  const { complaintId, reference } = view
  const { fileId } = kept
  const shown = await shownPage(deps, actor, kept, {
    page: query['page'], pageAt: (page) => `${urls.complaintDocumentLook(complaintId, fileId)}?page=${page}`, pictureAt: (page) => urls.complaintDocumentPicture(complaintId, fileId, page),
  })
  return {
    ...shown,
    reference, back: urls.complaintDocuments(complaintId), words: LOOK_PAGE, isSensitive: document.isSensitive, sensitive: DOCUMENTS_PAGE.sensitive,
    kind: DOCUMENT_KIND_LABELS[document.kind], audience: DOCUMENT_AUDIENCE_LABELS[version.audience ?? document.audience], filed: shortDate(version.filedOn), size: sizeWords(kept.size),
    version: document.versions.length > 1 ? LOOK_PAGE.version(number, document.versions.length) : '', redacted: version.redacted ? LOOK_PAGE.redacted(version.redacted.boxes, version.redacted.of) : '',
    save: urls.complaintDocumentFile(complaintId, fileId), blackOut: mayRedact && isShown(kept) ? urls.complaintDocumentBlackOut(complaintId, fileId) : '',
    text: text === null ? '' : text.slice(0, MOST_SIGNS), isCut: (text?.length ?? 0) > MOST_SIGNS,
  }
}

/** More of a long document is read where it is saved. */
const MOST_SIGNS = 30_000

/** Who from outside may open it now, and to whom it could be released. */
function releaseModel({ today }: Visit, { view, document, number, mayRelease, kept }: DocumentLook) {
  const { readers, hasPanel } = outsideReaders(view.complaint, today)
  const nameOf = (accessId: string): string => {
    const access = view.complaint.threads.outsideAccess.given.find((one) => one.accessId === accessId)
    return access ? `${personName(view.people.get(access.personId))}, ${OUTSIDE_PART_LABELS[access.part].toLowerCase()}` : LOOK_PAGE.somebody
  }
  return {
    releases: document.releases.filter(({ version }) => version === number).map(({ releaseId, accessId, on }) => ({
      to: accessId === null ? LOOK_PAGE.panel : nameOf(accessId), on: shortDate(on), withdraw: mayRelease ? `${urls.complaintCommand(view.complaintId, 'withdraw-document')}?item=${releaseId}` : '',
    })),
    mayRelease, action: urls.complaintDocumentLook(view.complaintId, kept.fileId), asks: DOCUMENTS_WORDS.commands['release-document'], outside: urls.complaintOutside(view.complaintId),
    readers: [...readers.map(({ accessId }) => ({ code: accessId, label: nameOf(accessId) })), ...(hasPanel ? [{ code: 'panel', label: LOOK_PAGE.panel }] : [])],
  }
}

async function release(visit: Visit, look: DocumentLook): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const form = formReader(typed, today)
  const { readers, hasPanel } = outsideReaders(look.view.complaint, today)
  const to = form.choice('to', LOOK_PAGE.to, [...readers.map(({ accessId }) => accessId), ...(hasPanel ? ['panel'] : [])])
  if (form.slips.length > 0) return page(visit, look, typed, form.slips)
  const reason = form.text('reason')
  const seq = form.text('expectedSeq')
  const result = await carryOut(deps.services, actor, {
    complaintId: look.view.complaintId, expectedSeq: /^\d{1,9}$/.test(seq) ? Number(seq) : look.view.seq, commandId: isId(typed['commandId']) ? typed['commandId'] : deps.services.ids.next(), acceptedWarnings: acceptedOf(typed),
    command: {
      type: 'release-document', on: today, releaseId: deps.services.ids.next(), documentId: look.document.documentId, version: look.number,
      ...(to === 'panel' ? { to: 'panel' } : { to: 'one', accessId: to }), ...(reason !== '' && { reason: { words: reason } }),
    },
  })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.complaintDocumentLook(look.view.complaintId, look.kept.fileId) }
    case 'refused': return page(visit, look, typed, [{ field: '', text: refusalWords(result) }])
    case 'warned': return page(visit, look, typed, [], warnedOf(result.warnings, typed))
    case 'stale': return page(visit, look, typed, [{ field: '', text: DOCUMENTS_PAGE.changed }])
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
