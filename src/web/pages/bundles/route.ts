import { may } from '../../../application/permissions.ts'
import { bundleFile, bundleList, complaintToBundle, saveBundle, viewBundle, type BundleDraft, type BundleView } from '../../../application/rights/bundles.ts'
import { BUNDLE_EVENTS } from '../../../domain/register/bundle/events.ts'
import { BUNDLE_SECTIONS, BUNDLES } from '../../../words/bundles.ts'
import { BUNDLE_WORDS } from '../../../words/rights.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { NOT_WARNED } from '../../components/warnings/warnings.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { isId } from '../../plain-text.ts'
import { declaredSpec, declaredSpecOfEvent, registerCommand, beginEntry, type Subject } from '../register-command/register-command.ts'
import { makingDesk, waitingPage } from '../../components/making/making.ts'
import { addDocument, addPaper, pagePicture, removePaper, saveBoxes, showPage } from './added-papers.ts'
import { passageNowhere, presetOf } from './bundle-papers.ts'
import { bundleListPage, bundlePage, typedOf } from './bundle-page.ts'
import { makeBundle } from './make-bundle.ts'

const OF_BUNDLE = { access: 'make-bundle', traces: reads('entry', 'streamId') } as const
const COMMAND = urls.bundleCommand(':streamId', ':command')

/** Bundles: the list, a new one of a complaint, what goes into one, pages that are added, and its files. */
export const bundleRoutes: readonly Route[] = [
  { method: 'GET', url: urls.bundles(), access: 'make-bundle', traces: lists('bundles'), handler: list },
  { method: 'GET', url: urls.bundleNew(':complaintId'), access: 'make-bundle', traces: reads('complaint', 'complaintId'), handler: begin },
  { method: 'POST', url: urls.bundleNew(':complaintId'), access: 'make-bundle', traces: reads('complaint', 'complaintId'), handler: begin },
  { method: 'GET', url: urls.bundle(':streamId'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => drawn(visit, view)) },
  { method: 'POST', url: urls.bundlePart(':streamId', 'papers'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => choose(visit, view)) },
  { method: 'POST', url: urls.bundlePart(':streamId', 'add'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => addPaper(visit, view, (slips) => drawn(visit, view, slips))), multipart: true },
  { method: 'POST', url: urls.bundlePart(':streamId', 'add-document'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => addDocument(visit, view, (slips) => drawn(visit, view, slips))) },
  { method: 'POST', url: urls.bundlePart(':streamId', 'remove'), ...OF_BUNDLE, handler: removePaper },
  { method: 'GET', url: urls.bundlePart(':streamId', 'making'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => making(visit, view)) },
  { method: 'GET', url: urls.bundlePages(':streamId', ':fileId', ':page'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => showPage(visit, view)) },
  { method: 'POST', url: urls.bundlePages(':streamId', ':fileId', ':page'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => saveBoxes(visit, view)) },
  { method: 'GET', url: urls.bundlePicture(':streamId', ':fileId', ':page'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => pagePicture(visit, view)) },
  { method: 'POST', url: urls.bundlePart(':streamId', 'make'), access: 'make-bundle', traces: [{ kind: 'exported', of: 'entry', at: 'streamId', what: 'bundle' }], handler: (visit: Visit) => withBundle(visit, (view) => makeBundle(visit, view, (slips, typed) => drawn(visit, view, slips, typed))) },
  { method: 'GET', url: urls.bundleFile(':streamId', ':fileId'), access: 'make-bundle', traces: [{ kind: 'exported', of: 'entry', at: 'streamId' }], handler: file },
  { method: 'GET', url: COMMAND, ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => registerCommand(visit, subjectOf(view))) },
  { method: 'POST', url: COMMAND, ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => registerCommand(visit, subjectOf(view))) },
]

