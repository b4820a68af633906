import { DECLARED } from './all.ts'
import type { Field } from './field.ts'

/** The fields in which a declared command may say why, the most telling first. */
const REASONS = ['departureReason', 'reasons', 'reason', 'reasoning', 'whyNot', 'text'] as const
const ANSWERS: readonly string[] = ['answer-stage-one', 'answer-investigation', 'answer-review-panel', 'answer-corporate-review']
const FIELDS: ReadonlyMap<string, Readonly<Record<string, Field>>> = new Map(Object.values(DECLARED).map(({ command, fields }) => [command, fields]))

/** Whether the command records the answer of a stage: its form asks for a reason only once a warning does. */
export function isAnswerCommand(command: string): boolean {
  return ANSWERS.includes(command)
}

/** The field of a command in which the reason stands that a warning asks for. */
export function reasonFieldOf(command: string): string {
  if (isAnswerCommand(command)) return 'departureReason'
  const fields = FIELDS.get(command)
  return REASONS.find((name) => fields?.[name]?.kind === 'text') ?? 'reason'
}
