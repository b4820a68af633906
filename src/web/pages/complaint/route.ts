import { viewComplaint } from '../../../application/view-complaint.ts'
import { parseIsoDate } from '../../../domain/calendar/iso-date.ts'
import { notKnownThen } from '../../../words/complaint.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { typedDay } from '../command/form-reader.ts'
import { complaintPage } from './view-model.ts'

export const complaintRoutes: readonly Route[] = [
  { method: 'GET', url: urls.complaint(':complaintId'), access: 'view-complaint', handler: show },
]

async function show(visit: Visit): Promise<Answer> {
  const { deps, actor, params, query, today } = visit
  const day = parseIsoDate(query['asKnownOn'] ?? '')
  const asKnownOn = day !== null && day < today ? day : null
  const view = await viewComplaint(deps.services, actor, params['complaintId'] ?? '', asKnownOn ? { asKnownOn } : {})
  if ('kind' in view) return asKnownOn ? notYetKnown(visit) : { kind: 'not-found' }
  const recorded = /^\d{1,9}$/.test(query['recorded'] ?? '') ? Number(query['recorded']) : null
  const model = complaintPage({ view, settings: view.settings, asKnownOn, recorded })
  return {
    kind: 'page', template: 'pages/complaint/page.njk', title: model.reference,
    model: { ...model, commandId: deps.services.ids.next(), contact: typedDay('on', today) },
  }
}

/** Nothing was known of the complaint on that day, or it may not be seen at all. */
async function notYetKnown({ deps, actor, params }: Visit): Promise<Answer> {
  const complaintId = params['complaintId'] ?? ''
  const now = await viewComplaint(deps.services, actor, complaintId)
  if ('kind' in now) return { kind: 'not-found' }
  return {
    kind: 'page', template: 'pages/complaint/not-yet-known.njk', title: notKnownThen(now.complaint.reference),
    model: { reference: now.complaint.reference, nowHref: urls.complaint(complaintId) },
  }
}
