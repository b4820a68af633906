import type { PopulationGroup } from '../register/context/events.ts'
import { NOT_GIVEN, type QuestionId } from '../register/equality/questions.ts'
import type { QuestionTotals } from './equality-totals.ts'
import { percentOf } from './percent.ts'

/** A part of the population, and the same part of those who complained and answered. */
export type AgainstPopulation = Readonly<{
  group: PopulationGroup
  /** In thousandths, as it was stated. */
  perThousand: number
  /** Of those who answered the question; null where small numbers are withheld from it, or nobody answered. */
  ofAnswered: Readonly<{ percent: number; answered: number }> | null
}>

/** The answer that stands for a part of the population. A condition that lasts is what is asked of disability. */
const ANSWER_OF: Readonly<Record<PopulationGroup, Readonly<{ question: QuestionId; answer: string }>>> = {
  white: { question: 'ethnic-group', answer: 'white' }, mixed: { question: 'ethnic-group', answer: 'mixed' }, asian: { question: 'ethnic-group', answer: 'asian' },
  black: { question: 'ethnic-group', answer: 'black' }, 'other-ethnic-group': { question: 'ethnic-group', answer: 'other-ethnic-group' },
  disabled: { question: 'disability', answer: 'has-a-condition' }, female: { question: 'sex', answer: 'female' }, male: { question: 'sex', answer: 'male' },
}

/**
 * Sets what people who complain said about themselves against the shares of the population that are held. Whoever was not
 * asked, would not say or does not know is no part of the base. Worked out only where every answer of the question is
 * shown: a percentage would otherwise give away what is withheld. Decision: 0053.
 */
export function againstPopulation(totals: readonly QuestionTotals[], shares: ReadonlyMap<PopulationGroup, number>): readonly AgainstPopulation[] {
  return [...shares].map(([group, perThousand]) => ({ group, perThousand, ofAnswered: ofAnswered(totals, group) }))
}

function ofAnswered(totals: readonly QuestionTotals[], group: PopulationGroup): AgainstPopulation['ofAnswered'] {
  const { question, answer } = ANSWER_OF[group]
  const asked = totals.find((one) => one.question === question)
  const rows = (asked && asked.groups.length > 0 ? asked.groups : asked?.rows ?? []).filter((row) => !NOT_GIVEN.some((code) => code === row.answer))
  const counts = rows.flatMap((row) => (row.shown.kind === 'count' ? [{ answer: row.answer, count: row.shown.count }] : []))
  if (counts.length < rows.length) return null
  const answered = counts.reduce((sum, { count }) => sum + count, 0)
  const percent = percentOf(counts.find((one) => one.answer === answer)?.count ?? 0, answered, 1)
  return percent === null ? null : { percent, answered }
}
