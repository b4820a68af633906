import { complaintsCalled } from '../../../application/complaints-called.ts'
import { makeMany, MOST_TOGETHER, ruleFor, type Batch } from '../../../application/letters/many-letters.ts'
import { referencesOfGroup } from '../../../application/letters/references-of-group.ts'
import { listTemplates, type Template } from '../../../application/letters/templates.ts'
import { DUE_GROUPS } from '../../../application/ports.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import { STAGES } from '../../../domain/complaint/basics.ts'
import { stepOf } from '../../../domain/complaint/threads/letters/thread.ts'
import { STAGE_LABELS } from '../../../words/labels.ts'
import { MANY_LETTERS } from '../../../words/letters/many-letters.ts'
import { DUE_GROUP_LABELS } from '../../../words/work-list.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { makingDesk, waitingPage } from '../../components/making/making.ts'
import type { Slip, Typed } from '../../form-reader.ts'
import { idOf } from '../../id-of.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { fillsIn } from '../letters/known-letter.ts'
import { stepTag } from '../letters/list-page.ts'
import { recipientFor, recipientsOf } from '../letters/recipients.ts'
import { previewOf } from '../letter-templates/preview.ts'

const access = 'draft-letter'
const BATCH = 'letter-batch'
/** So many letters of a lot are shown; each is read as its complaint stands. */
const MOST_SHOWN = 100

/** Letters for many complaints: choosing them, looking at the first, beginning them, and how far they are. */
export const manyLetterRoutes: readonly Route[] = [
  { method: 'GET', url: urls.manyLetters(), access, traces: 'nothing', handler: (visit: Visit) => ask(visit, {}) },
  { method: 'POST', url: urls.manyLetters(), access, traces: 'by-itself', handler: choose },
  { method: 'GET', url: urls.manyLettersBatch(':batchId'), access, traces: lists('letters'), handler: show },
  { method: 'POST', url: urls.manyLettersBatch(':batchId'), access, traces: 'nothing', handler: goOn },
]

type More = Readonly<{ note?: string; slips?: readonly Slip[]; notFound?: readonly string[]; found?: number; preview?: Awaited<ReturnType<typeof previewOf>>; first?: string }>

async function ask(visit: Visit, typed: Typed, { note = '', slips = [], notFound = [], found = 0, preview = null, first = '' }: More = {}): Promise<Answer> {
  const templates = await listTemplates(visit.deps.services, visit.actor) ?? []
  return {
    kind: 'page', template: 'pages/many-letters/choose.njk', title: MANY_LETTERS.title, typed, slips, ...(slips.length > 0 && { status: 422 }),
    model: {
      words: MANY_LETTERS, note, groups: choicesOf(DUE_GROUP_LABELS), stages: choicesOf(STAGE_LABELS), templates: templates.map(({ templateId, template }) => ({ code: templateId, label: template.title })), notFound: notFound.length > 0 ? MANY_LETTERS.notFound(notFound) : '',
      begin: found > 0 ? MANY_LETTERS.begin(found) : '', preview: preview && { ...preview, title: MANY_LETTERS.preview(first) }, batchId: isId(typed['batchId']) ? typed['batchId'] : visit.deps.services.ids.next(),
    },
  }
}

async function choose(visit: Visit): Promise<Answer> {
  const { deps, actor, typed } = visit
  const { batchId, do: wanted } = typed
  if (!isId(batchId)) return { kind: 'not-found' }
  const names = namesTyped(typed)
  if (wanted === 'put-in') return putIn(visit, names)
  const template = await templateTyped(visit)
  if (names.length > MOST_TOGETHER) return ask(visit, typed, { slips: [{ field: 'references', text: MANY_LETTERS.tooMany }] })
  const called = await complaintsCalled(deps.services, actor, names)
  const complaints = [...new Set(called.values())]
  const [first = ''] = called.keys()
  if (template === null || complaints.length === 0) return ask(visit, typed, { slips: [{ field: 'references', text: MANY_LETTERS.none }] })
  if (wanted !== 'begin')
    return ask(visit, typed, { notFound: names.filter((name) => !called.has(name)), found: complaints.length, first, preview: await previewOf(visit, template.template, first) })
  const batch: Batch = { batchId, templateId: template.templateId, complaints }
  await deps.drafts.save(actor.authorityId, { draftId: batchId, userId: actor.userId, kind: BATCH, body: batch, updatedAt: deps.services.clock.now() })
  begin(visit, batch, template)
  return { kind: 'redirect', to: urls.manyLettersBatch(batchId) }
}

function namesTyped(typed: Typed): readonly string[] {
  const said = typeof typed['references'] === 'string' ? typed['references'] : ''
  return [...new Set(said.split(/[\s,;]+/).filter((name) => name !== ''))]
}

