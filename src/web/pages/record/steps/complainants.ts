import type { NewPerson } from '../../../../application/worded.ts'
import { wordFor } from '../../../../domain/authority/settings.ts'
import type { Complainant } from '../../../../domain/complaint/events.ts'
import { given } from '../../command/command-form.ts'
import type { FormReader } from '../../../form-reader.ts'
import { detailsOf, groups, knownAt, learned, nameOf, neededChoice, newPersonId, personAt } from '../reading.ts'
import { choicesOf, codesOf, type Step, type StepContext } from '../step.ts'

type Read = Readonly<{ complainant: Complainant; person: NewPerson | null; learned: readonly NewPerson[] }>

export const complainants: Step = {
  id: 'complainants', question: 'Who complains?', label: 'Who complains', isNeeded: false,
  offer: (context) => ({ types: choicesOf(context, 'complainantTypes'), relations: choicesOf(context, 'relations') }),
  read(form, context) {
    const read = groups(form).map((at) => complainantAt(form, context, at)).filter((one) => one !== null)
    return { details: { complainants: read.map((one) => one.complainant) }, newPeople: read.flatMap((one) => one.person ?? []), changedPeople: read.flatMap((one) => one.learned) }
  },
  lines: ({ details, newPeople = [], changedPeople = [] }, context) => (details?.complainants ?? []).map((complainant) => {
    const { settings } = context
    const person = detailsOf(complainant.personId, [...newPeople, ...changedPeople], context)
    const relation = complainant.relation === undefined ? [] : [wordFor(settings, 'relations', complainant.relation)]
    const contact = Object.values(person?.contact ?? {}).map((line) => line.replaceAll('\n', ', '))
    return [nameOf(person), wordFor(settings, 'complainantTypes', complainant.type), ...relation, ...contact].join(' · ')
  }),
}

/** Nothing typed is nobody; anything typed needs to say at least what sort of person it is. */
function complainantAt(form: FormReader, context: StepContext, at: number): Read | null {
  const known = knownAt(form, context, at)
  const details = personAt(form, at)
  const relation = form.optionalChoice(`relation-${at}`, 'the relation to the child', codesOf(choicesOf(context, 'relations')))
  if (!known && details === null && relation === undefined && form.text(`type-${at}`) === '') return null
  const type = neededChoice(form, `type-${at}`, 'who complains', codesOf(choicesOf(context, 'complainantTypes')))
  if (known) return { complainant: given({ type, relation, personId: known.personId }), person: null, learned: learned(known, details) }
  const personId = details === null ? undefined : newPersonId(context)
  return {
    complainant: given({ type, relation, personId }),
    person: personId && details ? { personId, details } : null, learned: [],
  }
}
