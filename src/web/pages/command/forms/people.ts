import { isDeepStrictEqual } from 'node:util'
import type { Person, PersonDetails } from '../../../../application/ports.ts'
import { CARE_STATUSES, DISABILITIES, PERSON_ROLES, type PersonId } from '../../../../domain/complaint/events.ts'
import { knownBetter } from '../../../components/known-people.ts'
import { ASKED } from '../../../../words/asked.ts'
import { choicesOf, codesOf, given, type FormContext, type PartRead } from '../command-form.ts'
import type { FormReader, Typed } from '../../../form-reader.ts'
import { typedDay } from '../../../typed-day.ts'

/** What stands in the form about each complainant, row by row. */
export function typedComplainants({ view }: FormContext): Typed {
  return Object.assign({ who: 'same' }, ...view.complaint.details.complainants.map(({ personId, type, relation = '' }, index): Typed => {
    const row = `complainant-${index + 1}`
    return { [`${row}-type`]: type, [`${row}-relation`]: relation, ...known(view.people.get(personId ?? ''), row) }
  }))
}

function known(person: PersonDetails | undefined, row: string): Typed {
  const { email = '', telephone = '', address = '' } = person?.contact ?? {}
  return { ...names(person, `${row}-`), [`${row}-email`]: email, [`${row}-telephone`]: telephone, [`${row}-address`]: address }
}

function names(person: PersonDetails | undefined, row: string): Typed {
  return { [`${row}givenName`]: person?.givenName ?? '', [`${row}familyName`]: person?.familyName ?? '' }
}

/** The complainants as typed, row by row; an empty row is nobody, and no name is an anonymous person. */
export function complainantsOf(form: FormReader, context: FormContext): PartRead {
  const { complainants: recorded } = context.view.complaint.details
  const rows = rowsAfter(recorded.length).flatMap((row) => complainantAt(form, context, row) ?? [])
  if (rows.length === 0 && form.slips.length === 0) form.slip('complainant-1-type', 'choice-missing', ASKED.complainant)
  return { details: { complainants: rows.map(({ complainant }) => complainant) }, ...peopleOf(rows.map(({ person }) => person)) }
}

function complainantAt(form: FormReader, context: FormContext, number: number) {
  const row = `complainant-${number}`
  const type = form.optionalChoice(`${row}-type`, ASKED.complainant, codesOf(choicesOf(context, 'complainantTypes', recordedTypes(context))))
  const relation = form.optionalChoice(`${row}-relation`, ASKED.relation, codesOf(choicesOf(context, 'relations')))
  const person = contactPerson(form, context, row, context.view.complaint.details.complainants[number - 1]?.personId)
  if (type === undefined && (person !== undefined || relation !== undefined)) form.slip(`${row}-type`, 'choice-missing', ASKED.complainant)
  if (type === undefined) return null
  return { complainant: { type, ...given({ relation, personId: person?.personId }) }, person }
}

export function recordedTypes({ view }: FormContext): readonly string[] {
  return view.complaint.details.complainants.map(({ type }) => type)
}

/** What stands in the form about advocates, representatives, workers and others. */
export function typedOthers({ view }: FormContext): Typed {
  return Object.assign({ who: 'same' }, ...view.complaint.details.others.map(({ personId, role }, index): Typed => {
    const row = `other-${index + 1}`
    return { [`${row}-role`]: role, ...known(view.people.get(personId), row) }
  }))
}

/** The others as typed, row by row. Each has a name and a part. Where one is an advocate, an advocate helps. */
export function othersOf(form: FormReader, context: FormContext): PartRead {
  const { others: recorded, supportedByAdvocate } = context.view.complaint.details
  const rows = rowsAfter(recorded.length).flatMap((row) => otherAt(form, context, row) ?? [])
  if (rows.length === 0 && form.slips.length === 0) form.slip('other-1-role', 'choice-missing', ASKED.personRole)
  const others = rows.map(({ other }) => other)
  const isNews = supportedByAdvocate !== true && others.some(({ role }) => role === 'advocate')
  return { details: { others, ...(isNews && { supportedByAdvocate: true }) }, ...peopleOf(rows.map(({ person }) => person)) }
}

function otherAt(form: FormReader, context: FormContext, number: number) {
  const row = `other-${number}`
  const role = PERSON_ROLES.find((code) => code === form.text(`${row}-role`))
  const person = contactPerson(form, context, row, context.view.complaint.details.others[number - 1]?.personId)
  if (role === undefined && person !== undefined) form.slip(`${row}-role`, 'choice-missing', ASKED.personRole)
  if (role !== undefined && person === undefined) form.slip(`${row}-givenName`, 'words-missing', ASKED.personName)
  return role === undefined || person === undefined ? null : { other: { role, personId: person.personId }, person }
}

