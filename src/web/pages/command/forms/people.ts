import { isDeepStrictEqual } from 'node:util'
import type { PersonDetails } from '../../../../application/ports.ts'
import { CARE_STATUSES, DISABILITIES, type PersonId } from '../../../../domain/complaint/events.ts'
import { ASKED } from '../../../../words/asked.ts'
import { choicesOf, codesOf, given, type FormContext, type PartRead } from '../command-form.ts'
import { typedDay, type FormReader, type Typed } from '../form-reader.ts'

/** What stands in the form about the first complainant. */
export function typedComplainant({ view }: FormContext): Typed {
  const [complainant] = view.complaint.details.complainants
  const person = view.people.get(complainant?.personId ?? '')
  return { type: complainant?.type ?? '', relation: complainant?.relation ?? '', ...names(person), ...person?.contact }
}

function names(person: PersonDetails | undefined, row = ''): Typed {
  return { [`${row}givenName`]: person?.givenName ?? '', [`${row}familyName`]: person?.familyName ?? '' }
}

/** The first complainant as typed; others that are recorded stay. A name makes a new person, no name an anonymous one. */
export function complainantOf(form: FormReader, context: FormContext): PartRead {
  const type = form.choice('type', ASKED.complainant, codesOf(choicesOf(context, 'complainantTypes')))
  const relation = form.optionalChoice('relation', ASKED.relation, codesOf(choicesOf(context, 'relations')))
  const contact = given({ email: line(form, 'email'), telephone: line(form, 'telephone'), address: line(form, 'address') })
  const details: PersonDetails = given({
    givenName: line(form, 'givenName'), familyName: line(form, 'familyName'), contact: Object.keys(contact).length > 0 ? contact : undefined,
  })
  const [first, ...others] = context.view.complaint.details.complainants
  const person = personFor(details, context, first?.personId)
  return {
    details: { complainants: [{ type, ...given({ relation, personId: person?.personId }) }, ...others] },
    ...given({ newPeople: person?.details && [{ personId: person.personId, details: person.details }] }),
  }
}

export function typedChildren({ view }: FormContext): Typed {
  return Object.assign({}, ...view.complaint.details.children.map((child, index): Typed => {
    const person = view.people.get(child.personId ?? '')
    const row = `child-${index + 1}`
    return {
      ...names(person, `${row}-`), ...typedDay(`${row}-bornOn`, person?.bornOn),
      [`${row}-careStatus`]: child.careStatus ?? '', [`${row}-disability`]: child.disability ?? '',
    }
  }))
}

/** The children as typed, row by row; an empty row is no child. A row whose name did not change keeps its person. */
export function childrenOf(form: FormReader, context: FormContext): PartRead {
  const recorded = context.view.complaint.details.children
  const rows = Array.from({ length: recorded.length + 1 }, (_, index) => childOf(form, context, index))
  const children = rows.flatMap((row) => (row === null ? [] : [row.child]))
  if (children.length === 0) form.slip('child-1-givenName', 'nothing-chosen', ASKED.aboutTheChild)
  const newPeople = rows.flatMap((row) => (row?.person ? [row.person] : []))
  return { details: { children }, ...given({ newPeople: newPeople.length > 0 ? newPeople : undefined }) }
}

function childOf(form: FormReader, context: FormContext, index: number) {
  const row = `child-${index + 1}`
  const careStatus = CARE_STATUSES.find((code) => code === form.text(`${row}-careStatus`))
  const disability = DISABILITIES.find((code) => code === form.text(`${row}-disability`))
  const details: PersonDetails = given({
    givenName: line(form, `${row}-givenName`), familyName: line(form, `${row}-familyName`),
    bornOn: form.optionalDay(`${row}-bornOn`, ASKED.bornOn),
  })
  const person = personFor(details, context, context.view.complaint.details.children[index]?.personId)
  if (person === undefined && careStatus === undefined && disability === undefined) return null
  return {
    child: given({ careStatus, disability, personId: person?.personId }),
    person: person?.details && { personId: person.personId, details: person.details },
  }
}

/** The person recorded before, where nothing about them was typed otherwise; else a new one; undefined where nothing was typed. */
function personFor(
  details: PersonDetails, { view, newId }: FormContext, recordedId: PersonId | undefined,
): Readonly<{ personId: PersonId; details?: PersonDetails }> | undefined {
  if (Object.keys(details).length === 0) return undefined
  const recorded = view.people.get(recordedId ?? '')
  if (recorded && isDeepStrictEqual(asTyped(recorded), asTyped(details))) return { personId: recorded.personId }
  return { personId: newId() as PersonId, details }
}

/** The parts of a person that the forms ask for, so that one not asked for makes no difference. */
function asTyped({ givenName = '', familyName = '', bornOn, contact = {} }: PersonDetails): readonly string[] {
  return [givenName, familyName, bornOn ?? '', contact.email ?? '', contact.telephone ?? '', contact.address ?? '']
}

function line(form: FormReader, field: string): string | undefined {
  return form.optionalWords(field, 'this')?.words
}
