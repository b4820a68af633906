import { equalityOfComplaint, equalityOfYear, recordEquality, type EqualityOfComplaint } from '../../../application/equality.ts'
import { EQUALITY_HOW, EQUALITY_OUTCOMES } from '../../../domain/register/equality/equality-form.ts'
import { areAnswers, NOT_GIVEN, questionsFor, questionsOn, WHOSE, type Answers, type Question, type Whose } from '../../../domain/register/equality/questions.ts'
import type { AgainstPopulation } from '../../../domain/reporting/against-population.ts'
import type { QuestionTotals } from '../../../domain/reporting/equality-totals.ts'
import type { ShownCount } from '../../../domain/reporting/small-numbers.ts'
import { ASKED } from '../../../words/asked.ts'
import { perThousandWords, POPULATION_GROUP_LABELS } from '../../../words/context.ts'
import { longDate } from '../../../words/dates.ts'
import { answerLabel, EQUALITY, EQUALITY_HOW_LABELS, EQUALITY_OUTCOME_LABELS, QUESTION_LABELS, WHOSE_LABELS } from '../../../words/equality.ts'
import { grouped, percentage } from '../../../words/figures.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { paperForm } from './paper.ts'

const ONE = urls.complaintEqualityForm(':complaintId', ':whose')

/** What people say about themselves: asked after the complaint is recorded, seen by whoever enters it, counted for all. Decision: 0053. */
export const equalityRoutes: readonly Route[] = [
  { method: 'GET', url: urls.complaintEquality(':complaintId'), access: 'record-entry', traces: reads('complaint', 'complaintId'), handler: overview },
  { method: 'GET', url: ONE, access: 'record-entry', traces: reads('complaint', 'complaintId'), handler: (visit) => withForm(visit, (seen, whose) => drawn(visit, seen, whose, startOf(seen, whose, visit))) },
  { method: 'POST', url: ONE, access: 'record-entry', traces: reads('complaint', 'complaintId'), handler: (visit) => withForm(visit, (seen, whose) => save(visit, seen, whose)) },
  { method: 'GET', url: urls.equalityPaper(':whose'), access: 'record-entry', traces: 'nothing', handler: paperForm },
  { method: 'GET', url: urls.equalityTotals(), access: 'view-figures', traces: 'nothing', handler: totals },
]

async function overview({ deps, actor, params }: Visit): Promise<Answer> {
  const seen = await equalityOfComplaint(deps.services, actor, params['complaintId'] ?? '')
  if (seen.kind === 'not-found') return { kind: 'not-found' }
  const { complaintId, reference, forms } = seen
  const rows = WHOSE.map((whose) => {
    const form = forms[whose]
    return {
      whose: WHOSE_LABELS[whose], href: form && !form.isOwn ? null : urls.complaintEqualityForm(complaintId, whose), text: form ? EQUALITY.correct : EQUALITY.ask,
      said: form ? `${EQUALITY_OUTCOME_LABELS[form.asked.outcome]}. ${EQUALITY_HOW_LABELS[form.asked.how]}, ${longDate(form.asked.happenedOn)}` : '', isOthers: form !== null && !form.isOwn,
    }
  })
  return { kind: 'page', template: 'pages/equality/overview.njk', title: EQUALITY.title, model: { reference, rows, back: urls.complaint(complaintId), papers: WHOSE.map((whose) => ({ text: WHOSE_LABELS[whose], href: urls.equalityPaper(whose) })) } }
}

async function withForm(visit: Visit, work: (seen: EqualityOfComplaint, whose: Whose) => Answer | Promise<Answer>): Promise<Answer> {
  const whose = WHOSE.find((one) => one === visit.params['whose'])
  const seen = await equalityOfComplaint(visit.deps.services, visit.actor, visit.params['complaintId'] ?? '')
  if (seen.kind === 'not-found' || whose === undefined) return { kind: 'not-found' }
  // What somebody else entered is neither shown nor corrected.
  const form = seen.forms[whose]
  return form && !form.isOwn ? { kind: 'redirect', to: urls.complaintEquality(seen.complaintId) } : work(seen, whose)
}

