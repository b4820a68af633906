import { CONTACT_PARTS, personWithContact, protectContact, showProtected } from '../../../application/people/protected-contact.ts'
import type { ContactPart, Person } from '../../../application/ports.ts'
import { PROTECTED_CONTACT } from '../../../words/protected-contact.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'

const WORDS = PROTECTED_CONTACT
const ID = ':personId'

/** What is protected of somebody's contact: shown for a reason, and protected or opened again with one. No address of a page says what it is. */
export const protectedContactRoutes: readonly Route[] = [
  { method: 'GET', url: urls.personProtected(ID), access: 'view-protected-contact', traces: reads('person', 'personId'), handler: ask },
  { method: 'POST', url: urls.personProtected(ID), access: 'view-protected-contact', traces: 'by-itself', handler: show },
  { method: 'GET', url: urls.personProtect(ID), access: 'change-person', traces: reads('person', 'personId'), handler: (visit) => askHow(visit, 'protect') },
  { method: 'POST', url: urls.personProtect(ID), access: 'change-person', traces: 'by-itself', handler: (visit) => change(visit, 'protect') },
  { method: 'GET', url: urls.personUnprotect(ID), access: 'change-person', traces: reads('person', 'personId'), handler: (visit) => askHow(visit, 'unprotect') },
  { method: 'POST', url: urls.personUnprotect(ID), access: 'change-person', traces: 'by-itself', handler: (visit) => change(visit, 'unprotect') },
]

async function ask(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const person = await personOf(visit)
  return person ? drawn(visit, person, { shown: null, why: null }, slips) : { kind: 'not-found' }
}

/** Shown as the answer to the form, at no address: nothing to go back to, nothing to keep. */
async function show(visit: Visit): Promise<Answer> {
  const form = formReader(visit.typed, visit.today)
  const { words: reason } = form.words('reason', WORDS.show.askWhat)
  if (form.slips.length > 0) return ask(visit, form.slips)
  const { deps, actor, params } = visit
  const personId = params['personId'] ?? ''
  const found = await showProtected(deps.services, actor, personId, reason)
  visit.trace({ kind: found ? 'read' : 'refused', subject: { kind: 'protected-contact', id: found ? personId : null }, words: reason })
  if (!found) return { kind: 'not-found' }
  const shown = CONTACT_PARTS.flatMap((part) => (found.contact[part] === undefined ? [] : [{ key: WORDS.parts[part], value: found.contact[part] }]))
  return drawn(visit, found.person, { shown, why: found.why }, [])
}

type Seen = Readonly<{ shown: readonly Readonly<{ key: string; value: string | undefined }>[] | null; why: string | null }>

function drawn({ typed, params }: Visit, person: Person, { shown, why }: Seen, slips: readonly Slip[]): Answer {
  const personId = params['personId'] ?? ''
  return {
    kind: 'page', template: 'pages/person/protected.njk', title: WORDS.show.title, typed: shown === null ? typed : {}, slips,
    model: { words: WORDS.show, name: personName(person), back: urls.person(personId), action: urls.personProtected(personId), shown, why },
  }
}

async function askHow(visit: Visit, how: 'protect' | 'unprotect', slips: readonly Slip[] = []): Promise<Answer> {
  const person = await personOf(visit)
  if (!person) return { kind: 'not-found' }
  const choices = partsFor(person, how).map((part) => ({ code: part, label: WORDS.parts[part] }))
  const personId = person.personId
  return {
    kind: 'page', template: 'pages/person/protect.njk', title: WORDS[how].title, typed: visit.typed, slips,
    model: { words: WORDS[how], name: personName(person), back: urls.person(personId), action: how === 'protect' ? urls.personProtect(personId) : urls.personUnprotect(personId), choices },
  }
}

async function change(visit: Visit, how: 'protect' | 'unprotect'): Promise<Answer> {
  const { deps, actor, params, typed, today } = visit
  const personId = params['personId'] ?? ''
  const form = formReader(typed, today)
  const asked = form.choices('parts', WORDS[how].whichWhat, CONTACT_PARTS)
  const parts = CONTACT_PARTS.filter((part) => asked.includes(part))
  const { words: why } = form.words('why', WORDS[how].whyWhat)
  if (parts.length === 0) form.slip('parts', 'nothing-chosen', WORDS[how].whichWhat)
  if (form.slips.length > 0) return askHow(visit, how, form.slips)
  const isDone = await protectContact(deps.services, actor, how, { personId, parts, why })
  visit.trace({ kind: isDone ? 'read' : 'refused', subject: { kind: 'protected-contact', id: isDone ? personId : null }, what: how })
  return isDone ? { kind: 'redirect', to: urls.person(personId) } : { kind: 'not-found' }
}

function personOf({ deps, actor, params }: Visit): Promise<Person | null> {
  return personWithContact(deps.services, actor, params['personId'] ?? '')
}

/** A part may be protected before it is known: what is typed of it then never stands anywhere else. */
function partsFor({ protected: parts = [] }: Person, how: 'protect' | 'unprotect'): readonly ContactPart[] {
  return CONTACT_PARTS.filter((part) => parts.includes(part) === (how === 'unprotect'))
}
