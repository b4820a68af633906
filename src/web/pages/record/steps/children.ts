import type { NewPerson } from '../../../../application/worded.ts'
import { CARE_STATUSES, DISABILITIES, type ChildConcerned } from '../../../../domain/complaint/events.ts'
import { shortDate } from '../../../../words/dates.ts'
import { DISABILITY_LABELS } from '../../../../words/fields.ts'
import { CARE_STATUS_LABELS } from '../../../../words/labels.ts'
import { given } from '../../command/command-form.ts'
import type { FormReader } from '../../../form-reader.ts'
import { detailsOf, groups, knownAt, learned, nameOf, newPersonId, pastDay, personAt } from '../reading.ts'
import type { Step, StepContext } from '../step.ts'

type Read = Readonly<{ child: ChildConcerned; person: NewPerson | null; learned: readonly NewPerson[] }>

/** Somebody with a name, who is known already or named for the first time. */
type Named = NewPerson & Readonly<{ isKnown: boolean }>

export const children: Step = {
  id: 'children', question: 'Which child or young person is it about?', label: 'Child or young person', isNeeded: false,
  offer: (context) => ({
    careStatuses: CARE_STATUSES.map((code) => ({ code, label: CARE_STATUS_LABELS[code] })),
    disabilities: DISABILITIES.map((code) => ({ code, label: DISABILITY_LABELS[code] })),
    complainant: firstComplainant(context) ? nameOf(firstComplainant(context)?.details) : null,
  }),
  read(form, context) {
    const read = groups(form).map((at) => childAt(form, context, at)).filter((one) => one !== null)
    return { details: { children: read.map((one) => one.child) }, newPeople: read.flatMap((one) => one.person ?? []), changedPeople: read.flatMap((one) => one.learned) }
  },
  lines: ({ details, newPeople = [], changedPeople = [] }, context) => (details?.children ?? []).map((child) => {
    const person = detailsOf(child.personId, [...newPeople, ...changedPeople, ...(context.soFar.newPeople ?? [])], context)
    const born = person?.bornOn ? [`born ${shortDate(person.bornOn)}`] : []
    const status = child.careStatus ? [CARE_STATUS_LABELS[child.careStatus]] : []
    const disability = child.disability ? [DISABILITY_LABELS[child.disability]] : []
    return [nameOf(person), ...born, ...status, ...disability].join(' · ')
  }),
}

/** The first complainant with a name: a child may complain for themself, and is then one person, not two. */
function firstComplainant({ soFar: { details, newPeople = [] }, known }: StepContext): Named | undefined {
  for (const { personId } of details?.complainants ?? []) {
    const person = newPeople.find((one) => one.personId === personId)
    const chosen = known.get(personId ?? '')
    if (person) return { ...person, isKnown: false }
    if (chosen) return { personId: chosen.personId, details: chosen, isKnown: true }
  }
  return undefined
}

function childAt(form: FormReader, context: StepContext, at: number): Read | null {
  const careStatus = CARE_STATUSES.find((code) => code === form.optionalChoice(`care-${at}`, 'the care status', CARE_STATUSES))
  const disability = DISABILITIES.find((code) => code === form.optionalChoice(`disability-${at}`, 'whether the child is disabled', DISABILITIES))
  const bornOn = pastDay(form, `born-${at}`, 'the day of birth', context.today)
  const details = personAt(form, at, bornOn)
  const complainant = at === 0 && form.text('complains') === 'yes' ? firstComplainant(context) : undefined
  const chosen = knownAt(form, context, at) ?? (complainant?.isKnown ? context.known.get(complainant.personId) : undefined)
  if (chosen) return { child: given({ personId: chosen.personId, careStatus, disability }), person: null, learned: learned(chosen, details) }
  if (complainant) {
    const person = details === null ? null : { personId: complainant.personId, details: { ...complainant.details, ...details } }
    return { child: given({ personId: complainant.personId, careStatus, disability }), person, learned: [] }
  }
  if (details === null && careStatus === undefined && disability === undefined) return null
  const personId = details === null ? undefined : newPersonId(context)
  return { child: given({ personId, careStatus, disability }), person: personId && details ? { personId, details } : null, learned: [] }
}