function startOf({ forms }: EqualityOfComplaint, whose: Whose, { today }: Visit): Typed {
  const form = forms[whose]
  if (!form) return typedDay('on', today)
  return { ...typedDay('on', form.asked.happenedOn), how: form.asked.how, outcome: form.asked.outcome, ...form.own }
}

function drawn({ deps, today }: Visit, seen: EqualityOfComplaint, whose: Whose, typed: Typed, slips: readonly Slip[] = []): Answer {
  const id = (field: string) => (isId(typed[field]) ? typed[field] : deps.services.ids.next())
  const labelled = <Code extends string>(codes: readonly Code[], labels: Readonly<Record<Code, string>>) => codes.map((code) => ({ code, label: labels[code] }))
  const questions = questionsFor(questionsOn(seen.forms[whose]?.asked.happenedOn ?? today), whose)
  return {
    kind: 'page', template: 'pages/equality/form.njk', title: `${EQUALITY.title}: ${WHOSE_LABELS[whose].toLowerCase()}`, typed, slips,
    model: {
      reference: seen.reference, whose: WHOSE_LABELS[whose], back: urls.complaintEquality(seen.complaintId), action: urls.complaintEqualityForm(seen.complaintId, whose),
      entryId: id('entryId'), commandId: id('commandId'), seq: typed['seq'] ?? String(seen.forms[whose]?.seq ?? 0), isCorrection: seen.forms[whose] !== null,
      how: labelled(EQUALITY_HOW, EQUALITY_HOW_LABELS), outcomes: labelled(EQUALITY_OUTCOMES, EQUALITY_OUTCOME_LABELS),
      questions: questions.map((question) => ({ id: question.id, label: QUESTION_LABELS[question.id], choices: choicesOf(question), isSeveral: question.several !== undefined })),
      sources: questions.map(({ id, source, confirmed }) => ({ label: QUESTION_LABELS[id], source, confirmed })),
    },
  }
}

/** Left blank is not asked; the other two say why there is no answer. */
function choicesOf({ answers }: Question) {
  return [...answers, ...NOT_GIVEN.filter((code) => code !== 'not-asked')].map((code) => ({ code, label: answerLabel(code) }))
}

function answersIn(form: FormReader, questions: readonly Question[]): Answers {
  return Object.fromEntries(questions.flatMap((question): readonly (readonly [string, string | readonly string[]])[] => {
    if (question.several) {
      const several = form.choices(question.id, QUESTION_LABELS[question.id], choicesOf(question).map(({ code }) => code))
      return several.length === 0 ? [] : [[question.id, several]]
    }
    const answer = form.optionalChoice(question.id, QUESTION_LABELS[question.id], choicesOf(question).map(({ code }) => code))
    return answer === undefined ? [] : [[question.id, answer]]
  }))
}

