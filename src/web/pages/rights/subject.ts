import { recordRights, type RightsView } from '../../../application/rights/requests.ts'
import { complaintsByReference } from '../../../application/rights/named.ts'
import { may } from '../../../application/permissions.ts'
import { SEQUELS_OF } from '../../../domain/register/entry.ts'
import { tableDate } from '../../../words/dates.ts'
import { RIGHTS } from '../../../words/rights.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { declaredSpec, declaredSpecOfEvent, type Subject } from '../register-command/register-command.ts'

const TYPES = (SEQUELS_OF['rights-request'] ?? []).filter((type) => type !== 'RightsReviewFinished')

/** A request as the forms of its next steps are drawn with it. */
export function rightsSubject({ deps, actor }: Pick<Visit, 'deps' | 'actor'>, view: RightsView): Subject {
  const { streamId, so, users, people } = view
  return {
    ...view, called: so.reference, back: urls.rightsRequest(streamId), action: (command) => urls.rightsCommand(streamId, command),
    spec: (command) => declaredSpec(command, TYPES), specOfEvent: (type) => (type === 'RightsReviewFinished' ? null : declaredSpecOfEvent(type)),
    items: (command) => openMarks(view, command), completed: (fields) => fields, record: recordRights,
    complaintsNamed: (names) => complaintsByReference(deps.services, actor, names),
    offers: (field) => {
      if (field === 'handler') return users.filter((user) => user.isActive && may(user, 'answer-rights')).map(({ userId, name }) => ({ code: userId, label: name }))
      if (field === 'staff') return users.map(({ userId, name }) => ({ code: userId, label: name }))
      return [...people.values()].map((person) => ({ code: person.personId, label: personName(person) }))
    },
  }
}

const MARK_OF: Readonly<Record<string, string>> = { 'lift-restriction': 'restriction', 'decide-objection': 'objection' }

function openMarks({ so, texts }: RightsView, command: string) {
  return so.marks.filter(({ mark, endedOn }) => mark === MARK_OF[command] && endedOn === null).flatMap(({ item, mark, on, text }) =>
    (item === null ? [] : [{ code: item, label: `${RIGHTS.marks[mark]}, ${tableDate(on)}: ${(texts.get(text.textId) ?? '').slice(0, 80)}` }]))
}

/** What may be recorded next, what is expected first. */
export function nextOfRights(visit: Pick<Visit, 'deps' | 'actor'>, view: RightsView): readonly Readonly<{ text: string; href: string }>[] {
  const subject = rightsSubject(visit, view)
  return commandsOpen(view).flatMap((command) => {
    const title = subject.spec(command)?.words.title
    return title === undefined ? [] : [{ text: title, href: subject.action(command) }]
  })
}

function commandsOpen({ so }: RightsView): readonly string[] {
  const isOpen = (mark: string) => so.marks.some((each) => each.mark === mark && each.endedOn === null)
  const always = [
    ...(isOpen('restriction') ? ['lift-restriction'] : []), ...(isOpen('objection') ? ['decide-objection'] : []), ...(so.right === 'erasure' ? ['decide-erasure'] : []), 'decide-rectification', 'keep-statement', 'note-on-rights-request',
  ]
  if (so.endedOn !== null) return always
  const isWaiting = so.clarifications.some(({ until }) => until === null)
  return [
    ...(so.identityConfirmedOn === null ? ['confirm-identity', ...(so.identityAskedOn === null ? ['ask-for-identity'] : [])] : []),
    ...(so.received.asked !== 'themselves' && so.authorityConfirmedOn === null ? ['confirm-rights-authority'] : []),
    ...(isWaiting ? ['record-clarification'] : so.right === 'access' ? ['ask-for-clarification'] : []),
    ...(so.extendedOn === null ? ['extend-rights-time'] : []), 'answer-rights-request', 'give-rights-request', 'restrict-processing', 'record-objection', ...always, 'withdraw-rights-request',
  ]
}
