import { complaintsCalled } from '../../../application/complaints-called.ts'
import { may } from '../../../application/permissions.ts'
import { poolList, proposals, viewMember } from '../../../application/pool.ts'
import { recordEntry } from '../../../application/record-entry.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { POOL_ROLES } from '../../../domain/register/pool/events.ts'
import { asked } from '../../../words/asked.ts'
import { POOL, POOL_WORDS } from '../../../words/pool.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads, readsIfAsked } from '../../traced.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { given } from '../command/command-form.ts'
import { registerCommand } from '../register-command/register-command.ts'
import { personTyped } from '../register-command/register-form.ts'
import { memberSubject } from './member-subject.ts'
import { memberPage, poolPage } from './pool-page.ts'
import { ROLE_CHOICES, proposePage } from './propose-page.ts'

const COMMAND = urls.poolCommand(':streamId', ':command')
const ADDING = POOL_WORDS.commands['add-pool-member']

export const poolRoutes: readonly Route[] = [
  { method: 'GET', url: urls.pool(), access: 'view-pool', traces: lists('pool'), handler: list },
  { method: 'GET', url: urls.poolPropose(), access: 'view-pool', traces: [...lists('pool'), ...readsIfAsked('complaint', 'complaint')], handler: propose },
  { method: 'GET', url: urls.poolNew(), access: 'record-entry', traces: 'nothing', handler: (visit) => newPage(visit, typedDay('on', visit.today)) },
  { method: 'POST', url: urls.poolNew(), access: 'record-entry', traces: 'nothing', handler: add },
  { method: 'GET', url: urls.poolMember(':streamId'), access: 'view-pool', traces: reads('entry', 'streamId'), handler: show },
  { method: 'GET', url: COMMAND, access: 'record-entry', traces: reads('entry', 'streamId'), handler: nextStep },
  { method: 'POST', url: COMMAND, access: 'record-entry', traces: reads('entry', 'streamId'), handler: nextStep },
]

function roleIn({ query }: Visit) {
  return POOL_ROLES.find((role) => role === query['role'])
}

async function list(visit: Visit): Promise<Answer> {
  const role = roleIn(visit) ?? null
  const pool = await poolList(visit.deps.services, visit.actor, role)
  return pool.kind === 'not-found' ? { kind: 'not-allowed' } : { kind: 'page', template: 'pages/pool/list.njk', title: POOL.title, model: poolPage(pool, role) }
}

async function show({ deps, actor, params }: Visit): Promise<Answer> {
  const view = await viewMember(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const model = memberPage(view, may(actor, 'record-entry'))
  return { kind: 'page', template: 'pages/pool/member.njk', title: model.name, model }
}

async function nextStep(visit: Visit): Promise<Answer> {
  const view = await viewMember(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : registerCommand(visit, memberSubject(view))
}

/** Asks for a complaint and a role, or shows who may serve in it. A complaint is named by its id or its reference. */
async function propose(visit: Visit): Promise<Answer> {
  const { deps, actor, query } = visit
  const typed = (query['complaint'] ?? '').trim()
  const role = roleIn(visit)
  const ask = (slips: readonly Slip[], complaint = query['complaint'] ?? ''): Answer => ({
    kind: 'page', template: 'pages/pool/ask-propose.njk', title: POOL.propose, slips, typed: { complaint, role: role ?? '' },
    model: { roles: ROLE_CHOICES, action: urls.poolPropose(), back: urls.pool() },
  })
  if (typed === '') return ask([])
  const complaintId = (await complaintsCalled(deps.services, actor, [typed])).get(typed)
  if (complaintId === undefined) return ask([{ field: 'complaint', text: POOL.noComplaint }])
  if (role === undefined) return ask('role' in query ? [{ field: 'role', text: POOL.noRole }] : [], await referenceOf(visit, complaintId))
  const found = await proposals(deps.services, actor, complaintId, role)
  if (found.kind === 'not-found') return { kind: 'not-found' }
  return { kind: 'page', template: 'pages/pool/propose.njk', title: POOL.propose, model: proposePage(found) }
}

async function referenceOf({ deps, actor }: Visit, complaintId: string): Promise<string> {
  const [named] = await deps.services.store.read(actor, (reads) => reads.complaintsNamed({ ids: [complaintId] }))
  return named?.reference ?? ''
}

/** The id of the new entry stands in the form: sent twice, it is recorded once. */
function newPage({ deps }: Pick<Visit, 'deps'>, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const entryId = typeof typed['entryId'] === 'string' ? typed['entryId'] : deps.services.ids.next()
  return {
    kind: 'page', template: 'pages/pool/new.njk', title: POOL.add, typed, slips: [...slips, ...warned.slips],
    model: { entryId, warnings: warned.warnings, roles: ROLE_CHOICES, asks: ADDING.asks, when: ADDING.when, action: urls.poolNew(), back: urls.pool() },
  }
}

async function add(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { entryId } = typed
  if (!isId(entryId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const details = personTyped(form, POOL.gaveName)
  const personId = deps.services.ids.next() as PersonId
  const chosen = form.choices('roles', asked(ADDING.asks.roles.asks), POOL_ROLES)
  if (chosen.length === 0) form.slip('roles', 'nothing-chosen', asked(ADDING.asks.roles.asks))
  const command = given({
    type: 'add-pool-member' as const, on: form.day('on', asked(ADDING.when)), person: { personId }, roles: POOL_ROLES.filter((role) => chosen.includes(role)),
    text: form.optionalWords('text', asked(ADDING.asks.text.asks)),
  })
  if (form.slips.length > 0) return newPage(visit, typed, form.slips)
  const result = await recordEntry(deps.services, actor, { entryId, commandId: entryId, expectedSeq: 0, command, newPeople: [{ personId, details }], acceptedWarnings: acceptedOf(typed) })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.poolMember(result.entryId) }
    case 'stale': return { kind: 'redirect', to: urls.poolMember(entryId) }
    case 'refused': return newPage(visit, typed, [{ field: '', text: refusalWords(result) }])
    case 'warned': return newPage(visit, typed, [], warnedOf(result.warnings, typed))
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
