import { learningList } from '../../../application/learning.ts'
import { may } from '../../../application/permissions.ts'
import { viewLearning } from '../../../application/view-learning.ts'
import { LEARNING } from '../../../words/learning.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads, readsIfAsked } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { beginEntry, registerCommand } from '../register-command/register-command.ts'
import { learningBeginning } from './beginning.ts'
import { learningPage } from './learning-page.ts'
import { learningSubject } from './learning-subject.ts'
import { listPage, readFilters, weDidPage } from './list-page.ts'

const COMMAND = urls.learningCommand(':streamId', ':command')

export const learningRoutes: readonly Route[] = [
  { method: 'GET', url: urls.learning(), access: 'view-learning', traces: lists('learning'), handler: showList },
  { method: 'GET', url: urls.learningDone(), access: 'view-learning', traces: lists('you-said-we-did'), handler: showDone },
  { method: 'GET', url: urls.learningNew(), access: 'record-entry', traces: readsIfAsked('complaint', 'complaint'), handler: begin },
  { method: 'POST', url: urls.learningNew(), access: 'record-entry', traces: readsIfAsked('complaint', 'complaint'), handler: begin },
  { method: 'GET', url: urls.learningOne(':streamId'), access: 'view-learning', traces: reads('entry', 'streamId'), handler: show },
  { method: 'GET', url: COMMAND, access: 'view-learning', traces: reads('entry', 'streamId'), handler: nextStep },
  { method: 'POST', url: COMMAND, access: 'view-learning', traces: reads('entry', 'streamId'), handler: nextStep },
]

async function showList({ deps, actor, query }: Visit): Promise<Answer> {
  const filters = readFilters(query)
  const list = await learningList(deps.services, actor, filters)
  if (list.kind === 'not-found') return { kind: 'not-allowed' }
  return { kind: 'page', template: 'pages/learning/list.njk', title: LEARNING.title, model: listPage(list, filters, may(actor, 'record-entry')), typed: query }
}

async function showDone({ deps, actor, query }: Visit): Promise<Answer> {
  const filters = readFilters(query)
  const list = await learningList(deps.services, actor, filters)
  return list.kind === 'not-found' ? { kind: 'not-allowed' } : { kind: 'page', template: 'pages/learning/we-did.njk', title: LEARNING.weDid, model: weDidPage(list, filters) }
}

async function begin(visit: Visit): Promise<Answer> {
  const beginning = await learningBeginning(visit)
  return beginning ? beginEntry(visit, beginning) : { kind: 'not-found' }
}

async function show({ deps, actor, params }: Visit): Promise<Answer> {
  const view = await viewLearning(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const model = learningPage(view, { record: may(actor, 'record-entry'), openEntries: may(actor, 'view-entry') })
  return { kind: 'page', template: 'pages/learning/one.njk', title: view.learning.reference, model }
}

/** Who may not record entries finds one form alone: that an action of theirs was done. */
async function nextStep(visit: Visit): Promise<Answer> {
  const { deps, actor, params } = visit
  const isOwn = params['command'] === 'complete-learning-action' && may(actor, 'complete-own-learning-action')
  if (!may(actor, 'record-entry') && !isOwn) return { kind: 'not-allowed' }
  const view = await viewLearning(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const subject = learningSubject(view)
  if (may(actor, 'record-entry')) return registerCommand(visit, subject)
  if (view.ownActions.length === 0) return { kind: 'not-allowed' }
  return registerCommand(visit, { ...subject, items: (command) => subject.items(command).filter(({ code }) => view.ownActions.includes(code)) })
}
