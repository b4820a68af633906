import { recordLearning } from '../../../application/learning.ts'
import type { LearningView } from '../../../application/view-learning.ts'
import { isOpenAction } from '../../../domain/complaint/threads/following/thread.ts'
import { SEQUELS_OF } from '../../../domain/register/entry.ts'
import { openItemsOfLearning } from '../../../domain/register/learning/impossible-in-learning.ts'
import { endedOn } from '../../../domain/register/learning/learning.ts'
import { urls } from '../../urls.ts'
import type { Choice } from '../../components/word-choices/word-choices.ts'
import { declaredSpec, declaredSpecOfEvent, type Subject } from '../register-command/register-command.ts'

const TYPES = SEQUELS_OF.learning ?? []

/** What was learned, as the forms of what is recorded next are drawn with it. */
export function learningSubject(view: LearningView): Subject {
  const { streamId, learning } = view
  return {
    ...view, called: learning.reference, back: urls.learningOne(streamId), action: (command) => urls.learningCommand(streamId, command),
    spec: (command) => declaredSpec(command, TYPES), specOfEvent: declaredSpecOfEvent, completed: (fields) => fields, record: recordLearning,
    items: (command) => itemsFor(command, view), offers: (field) => offersOf(field, view),
  }
}

/** What a command may name: recommendations, actions, or for taking one up the complaint's own. */
function itemsFor(command: string, { learning, complaint, texts }: LearningView): readonly Choice[] {
  const named = (code: string, textId: string): Choice => ({ code, label: texts.get(textId) ?? '' })
  if (command === 'take-up-action') {
    return (complaint?.actions ?? []).filter((action) => isOpenAction(action) && !learning.takenUp.includes(action.actionId))
      .map(({ actionId, text }) => named(actionId, text.textId))
  }
  const open = openItemsOfLearning(learning, command)
  return [
    ...learning.recommendations.flatMap(({ recommendationId, text }) => (open.includes(recommendationId) ? [named(recommendationId, text.textId)] : [])),
    ...learning.actions.flatMap(({ actionId, text }) => (open.includes(actionId) ? [named(actionId, text.textId)] : [])),
  ]
}

function offersOf(field: string, { users, themeNames, complaint, entry, texts }: LearningView): readonly Choice[] {
  switch (field) {
    case 'owner': return users.map(({ userId, name }) => ({ code: userId, label: name }))
    case 'theme': return [...themeNames].map(([code, label]) => ({ code, label }))
    case 'points': return (complaint?.points ?? []).map(({ pointId, text }, index) => ({ code: pointId, label: `${index + 1}. ${texts.get(text?.textId ?? '') ?? ''}` }))
    case 'source': return entry ? [{ code: entry.streamId, label: entry.reference }] : []
    default: return []
  }
}

const NEXT = [
  'complete-learning-action', 'accept-recommendation', 'refuse-recommendation', 'agree-learning-action', 'make-recommendation', 'share-learning', 'look-back',
  'replan-learning-action', 'drop-learning-action', 'take-up-action', 'close-learning', 'reopen-learning',
] as const

/** Commands that are about an item, and only stand where there is one. */
const ABOUT_ITEMS: readonly string[] = [
  'complete-learning-action', 'accept-recommendation', 'refuse-recommendation', 'replan-learning-action', 'drop-learning-action', 'take-up-action',
]

/** What may be recorded next; for who may not record entries, that an action of theirs was done. */
export function nextOfLearning(view: LearningView, mayRecord: boolean): readonly Readonly<{ text: string; href: string }>[] {
  const subject = learningSubject(view)
  const { learning } = view
  const isClosed = learning.closedOn !== null
  const hasOpen = learning.actions.some((action) => endedOn(action) === null)
  const isOffered = (command: (typeof NEXT)[number]): boolean => {
    if (!mayRecord) return command === 'complete-learning-action' && view.ownActions.length > 0
    if (ABOUT_ITEMS.includes(command) && itemsFor(command, view).length === 0) return false
    if (command === 'look-back') return view.doneOn !== null
    if (command === 'reopen-learning') return isClosed
    if (command === 'close-learning') return !isClosed && !hasOpen
    return !isClosed || !['agree-learning-action', 'make-recommendation', 'take-up-action'].includes(command)
  }
  return NEXT.filter(isOffered).flatMap((command) => {
    const title = subject.spec(command)?.words.title
    return title === undefined ? [] : [{ text: title, href: subject.action(command) }]
  })
}
