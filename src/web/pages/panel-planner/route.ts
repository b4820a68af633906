import { panelPlan, type PlannedPanel } from '../../../application/panel-plan.ts'
import { authorityCalendar } from '../../../application/authority-calendar.ts'
import { PANEL_PLANNER } from '../../../words/panel-planner.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { daysGiven } from './form.ts'
import { plannerPage, seatNames } from './view-model.ts'

const url = urls.panelPlanner(':complaintId')

/** The days that people can come are sent in a form and never stand in an address; nothing is kept of them. */
export const panelPlannerRoutes: readonly Route[] = [
  { method: 'GET', url, access: 'view-complaint', traces: reads('complaint', 'complaintId'), handler: (visit) => plan(visit, false) },
  { method: 'POST', url, access: 'view-complaint', traces: reads('complaint', 'complaintId'), handler: (visit) => plan(visit, true) },
]

async function plan(visit: Visit, isSent: boolean): Promise<Answer> {
  const { deps, actor, params, typed, today } = visit
  const complaintId = params['complaintId'] ?? ''
  const empty = await panelPlan(deps.services, actor, complaintId, isSent ? null : [])
  if (empty.kind === 'not-found') return { kind: 'not-found' }
  if (!isSent) return page(visit, empty)
  const form = formReader(typed, today)
  const given = daysGiven(form, seatNames(empty))
  if (form.slips.length > 0) return page(visit, empty, form.slips)
  const planned = await panelPlan(deps.services, actor, complaintId, given)
  return planned.kind === 'not-found' ? { kind: 'not-found' } : page(visit, planned)
}

async function page({ deps, actor, typed }: Visit, planned: PlannedPanel, slips: readonly Slip[] = []): Promise<Answer> {
  const calendar = await deps.services.store.read(actor, (reads) => authorityCalendar(deps.services, reads))
  return {
    kind: 'page', template: 'pages/panel-planner/page.njk', title: PANEL_PLANNER.title, model: plannerPage(planned, calendar), typed, slips,
    ...(slips.length > 0 && { status: 422 }),
  }
}
