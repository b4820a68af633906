import { fileDocuments, fileVersion } from '../../../application/files/file-documents.ts'
import { openDocument, viewDocuments, type DocumentsView } from '../../../application/files/view-documents.ts'
import type { CommandResult } from '../../../application/worded.ts'
import { DOCUMENT_AUDIENCES, DOCUMENT_KINDS } from '../../../domain/complaint/threads/filed-documents/events.ts'
import { asked } from '../../../words/asked.ts'
import { DOCUMENTS_PAGE, WRONG_FILE_WORDS } from '../../../words/documents-page.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { DOCUMENTS_WORDS } from '../../../words/threads/documents.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { savedFile } from '../../kept-file.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads, takesAway } from '../../traced.ts'
import { MOST_FILES, takeFiles, type FilesTaken } from '../../uploads/take-files.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { documentsPage, versionPage } from './view-model.ts'

const traces = reads('complaint', 'complaintId')
const SEEN = { access: 'view-complaint', traces } as const
const FILED = { access: 'file-document', traces, multipart: true } as const
const VERSION = urls.complaintDocumentVersion(':complaintId', ':documentId')

/** The documents of a complaint: what is there, filing more, a new version of one, and opening one. */
export const documentRoutes: readonly Route[] = [
  { method: 'GET', url: urls.complaintDocuments(':complaintId'), ...SEEN, handler: (visit: Visit) => withDocuments(visit, (view) => page({ visit, view }, typedDay('on', visit.today))) },
  { method: 'POST', url: urls.complaintDocuments(':complaintId'), ...FILED, handler: (visit: Visit) => withDocuments(visit, (view) => file({ visit, view })) },
  { method: 'GET', url: VERSION, access: 'file-document-version', traces, handler: (visit: Visit) => withDocuments(visit, (view) => askVersion({ visit, view }, typedDay('on', visit.today))) },
  { method: 'POST', url: VERSION, access: 'file-document-version', traces, multipart: true, handler: (visit: Visit) => withDocuments(visit, (view) => newVersion({ visit, view })) },
  { method: 'GET', url: urls.complaintDocumentFile(':complaintId', ':fileId'), access: 'view-complaint', traces: takesAway('complaint', { at: 'complaintId' }, 'document'), handler: open },
]

type Seen = Readonly<{ visit: Visit; view: DocumentsView }>

async function withDocuments(visit: Visit, work: (view: DocumentsView) => Answer | Promise<Answer>): Promise<Answer> {
  const view = await viewDocuments(visit.deps.services, visit.actor, visit.params['complaintId'] ?? '')
  return view.kind === 'not-found' ? view : work(view)
}

function page({ visit, view }: Seen, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  return drawn('pages/documents/page.njk', DOCUMENTS_PAGE.title, { visit, view }, { typed, slips, warned, model: documentsPage(view) })
}

function askVersion({ visit, view }: Seen, typed: Typed, slips: readonly Slip[] = []): Answer {
  const model = versionPage(view, visit.params['documentId'] ?? '')
  return model === null ? { kind: 'not-found' } : drawn('pages/documents/version.njk', DOCUMENTS_WORDS.commands['file-document-version'].title, { visit, view }, { typed, slips, warned: NOT_WARNED, model })
}

type Drawing = Readonly<{ typed: Typed; slips: readonly Slip[]; warned: Warned; model: Readonly<Record<string, unknown>> }>

function drawn(template: string, title: string, { visit, view }: Seen, { typed, slips, warned, model }: Drawing): Answer {
  const all = [...slips, ...warned.slips]
  const commandId = typed['commandId']
  return {
    kind: 'page', template, title, typed, slips: all, ...((all.length > 0 || warned.warnings.length > 0) && { status: 422 }),
    model: { ...model, files: MOST_FILES, megabytes: view.megabytes, warnings: warned.warnings, commandId: isId(commandId) ? commandId : visit.deps.services.ids.next(), expectedSeq: view.seq },
  }
}

