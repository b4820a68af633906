import type { NewPerson } from '../../../../application/worded.ts'
import { CARE_STATUSES, DISABILITIES, type ChildConcerned } from '../../../../domain/complaint/events.ts'
import { shortDate } from '../../../../words/dates.ts'
import { DISABILITY_LABELS } from '../../../../words/fields.ts'
import { CARE_STATUS_LABELS } from '../../../../words/labels.ts'
import { given } from '../../command/command-form.ts'
import type { FormReader } from '../../../form-reader.ts'
import { groups, nameOf, newPersonId, pastDay, personAt } from '../reading.ts'
import type { Step, StepContext } from '../step.ts'

type Read = Readonly<{ child: ChildConcerned; person: NewPerson | null }>

export const children: Step = {
  id: 'children', question: 'Which child or young person is it about?', label: 'Child or young person', isNeeded: false,
  offer: ({ soFar }) => ({
    careStatuses: CARE_STATUSES.map((code) => ({ code, label: CARE_STATUS_LABELS[code] })),
    disabilities: DISABILITIES.map((code) => ({ code, label: DISABILITY_LABELS[code] })),
    complainant: firstComplainant(soFar) ? nameOf(firstComplainant(soFar)?.details) : null,
  }),
  read(form, context) {
    const read = groups(form).map((at) => childAt(form, context, at)).filter((one) => one !== null)
    return { details: { children: read.map((one) => one.child) }, newPeople: read.flatMap((one) => one.person ?? []) }
  },
  lines: ({ details, newPeople }, { soFar }) => (details?.children ?? []).map((child) => {
    const person = [...(newPeople ?? []), ...(soFar.newPeople ?? [])].find(({ personId }) => personId === child.personId)
    const born = person?.details.bornOn ? [`born ${shortDate(person.details.bornOn)}`] : []
    const status = child.careStatus ? [CARE_STATUS_LABELS[child.careStatus]] : []
    const disability = child.disability ? [DISABILITY_LABELS[child.disability]] : []
    return [nameOf(person?.details), ...born, ...status, ...disability].join(' · ')
  }),
}

/** The first complainant with a name: a child may complain for themself, and is then one person, not two. */
function firstComplainant({ details, newPeople }: StepContext['soFar']): NewPerson | undefined {
  const ids = (details?.complainants ?? []).map((complainant) => complainant.personId)
  return newPeople?.find(({ personId }) => ids.includes(personId))
}

function childAt(form: FormReader, context: StepContext, at: number): Read | null {
  const careStatus = CARE_STATUSES.find((code) => code === form.optionalChoice(`care-${at}`, 'the care status', CARE_STATUSES))
  const disability = DISABILITIES.find((code) => code === form.optionalChoice(`disability-${at}`, 'whether the child is disabled', DISABILITIES))
  const bornOn = pastDay(form, `born-${at}`, 'the day of birth', context.today)
  if (bornOn !== undefined && bornOn < '1900-01-01') form.slip(`born-${at}`, 'born-before-1900', 'the day of birth')
  const details = personAt(form, at, bornOn)
  const complainant = at === 0 && form.text('complains') === 'yes' ? firstComplainant(context.soFar) : undefined
  if (complainant) {
    const person = details === null ? null : { personId: complainant.personId, details: { ...complainant.details, ...details } }
    return { child: given({ personId: complainant.personId, careStatus, disability }), person }
  }
  if (details === null && careStatus === undefined && disability === undefined) return null
  const personId = details === null ? undefined : newPersonId(context)
  return { child: given({ personId, careStatus, disability }), person: personId && details ? { personId, details } : null }
}