async function withBundle(visit: Visit, work: (view: BundleView) => Answer | Promise<Answer>): Promise<Answer> {
  const view = await viewBundle(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : work(view)
}

async function list({ deps, actor }: Visit): Promise<Answer> {
  const rows = await bundleList(deps.services, actor)
  return rows === null ? { kind: 'not-found' } : { kind: 'page', template: 'pages/bundles/list.njk', title: BUNDLES.title, model: bundleListPage(rows) }
}

const { complaint: _complaint, ...ASKED } = BUNDLE_EVENTS.BundleBegun.fields

async function begin(visit: Visit): Promise<Answer> {
  const { deps, actor, params } = visit
  const complaintId = params['complaintId'] ?? ''
  const reference = await complaintToBundle(deps.services, actor, complaintId)
  if (reference === null) return { kind: 'not-found' }
  const settings = await deps.services.store.read(actor, (stored) => stored.settings())
  return beginEntry(visit, {
    called: reference, back: urls.complaint(complaintId), settings, action: urls.bundleNew(complaintId), page: (streamId) => urls.bundle(streamId),
    completed: (fields) => ({ ...fields, complaint: complaintId }), spec: { command: 'begin-bundle', fields: ASKED, words: BUNDLE_WORDS.commands['begin-bundle'] },
  })
}

function subjectOf(view: BundleView): Subject {
  const { streamId, bundle } = view
  return {
    ...view, called: bundle.reference, back: urls.bundle(streamId), action: (command) => urls.bundleCommand(streamId, command), items: () => [], completed: (fields) => fields,
    spec: (command) => declaredSpec(command, ['BundleEnded']), specOfEvent: (type) => (type === 'BundleMade' ? null : declaredSpecOfEvent(type)),
  }
}

/** `isUnsaved`: what stands in the form was not kept, so that nothing is made beside it. */
function drawn(visit: Visit, view: BundleView, slips: readonly Slip[] = [], typed?: Typed, isUnsaved = false): Answer {
  const draft = view.draft ?? presetOf(view)
  const commandId = typed?.['commandId']
  const desk = makingDesk(visit.deps)
  const place = { authorityId: visit.actor.authorityId, streamId: view.streamId }
  const failed = desk.takeUp(place)
  return {
    kind: 'page', template: 'pages/bundles/one.njk', title: view.bundle.reference, slips: failed === null ? slips : [...slips, { field: '', text: failed }], typed: { ...typedOf(view, draft), ...typed },
    model: { ...bundlePage(view, draft, may(visit.actor, 'record-entry')), making: desk.at(place) ? urls.bundlePart(view.streamId, 'making') : '', mayMake: view.draft !== null && !isUnsaved, warnings: NOT_WARNED.warnings, commandId: isId(commandId) ? commandId : visit.deps.services.ids.next() },
  }
}

/** The papers that were ticked, by the numbers that were typed: of two of one number, the earlier one first. Boxes stay as they were saved. */
function draftTyped(view: BundleView, typed: Typed): BundleDraft {
  const text = (name: string) => (typeof typed[name] === 'string' ? String(typed[name]) : '')
  const many = (name: string) => { const value = typed[name]; return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [] }
  const ticked = new Set(many('papers'))
  const boxes = new Map(view.draft?.papers.map((paper) => [paper.id, paper.boxes]))
  const chosen = view.offered.filter(({ id }) => ticked.has(id)).map((paper, at) => ({ paper, order: Number(text(`order-${paper.id}`)) || at + 1 })).toSorted((a, b) => a.order - b.order)
  const passages = [...many('names'), ...text('passages').split('\n')].map((line) => line.trim()).filter((line) => line !== '')
  return {
    passages: [...new Set(passages)],
    papers: chosen.map(({ paper: { id } }) => ({ id, section: Object.hasOwn(BUNDLE_SECTIONS, text(`section-${id}`)) ? text(`section-${id}`) : 'complaint', boxes: boxes.get(id) ?? [] })),
  }
}

async function choose(visit: Visit, view: BundleView): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const draft = draftTyped(view, typed)
  const nowhere = passageNowhere(view, draft)
  const slips: Slip[] = [...(draft.papers.length === 0 ? [{ field: 'papers', text: BUNDLES.noPaper }] : []), ...(nowhere === undefined ? [] : [{ field: 'passages', text: BUNDLES.notInText(nowhere) }])]
  if (slips.length > 0) return drawn(visit, view, slips, typed, true)
  const saved = await saveBundle(deps.services, actor, view.streamId, Number(formReader(typed, today).text('seen')), draft)
  if (saved.kind === 'not-found') return { kind: 'not-found' }
  return saved.kind === 'saved' ? { kind: 'redirect', to: urls.bundle(view.streamId) } : drawn(visit, view, [{ field: '', text: BUNDLES.stale }], undefined, true)
}

/** How far it is with what is made of the bundle; the bundle itself where nothing is. */
function making(visit: Visit, view: BundleView): Answer {
  const so = makingDesk(visit.deps).at({ authorityId: visit.actor.authorityId, streamId: view.streamId })
  const page = { called: view.bundle.reference, back: urls.bundle(view.streamId) }
  return so?.kind === 'working' ? waitingPage(visit, page, so) : { kind: 'redirect', to: page.back }
}

async function file({ deps, actor, params }: Visit): Promise<Answer> {
  const found = await bundleFile(deps.services, actor, params['streamId'] ?? '', params['fileId'] ?? '')
  return found === null ? { kind: 'not-found' } : { kind: 'file', body: Buffer.from(found.bytes), contentType: found.mediaType, fileName: found.kind === 'made' ? found.name : 'page.png' }
}