async function file({ visit, view }: Seen): Promise<Answer> {
  const taken = await takeFiles(visit, view.megabytes)
  if (taken.kind === 'cut-off') return page({ visit, view }, typedDay('on', visit.today), [{ field: 'files', text: DOCUMENTS_PAGE.cutOff }])
  const { typed } = taken
  const form = formReader(typed, visit.today)
  const asks = DOCUMENTS_WORDS.commands['file-document'].asks
  const filing = {
    ...sent(visit, view, typed), acceptedWarnings: acceptedOf(typed), on: form.day('on', asked(DOCUMENTS_WORDS.commands['file-document'].when)),
    kind: form.choice('kind', asked(asks.kind.asks), DOCUMENT_KINDS), audience: form.choice('audience', asked(asks.audience.asks), DOCUMENT_AUDIENCES),
    isSensitive: form.text('isSensitive') === 'yes', text: form.text('text'),
  }
  const datedOn = form.optionalDay('datedOn', asked(asks.datedOn.asks))
  const slips = [...form.slips, ...wrongFiles(taken, view)]
  const [first, ...others] = taken.files
  const known = { visit, view }
  if (slips.length > 0 || !first) return page(known, typed, slips.length > form.slips.length || taken.files.length > 0 ? again(slips) : [...slips, { field: 'files', text: DOCUMENTS_PAGE.noFile }])
  const result = await fileDocuments(visit.deps.services, visit.actor, { ...filing, ...(datedOn && { datedOn }) }, [first, ...others])
  return answerTo(result, { view, typed }, (more, warned) => page(known, typed, again(more), warned))
}

async function newVersion({ visit, view }: Seen): Promise<Answer> {
  const taken = await takeFiles(visit, view.megabytes)
  const known = { visit, view }
  if (taken.kind === 'cut-off') return askVersion(known, typedDay('on', visit.today), [{ field: 'files', text: DOCUMENTS_PAGE.cutOff }])
  const form = formReader(taken.typed, visit.today)
  const on = form.day('on', asked(DOCUMENTS_WORDS.commands['file-document-version'].when))
  const slips = [...form.slips, ...wrongFiles(taken, view)]
  const [first, ...others] = taken.files
  if (slips.length > 0 || !first || others.length > 0) return askVersion(known, taken.typed, slips.length > 0 ? again(slips) : [{ field: 'files', text: DOCUMENTS_PAGE.oneFile }])
  const version = { ...sent(visit, view, taken.typed), on, documentId: visit.params['documentId'] ?? '', text: form.text('text') }
  const result = await fileVersion(visit.deps.services, visit.actor, version, first)
  return answerTo(result, { view, typed: taken.typed }, (more) => askVersion(known, taken.typed, again(more)))
}

function sent(visit: Visit, view: DocumentsView, typed: Typed) {
  const [commandId, seq] = [typed['commandId'], typed['expectedSeq']]
  return {
    complaintId: view.complaintId, commandId: isId(commandId) ? commandId : visit.deps.services.ids.next(),
    expectedSeq: typeof seq === 'string' && /^\d{1,9}$/.test(seq) ? Number(seq) : view.seq,
  }
}

function wrongFiles({ wrong, isTooMany }: Extract<FilesTaken, { kind: 'taken' }>, { megabytes }: DocumentsView): readonly Slip[] {
  return [
    ...(isTooMany ? [{ field: 'files', text: DOCUMENTS_PAGE.tooMany(MOST_FILES) }] : []),
    ...wrong.map(({ name, why }) => ({ field: 'files', text: WRONG_FILE_WORDS[why](name, megabytes) })),
  ]
}

/** What else has to be said wherever a form with files comes back: no browser keeps which files were chosen. */
function again(slips: readonly Slip[]): readonly Slip[] {
  return [...slips, { field: 'files', text: DOCUMENTS_PAGE.again }]
}

function answerTo(result: CommandResult, { view, typed }: Readonly<{ view: DocumentsView; typed: Typed }>, back: (slips: readonly Slip[], warned?: Warned) => Answer): Answer {
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.complaintDocuments(view.complaintId) }
    case 'refused': return back([{ field: '', text: refusalWords(result) }])
    case 'warned': return back([], warnedOf(result.warnings, typed))
    case 'stale': return back([{ field: '', text: DOCUMENTS_PAGE.changed }])
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

async function open({ deps, actor, params }: Visit): Promise<Answer> {
  const kept = await openDocument(deps.services, actor, params['complaintId'] ?? '', params['fileId'] ?? '')
  return 'kind' in kept ? kept : savedFile(deps, actor, kept)
}
