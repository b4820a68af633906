import { authorityCalendar } from '../../../application/authority-calendar.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import { procedureById } from '../../../domain/procedure/procedures.ts'
import { isGuided } from '../../../domain/procedure/stage-events.ts'
import { stageTabTitle } from '../../../words/stage-page.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { stagePage } from './view-model.ts'

export const stageRoutes: readonly Route[] = [
  { method: 'GET', url: urls.complaintStage(':complaintId', ':stage'), access: 'view-complaint', forResponders: true, traces: reads('complaint', 'complaintId'), handler: show },
]

/** A stage step by step, as the complaint stands today; not found where its procedure has no such stage. */
async function show({ deps, actor, params }: Visit): Promise<Answer> {
  const stage = params['stage'] ?? ''
  if (!isGuided(stage)) return { kind: 'not-found' }
  const view = await viewComplaint(deps.services, actor, params['complaintId'] ?? '')
  if ('kind' in view) return { kind: 'not-found' }
  const procedure = procedureById(view.complaint.procedure)
  const rule = procedure?.stages.find(({ id }) => id === stage)
  if (!procedure || !rule) return { kind: 'not-found' }
  if (view.inError) return { kind: 'redirect', to: urls.complaint(view.complaintId) }
  const calendar = await deps.services.store.read(actor, (reads) => authorityCalendar(deps.services, reads))
  return { kind: 'page', template: 'pages/stage/page.njk', title: stageTabTitle(rule.title), model: stagePage({ view, procedure, rule, calendar }) }
}
