import { viewEntry } from '../../../application/view-entry.ts'
import { settingsAndUsers } from '../../components/settings-and-users.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { entryPage } from './view-model.ts'

export const entryRoutes: readonly Route[] = [{ method: 'GET', url: urls.entry(':streamId'), access: 'view-entry', handler: show }]

async function show(visit: Visit): Promise<Answer> {
  const view = await viewEntry(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const { settings } = await settingsAndUsers(visit)
  const model = entryPage(view, settings)
  return { kind: 'page', template: 'pages/entry/page.njk', title: model.reference || `${model.kind}, ${model.happenedOn}`, model }
}
