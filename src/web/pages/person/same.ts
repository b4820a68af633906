import { findPeople } from '../../../application/people/find-people.ts'
import { saySame, undoSame } from '../../../application/people/say-same.ts'
import { viewPerson, type PersonView } from '../../../application/people/view-person.ts'
import type { PersonCalled } from '../../../application/people/ports.ts'
import type { EntryResult } from '../../../application/record-entry.ts'
import { asked } from '../../../words/asked.ts'
import { PEOPLE, SAMENESS_WORDS } from '../../../words/people.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Visit } from '../../route.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { likeShown } from './person-page.ts'

const { 'say-same-person': SAYING, 'undo-same-person': UNDOING } = SAMENESS_WORDS.commands
const MOST_FOUND = 15

/** Which other record is the same person: those that are alike, and one that the address names. */
export async function say(visit: Visit): Promise<Answer> {
  const view = await viewed(visit)
  return view ? drawn(visit, view, { ...typedDay('on', visit.today), other: visit.query['other'] ?? '' }) : { kind: 'not-found' }
}

export async function sameSaid(visit: Visit): Promise<Answer> {
  const view = await viewed(visit)
  if (!view) return { kind: 'not-found' }
  const { deps, actor, typed, today } = visit
  const form = formReader(typed, today)
  if (form.text('go') === 'find') return drawn(visit, view, typed)
  const otherId = form.text('other')
  if (otherId === '') form.slip('other', 'choice-missing', PEOPLE.otherChosen)
  const said = { why: form.words('why', asked(SAYING.asks.why.asks)), on: form.day('on', asked(SAYING.when)) }
  if (form.slips.length > 0) return drawn(visit, view, typed, form.slips)
  const result = await saySame(deps.services, actor, { personId: view.personId, otherId, ...said, commandId: commandIdOf(visit), acceptedWarnings: acceptedOf(typed) })
  return answerTo(result, view.personId, (slips, warned) => drawn(visit, view, typed, slips, warned), typed)
}

/** What the forms of this folder answer: the person's page where it was done, and otherwise the form again. */
function answerTo(result: EntryResult, personId: string, again: (slips: readonly Slip[], warned?: Warned) => Answer | Promise<Answer>, typed: Typed): Answer | Promise<Answer> {
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.person(personId) }
    case 'refused': return again([{ field: '', text: refusalWords(result) }])
    case 'warned': return again([], warnedOf(result.warnings, typed))
    case 'stale': return { kind: 'redirect', to: urls.person(personId) }
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

async function viewed({ deps, actor, params }: Visit): Promise<PersonView | null> {
  const view = await viewPerson(deps.services, actor, params['personId'] ?? '')
  return view.kind === 'not-found' ? null : view
}

async function drawn(visit: Visit, view: PersonView, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Promise<Answer> {
  const { deps, actor } = visit
  const wanted = formReader(typed, visit.today)
  const name = wanted.text('find')
  const found = name === '' ? [] : await findPeople(deps.services, actor, name, MOST_FOUND)
  const chosen = await chosenRecord(visit, view, wanted.text('other'))
  const others = new Map<string, PersonCalled>([...view.like, ...found, ...chosen].filter(({ personId }) => personId !== view.personId).map((one) => [one.personId, one]))
  const notFound = name !== '' && found.every(({ personId }) => personId === view.personId) ? [{ field: 'find', text: PEOPLE.nobodyFound }] : []
  return {
    kind: 'page', template: 'pages/person/same.njk', title: PEOPLE.same, typed, slips: [...slips, ...notFound, ...warned.slips],
    model: {
      name: personName(view.people.get(view.personId)), back: urls.person(view.personId), action: urls.personSame(view.personId), commandId: commandIdOf(visit), warnings: warned.warnings,
      choices: [...others.values()].map((one) => {
        const { name: label, reasons, about } = likeShown({ ...view.like.find(({ personId }) => personId === one.personId), ...one })
        return { code: one.personId, label, hint: [reasons, about].filter(Boolean).join('. ') }
      }),
    },
  }
}

/** The record that was chosen, where it is one that may be seen and stands in no list. */
async function chosenRecord({ deps, actor }: Visit, view: PersonView, otherId: string): Promise<readonly PersonCalled[]> {
  if (otherId === '' || view.like.some(({ personId }) => personId === otherId)) return []
  const other = await viewPerson(deps.services, actor, otherId)
  const person = other.kind === 'person' ? other.people.get(otherId) : undefined
  if (other.kind !== 'person' || !person) return []
  return [{ ...person, parts: new Set([...other.parts.map(({ complaintId }) => complaintId), ...other.entries.map(({ streamId }) => streamId)]).size }]
}

function commandIdOf({ typed, deps }: Visit): string {
  const { commandId } = typed
  return typeof commandId === 'string' && /^[\w-]{1,64}$/.test(commandId) ? commandId : deps.services.ids.next()
}

/** Asks why two records are not the same person after all. */
export async function notSame(visit: Visit): Promise<Answer> {
  const view = await viewed(visit)
  return view ? drawnUndoing(visit, view, { ...typedDay('on', visit.today) }, visit.query['other'] ?? '') : { kind: 'not-found' }
}

export async function undone(visit: Visit): Promise<Answer> {
  const view = await viewed(visit)
  if (!view) return { kind: 'not-found' }
  const { deps, actor, typed, today } = visit
  const form = formReader(typed, today)
  const otherId = form.text('other')
  const said = { reasons: form.words('reasons', asked(UNDOING.asks.reasons.asks)), on: form.day('on', asked(UNDOING.when)) }
  if (form.slips.length > 0) return drawnUndoing(visit, view, typed, otherId, form.slips)
  const result = await undoSame(deps.services, actor, { personId: view.personId, otherId, ...said, commandId: commandIdOf(visit) })
  return answerTo(result, view.personId, (slips) => drawnUndoing(visit, view, typed, otherId, slips), typed)
}

function drawnUndoing(visit: Visit, view: PersonView, typed: Typed, otherId: string, slips: readonly Slip[] = []): Answer {
  const isSaid = view.said.some(({ person, other }) => [person, other].includes(otherId) && [person, other].includes(view.personId))
  if (!isSaid && slips.length === 0) return { kind: 'redirect', to: urls.person(view.personId) }
  return {
    kind: 'page', template: 'pages/person/not-same.njk', title: PEOPLE.undo, typed, slips,
    model: {
      name: personName(view.people.get(view.personId)), otherName: personName(view.people.get(otherId)), other: otherId, commandId: commandIdOf(visit),
      back: urls.person(view.personId), action: urls.personNotSame(view.personId),
    },
  }
}
