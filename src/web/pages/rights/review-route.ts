import { acceptProposals, checkReview, decideItem, viewReview, type ItemDecision, type ReviewView, type RightsServices } from '../../../application/rights/review.ts'
import type { EntryResult } from '../../../application/record-entry.ts'
import { finishReview, foreseeFinish, type MadeFile } from '../../../application/rights/finish-review.ts'
import { visibilityOf } from '../../../application/permissions.ts'
import { rightsFile } from '../../../application/rights/requests.ts'
import { documentFiles } from '../../../documents/report/document-files.ts'
import { packed } from '../../../documents/report/packed.ts'
import { EXEMPTION_CODES } from '../../../domain/register/rights/redact.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { MAKING } from '../../../words/making.ts'
import { CHOICE_LABELS, PERSONAL_DATA, REVIEW } from '../../../words/personal-data.ts'
import { makingDesk, waitingPage } from '../../components/making/making.ts'
import { acceptedOf, warnedOf, NOT_WARNED } from '../../components/warnings/warnings.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { heldTitle } from './held-words.ts'
import { itemPage, reviewPage } from './review-page.ts'
import { rightsDocument } from './rights-document.ts'

const ITEM = urls.rightsReviewItem(':streamId', ':item')
const OF_REQUEST = { access: 'answer-rights', traces: reads('entry', 'streamId') } as const

/** The review of what is held on somebody: all items, one of them, what decides many at once, and the files. */
export const rightsReviewRoutes: readonly Route[] = [
  { method: 'GET', url: urls.rightsReview(':streamId'), ...OF_REQUEST, handler: (visit: Visit) => withReview(visit, (found) => drawn(visit, found)) },
  { method: 'GET', url: ITEM, ...OF_REQUEST, handler: (visit: Visit) => withReview(visit, (found) => drawnItem(visit, found)) },
  { method: 'POST', url: ITEM, ...OF_REQUEST, handler: decide },
  { method: 'POST', url: urls.rightsReviewPart(':streamId', 'accept'), ...OF_REQUEST, handler: accept },
  { method: 'POST', url: urls.rightsReviewPart(':streamId', 'check'), ...OF_REQUEST, handler: check },
  { method: 'POST', url: urls.rightsReviewPart(':streamId', 'make'), ...OF_REQUEST, handler: (visit: Visit) => withReview(visit, (found) => make(visit, found)) },
  { method: 'GET', url: urls.rightsReviewPart(':streamId', 'making'), ...OF_REQUEST, handler: (visit: Visit) => withReview(visit, (found) => making(visit, found)) },
  { method: 'GET', url: urls.rightsFile(':streamId', ':fileId'), access: 'answer-rights', traces: [{ kind: 'exported', of: 'entry', at: 'streamId' }], handler: file },
]

function servicesOf({ deps }: Pick<Visit, 'deps'>): RightsServices {
  return { ...deps.services, traces: deps.traces }
}

async function withReview(visit: Visit, work: (found: ReviewView) => Answer | Promise<Answer>): Promise<Answer> {
  const found = await viewReview(servicesOf(visit), visit.actor, visit.params['streamId'] ?? '')
  return found.kind === 'not-found' ? { kind: 'not-found' } : work(found)
}

function drawn(visit: Visit, found: ReviewView, slips: readonly Slip[] = [], typed: Typed = {}, warned = NOT_WARNED): Answer {
  const commandId = typed['commandId']
  const failed = makingDesk(visit.deps).takeUp(placeOf(visit))
  return {
    kind: 'page', template: 'pages/rights/review.njk', title: REVIEW.title, slips: [...slips, ...warned.slips, ...(failed === null ? [] : [{ field: '', text: failed }])], typed,
    model: { ...reviewPage(found), seesAll: visibilityOf(visit.actor).kind === 'none', warnings: warned.warnings, commandId: isId(commandId) ? commandId : visit.deps.services.ids.next() },
  }
}

