import type { IsoDate } from '../../calendar/iso-date.ts'
import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import type { Effective, WorldEvent } from '../../complaint/effective.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { WarningCode } from '../../complaint/warnings.ts'
import type { RegisterEvent } from '../events.ts'
import {
  LOOK_BACK_MONTHS, endedOn, evolveLearning, foldLearningFrom, isOfLearning, learningBegunBy, learningDoneOn, type Learning,
} from './learning.ts'

type Fact = WorldEvent<RegisterEvent>

/** The first event of a learning's stream that cannot be after those before it; null where all can. */
export function impossibleInLearning(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  const [first, ...rest] = inOrder
  let so = first ? learningBegunBy(first.event) : null
  const beginning = so && impossibleBeginning(so)
  if (beginning) return beginning
  for (const { event } of rest) {
    if (so === null) return 'not-recorded'
    const code = impossibleOn(so, event)
    if (code) return code
    so = evolveLearning(so, event)
  }
  return null
}

/** What it came from has to be named, so that it can be opened from there. */
function impossibleBeginning({ from, complaint, points, entry, theme }: Learning): RefusalCode | null {
  if ((from === 'point' || from === 'complaint') && complaint === null) return 'complaint-of-learning-needed'
  if ((from === 'ombudsman' || from === 'compliment') && entry === null) return 'entry-of-learning-needed'
  if (from === 'theme' && theme === null) return 'theme-of-learning-needed'
  return points.length > 0 && complaint === null ? 'points-without-complaint' : null
}

function impossibleOn(so: Learning, event: Fact): RefusalCode | null {
  if (!isOfLearning(event)) return null
  switch (event.type) {
    case 'LearningNoted': return null
    case 'RecommendationMade': return closed(so) ?? (recommended(so, event.recommendationId) ? 'already-recorded' : null)
    case 'RecommendationAccepted':
    case 'RecommendationNotAccepted':
      return recommended(so, event.recommendationId)?.accepted === null ? null : 'no-such-item'
    case 'LearningActionAgreed': return impossibleAction(so, event)
    case 'ComplaintActionTakenUp': return impossibleToTakeUp(so, event.complaintActionId)
    case 'LearningActionReplanned':
    case 'LearningActionDone':
    case 'LearningActionNotDone':
      return openActions(so).includes(event.actionId) ? null : 'no-such-item'
    case 'LearningShared': return null
    case 'LearningLookedBack': return learningDoneOn(so) === null ? 'nothing-done-yet' : null
    case 'LearningClosed': return closed(so) ?? (openActions(so).length > 0 ? 'learning-actions-open' : null)
    case 'LearningReopened': return so.closedOn === null ? 'learning-not-closed' : null
  }
}

function impossibleAction(so: Learning, { owner, team, role, recommendationId, actionId }: Extract<Fact, { type: 'LearningActionAgreed' }>): RefusalCode | null {
  if (owner === undefined && team === undefined && role === undefined) return 'nobody-to-act'
  if (recommendationId !== undefined && !recommended(so, recommendationId)) return 'no-such-item'
  return closed(so) ?? (so.actions.some((action) => action.actionId === actionId) ? 'already-recorded' : null)
}

function impossibleToTakeUp(so: Learning, complaintActionId: string): RefusalCode | null {
  if (so.complaint === null) return 'complaint-of-learning-needed'
  return so.takenUp.includes(complaintActionId) ? 'already-recorded' : closed(so)
}

function openActions({ actions }: Learning): readonly string[] {
  return actions.filter((action) => endedOn(action) === null).map(({ actionId }) => actionId)
}

function closed({ closedOn }: Learning): RefusalCode | null {
  return closedOn === null ? null : 'learning-closed'
}

function recommended({ recommendations }: Learning, recommendationId: string) {
  return recommendations.find((one) => one.recommendationId === recommendationId)
}

/** What is odd or unwise about an event of a learning, on the day it is entered. */
export function unwiseInLearning(before: readonly Effective<RegisterEvent>[], event: Fact, today: IsoDate): readonly WarningCode[] {
  if (event.type === 'LearningActionAgreed' || event.type === 'LearningActionReplanned') return event.dueOn < today ? ['action-overdue-when-entered'] : []
  if (event.type !== 'LearningLookedBack') return []
  const so = foldLearningFrom(before)
  const doneOn = so && learningDoneOn(so)
  return doneOn && event.happenedOn < addCalendarMonths(doneOn, LOOK_BACK_MONTHS[event.after]) ? ['looked-back-early'] : []
}

/** The items that a command may still name: recommendations without an answer, actions to be done. */
export function openItemsOfLearning(so: Learning, command: string): readonly string[] {
  switch (command) {
    case 'accept-recommendation':
    case 'refuse-recommendation':
      return so.recommendations.filter(({ accepted }) => accepted === null).map(({ recommendationId }) => recommendationId)
    case 'agree-learning-action':
      return so.recommendations.filter(({ accepted }) => accepted !== false).map(({ recommendationId }) => recommendationId)
    case 'replan-learning-action':
    case 'complete-learning-action':
    case 'drop-learning-action':
      return openActions(so)
    default:
      return []
  }
}
