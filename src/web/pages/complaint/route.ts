import { NOT_ASKED, seenTogether } from '../../../application/people/seen-together.ts'
import { learningFromComplaint } from '../../../application/learning-from-complaint.ts'
import { may } from '../../../application/permissions.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { ASKED } from '../../../words/asked.ts'
import { notKnownThen } from '../../../words/complaint.ts'
import { shortDate } from '../../../words/dates.ts'
import { MAIL } from '../../../words/mail-page.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { typedDay } from '../../typed-day.ts'
import { besideRecord } from '../rights/beside.ts'
import { retentionBeside } from '../retention/beside.ts'
import { tombstoneOr404 } from '../retention/tombstone.ts'
import { learnedRow } from './learned.ts'
import { complaintPage } from './view-model.ts'

export const complaintRoutes: readonly Route[] = [
  { method: 'GET', url: urls.complaint(':complaintId'), access: 'view-complaint', forResponders: true, atOnce: true, traces: reads('complaint', 'complaintId'), handler: show },
]

async function show(visit: Visit): Promise<Answer> {
  const { deps, actor, params, query, today } = visit
  const { asKnownOn, slips } = dayAsked(visit)
  const view = await viewComplaint(deps.services, actor, params['complaintId'] ?? '', asKnownOn ? { asKnownOn } : {})
  if ('kind' in view) return asKnownOn ? notYetKnown(visit) : tombstoneOr404(visit, params['complaintId'] ?? '')
  const recorded = /^\d{1,9}$/.test(query['recorded'] ?? '') ? Number(query['recorded']) : null
  const together = asKnownOn ? NOT_ASKED : await seenTogether(deps.services, actor, view)
  const learned = asKnownOn ? [] : await learningFromComplaint(deps.services, actor, view.complaintId)
  const model = complaintPage({ view, settings: view.settings, actor, asKnownOn, recorded, together })
  return {
    kind: 'page', template: 'pages/complaint/page.njk', title: model.reference, slips,
    typed: { asKnownOn: asKnownOn ? shortDate(asKnownOn) : query['asKnownOn'] ?? '' },
    model: { ...model, ...await besideRecord(visit, view.complaintId), ...await retentionBeside(visit, view.complaintId), learned: learned.map(learnedRow), mail: asKnownOn ? null : await mailBeside(visit, view.complaintId), commandId: deps.services.ids.next(), routeCommandId: deps.services.ids.next(), contact: typedDay('on', today) },
  }
}

/** How many e-mails stand on it, and how many of them nobody of the complaints team has opened. */
async function mailBeside({ deps, actor }: Visit, complaintId: string) {
  const messages = await deps.services.store.read(actor, (stored) => stored.messagesOn(complaintId))
  return { href: urls.complaintMail(complaintId), words: MAIL.link(messages.length, may(actor, 'file-messages') ? messages.filter(({ isNew }) => isNew).length : 0) }
}

/** The past day as known on which the page is asked for: null for today, and where what was typed is no such day. */
function dayAsked({ query, today }: Visit): Readonly<{ asKnownOn: IsoDate | null; slips: readonly Slip[] }> {
  const form = formReader(query, today)
  const day = form.optionalWrittenDay('asKnownOn', ASKED.asKnownOn)
  if (day !== undefined && day > today) form.slip('asKnownOn', 'in-the-future', ASKED.asKnownOn)
  return { asKnownOn: day !== undefined && day < today ? day : null, slips: form.slips }
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
