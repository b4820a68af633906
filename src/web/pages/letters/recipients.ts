import type { ComplaintView } from '../../../application/worded.ts'
import type { PersonId } from '../../../domain/complaint/basics.ts'
import type { Reader } from '../../../domain/letters/letter-facts.ts'
import { PERSON_ROLE_LABELS } from '../../../words/fields.ts'
import { partLabel } from '../../../words/people.ts'
import { personName } from '../../components/timeline/person-name.ts'

/** Somebody of the complaint to whom a letter may go, with what they are in it. */
export type Recipient = Readonly<{ personId: PersonId; name: string; part: string; isChild: boolean }>

/** Those who complain, the children, and the others of a complaint, each once; a worker complained about gets no letter of it. */
export function recipientsOf({ complaint: { details }, people }: ComplaintView): readonly Recipient[] {
  const found = [
    ...details.complainants.map(({ personId }) => ({ personId, part: partLabel('complainant'), isChild: details.children.some((child) => child.personId === personId) })),
    ...details.children.map(({ personId }) => ({ personId, part: partLabel('child'), isChild: true })),
    ...details.others.filter(({ role }) => role !== 'worker').map(({ personId, role }) => ({ personId, part: PERSON_ROLE_LABELS[role], isChild: false })),
  ]
  return found.flatMap(({ personId, part, isChild }, at) => {
    if (personId === undefined || found.findIndex((other) => other.personId === personId) < at) return []
    return [{ personId, part, isChild, name: personName(people.get(personId)) }]
  })
}

/** To whom a letter with words for this reader goes where nobody chooses; null where nobody is known. */
export function recipientFor(view: ComplaintView, reader: Reader): PersonId | null {
  const people = recipientsOf(view)
  return ((reader === 'child' ? people.find(({ isChild }) => isChild) : null) ?? people[0])?.personId ?? null
}