/** Who stands in a row that asks for a name and how to reach them; undefined where nothing of it was typed. */
function contactPerson(form: FormReader, context: FormContext, row: string, recordedId: string | undefined): Meant | undefined {
  const contact = given({ email: line(form, `${row}-email`), telephone: line(form, `${row}-telephone`), address: line(form, `${row}-address`) })
  const details: PersonDetails = given({
    givenName: line(form, `${row}-givenName`), familyName: line(form, `${row}-familyName`), contact: Object.keys(contact).length > 0 ? contact : undefined,
  })
  const recorded = context.view.people.get(recordedId ?? '')
  const chosen = recorded ? undefined : context.known.get(form.text(`${row}-known`))
  if (chosen) return chosenPerson(chosen, details)
  return personFor(details, { form, context, recorded, kept: recorded && given({ knownAs: recorded.knownAs, bornOn: recorded.bornOn }) })
}

/** The numbers of the rows: one for each that is recorded, and one more. */
export function rowsAfter(recorded: number): readonly number[] {
  return Array.from({ length: recorded + 1 }, (_, index) => index + 1)
}

export function typedChildren({ view }: FormContext): Typed {
  return Object.assign({ who: 'same' }, ...view.complaint.details.children.map((child, index): Typed => {
    const person = view.people.get(child.personId ?? '')
    const row = `child-${index + 1}`
    return {
      ...names(person, `${row}-`), ...typedDay(`${row}-bornOn`, person?.bornOn),
      [`${row}-careStatus`]: child.careStatus ?? '', [`${row}-disability`]: child.disability ?? '',
    }
  }))
}

/** The children as typed, row by row; an empty row is no child. */
export function childrenOf(form: FormReader, context: FormContext): PartRead {
  const recorded = context.view.complaint.details.children
  const rows = Array.from({ length: recorded.length + 1 }, (_, index) => childOf(form, context, index))
  const children = rows.flatMap((row) => (row === null ? [] : [row.child]))
  if (children.length === 0) form.slip('child-1-givenName', 'nothing-chosen', ASKED.aboutTheChild)
  return { details: { children }, ...peopleOf(rows.map((row) => row?.person)) }
}

function childOf(form: FormReader, context: FormContext, index: number) {
  const row = `child-${index + 1}`
  const careStatus = CARE_STATUSES.find((code) => code === form.text(`${row}-careStatus`))
  const disability = DISABILITIES.find((code) => code === form.text(`${row}-disability`))
  const details: PersonDetails = given({
    givenName: line(form, `${row}-givenName`), familyName: line(form, `${row}-familyName`),
    bornOn: form.optionalDay(`${row}-bornOn`, ASKED.bornOn),
  })
  if (details.bornOn !== undefined && details.bornOn > context.today) form.slip(`${row}-bornOn`, 'in-the-future', ASKED.bornOn)
  const recorded = context.view.people.get(context.view.complaint.details.children[index]?.personId ?? '')
  const chosen = recorded ? undefined : context.known.get(form.text(`${row}-known`))
  const person = chosen ? chosenPerson(chosen, details) : personFor(details, { form, context, recorded, kept: recorded && given({ knownAs: recorded.knownAs, contact: recorded.contact }) })
  if (person === undefined && careStatus === undefined && disability === undefined) return null
  return {
    child: given({ careStatus, disability, personId: person?.personId }),
    person,
  }
}

/** Somebody named in the form: known as they are, or with details that are new. */
type Meant = Readonly<{ personId: PersonId }> | Readonly<{ personId: PersonId; details: PersonDetails; isNew: boolean }>

type Known = Readonly<{
  form: FormReader
  context: FormContext
  /** Who stood in this place before. */
  recorded: Person | undefined
  /** What is known of them that this form does not ask for. */
  kept: PersonDetails | undefined
}>

/**
 * Who is meant by the details typed: nobody by name, the person recorded before (with a new version of their details
 * where those differ), or, where it was somebody else, a new person.
 */
function personFor(details: PersonDetails, { form, context, recorded, kept }: Known): Meant | undefined {
  if (Object.keys(details).length === 0) return undefined
  const newPerson = () => ({ personId: context.newId() as PersonId, details, isNew: true })
  if (recorded === undefined) return newPerson()
  const { personId, version: _version, ...before } = recorded
  const now = { ...kept, ...details }
  if (isDeepStrictEqual({ ...before }, now)) return { personId }
  return form.text('who') === 'other' ? newPerson() : { personId, details: now, isNew: false }
}

/** Somebody who was chosen from people who are known, with what was learned of them. */
function chosenPerson(person: Person, typed: PersonDetails): Meant {
  const details = knownBetter(person, typed)
  return details ? { personId: person.personId, details, isNew: false } : { personId: person.personId }
}

function peopleOf(meant: readonly (Meant | undefined)[]): Pick<PartRead, 'newPeople' | 'changedPeople'> {
  const named = meant.flatMap((person) => (person && 'details' in person ? [person] : []))
  const ofThese = (isNew: boolean) => named.filter((person) => person.isNew === isNew).map(({ personId, details }) => ({ personId, details }))
  return { newPeople: ofThese(true), changedPeople: ofThese(false) }
}

function line(form: FormReader, field: string): string | undefined {
  return form.optionalWords(field, ASKED.personDetail)?.words
}
