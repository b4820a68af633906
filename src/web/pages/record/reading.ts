import type { Person, PersonDetails } from '../../../application/ports.ts'
import type { NewPerson } from '../../../application/worded.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { knownBetter } from '../../components/known-people.ts'
import { given } from '../command/command-form.ts'
import type { FormReader, Typed } from '../../form-reader.ts'
import type { StepContext } from './step.ts'

const LONGEST_NAME = 200
const MOST_GROUPS = 30

/** A day that has come. */
export function pastDay(form: FormReader, field: string, what: string, today: IsoDate): IsoDate | undefined {
  const day = form.optionalDay(field, what)
  if (day !== undefined && day > today) form.slip(field, 'in-the-future', what)
  return day
}

/** One of the codes, which there may be none of: lists have dates too. The empty code after a slip is never used. */
export function neededChoice(form: FormReader, field: string, what: string, codes: readonly string[]): string {
  const chosen = form.optionalChoice(field, what, codes)
  if (chosen === undefined) form.slip(field, 'choice-missing', what)
  return chosen ?? ''
}

export function shortText(form: FormReader, field: string, what: string): string | undefined {
  const text = form.text(field)
  if (text.length > LONGEST_NAME) form.slip(field, 'name-too-long', what)
  return text === '' ? undefined : text
}

/** Who somebody is, as far as it was typed; null where nothing was. `at` is the number of the group of fields. */
export function personAt(form: FormReader, at: number, bornOn?: IsoDate): PersonDetails | null {
  const contact = given({
    email: shortText(form, `email-${at}`, 'the e-mail address'),
    telephone: shortText(form, `telephone-${at}`, 'the telephone number'),
    address: shortText(form, `address-${at}`, 'the address'),
  })
  const details: PersonDetails = given({
    givenName: shortText(form, `given-${at}`, 'the first name'),
    familyName: shortText(form, `family-${at}`, 'the last name'),
    bornOn,
    contact: Object.keys(contact).length > 0 ? contact : undefined,
  })
  return Object.keys(details).length > 0 ? details : null
}

/** Who was chosen in this group from people who are known; undefined where nobody was. */
export function knownAt(form: FormReader, { known }: StepContext, at: number): Person | undefined {
  return known.get(form.text(`known-${at}`))
}

/** What was learned of somebody who is known already; none where nothing was. */
export function learned(person: Person, typed: PersonDetails | null): readonly NewPerson[] {
  const details = typed && knownBetter(person, typed)
  return details ? [{ personId: person.personId, details }] : []
}

/** What is known of somebody whom an answer names, new or known already. */
export function detailsOf(personId: string | undefined, people: readonly NewPerson[], { known }: StepContext): PersonDetails | undefined {
  return people.find((person) => person.personId === personId)?.details ?? known.get(personId ?? '')
}

/** A name as people say it; "name not known" where nothing of it is. */
export function nameOf(details: PersonDetails | undefined): string {
  const name = [details?.givenName, details?.familyName].filter((part) => part !== undefined).join(' ')
  return name === '' ? 'name not known' : name
}

export function newPersonId({ newId }: StepContext): PersonId {
  return newId() as PersonId
}

// ---- several of a kind on one page: fields end in -0, -1, … --------------------------------------------------------

/** How many groups of fields the page has: one at least. */
export function groupCount(typed: Typed): number {
  const count = Number(one(typed['groups']))
  return Number.isInteger(count) && count >= 1 && count <= MOST_GROUPS ? count : 1
}

export function groups(form: FormReader): readonly number[] {
  return Array.from({ length: groupCount({ groups: form.text('groups') }) }, (_, at) => at)
}

export function withOneMoreGroup(typed: Typed): Typed {
  return { ...typed, groups: String(Math.min(MOST_GROUPS, groupCount(typed) + 1)) }
}

/** Takes the fields of one group out, and moves those after it up by one. */
export function withoutGroup(typed: Typed, removed: number): Typed {
  const kept = Object.entries(typed).flatMap(([name, value]) => {
    const match = /^([a-z]+)-(\d+)(-\w+)?$/.exec(name)
    if (!match) return [[name, value] as const]
    const [, stem = '', number = '', rest = ''] = match
    const at = Number(number)
    return at === removed ? [] : [[`${stem}-${at > removed ? at - 1 : at}${rest}`, value] as const]
  })
  return { ...Object.fromEntries(kept), groups: String(Math.max(1, groupCount(typed) - 1)) }
}

function one(value: Typed[string] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
