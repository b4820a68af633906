import type { AnswersRef } from '../domain/register/equality/equality-form.ts'
import type { Answers, Whose } from '../domain/register/equality/questions.ts'

/** What somebody answered, by the set of questions of that day. */
export type NewEqualityAnswers = Readonly<{ answersId: string; whose: Whose; setVersion: string; answers: Answers }>
export type KeptAnswers = NewEqualityAnswers & Readonly<{ enteredBy: string }>
/** Answers for equality monitoring: rows that are added and never changed, apart from the ledger. Decision: 0053. */
export type EqualityAnswers = Readonly<{
  /** Salts, digests and keeps the answers; the ref goes into the event. */
  add(streamId: string, answers: NewEqualityAnswers, meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<AnswersRef>
}>
