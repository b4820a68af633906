import { contextOfYear, viewContext, type ContextView } from '../../../application/context.ts'
import { may } from '../../../application/permissions.ts'
import { CONTEXT, BASE_WORDS, CONTEXT_WORDS } from '../../../words/context.ts'
import { ENTRY_KIND_LABELS } from '../../../words/register.ts'
import { KIND_BEGUN_BY } from '../../../domain/register/entry.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { beginEntry, declaredSpec, declaredSpecOfEvent, registerCommand, type Subject } from '../register-command/register-command.ts'
import { openCasesRoutes } from './open-cases.ts'
import { contextPage } from './list-model.ts'

const NEW = urls.contextNew(':command')
const STEP = urls.contextCommand(':streamId', ':command')
const TYPES = [...Object.keys(BASE_WORDS.events), ...Object.keys(CONTEXT_WORDS.events)]
const BEGINNING = TYPES.filter((type) => Object.hasOwn(KIND_BEGUN_BY, type) && type !== 'CaseloadCounted')

/** What surrounds the complaints of a year: seeing it, entering it, correcting it. Decision: 0054. */
export const contextRoutes: readonly Route[] = [
  { method: 'GET', url: urls.context(), access: 'view-entry', traces: lists('context'), handler: list },
  ...openCasesRoutes,
  { method: 'GET', url: NEW, access: 'record-entry', traces: 'nothing', handler: begin },
  { method: 'POST', url: NEW, access: 'record-entry', traces: 'nothing', handler: begin },
  { method: 'GET', url: STEP, access: 'record-entry', traces: reads('entry', 'streamId'), handler: step },
  { method: 'POST', url: STEP, access: 'record-entry', traces: reads('entry', 'streamId'), handler: step },
]

async function list({ deps, actor, query }: Visit): Promise<Answer> {
  const context = await contextOfYear(deps.services, actor, query['year'])
  if (context.kind === 'not-found') return { kind: 'not-found' }
  return { kind: 'page', template: 'pages/context/list.njk', title: CONTEXT.title, model: contextPage(context, may(actor, 'record-entry')) }
}

/** The form of one kind; open cases have a page for all divisions at once. */
async function begin(visit: Visit): Promise<Answer> {
  const command = visit.params['command'] ?? ''
  const spec = declaredSpec(command, BEGINNING)
  if (!spec) return { kind: 'not-found' }
  const settings = await visit.deps.services.store.read(visit.actor, (reads) => reads.settings())
  return beginEntry(visit, { spec, settings, called: CONTEXT.title, back: urls.context(), action: urls.contextNew(command), page: urls.entry })
}

async function step(visit: Visit): Promise<Answer> {
  const view = await viewContext(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : registerCommand(visit, subjectOf(view))
}

function subjectOf(view: ContextView): Subject {
  const { streamId, first } = view
  const isOffer = first.type === 'AdvocacyOfferMade'
  return {
    ...view, called: ENTRY_KIND_LABELS[KIND_BEGUN_BY[first.type]], back: urls.entry(streamId), action: (command) => urls.contextCommand(streamId, command),
    spec: (command) => (isOffer ? declaredSpec(command, ['AdvocacyOfferAnswered']) : null), specOfEvent: declaredSpecOfEvent, items: () => [],
    completed: (fields) => fields,
  }
}
