import { NOT_GIVEN, questionsFor, type Answers, type Question, type QuestionId, type QuestionSet, type Whose } from '../register/equality/questions.ts'
import { protectSmall, type ShownCount } from './small-numbers.ts'

/** One complaint of the period: what is held of one of the two; null where nobody was asked. */
export type Held = Readonly<{ outcome: 'declined' }> | Readonly<{ outcome: 'not-asked' }> | Readonly<{ outcome: 'answered'; answers: Answers }> | null

export type TotalRow = Readonly<{ answer: string; shown: ShownCount }>
/** How one question was answered. The rows add up to `total`, the complaints of the period. */
export type QuestionTotals = Readonly<{ question: QuestionId; source: string; confirmed: boolean; rows: readonly TotalRow[]; /** The broader groups, where there are any. */ groups: readonly TotalRow[] }>

/**
 * How the questions were answered, each by itself: no answer is ever crossed with another. Each complaint counts once.
 * *Not asked*, *prefer not to say* and *not known* are rows; whoever declined the whole form preferred not to say.
 * `protect` withholds small numbers. A question with broader groups then has those alone: answers and groups side by side
 * would give away what each of them withholds.
 */
export function equalityTotals(held: readonly Held[], set: QuestionSet, whose: Whose, protect: boolean): readonly QuestionTotals[] {
  return questionsFor(set, whose).map((question) => {
    const given = held.map((one) => answerOf(one, question.id))
    const own = [...question.answers, ...given.filter((answer) => !question.answers.includes(answer) && !isNotGiven(answer))]
    const answers = [...new Set(own), ...NOT_GIVEN]
    const counts = answers.map((answer) => given.filter((one) => one === answer).length)
    return { question: question.id, source: question.source, confirmed: question.confirmed, rows: protect && question.groups ? [] : rowsOf(answers, counts, protect), groups: groupsOf(question, answers, counts, protect) }
  })
}

function answerOf(held: Held, question: QuestionId): string {
  if (held?.outcome === 'declined') return 'prefer-not-to-say'
  return held?.outcome === 'answered' ? held.answers[question] ?? 'not-asked' : 'not-asked'
}

function isNotGiven(answer: string): boolean {
  return NOT_GIVEN.some((code) => code === answer)
}

function rowsOf(answers: readonly string[], counts: readonly number[], protect: boolean): readonly TotalRow[] {
  const shown = protect ? protectSmall(counts) : counts.map((count): ShownCount => ({ kind: 'count', count }))
  return answers.flatMap((answer, at) => {
    const cell = shown[at]
    return cell ? [{ answer, shown: cell }] : []
  })
}

/** The broader groups. */
function groupsOf({ groups }: Question, answers: readonly string[], counts: readonly number[], protect: boolean): readonly TotalRow[] {
  if (groups === undefined) return []
  const codes = [...Object.keys(groups), ...NOT_GIVEN]
  const totals = codes.map((code) => answers.reduce((sum, answer, at) => sum + ((groups[code] ?? [code]).includes(answer) ? counts[at] ?? 0 : 0), 0))
  return rowsOf(codes, totals, protect)
}
