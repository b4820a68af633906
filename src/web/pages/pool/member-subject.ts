import type { MemberView } from '../../../application/pool.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { SEQUELS_OF } from '../../../domain/register/entry.ts'
import { shortDate } from '../../../words/dates.ts'
import { POOL, POOL_ROLE_LABELS, POOL_TIE_LABELS } from '../../../words/pool.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { pounds } from '../../../words/money.ts'
import type { Typed } from '../../form-reader.ts'
import { urls } from '../../urls.ts'
import { declaredSpec, declaredSpecOfEvent, type Subject } from '../register-command/register-command.ts'
import { personTyped } from '../register-command/register-form.ts'

const TYPES = SEQUELS_OF['pool-member'] ?? []
const CHANGE_DETAILS = 'change-pool-details'

/** Somebody of the pool as the forms of what is recorded next are drawn with them. */
export function memberSubject(view: MemberView): Subject {
  const { streamId, member } = view
  return {
    ...view, called: nameOf(view), back: urls.poolMember(streamId), action: (command) => urls.poolCommand(streamId, command),
    spec: (command) => declaredSpec(command, TYPES), specOfEvent: declaredSpecOfEvent, completed: (fields) => fields,
    items: (command) => itemsFor(command, view),
    startWith: (command) => startOf(command, view),
    changedPeople: (command, form) => (command === CHANGE_DETAILS ? [{ personId: member.personId, details: personTyped(form, POOL.gaveName) }] : []),
  }
}

export function nameOf({ people, member }: Pick<MemberView, 'people' | 'member'>): string {
  return personName(people.get(member.personId))
}

function itemsFor(command: string, { member, texts, references }: MemberView) {
  if (command === 'withdraw-pool-interest') {
    return member.interests.map(({ interestId, tie, text }) => ({ code: interestId, label: `${POOL_TIE_LABELS[tie]}: ${texts.get(text.textId) ?? ''}` }))
  }
  if (command !== 'record-pool-invoice') return []
  return member.orders.map(({ orderId, complaint, role, amountPence, placedOn }) => ({
    code: orderId, label: `${references.get(complaint) ?? ''} ${POOL_ROLE_LABELS[role]}, ${pounds(amountPence)}, ${shortDate(placedOn)}`.trim(),
  }))
}

function startOf(command: string, { people, member }: MemberView): Typed {
  if (command === 'change-pool-roles') return { roles: member.roles }
  const person = people.get(member.personId)
  if (command !== CHANGE_DETAILS || !person) return {}
  const { givenName = '', familyName = '', contact = {} } = person
  return { givenName, familyName, email: contact.email ?? '', telephone: contact.telephone ?? '', address: contact.address ?? '' }
}

const NEXT = [
  'record-pool-check', 'declare-pool-interest', 'state-pool-availability', 'agree-pool-rate', 'place-pool-order', 'record-pool-invoice', 'change-pool-roles',
  CHANGE_DETAILS, 'withdraw-pool-interest', 'leave-pool',
] as const

/** What may be recorded next of somebody; what is about an order or an interest only where there is one. */
export function nextOfMember(view: MemberView): readonly Readonly<{ text: string; href: string }>[] {
  const subject = memberSubject(view)
  const { member } = view
  const isOpen = (command: (typeof NEXT)[number]) => {
    if (command === 'record-pool-invoice') return member.orders.length > 0
    if (member.leftOn !== null) return false
    return command !== 'withdraw-pool-interest' || member.interests.length > 0
  }
  return NEXT.filter(isOpen).flatMap((command) => {
    const title = subject.spec(command)?.words.title
    return title === undefined ? [] : [{ text: title, href: subject.action(command) }]
  })
}

/** "2 March 2026 to 6 March 2026". */
export function periodWords(from: IsoDate, until: IsoDate): string {
  return `${shortDate(from)} to ${shortDate(until)}`
}
