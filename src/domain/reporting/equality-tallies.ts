import type { Answers } from '../register/equality/questions.ts'
import type { Held } from './equality-totals.ts'

/** How many forms whose answers are gone had one answer to one question; `question: null` counts the forms themselves, by outcome. */
type Tally = Readonly<{ question: string | null; given: readonly string[]; many: number }>

/**
 * Forms that have the totals of these tallies, question by question: what is left of forms whose answers were destroyed. Which
 * answers stood on one form together is not known any more, and totals do not ask it. Decision: 0086.
 */
export function formsOfTallies(tallies: readonly Tally[]): readonly NonNullable<Held>[] {
  const many = (outcome: string) => tallies.filter(({ question, given }) => question === null && given[0] === outcome).reduce((sum, each) => sum + each.many, 0)
  const answers = Array.from({ length: many('answered') }, (): Record<string, readonly string[]> => ({}))
  const questions = Map.groupBy(tallies.filter(({ question }) => question !== null), ({ question }) => question ?? '')
  for (const [question, given] of questions) {
    const each = given.flatMap((tally) => Array.from({ length: tally.many }, () => tally.given))
    for (const [at, codes] of each.entries()) {
      const form = answers[at]
      if (form) form[question] = codes
    }
  }
  return [
    ...answers.map((form) => ({ outcome: 'answered' as const, answers: form as Answers })),
    ...(['declined', 'not-asked'] as const).flatMap((outcome) => Array.from({ length: many(outcome) }, () => ({ outcome }))),
  ]
}
