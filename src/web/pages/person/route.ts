import { contactArrangements } from '../../../application/people/contact-arrangements.ts'
import { viewPerson } from '../../../application/people/view-person.ts'
import { may } from '../../../application/permissions.ts'
import { PEOPLE, reviewWords, arrangementWords } from '../../../words/people.ts'
import { STATUS_LABELS } from '../../../words/labels.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { change, changed } from './change.ts'
import { notSame, sameSaid, say, undone } from './same.ts'
import { besideRecord } from '../rights/beside.ts'
import { personPage } from './person-page.ts'

const ID = ':personId'

/** One person with all their parts, and what may be said of them. Addresses carry ids; names are posted. */
export const personRoutes: readonly Route[] = [
  { method: 'GET', url: urls.contactArrangements(), access: 'view-person', traces: lists('contact-arrangements'), handler: arrangements },
  { method: 'GET', url: urls.person(ID), access: 'view-person', traces: reads('person', 'personId'), handler: show },
  { method: 'GET', url: urls.personChange(ID), access: 'change-person', traces: reads('person', 'personId'), handler: change },
  { method: 'POST', url: urls.personChange(ID), access: 'change-person', traces: reads('person', 'personId'), handler: changed },
  { method: 'GET', url: urls.personSame(ID), access: 'say-same-person', traces: reads('person', 'personId'), handler: say },
  { method: 'POST', url: urls.personSame(ID), access: 'say-same-person', traces: reads('person', 'personId'), handler: sameSaid },
  { method: 'GET', url: urls.personNotSame(ID), access: 'say-same-person', traces: reads('person', 'personId'), handler: notSame },
  { method: 'POST', url: urls.personNotSame(ID), access: 'say-same-person', traces: reads('person', 'personId'), handler: undone },
]

const statusLabels: Readonly<Record<string, string>> = STATUS_LABELS

async function show(visit: Visit): Promise<Answer> {
  const { deps, actor, params, today } = visit
  const view = await viewPerson(deps.services, actor, params['personId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const mayDo = { change: may(actor, 'change-person'), same: may(actor, 'say-same-person'), protectedContact: may(actor, 'view-protected-contact') }
  const model = personPage(view, mayDo, today)
  return { kind: 'page', template: 'pages/person/page.njk', title: model.name, model: { ...model, ...await besideRecord(visit, view.personId), may: mayDo } }
}

async function arrangements({ deps, actor, today }: Visit): Promise<Answer> {
  const found = await contactArrangements(deps.services, actor)
  if (found.kind === 'not-found') return { kind: 'not-found' }
  const rows = found.rows.map((row) => ({
    reference: row.reference, href: urls.complaint(row.complaintId), status: statusLabels[row.status] ?? row.status, words: arrangementWords(row),
    people: row.personIds.map((id) => ({ href: urls.person(id), name: personName(found.people.get(id)) })), due: reviewWords(row, today),
    isDue: row.restrictedOn !== null && (row.reviewOn === null || row.reviewOn <= today),
    review: row.restrictedOn !== null && may(actor, 'review-contact-restriction') ? urls.complaintCommand(row.complaintId, 'review-contact-restriction') : null,
  }))
  return { kind: 'page', template: 'pages/person/contact-arrangements.njk', title: PEOPLE.arrangements, model: { rows } }
}
