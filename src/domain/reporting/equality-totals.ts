import { answersTo, isNotGiven, NOT_GIVEN, questionsFor, type Answers, type Question, type QuestionId, type QuestionSet, type Whose } from '../register/equality/questions.ts'
import { protectSmall, type ShownCount } from './small-numbers.ts'

/** One complaint of the period: what is held of one of the two; null where nobody was asked. */
export type Held = Readonly<{ outcome: 'declined' }> | Readonly<{ outcome: 'not-asked' }> | Readonly<{ outcome: 'answered'; answers: Answers }> | null

export type TotalRow = Readonly<{ answer: string; shown: ShownCount }>
/**
 * How one question was answered. The rows, and the groups, add up to the complaints of the period; the rows of a question to
 * which several answers may be given may add up to more.
 */
export type QuestionTotals = Readonly<{ question: QuestionId; source: string; confirmed: boolean; rows: readonly TotalRow[]; /** The broader groups, where there are any. */ groups: readonly TotalRow[] }>

/**
 * How the questions were answered, each by itself: no answer is ever crossed with another. Each complaint counts once, or
 * once in each of several answers that were given together.
 * *Not asked*, *prefer not to say* and *not known* are rows; whoever declined the whole form preferred not to say.
 * `protect` withholds small numbers. A question with broader groups then has those alone: answers and groups side by side
 * would give away what each of them withholds.
 */
export function equalityTotals(held: readonly Held[], set: QuestionSet, whose: Whose, protect: boolean): readonly QuestionTotals[] {
  return questionsFor(set, whose).map((question) => {
    const given = held.map((one) => givenIn(one, question.id))
    const own = [...question.answers, ...given.flat().filter((answer) => !question.answers.includes(answer) && !isNotGiven(answer))]
    const answers = [...new Set(own), ...NOT_GIVEN]
    const counts = answers.map((answer) => given.filter((one) => one.includes(answer)).length)
    return { question: question.id, source: question.source, confirmed: question.confirmed, rows: protect && question.groups ? [] : rowsOf(answers, counts, protect), groups: groupsOf(question, given, protect) }
  })
}

function givenIn(held: Held, question: QuestionId): readonly string[] {
  if (held?.outcome === 'declined') return ['prefer-not-to-say']
  const given = held?.outcome === 'answered' ? answersTo(held.answers, question) : []
  return given.length === 0 ? ['not-asked'] : given
}

function rowsOf(answers: readonly string[], counts: readonly number[], protect: boolean): readonly TotalRow[] {
  const shown = protect ? protectSmall(counts) : counts.map((count): ShownCount => ({ kind: 'count', count }))
  return answers.flatMap((answer, at) => {
    const cell = shown[at]
    return cell ? [{ answer, shown: cell }] : []
  })
}

/** The broader groups: a complaint counts once in a group, however many answers of it were given. */
function groupsOf({ groups }: Question, given: readonly (readonly string[])[], protect: boolean): readonly TotalRow[] {
  if (groups === undefined) return []
  const codes = [...Object.keys(groups), ...NOT_GIVEN]
  const totals = codes.map((code) => given.filter((one) => one.some((answer) => (groups[code] ?? [code]).includes(answer))).length)
  return rowsOf(codes, totals, protect)
}