/** Writes the references of a part of the work list into the form, below those that stand there: whoever asks takes out which they like. */
async function putIn(visit: Visit, names: readonly string[]): Promise<Answer> {
  const { deps, actor, typed } = visit
  const group = DUE_GROUPS.find((one) => one === typed['group'])
  if (group === undefined) return ask(visit, typed, { slips: [{ field: 'group', text: MANY_LETTERS.noGroup }] })
  const stage = STAGES.find((one) => one === typed['stage'])
  const found = await referencesOfGroup(deps.services, actor, { group, ...(stage !== undefined && { stage }) }, MOST_TOGETHER)
  visit.trace({ kind: 'listed', subject: { kind: 'list', id: 'work-list' } })
  return ask(visit, { ...typed, references: [...new Set([...names, ...found])].join('\n') }, { note: MANY_LETTERS.putInNote(found.length) })
}

function choicesOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([code, label]) => ({ code, label }))
}

async function templateTyped(visit: Visit): Promise<Template | null> {
  const templates = await listTemplates(visit.deps.services, visit.actor) ?? []
  return templates.find(({ templateId }) => templateId === visit.typed['template']) ?? null
}

/** Begins the letters beside the pages. Sent twice, they are the same letters: their ids follow from the lot's and the complaint's. */
function begin({ deps, actor }: Visit, batch: Batch, template: Template): void {
  makingDesk(deps).begin({ authorityId: actor.authorityId, streamId: batch.batchId }, async (tell) => {
    tell(MANY_LETTERS.step, 0, batch.complaints.length)
    await makeMany(deps.services, actor, batch, template, {
      fillsIn, idOf, tell: (done) => tell(MANY_LETTERS.step, done, batch.complaints.length),
      recipientOf: recipientFor,
    })
    return null
  })
}

/** The lot of this address, where it is the asker's own. */
async function batchOf({ deps, actor, params }: Visit): Promise<Batch | null> {
  const draft = await deps.drafts.get(actor.authorityId, actor.userId, params['batchId'] ?? '')
  const body: unknown = draft?.kind === BATCH ? draft.body : null
  if (typeof body !== 'object' || body === null || !('batchId' in body) || !('templateId' in body) || !('complaints' in body) || !Array.isArray(body.complaints)) return null
  return { batchId: String(body.batchId), templateId: String(body.templateId), complaints: body.complaints.filter((id): id is string => isId(id)) }
}

async function show(visit: Visit): Promise<Answer> {
  const batch = await batchOf(visit)
  if (batch === null) return { kind: 'not-found' }
  const making = makingDesk(visit.deps).at({ authorityId: visit.actor.authorityId, streamId: batch.batchId })
  if (making?.kind === 'working') {
    const page = waitingPage(visit, { called: MANY_LETTERS.title, back: urls.manyLetters() }, making)
    return page.kind === 'page' ? { ...page, title: MANY_LETTERS.making } : page
  }
  const template = (await listTemplates(visit.deps.services, visit.actor))?.find(({ templateId }) => templateId === batch.templateId) ?? null
  const rows = []
  for (const complaintId of batch.complaints.slice(0, MOST_SHOWN)) rows.push(await row(visit, batch, template, complaintId))
  const rest = rows.filter(({ href, why }) => href === null && why === '').length
  return {
    kind: 'page', template: 'pages/many-letters/batch.njk', title: MANY_LETTERS.batchTitle,
    model: { words: MANY_LETTERS, rows, action: urls.manyLettersBatch(batch.batchId), rest: rest > 0 ? MANY_LETTERS.rest(rest) : '', shown: MANY_LETTERS.shown(rows.length, batch.complaints.length), isCut: rows.length < batch.complaints.length },
  }
}

async function row({ deps, actor }: Visit, { batchId }: Batch, template: Template | null, complaintId: string) {
  const view = await viewComplaint(deps.services, actor, complaintId)
  if ('kind' in view) return { reference: '', to: '', href: null, tag: null, why: MANY_LETTERS.leftOut['not-there'] }
  const letter = view.complaint.threads.letters.all.find((one) => one.letterId === idOf(batchId, complaintId))
  const { reference } = view.complaint
  if (letter === undefined) return { reference, to: '', href: null, tag: null, why: template && ruleFor(template, view) === null ? MANY_LETTERS.leftOut['other-procedure'] : recipientsOf(view).length === 0 ? MANY_LETTERS.leftOut['nobody-to-write-to'] : '' }
  return { reference, to: personName(view.people.get(letter.to)), href: urls.complaintLetter(complaintId, letter.letterId), tag: { ...stepTag(letter), step: stepOf(letter) }, why: '' }
}

async function goOn(visit: Visit): Promise<Answer> {
  const batch = await batchOf(visit)
  const template = batch && (await listTemplates(visit.deps.services, visit.actor))?.find(({ templateId }) => templateId === batch.templateId)
  if (!batch || !template) return { kind: 'not-found' }
  begin(visit, batch, template)
  return { kind: 'redirect', to: urls.manyLettersBatch(batch.batchId) }
}
