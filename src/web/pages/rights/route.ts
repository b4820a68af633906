import { may } from '../../../application/permissions.ts'
import { complaintsByReference, peopleToAnswer } from '../../../application/rights/named.ts'
import { recordRights, rightsList, viewRights } from '../../../application/rights/requests.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { RIGHTS_EVENTS } from '../../../domain/register/rights/events.ts'
import { longDate } from '../../../words/dates.ts'
import { partsWords } from '../../../words/people.ts'
import { RIGHTS, RIGHTS_WORDS } from '../../../words/rights.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads, readsIfAsked } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { beginEntry, registerCommand } from '../register-command/register-command.ts'
import { erasurePart } from './erasure.ts'
import { nextOfRights, rightsSubject } from './subject.ts'
import { rightsListPage, rightsPage } from './view-model.ts'

const COMMAND = urls.rightsCommand(':streamId', ':command')

/** Requests about personal data: the list, a new one, one of them, and its next steps. */
export const rightsRoutes: readonly Route[] = [
  { method: 'GET', url: urls.rights(), access: 'answer-rights', traces: lists('rights'), handler: list },
  { method: 'GET', url: urls.rightsFind(), access: 'answer-rights', traces: 'nothing', handler: (visit: Visit) => findPage(visit, null) },
  { method: 'POST', url: urls.rightsFind(), access: 'answer-rights', traces: 'by-itself', handler: find },
  { method: 'GET', url: urls.rightsNew(), access: 'answer-rights', traces: readsIfAsked('person', 'person'), handler: begin },
  { method: 'POST', url: urls.rightsNew(), access: 'answer-rights', traces: readsIfAsked('person', 'person'), handler: begin },
  { method: 'GET', url: urls.rightsRequest(':streamId'), access: 'answer-rights', traces: reads('entry', 'streamId'), handler: show },
  { method: 'GET', url: COMMAND, access: 'answer-rights', traces: reads('entry', 'streamId'), handler: step },
  { method: 'POST', url: COMMAND, access: 'answer-rights', traces: reads('entry', 'streamId'), handler: step },
]

async function list({ deps, actor }: Visit): Promise<Answer> {
  const found = await rightsList(deps.services, actor)
  if (found.kind === 'not-found') return { kind: 'not-found' }
  return { kind: 'page', template: 'pages/rights/list.njk', title: RIGHTS.title, model: rightsListPage(found) }
}

/** Looks for the person by name, so that what is held on them is found by who they are. The name stands in no address. */
async function find(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today, trace } = visit
  const form = formReader(typed, today)
  const name = form.words('name', RIGHTS.findWhat).words
  if (form.slips.length > 0) return findPage(visit, null, form.slips)
  trace({ kind: 'searched', subject: { kind: 'list', id: 'known-people' }, words: name })
  return findPage(visit, await peopleToAnswer(deps.services, actor, name))
}

function findPage({ typed }: Visit, found: Awaited<ReturnType<typeof peopleToAnswer>> | null, slips: readonly Slip[] = []): Answer {
  return {
    kind: 'page', template: 'pages/rights/find.njk', title: RIGHTS.find, slips, typed,
    model: {
      back: urls.rights(), action: urls.rightsFind(), new: urls.rightsNew(), hasLooked: found !== null,
      found: (found ?? []).map((person) => ({ name: personName(person), href: urls.rightsNew(person.personId), about: [person.bornOn ? `born ${longDate(person.bornOn)}` : '', partsWords(person.parts)].filter((part) => part !== '').join(', ') })),
    },
  }
}

/** Whose data it is may be named in the address, from that person's page; otherwise their name is typed. */
async function begin(visit: Visit): Promise<Answer> {
  const { deps, actor, query, typed } = visit
  const asked = query['person'] ?? (typeof typed['person'] === 'string' ? typed['person'] : '')
  const { settings, users, people } = await deps.services.store.read(actor, async (reads) => ({
    settings: await reads.settings(), users: await reads.users(), people: isId(asked) ? await reads.people([asked as PersonId]) : [],
  }))
  return beginEntry(visit, {
    called: RIGHTS.title, back: urls.rights(), settings, action: urls.rightsNew(), page: (streamId) => urls.rightsRequest(streamId), record: recordRights,
    complaintsNamed: (names) => complaintsByReference(deps.services, actor, names),
    spec: { command: 'record-rights-request', fields: RIGHTS_EVENTS.RightsRequestReceived.fields, words: RIGHTS_WORDS.commands['record-rights-request'] },
    startWith: () => (people.length > 0 ? { person: asked } : {}),
    offers: (field) => {
      if (field === 'handler') return users.filter((user) => user.isActive && may(user, 'answer-rights')).map(({ userId, name }) => ({ code: userId, label: name }))
      if (field === 'staff') return users.map(({ userId, name }) => ({ code: userId, label: name }))
      return field === 'person' ? people.map((person) => ({ code: person.personId, label: personName(person) })) : []
    },
  })
}

async function show(visit: Visit): Promise<Answer> {
  const view = await viewRights(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const next = view.inError === null ? nextOfRights(visit, view) : []
  return { kind: 'page', template: 'pages/rights/one.njk', title: view.so.reference, model: { ...rightsPage(view), next, erasure: await erasurePart(visit, view), seesPeople: may(visit.actor, 'view-person') } }
}

async function step(visit: Visit): Promise<Answer> {
  const view = await viewRights(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : registerCommand(visit, rightsSubject(visit, view))
}
