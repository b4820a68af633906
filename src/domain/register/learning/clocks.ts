import type { EntryClock, EntryClocks } from '../entry-clocks.ts'
import { endedOn, foldLearningFrom, learningDoneOn, looksBack, type Learning } from './learning.ts'

const LOOK_BACK_CLOCKS = { 'six-months': 'learning-look-back-6', 'twelve-months': 'learning-look-back-12' } as const

/** The days by which something has to be done about what was learned: its actions, then the two looks back. Decision: 0051. */
export const learningClocks: EntryClocks = (inOrder) => {
  const so = foldLearningFrom(inOrder)
  if (!so) return []
  const startedOn = learningDoneOn(so)
  // To look back is for the complaints manager: nobody's by name.
  const looks = startedOn === null ? [] : looksBack(so).map(({ after, dueOn, doneOn }): EntryClock => ({
    clockId: LOOK_BACK_CLOCKS[after], item: null, ownerId: null, teams: [], startedOn, dueOn, endedOn: doneOn,
  }))
  return [...so.actions.map((action) => actionClock(so, action)), ...looks]
}

/** An action is its team's, or else that of whoever is named; where nobody but a role is, that of the teams it is about. */
function actionClock({ teams }: Learning, action: Learning['actions'][number]): EntryClock {
  const { actionId, owner, team, agreedOn, dueOn } = action
  return {
    clockId: 'learning-action', item: actionId, ownerId: owner, teams: team !== null ? [team] : owner !== null ? [] : teams, startedOn: agreedOn, dueOn,
    endedOn: endedOn(action),
  }
}
