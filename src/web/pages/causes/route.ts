import { listCauses, viewCause } from '../../../application/causes.ts'
import { CAUSES_PAGE } from '../../../words/causes-page.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { causePage, causesPage } from './causes-page.ts'

/** Why complaints were upheld: every cause, and one of them. */
export const causesRoutes: readonly Route[] = [
  { method: 'GET', url: urls.causes(), access: 'view-figures', traces: 'nothing', handler: showList },
  { method: 'GET', url: urls.cause(':code'), access: 'view-figures', traces: lists('behind-a-cause'), handler: showOne },
]

async function showList({ deps, actor }: Visit): Promise<Answer> {
  const found = await listCauses(deps.services, actor)
  if (found.kind === 'not-found') return found
  return { kind: 'page', template: 'pages/causes/list.njk', title: CAUSES_PAGE.title, model: causesPage(found) }
}

async function showOne({ deps, actor, params }: Visit): Promise<Answer> {
  const found = await viewCause(deps.services, actor, params['code'] ?? '')
  if (found.kind === 'not-found') return found
  return { kind: 'page', template: 'pages/causes/one.njk', title: found.row.ownLabel ?? found.code, model: causePage(found) }
}
