import { changePerson } from '../../../application/people/change-person.ts'
import { personToChange } from '../../../application/people/view-person.ts'
import type { Person, PersonDetails } from '../../../application/ports.ts'
import { ASKED } from '../../../words/asked.ts'
import { PROTECTED_CONTACT } from '../../../words/protected-contact.ts'
import { PEOPLE } from '../../../words/people.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import type { Answer, Visit } from '../../route.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { personTyped } from '../register-command/register-form.ts'

/** The form with what is known of somebody now. */
export async function change(visit: Visit): Promise<Answer> {
  const person = await personOf(visit)
  return person ? drawn(person, typedOf(person)) : { kind: 'not-found' }
}

/** Keeps what was typed as a new version. Whoever was slower sees what the details are now, beside what they typed. */
export async function changed(visit: Visit): Promise<Answer> {
  const person = await personOf(visit)
  if (!person) return { kind: 'not-found' }
  const { deps, actor, typed, today } = visit
  const form = formReader(typed, today)
  const details = detailsTyped(form, visit)
  const sent = form.text('version')
  const version = /^\d{1,9}$/.test(sent) ? Number(sent) : person.version
  if (form.slips.length > 0) return drawn(person, typed, form.slips)
  const result = await changePerson(deps.services, actor, { personId: person.personId, version, details })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.person(person.personId) }
    case 'stale': return drawn(result.now, typed, [{ field: '', text: PEOPLE.changed }], true)
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

async function personOf({ deps, actor, params }: Visit): Promise<Person | undefined> {
  const personId = params['personId'] ?? ''
  return (await personToChange(deps.services, actor, personId))?.people.get(personId)
}

function detailsTyped(form: FormReader, { today }: Visit): PersonDetails {
  const bornOn = form.optionalDay('bornOn', ASKED.bornOn)
  if (bornOn !== undefined && bornOn > today) form.slip('bornOn', 'in-the-future', ASKED.bornOn)
  const knownAs = form.optionalWords('knownAs', ASKED.personDetail)?.words
  return { ...personTyped(form, PEOPLE.nothingOfTheName), ...(knownAs !== undefined && { knownAs }), ...(bornOn !== undefined && { bornOn }) }
}

function typedOf({ givenName = '', familyName = '', knownAs = '', bornOn, contact = {} }: Person): Typed {
  return { givenName, familyName, knownAs, ...typedDay('bornOn', bornOn), email: contact.email ?? '', telephone: contact.telephone ?? '', address: contact.address ?? '' }
}

function drawn(person: Person, typed: Typed, slips: readonly Slip[] = [], isStale = false): Answer {
  const { personId, version } = person
  const { email, telephone, address } = person.contact ?? {}
  return {
    kind: 'page', template: 'pages/person/change.njk', title: PEOPLE.change, slips, typed,
    model: {
      name: personName(person), version, hints: Object.fromEntries((person.protected ?? []).map((part) => [part, PROTECTED_CONTACT.typedHint])), back: urls.person(personId), action: urls.personChange(personId),
      stale: isStale ? [personName(person), ...[email, telephone, address].filter((line) => line !== undefined)] : [],
    },
    ...(isStale && { status: 409 }),
  }
}
