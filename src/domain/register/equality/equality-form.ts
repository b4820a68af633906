import { effectiveEvents, inOrderOfHappening, type Effective } from '../../complaint/effective.ts'
import type { Recorded } from '../../complaint/events.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'

export const EQUALITY_HOW = ['on-paper', 'by-telephone', 'in-person', 'online', 'by-somebody-else'] as const
export type EqualityHow = (typeof EQUALITY_HOW)[number]

/** `declined`: they would not answer at all. `not-asked`: it was decided not to ask, which is said too. */
export const EQUALITY_OUTCOMES = ['answered', 'declined', 'not-asked'] as const
export type EqualityOutcome = (typeof EQUALITY_OUTCOMES)[number]

/** Where the answers are: an id, and a salted digest of them. What was answered is in no event. */
export type AnswersRef = Readonly<{ answersId: string; digest: string }>

export type EqualityAsked = Extract<RegisterEvent, { type: 'EqualityAsked' }>

/** That somebody was asked, as its stream tells it now; null for any other stream, and where it was recorded in error. */
export function foldEquality(recorded: readonly Recorded<RegisterEvent>[]): EqualityAsked | null {
  return firstOf(inOrderOfHappening(effectiveEvents(recorded)))
}

function firstOf(inOrder: readonly Effective<RegisterEvent>[]): EqualityAsked | null {
  const first = inOrder[0]?.event
  return first?.type === 'EqualityAsked' ? first : null
}

/** Answers are there where somebody answered, and nowhere else. */
export function impossibleInEquality(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  if (inOrder.length > 1) return 'already-recorded'
  const asked = firstOf(inOrder)
  if (!asked) return null
  const hasAnswers = asked.answers !== undefined && asked.answers !== null
  return (asked.outcome === 'answered') === hasAnswers ? null : 'value-not-possible'
}
