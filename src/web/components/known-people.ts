import { findPeople } from '../../application/people/find-people.ts'
import { knownPeople } from '../../application/people/known-people.ts'
import type { Person, PersonDetails } from '../../application/ports.ts'
import type { PersonCalled } from '../../application/people/ports.ts'
import { shortDate } from '../../words/dates.ts'
import { KNOWN_PEOPLE, partsWords } from '../../words/people.ts'
import type { Typed } from '../form-reader.ts'
import type { Visit } from '../route.ts'
import { personName } from './timeline/person-name.ts'

const MOST = 8

/** People who may be chosen at one place of a form, and "somebody new" last. */
type KnownChoice = Readonly<{ code: string; label: string; hint: string }>

/** Code of the choice that says that it is none of those who are known. */
const SOMEBODY_NEW = 'new'

/** Those whom a form has chosen from people who are known, by id: hidden values that begin with `known-` or end with `-known`. */
export async function chosenIn({ deps, actor }: Pick<Visit, 'deps' | 'actor'>, typed: Typed): Promise<ReadonlyMap<string, Person>> {
  const ids = Object.entries(typed).flatMap(([name, value]) => (/^known-\d+$|-known$/.test(name) && typeof value === 'string' && value !== SOMEBODY_NEW && value !== '' ? [value] : []))
  const people = ids.length === 0 ? [] : await knownPeople(deps.services, actor, ids)
  return new Map(people.map((person) => [person.personId, person]))
}

/** The choices for a name as it was typed; with whoever is chosen already. Says so where nobody is called like that. */
export async function choicesFor({ deps, actor, trace }: Pick<Visit, 'deps' | 'actor' | 'trace'>, name: string, chosen: Person | undefined): Promise<readonly KnownChoice[]> {
  if (name.trim() !== '') trace({ kind: 'searched', subject: { kind: 'list', id: 'known-people' }, words: name.trim() })
  const found = name.trim() === '' ? [] : await findPeople(deps.services, actor, name, MOST)
  const others = found.filter(({ personId }) => personId !== chosen?.personId)
  const somebodyNew = { code: SOMEBODY_NEW, label: KNOWN_PEOPLE.somebodyNew, hint: found.length === 0 && !chosen ? KNOWN_PEOPLE.nobody : '' }
  return [...(chosen ? [choice({ ...chosen, parts: found.find(({ personId }) => personId === chosen.personId)?.parts ?? 0 })] : []), ...others.map(choice), somebodyNew]
}

function choice(person: PersonCalled): KnownChoice {
  const about = [
    ...(person.bornOn === undefined ? [] : [`born ${shortDate(person.bornOn)}`]), ...Object.values(person.contact ?? {}).map((line) => line.replaceAll('\n', ', ')),
    ...(person.parts === 0 ? [] : [partsWords(person.parts)]),
  ]
  return { code: person.personId, label: personName(person), hint: about.join(' · ') }
}

/**
 * What is known of somebody with what was typed beside them: a new way to reach them, or a day of birth that was not
 * known. Null where nothing is new. A name that was typed to find them is not theirs, and changes nothing.
 */
export function knownBetter({ personId: _id, version: _version, ...known }: Person, typed: PersonDetails): PersonDetails | null {
  const contact = { ...known.contact, ...typed.contact }
  const bornOn = known.bornOn ?? typed.bornOn
  const isNew = bornOn !== known.bornOn || Object.entries(contact).some(([part, value]) => new Map(Object.entries(known.contact ?? {})).get(part) !== value)
  return isNew ? { ...known, ...(bornOn !== undefined && { bornOn }), ...(Object.keys(contact).length > 0 && { contact }) } : null
}
