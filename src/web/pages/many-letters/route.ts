import { complaintsCalled } from '../../../application/complaints-called.ts'
import { MOST_TOGETHER, type Batch } from '../../../application/letters/many-letters.ts'
import { referencesOfGroup } from '../../../application/letters/references-of-group.ts'
import { listTemplates, type Template } from '../../../application/letters/templates.ts'
import { DUE_GROUPS } from '../../../application/ports.ts'
import { STAGES } from '../../../domain/complaint/basics.ts'
import { STAGE_LABELS } from '../../../words/labels.ts'
import { MANY_LETTERS } from '../../../words/letters/many-letters.ts'
import { DUE_GROUP_LABELS } from '../../../words/work-list.ts'
import type { Slip, Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { previewOf } from '../letter-templates/preview.ts'
import { batchFile } from './batch-file.ts'
import { showBatch } from './batch-page.ts'
import { batchOf, beginBatch, keepBatch, templateOf } from './batch.ts'

const access = 'draft-letter'

/** Letters for many complaints: choosing them, looking at the first, beginning them, and how far they are. */
export const manyLetterRoutes: readonly Route[] = [
  { method: 'GET', url: urls.manyLetters(), access, traces: 'nothing', handler: (visit: Visit) => ask(visit, {}) },
  { method: 'POST', url: urls.manyLetters(), access, traces: 'by-itself', handler: choose },
  { method: 'GET', url: urls.manyLettersBatch(':batchId'), access, traces: lists('letters'), handler: showBatch },
  { method: 'GET', url: urls.manyLettersFile(':batchId'), access, traces: 'by-itself', handler: batchFile },
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
  await keepBatch(visit, batch)
  beginBatch(visit, batch, template)
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

async function goOn(visit: Visit): Promise<Answer> {
  const batch = await batchOf(visit)
  const template = batch && await templateOf(visit, batch)
  if (!batch || !template) return { kind: 'not-found' }
  beginBatch(visit, batch, template)
  return { kind: 'redirect', to: urls.manyLettersBatch(batch.batchId) }
}
