import { NOT_GIVEN, questionsFor, questionsOn, WHOSE, type Question } from '../../../domain/register/equality/questions.ts'
import { answerLabel, EQUALITY, QUESTION_LABELS, WHOSE_LABELS } from '../../../words/equality.ts'
import type { Answer, Visit } from '../../route.ts'

/** The questions of today as a form on paper, with nothing filled in: it names nobody, and no complaint. Decision: 0053. */
export function paperForm({ params, today, authority }: Visit): Answer {
  const whose = WHOSE.find((one) => one === params['whose'])
  if (whose === undefined) return { kind: 'not-found' }
  const set = questionsOn(today)
  return {
    kind: 'page', template: 'pages/equality/paper.njk', title: EQUALITY.paper,
    model: { authorityName: authority?.name ?? '', whose: WHOSE_LABELS[whose], isChild: whose === 'child', version: set.version, questions: questionsFor(set, whose).map(asPrinted) },
  }
}

/** A question left empty is not asked, which a form on paper need not offer. */
function asPrinted({ id, answers, several }: Question) {
  return { title: QUESTION_LABELS[id], isSeveral: several !== undefined, boxes: [...answers, ...NOT_GIVEN.filter((code) => code !== 'not-asked')].map(answerLabel) }
}