function drawnItem(visit: Visit, found: ReviewView, slips: readonly Slip[] = [], typed?: Typed): Answer {
  const item = found.held.items.find(({ id }) => id === visit.params['item'])
  if (!item) return { kind: 'not-found' }
  const { typed: start, ...model } = itemPage(found, item, visibilityOf(visit.actor).kind !== 'none')
  return { kind: 'page', template: 'pages/rights/review-item.njk', title: heldTitle(item), slips, typed: typed ?? start, model }
}

async function decide(visit: Visit): Promise<Answer> {
  const { actor, typed, today, params } = visit
  const [streamId, item] = [params['streamId'] ?? '', params['item'] ?? '']
  const form = formReader(typed, today)
  const choice = form.choice('choice', 'what becomes of it', Object.keys(CHOICE_LABELS)) as ItemDecision['choice']
  const proposed = typed['proposed']
  const ticked = Array.isArray(proposed) ? proposed : typeof proposed === 'string' ? [proposed] : []
  const written = form.text('passages').split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const head = EXEMPTION_CODES.find((code) => code === form.text('head')) ?? null
  const again = (slips: readonly Slip[]) => withReview(visit, (found) => drawnItem(visit, found, slips, typed))
  if (form.slips.length === 0 && choice !== 'keep' && head === null) form.slips.push({ field: 'head', text: REVIEW.chooseHead })
  const isText = form.text('isText') === 'yes'
  if (form.slips.length === 0 && choice === 'redact' && isText && ticked.length + written.length === 0) form.slips.push({ field: 'passages', text: REVIEW.noPassage })
  if (form.slips.length > 0) return again(form.slips)
  const result = await decideItem(servicesOf(visit), actor, streamId, { item, seen: Number(form.text('version')), choice, head, passages: [...ticked, ...written] })
  if (result.kind === 'not-in-text') return again([{ field: 'passages', text: REVIEW.notInText(result.passage) }])
  if (result.kind === 'changed-meanwhile') return again([{ field: '', text: REVIEW.stale }])
  if (result.kind !== 'saved') return { kind: result.kind }
  const to = form.text('next')
  return { kind: 'redirect', to: typed['then'] === 'next' && to.startsWith(urls.rightsReview(streamId)) ? to : urls.rightsReview(streamId) }
}

async function accept(visit: Visit): Promise<Answer> {
  const { actor, typed, today, params } = visit
  const result = await acceptProposals(servicesOf(visit), actor, params['streamId'] ?? '', Number(formReader(typed, today).text('version')))
  return afterwards(visit, result.kind)
}

async function check(visit: Visit): Promise<Answer> {
  const { actor, typed, today, params } = visit
  const result = await checkReview(servicesOf(visit), actor, params['streamId'] ?? '', Number(formReader(typed, today).text('version')))
  return afterwards(visit, result.kind)
}

const SAID: Readonly<Record<string, string>> = { 'changed-meanwhile': REVIEW.stale, 'own-work': REVIEW.ownWork, undecided: REVIEW.undecided }

function afterwards(visit: Visit, kind: string): Answer | Promise<Answer> {
  if (kind === 'saved') return { kind: 'redirect', to: urls.rightsReview(visit.params['streamId'] ?? '') }
  const said = SAID[kind]
  return said === undefined ? { kind: 'not-found' } : withReview(visit, (found) => drawn(visit, found, [{ field: '', text: said }]))
}

