import { isDeepStrictEqual } from 'node:util'
import type { Person, PersonDetails } from '../../../../application/ports.ts'
import { CARE_STATUSES, DISABILITIES, type PersonId } from '../../../../domain/complaint/events.ts'
import { ASKED } from '../../../../words/asked.ts'
import { choicesOf, codesOf, given, type FormContext, type PartRead } from '../command-form.ts'
import type { FormReader, Typed } from '../../../form-reader.ts'
import { typedDay } from '../../../typed-day.ts'

/** What stands in the form about the first complainant. */
export function typedComplainant({ view }: FormContext): Typed {
  const [complainant] = view.complaint.details.complainants
  const person = view.people.get(complainant?.personId ?? '')
  return { who: 'same', type: complainant?.type ?? '', relation: complainant?.relation ?? '', ...names(person), ...person?.contact }
}

function names(person: PersonDetails | undefined, row = ''): Typed {
  return { [`${row}givenName`]: person?.givenName ?? '', [`${row}familyName`]: person?.familyName ?? '' }
}

/** The first complainant as typed; others that are recorded stay. No name is an anonymous person. */
export function complainantOf(form: FormReader, context: FormContext): PartRead {
  const type = form.choice('type', ASKED.complainant, codesOf(choicesOf(context, 'complainantTypes')))
  const relation = form.optionalChoice('relation', ASKED.relation, codesOf(choicesOf(context, 'relations')))
  const contact = given({ email: line(form, 'email'), telephone: line(form, 'telephone'), address: line(form, 'address') })
  const details: PersonDetails = given({
    givenName: line(form, 'givenName'), familyName: line(form, 'familyName'), contact: Object.keys(contact).length > 0 ? contact : undefined,
  })
  const [first, ...others] = context.view.complaint.details.complainants
  const recorded = context.view.people.get(first?.personId ?? '')
  const person = personFor(details, { form, context, recorded, kept: recorded && given({ knownAs: recorded.knownAs, bornOn: recorded.bornOn }) })
  return {
    details: { complainants: [{ type, ...given({ relation, personId: person?.personId }) }, ...others] },
    ...peopleOf([person]),
  }
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
  const recorded = context.view.people.get(context.view.complaint.details.children[index]?.personId ?? '')
  const person = personFor(details, { form, context, recorded, kept: recorded && given({ knownAs: recorded.knownAs, contact: recorded.contact }) })
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
  if (recorded === undefined || form.text('who') === 'other') return { personId: context.newId() as PersonId, details, isNew: true }
  const { personId, version: _version, ...before } = recorded
  const now = { ...kept, ...details }
  return isDeepStrictEqual({ ...before }, now) ? { personId } : { personId, details: now, isNew: false }
}

function peopleOf(meant: readonly (Meant | undefined)[]): Pick<PartRead, 'newPeople' | 'changedPeople'> {
  const named = meant.flatMap((person) => (person && 'details' in person ? [person] : []))
  const ofThese = (isNew: boolean) => named.filter((person) => person.isNew === isNew).map(({ personId, details }) => ({ personId, details }))
  return { newPeople: ofThese(true), changedPeople: ofThese(false) }
}

function line(form: FormReader, field: string): string | undefined {
  return form.optionalWords(field, ASKED.personDetail)?.words
}
