import type { AnswerContent } from '../../events.ts'

export type AnswerRemedy = NonNullable<AnswerContent['remedies']>[number]

/**
 * The remedies that an answer states, each with an id of its own: which answer it is of (by the `seq` of its entry) and which
 * of its remedies. Later entries name it by that id, as they name one that was promised apart from an answer. What a correction
 * says was never stated is left out, and the others keep their ids.
 */
export function promisedByAnswer({ remedies = [] }: AnswerContent, seq: number): readonly (AnswerRemedy & Readonly<{ remedyId: string }>)[] {
  return remedies.map((remedy, at) => ({ ...remedy, remedyId: `answer-${seq}-${at + 1}` })).filter(({ recordedInError }) => recordedInError !== true)
}
