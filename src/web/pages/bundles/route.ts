import { may } from '../../../application/permissions.ts'
import { addPage, bundleFile, bundleList, complaintToBundle, removePage, saveBundle, viewBundle, type BundleDraft, type BundleView, type PaperBox } from '../../../application/rights/bundles.ts'
import { burntPicture } from '../../../documents/bundle/burnt-picture.ts'
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
import { takeFile } from '../settings/take-file.ts'
import { passageNowhere, presetOf } from './bundle-papers.ts'
import { bundleListPage, bundlePage, typedOf } from './bundle-page.ts'
import { makeBundle } from './make-bundle.ts'

const OF_BUNDLE = { access: 'make-bundle', traces: reads('entry', 'streamId') } as const
const COMMAND = urls.bundleCommand(':streamId', ':command')
/** The largest page that may be added, in bytes. */
const MOST_BYTES = 10 * 1024 * 1024

/** Bundles: the list, a new one of a complaint, what goes into one, pages that are added, and its files. */
export const bundleRoutes: readonly Route[] = [
  { method: 'GET', url: urls.bundles(), access: 'make-bundle', traces: lists('bundles'), handler: list },
  { method: 'GET', url: urls.bundleNew(':complaintId'), access: 'make-bundle', traces: reads('complaint', 'complaintId'), handler: begin },
  { method: 'POST', url: urls.bundleNew(':complaintId'), access: 'make-bundle', traces: reads('complaint', 'complaintId'), handler: begin },
  { method: 'GET', url: urls.bundle(':streamId'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => drawn(visit, view)) },
  { method: 'POST', url: urls.bundlePart(':streamId', 'papers'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => choose(visit, view)) },
  { method: 'POST', url: urls.bundlePart(':streamId', 'add'), ...OF_BUNDLE, handler: (visit: Visit) => withBundle(visit, (view) => add(visit, view)), multipart: true },
  { method: 'POST', url: urls.bundlePart(':streamId', 'remove'), ...OF_BUNDLE, handler: remove },
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

function drawn(visit: Visit, view: BundleView, slips: readonly Slip[] = [], typed?: Typed): Answer {
  const draft = view.draft ?? presetOf(view)
  const commandId = typed?.['commandId']
  return {
    kind: 'page', template: 'pages/bundles/one.njk', title: view.bundle.reference, slips, typed: { ...typedOf(view, draft), ...typed },
    model: { ...bundlePage(view, draft, may(visit.actor, 'record-entry')), warnings: NOT_WARNED.warnings, commandId: isId(commandId) ? commandId : visit.deps.services.ids.next() },
  }
}

/** The papers that were ticked, by the numbers that were typed: of two of one number, the earlier one first. */
function draftTyped(view: BundleView, typed: Typed): BundleDraft {
  const text = (name: string) => (typeof typed[name] === 'string' ? String(typed[name]) : '')
  const many = (name: string) => { const value = typed[name]; return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [] }
  const ticked = new Set(many('papers'))
  const chosen = view.offered.filter(({ id }) => ticked.has(id)).map((paper, at) => ({ paper, order: Number(text(`order-${paper.id}`)) || at + 1 })).toSorted((a, b) => a.order - b.order)
  const passages = [...many('names'), ...text('passages').split('\n')].map((line) => line.trim()).filter((line) => line !== '')
  return {
    passages: [...new Set(passages)],
    papers: chosen.map(({ paper: { id } }) => ({ id, section: Object.hasOwn(BUNDLE_SECTIONS, text(`section-${id}`)) ? text(`section-${id}`) : 'complaint', boxes: boxesOf(text(`boxes-${id}`)) })),
  }
}

/** One box a line: left, top, width and height in hundredths. What is none is left out, and the page shows what was read. */
function boxesOf(text: string): readonly PaperBox[] {
  return text.split('\n').flatMap((line) => {
    const [left, top, width, height] = line.trim().split(/[\s,;]+/).map(Number)
    if (left === undefined || top === undefined || width === undefined || height === undefined) return []
    return [left, top, width, height].every((each) => Number.isFinite(each) && each >= 0 && each <= 100) ? [{ left, top, width, height }] : []
  })
}

async function choose(visit: Visit, view: BundleView): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const draft = draftTyped(view, typed)
  const nowhere = passageNowhere(view, draft)
  const slips: Slip[] = [...(draft.papers.length === 0 ? [{ field: 'papers', text: BUNDLES.noPaper }] : []), ...(nowhere === undefined ? [] : [{ field: 'passages', text: BUNDLES.notInText(nowhere) }])]
  if (slips.length > 0) return drawn(visit, view, slips, typed)
  const saved = await saveBundle(deps.services, actor, view.streamId, Number(formReader(typed, today).text('seen')), draft)
  if (saved.kind === 'not-found') return { kind: 'not-found' }
  return saved.kind === 'saved' ? { kind: 'redirect', to: urls.bundle(view.streamId) } : drawn(visit, view, [{ field: '', text: BUNDLES.stale }])
}

/** A page is drawn anew as it comes: what is no picture, or cannot be read, is refused, and what hides in it stays outside. */
async function add(visit: Visit, view: BundleView): Promise<Answer> {
  const taken = await takeFile(visit, MOST_BYTES)
  const wrong = (text: string) => drawn(visit, view, [{ field: 'file', text }])
  if (taken.kind !== 'file') return wrong(BUNDLES.noFile)
  if (taken.isTooLarge) return wrong(BUNDLES.tooLarge)
  const bytes = burntPicture(taken.bytes, [])
  if (bytes === null) return wrong(BUNDLES.noPicture)
  const name = taken.field('name').slice(0, 120)
  if (name === '') return wrong(BUNDLES.noName)
  const saved = await addPage(visit.deps.services, visit.actor, view.streamId, { name, mediaType: 'image/png', bytes, digest: visit.deps.press.digest(bytes) })
  return saved.kind === 'saved' ? { kind: 'redirect', to: urls.bundle(view.streamId) } : { kind: 'not-found' }
}

async function remove({ deps, actor, params, typed }: Visit): Promise<Answer> {
  const { file: fileId } = typed
  const saved = await removePage(deps.services, actor, params['streamId'] ?? '', typeof fileId === 'string' ? fileId : '')
  return saved.kind === 'saved' ? { kind: 'redirect', to: urls.bundle(params['streamId'] ?? '') } : { kind: 'not-found' }
}

async function file({ deps, actor, params }: Visit): Promise<Answer> {
  const found = await bundleFile(deps.services, actor, params['streamId'] ?? '', params['fileId'] ?? '')
  return found === null ? { kind: 'not-found' } : { kind: 'file', body: Buffer.from(found.bytes), contentType: found.mediaType, fileName: found.kind === 'made' ? found.name : 'page.png' }
}