/** Begins to make the files beside the pages; they are kept, and recorded as given. Sent twice, it is done once. */
function make(visit: Visit, found: ReviewView): Answer {
  const { deps, actor, typed, today, authority } = visit
  const { view: { streamId, so } } = found
  const form = formReader(typed, today)
  const to = form.text('to').trim()
  const { commandId } = typed
  const making: Answer = { kind: 'redirect', to: urls.rightsReviewPart(streamId, 'making') }
  const again = (text: string, field = '') => drawn(visit, found, [{ field, text }], typed)
  if (makingDesk(deps).at(placeOf(visit))?.kind === 'working') return making
  if (found.undecided.length > 0) return again(REVIEW.undecided)
  if (!isId(commandId)) return { kind: 'not-found' }
  if (found.view.files.some(({ version }) => version === so.reviews.length) && Number(form.text('version')) < found.version) return { kind: 'redirect', to: urls.rightsRequest(streamId) }
  if (Number(form.text('version')) !== found.version) return again(REVIEW.stale)
  if (to === '') return again(REVIEW.noRecipient, 'to')
  const foreseen = foreseeFinish(deps.services, found)
  if (foreseen.kind === 'refused') return again(refusalWords(foreseen))
  const acceptedWarnings = acceptedOf(typed)
  if (foreseen.warnings.some(({ code }) => !acceptedWarnings.includes(code))) return drawn(visit, found, [], typed, warnedOf(foreseen.warnings, typed))
  visit.trace({ kind: 'rights-answered', subject: { kind: 'person', id: so.personId } })
  makingDesk(deps).begin(placeOf(visit), async (tell) => {
    tell(MAKING.pages)
    const files = await filesOf(visit, found, authority.name)
    tell(MAKING.keeping)
    return whyNot(await finishReview(deps.services, actor, { commandId, seen: found, ...files, to, on: today, acceptedWarnings }))
  })
  return making
}

function placeOf({ actor, params }: Visit) {
  return { authorityId: actor.authorityId, streamId: params['streamId'] ?? '' }
}

/** Why the files were not kept, in a sentence; null where they were. */
function whyNot(result: EntryResult): string | null {
  switch (result.kind) {
    case 'done': return null
    case 'refused': return refusalWords(result)
    case 'stale':
    case 'warned':
      return REVIEW.stale
    case 'not-allowed':
    case 'not-found':
      return REVIEW.gone
  }
}

/** How far it is with the files; the request where they are made, and the review where they could not be. */
function making(visit: Visit, found: ReviewView): Answer {
  const { streamId, so } = found.view
  const at = makingDesk(visit.deps).at(placeOf(visit))
  if (at?.kind === 'working') return waitingPage(visit, { called: so.reference, back: urls.rightsRequest(streamId) }, at)
  return { kind: 'redirect', to: at ? urls.rightsReview(streamId) : urls.rightsRequest(streamId) }
}

async function filesOf({ deps, today }: Visit, found: ReviewView, authority: string): Promise<Readonly<{ files: readonly MadeFile[]; manifest: string }>> {
  const { press } = deps
  const document = rightsDocument(found, { authority, today })
  const made = await documentFiles(document, ['html', 'pdf', 'docx'])
  const listed = made.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length, sha256: press.digest(bytes) }))
  const { view: { so }, review } = found
  const manifest = press.canonical({ format: 'heard-personal-data-1', title: PERSONAL_DATA.title, reference: so.reference, version: so.reviews.length + 1, madeOn: today, checked: review.checkedBy !== null, files: listed })
  const stem = `personal-data-${so.reference.toLowerCase()}`
  const parts = [...made.map(({ name, bytes }) => ({ name, bytes })), { name: 'manifest.json', bytes: Buffer.from(manifest) }]
  const zip = packed(parts, new Date(`${today}T00:00:00Z`))
  const withDigest = (name: string, mediaType: string, bytes: Uint8Array): MadeFile => ({ name, mediaType, bytes, digest: press.digest(bytes), pages: 0 })
  return {
    manifest: press.digest(manifest),
    files: [withDigest(`${stem}.zip`, 'application/zip', zip), ...made.map(({ name, mediaType, bytes }) => withDigest(name, mediaType, bytes)), withDigest('manifest.json', 'application/json', Buffer.from(manifest))],
  }
}

async function file({ deps, actor, params }: Visit): Promise<Answer> {
  const found = await rightsFile(deps.services, actor, params['streamId'] ?? '', params['fileId'] ?? '')
  if (found === null) return { kind: 'not-found' }
  return { kind: 'file', body: Buffer.from(found.bytes), contentType: found.mediaType, fileName: found.name }
}
