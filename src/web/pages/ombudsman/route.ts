import { complaintsCalled } from '../../../application/complaints-called.ts'
import { ombudsmanDesk, viewCase } from '../../../application/ombudsman.ts'
import { may } from '../../../application/permissions.ts'
import { recordEntry } from '../../../application/record-entry.ts'
import { DESK } from '../../../words/ombudsman.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads, readsIfAsked } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { given } from '../command/command-form.ts'
import { neededDay } from '../record-entry/entry-kinds.ts'
import { registerCommand } from '../register-command/register-command.ts'
import { casePage } from './case-page.ts'
import { caseSubject } from './case-subject.ts'
import { readDesk } from './desk-filters.ts'
import { deskPage } from './desk-page.ts'

const COMMAND = urls.ombudsmanCommand(':streamId', ':command')

export const ombudsmanRoutes: readonly Route[] = [
  { method: 'GET', url: urls.ombudsmanDesk(), access: 'view-ombudsman', traces: lists('ombudsman'), handler: showDesk },
  { method: 'GET', url: urls.ombudsmanNew(), access: 'record-entry', traces: readsIfAsked('complaint', 'complaint'), handler: startContact },
  { method: 'POST', url: urls.ombudsmanNew(), access: 'record-entry', traces: readsIfAsked('complaint', 'complaint'), handler: saveContact },
  { method: 'GET', url: urls.ombudsmanCase(':streamId'), access: 'view-ombudsman', traces: reads('entry', 'streamId'), handler: showCase },
  { method: 'GET', url: COMMAND, access: 'record-entry', traces: reads('entry', 'streamId'), handler: nextStep },
  { method: 'POST', url: COMMAND, access: 'record-entry', traces: reads('entry', 'streamId'), handler: nextStep },
]

async function showDesk({ deps, actor, query }: Visit): Promise<Answer> {
  const filters = readDesk(query)
  const desk = await ombudsmanDesk(deps.services, actor, filters)
  if (desk.kind === 'not-found') return { kind: 'not-allowed' }
  return { kind: 'page', template: 'pages/ombudsman/desk.njk', title: DESK.title, model: deskPage(desk, filters, may(actor, 'record-entry')) }
}

async function showCase({ deps, actor, params }: Visit): Promise<Answer> {
  const view = await viewCase(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  return { kind: 'page', template: 'pages/ombudsman/case.njk', title: view.case.reference, model: casePage(view, may(actor, 'record-entry')) }
}

async function nextStep(visit: Visit): Promise<Answer> {
  const view = await viewCase(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : registerCommand(visit, caseSubject(view))
}

/** About a complaint, where the link named one: its reference stands in the form. */
async function startContact(visit: Visit): Promise<Answer> {
  const { deps, actor, query } = visit
  const complaint = query['complaint'] ?? ''
  if (!isId(complaint)) return contactPage(visit, {})
  const [named] = await deps.services.store.read(actor, (reads) => reads.complaintsNamed({ ids: [complaint] }))
  return contactPage(visit, named ? { complaints: named.reference } : {})
}

/** The ids of the case and of its command stand in the form: sent twice, it is recorded once. */
function contactPage({ deps }: Visit, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const entryId = typeof typed['entryId'] === 'string' ? typed['entryId'] : deps.services.ids.next()
  return {
    kind: 'page', template: 'pages/ombudsman/new.njk', title: DESK.new, typed, slips: [...slips, ...warned.slips],
    model: { warnings: warned.warnings, asks: DESK.asks, entryId, action: urls.ombudsmanNew(), back: urls.ombudsmanDesk() },
  }
}

async function saveContact(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { entryId } = typed
  if (!isId(entryId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const names = form.text('complaints').split(/[\s,;]+/).filter((name) => name !== '')
  const called = await complaintsCalled(deps.services, actor, names)
  if (names.some((name) => !called.has(name))) form.slip('complaints', 'choice-unknown', DESK.what.complaints)
  const complaints = [...new Set(called.values())]
  const command = given({
    type: 'record-ombudsman-contact' as const, on: neededDay(form, 'on', DESK.what.on, today),
    theirReference: form.optionalWords('theirReference', DESK.what.theirReference), said: form.optionalWords('said', DESK.what.said),
    complaints: complaints.length > 0 ? complaints : undefined,
  })
  if (form.slips.length > 0) return contactPage(visit, typed, form.slips)
  const result = await recordEntry(deps.services, actor, { entryId, commandId: entryId, expectedSeq: 0, command, acceptedWarnings: acceptedOf(typed) })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.ombudsmanCase(result.entryId) }
    case 'stale': return { kind: 'redirect', to: urls.ombudsmanCase(entryId) }
    case 'refused': return contactPage(visit, typed, [{ field: '', text: refusalWords(result) }])
    case 'warned': return contactPage(visit, typed, [], warnedOf(result.warnings, typed))
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
