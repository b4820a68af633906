import { listTemplates, saveTemplate, viewTemplate, type TemplateView } from '../../../application/letters/templates.ts'
import type { LetterTemplate } from '../../../domain/letters/letter-template.ts'
import { londonTime } from '../../../words/dates.ts'
import { TEMPLATES_PAGE } from '../../../words/letters/field-names.ts'
import { templateProblemWords } from '../../../words/letters/letters-page.ts'
import type { Slip, Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { drawnDifferences } from '../reports/history-page.ts'
import { editModel, insertChoices, templateTyped, typedTemplate } from './edit-page.ts'
import { templateGroups } from './list-page.ts'
import { previewOf } from './preview.ts'

const part = (name: string) => urls.letterTemplatePart(':templateId', name)
const change = 'change-letter-templates'

/** Templates of letters: the list, one of them, its preview with a complaint, its versions, and a new one. */
export const letterTemplateRoutes: readonly Route[] = [
  { method: 'GET', url: urls.letterTemplates(), access: 'draft-letter', traces: 'nothing', handler: list },
  { method: 'GET', url: urls.letterTemplateNew(), access: change, traces: 'nothing', handler: (visit: Visit) => drawn(visit, { templateId: visit.deps.services.ids.next(), seen: 0, isNew: true }, typedTemplate(BLANK), BLANK) },
  { method: 'GET', url: urls.letterTemplate(':templateId'), access: 'draft-letter', traces: 'nothing', handler: (visit: Visit) => withTemplate(visit, (view) => drawn(visit, formOf(view), typedTemplate(view.template.template), view.template.template)) },
  { method: 'POST', url: urls.letterTemplate(':templateId'), access: change, traces: 'by-itself', handler: save },
  { method: 'GET', url: part('versions'), access: 'draft-letter', traces: 'nothing', handler: (visit: Visit) => withTemplate(visit, (view) => versions(visit, view)) },
  { method: 'POST', url: part('restore'), access: change, traces: 'nothing', handler: restore },
]

const BLANK: LetterTemplate = { title: '', isFor: [], reader: 'adult', isEasyRead: false, body: '' }

async function list(visit: Visit): Promise<Answer> {
  const templates = await listTemplates(visit.deps.services, visit.actor)
  if (templates === null) return { kind: 'not-allowed' }
  const done = visit.query['done'] === 'removed' ? TEMPLATES_PAGE.removed : ''
  return { kind: 'page', template: 'pages/letter-templates/list.njk', title: TEMPLATES_PAGE.title, model: { groups: templateGroups(templates), words: TEMPLATES_PAGE, done } }
}

type Known = Extract<TemplateView, { kind: 'template' }>

async function withTemplate(visit: Visit, work: (view: Known) => Answer | Promise<Answer>): Promise<Answer> {
  const view = await viewTemplate(visit.deps.services, visit.actor, visit.params['templateId'] ?? '')
  return view.kind === 'not-found' ? view : work(view)
}

/** What a form of a template carries: its id and the version that it was drawn from. */
type Form = Readonly<{ templateId: string; seen: number; isNew: boolean; mayChange?: boolean; isOwn?: boolean; isSeed?: boolean }>

function formOf({ template: { templateId, version, isSeed }, mayChange }: Known): Form {
  return { templateId, seen: version, isNew: false, mayChange, isOwn: version > 0, isSeed }
}

type More = Readonly<{ slips?: readonly Slip[]; note?: string; theirs?: string; preview?: NonNullable<Awaited<ReturnType<typeof previewOf>>> | null }>

function drawn(visit: Visit, form: Form, typed: Typed, template: LetterTemplate, { slips = [], note = '', theirs = '', preview = null }: More = {}): Answer {
  const done = visit.query['done']
  return {
    kind: 'page', template: 'pages/letter-templates/edit.njk', title: form.isNew ? TEMPLATES_PAGE.newTitle : template.title || TEMPLATES_PAGE.newTitle, typed, slips, ...(slips.length > 0 && { status: 422 }),
    model: {
      ...editModel(template), ...form, mayChange: form.mayChange ?? true, action: urls.letterTemplate(form.templateId), restoreAction: urls.letterTemplatePart(form.templateId, 'restore'),
      versionsHref: form.isNew ? null : urls.letterTemplatePart(form.templateId, 'versions'), note: note || (done === 'saved' ? TEMPLATES_PAGE.saved : done === 'restored' ? TEMPLATES_PAGE.restored : ''),
      theirs, preview, commandId: isId(typed['commandId']) ? typed['commandId'] : visit.deps.services.ids.next(),
    },
  }
}

/** The form of a template: saved, previewed with a complaint, or with something put in. */
async function save(visit: Visit): Promise<Answer> {
  const { templateId } = { templateId: visit.params['templateId'] ?? '' }
  const { commandId, seen, do: wanted, insert, complaint } = visit.typed
  if (!isId(templateId) || !isId(commandId)) return { kind: 'not-found' }
  const known = await viewTemplate(visit.deps.services, visit.actor, templateId)
  const { template, form } = templateTyped(visit)
  const page: Form = { ...(known.kind === 'template' ? formOf(known) : { templateId, isNew: true }), templateId, seen: Number(seen) || 0 }
  if (wanted === 'insert') return putIn(visit, page, template, typeof insert === 'string' ? insert : '')
  if (wanted === 'preview') {
    const called = (typeof complaint === 'string' ? complaint : '').trim()
    const preview = await previewOf(visit, template, called)
    return drawn(visit, page, visit.typed, template, preview === null ? { slips: [{ field: 'complaint', text: TEMPLATES_PAGE.noSuchComplaint }] } : { preview })
  }
  if (form.slips.length > 0) return drawn(visit, page, visit.typed, template, { slips: form.slips })
  const result = await saveTemplate(visit.deps.services, visit.actor, { templateId, seen: page.seen, commandId }, template)
  switch (result.kind) {
    case 'saved': return { kind: 'redirect', to: `${urls.letterTemplate(templateId)}?done=saved` }
    case 'problems': return drawn(visit, page, visit.typed, template, { slips: result.problems.map((problem) => ({ field: 'body', text: templateProblemWords(problem) })) })
    case 'not-a-template': return drawn(visit, page, visit.typed, template, { slips: [{ field: '', text: TEMPLATES_PAGE.notTemplate }] })
    case 'changed-meanwhile': return changedMeanwhile(visit, known, page, template)
    case 'not-allowed': return { kind: 'not-allowed' }
  }
}

/** Somebody else saved first: both texts are shown, and the next save is over theirs. */
function changedMeanwhile(visit: Visit, known: TemplateView, page: Form, template: LetterTemplate): Answer {
  const [now, seen] = known.kind === 'template' ? [known.template.template, known.template.version] : [null, page.seen]
  return drawn(visit, { ...page, seen }, { ...visit.typed, commandId: '' }, template, { slips: [{ field: 'body', text: TEMPLATES_PAGE.changed }], theirs: now?.body ?? '' })
}

function putIn(visit: Visit, page: Form, template: LetterTemplate, chosen: string): Answer {
  const wanted = insertChoices(template).find(({ code }) => code === chosen.replaceAll('\r\n', '\n'))
  if (wanted === undefined) return drawn(visit, page, visit.typed, template)
  const body = `${template.body.trimEnd()}\n\n${wanted.code}\n`
  return drawn(visit, page, { ...visit.typed, body }, { ...template, body }, { note: TEMPLATES_PAGE.inserted })
}

/** The versions, the last one first, each with what changed since the one before it. */
function versions(visit: Visit, { template, history, seed, people, mayChange }: Known): Answer {
  const rows = history.map(({ version, template: kept, savedAt, savedBy }, at) => {
    const before = history[at + 1]?.template ?? seed
    const now = kept ?? seed
    return {
      number: version, when: londonTime(savedAt), by: people.get(savedBy) ?? '', isLast: at === 0, isGone: kept === null, mayRestore: mayChange && at > 0 && kept !== null, typed: kept && formFields(kept),
      ...drawnDifferences(before?.body ?? '', now?.body ?? ''), commandId: visit.deps.services.ids.next(),
    }
  })
  return {
    kind: 'page', template: 'pages/letter-templates/versions.njk', title: `${TEMPLATES_PAGE.versions}: ${template.template.title}`,
    model: { back: urls.letterTemplate(template.templateId), action: urls.letterTemplate(template.templateId), seen: template.version, rows, words: TEMPLATES_PAGE, seed: seed?.body ?? '' },
  }
}

/** A version as the hidden fields of the form that saves it again. */
function formFields(template: LetterTemplate): readonly Readonly<{ name: string; value: string }>[] {
  return Object.entries(typedTemplate(template)).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((each) => ({ name, value: each })))
}

/** Takes a template of the authority away, or brings one back to how it came with Heard. */
async function restore(visit: Visit): Promise<Answer> {
  const { commandId, seen } = visit.typed
  const templateId = visit.params['templateId'] ?? ''
  if (!isId(templateId) || !isId(commandId)) return { kind: 'not-found' }
  return withTemplate(visit, async (view) => {
    const { kind } = await saveTemplate(visit.deps.services, visit.actor, { templateId, seen: Number(seen) || 0, commandId }, null)
    if (kind === 'changed-meanwhile') return drawn(visit, formOf(view), typedTemplate(view.template.template), view.template.template, { slips: [{ field: '', text: TEMPLATES_PAGE.changed }] })
    if (kind !== 'saved') return { kind: 'not-allowed' }
    return { kind: 'redirect', to: view.template.isSeed ? `${urls.letterTemplate(templateId)}?done=restored` : `${urls.letterTemplates()}?done=removed` }
  })
}