async function save(visit: Visit, seen: EqualityOfComplaint, whose: Whose): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const [entryId, commandId] = [typed['entryId'], typed['commandId']]
  if (!isId(entryId) || !isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const on = form.day('on', EQUALITY.dayAsked)
  const how = form.choice('how', EQUALITY.howAsked, EQUALITY_HOW)
  const outcome = form.choice('outcome', EQUALITY.outcomeAsked, EQUALITY_OUTCOMES)
  const answers = answersIn(form, questionsFor(questionsOn(on), whose))
  const reason = form.optionalWords('reason', ASKED.reason)
  const hasAnswers = Object.keys(answers).length > 0
  const set = questionsOn(on)
  const apart = questionsFor(set, whose).filter(({ id, several }) => several && answers[id] !== undefined && !areAnswers(set, whose, { [id]: answers[id] }))
  form.slips.push(...apart.map(({ id }) => ({ field: id, text: EQUALITY.alone })))
  const wrong = outcome === 'answered' && !hasAnswers ? [{ field: 'outcome', text: EQUALITY.nothingAnswered }]
    : outcome !== 'answered' && hasAnswers ? [{ field: 'outcome', text: EQUALITY.answersUnasked }] : []
  if (form.slips.length > 0 || wrong.length > 0) return drawn(visit, seen, whose, typed, form.slips.length > 0 ? form.slips : wrong)
  const result = await recordEquality(deps.services, actor, {
    complaintId: seen.complaintId, whose, entryId, commandId, expectedSeq: Number(form.text('seq')), on, how, outcome, answers, ...(reason && { reason }),
  })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.complaintEquality(seen.complaintId) }
    // Saved again, it corrects what stands there now.
    case 'stale': return drawn(visit, seen, whose, { ...typed, seq: String(seen.forms[whose]?.seq ?? 0) }, [{ field: '', text: EQUALITY.stale }])
    case 'refused': return drawn(visit, seen, whose, typed, [{ field: '', text: refusalWords(result) }])
    case 'wrong-answers': return drawn(visit, seen, whose, typed, [{ field: 'sexual-orientation', text: EQUALITY.wrongAnswers }])
    case 'warned': throw new Error('nothing is warned about when somebody is asked about themselves')
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

async function totals({ deps, actor, query }: Visit): Promise<Answer> {
  const found = await equalityOfYear(deps.services, actor, query['year'])
  if (found.kind === 'not-found') return { kind: 'not-found' }
  const { year, years, complaints, isProtected } = found
  const groups = WHOSE.map((whose) => ({
    id: whose, title: WHOSE_LABELS[whose], questions: found.totals[whose].filter(wasAnswered).map(drawnQuestion), unanswered: found.totals[whose].filter((one) => !wasAnswered(one)).map(({ question }) => QUESTION_LABELS[question]),
    sources: found.totals[whose].map(({ question, source, confirmed }) => ({ label: QUESTION_LABELS[question], source, confirmed })),
    population: whose === 'complainant' ? found.population.map(drawnShare) : [],
  }))
  return {
    kind: 'page', template: 'pages/equality/totals.njk', title: EQUALITY.totals,
    model: {
      year: year.label, complaints: grouped(complaints), isProtected, groups, back: urls.figures(year.label),
      years: years.map(({ label }) => ({ text: label, href: urls.equalityTotals(label), isCurrent: label === year.label })),
    },
  }
}

/** Whether a question has anything to show but that nobody was asked. */
function wasAnswered({ rows, groups }: QuestionTotals): boolean {
  return [...rows, ...groups].some(({ answer, shown }) => answer !== 'not-asked' && (shown.kind !== 'count' || shown.count > 0))
}

/** Answers of nobody are named in one sentence, so that the table shows what was answered. */
function drawnQuestion({ question, rows, groups }: QuestionTotals) {
  const isShown = ({ shown }: QuestionTotals['rows'][number]) => shown.kind !== 'count' || shown.count > 0
  const tableOf = (of: QuestionTotals['rows']) => ({
    rows: of.filter(isShown).map(({ answer, shown }) => ({ label: answerLabel(answer), count: shownWords(shown) })),
    nobody: of.filter((row) => !isShown(row)).map(({ answer }) => answerLabel(answer)),
  })
  return { id: question, title: QUESTION_LABELS[question], all: tableOf(rows), groups: tableOf(groups) }
}

function drawnShare({ group, perThousand, ofAnswered }: AgainstPopulation) {
  return {
    group: POPULATION_GROUP_LABELS[group], population: perThousandWords(perThousand),
    answered: ofAnswered === null ? EQUALITY.notCompared : `${percentage(ofAnswered.percent, 1)} of ${grouped(ofAnswered.answered)}`,
  }
}

function shownWords(shown: ShownCount): string {
  return shown.kind === 'count' ? grouped(shown.count) : shown.kind === 'few' ? EQUALITY.few : EQUALITY.withheld
}
