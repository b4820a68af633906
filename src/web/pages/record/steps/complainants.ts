import type { NewPerson } from '../../../../application/worded.ts'
import { wordFor } from '../../../../domain/authority/settings.ts'
import type { Complainant } from '../../../../domain/complaint/events.ts'
import { given } from '../../command/command-form.ts'
import type { FormReader } from '../../../form-reader.ts'
import { groups, nameOf, neededChoice, newPersonId, personAt } from '../reading.ts'
import { choicesOf, codesOf, type Step, type StepContext } from '../step.ts'

type Read = Readonly<{ complainant: Complainant; person: NewPerson | null }>

export const complainants: Step = {
  id: 'complainants', question: 'Who complains?', label: 'Who complains', isNeeded: false,
  offer: (context) => ({ types: choicesOf(context, 'complainantTypes'), relations: choicesOf(context, 'relations') }),
  read(form, context) {
    const read = groups(form).map((at) => complainantAt(form, context, at)).filter((one) => one !== null)
    return { details: { complainants: read.map((one) => one.complainant) }, newPeople: read.flatMap((one) => one.person ?? []) }
  },
  lines: ({ details, newPeople }, { settings }) => (details?.complainants ?? []).map((complainant) => {
    const person = newPeople?.find(({ personId }) => personId === complainant.personId)
    const relation = complainant.relation === undefined ? [] : [wordFor(settings, 'relations', complainant.relation)]
    const contact = Object.values(person?.details.contact ?? {}).map((line) => line.replaceAll('\n', ', '))
    return [nameOf(person?.details), wordFor(settings, 'complainantTypes', complainant.type), ...relation, ...contact].join(' · ')
  }),
}

/** Nothing typed is nobody; anything typed needs to say at least what sort of person it is. */
function complainantAt(form: FormReader, context: StepContext, at: number): Read | null {
  const details = personAt(form, at)
  const relation = form.optionalChoice(`relation-${at}`, 'the relation to the child', codesOf(choicesOf(context, 'relations')))
  if (details === null && relation === undefined && form.text(`type-${at}`) === '') return null
  const type = neededChoice(form, `type-${at}`, 'who complains', codesOf(choicesOf(context, 'complainantTypes')))
  const personId = details === null ? undefined : newPersonId(context)
  return {
    complainant: given({ type, relation, personId }),
    person: personId && details ? { personId, details } : null,
  }
}
