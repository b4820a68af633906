import { saveDraft } from '../../../application/drafts.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { choicesFor } from '../../components/known-people.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { draftServices, type Asked } from './asked.ts'
import { withAnswer } from './draft-body.ts'
import { neighboursOf, QUESTIONS } from './questions.ts'
import { contextOf, readRecord } from './read-record.ts'
import { groupCount, withoutGroup, withOneMoreGroup } from './reading.ts'
import type { Step, StepContext } from './step.ts'

/** One question, filled in with what was typed before. */
export async function questionPage(asked: Asked, question: Step, slips: readonly Slip[] = []): Promise<Answer> {
  const { visit, draftId, body } = asked
  const context = contextFor(asked, question)
  const typed = body.answers[question.id] ?? question.start?.(context) ?? {}
  return {
    kind: 'page', template: `pages/record/steps/${question.id}.njk`, title: question.question, slips, typed,
    model: {
      ...question.offer?.(context), known: await knownChoices(asked, typed), groups: groupCount(typed), action: here(asked, question), isNeeded: question.isNeeded,
      isFromCheck: isFromCheck(visit), next: whereNext(asked, question), number: QUESTIONS.indexOf(question) + 1, ofNumber: QUESTIONS.length, draftId,
    },
  }
}

/** Takes an answer. Only *Continue* asks that it be right; the other buttons keep it as it was typed. */
export async function answerQuestion(asked: Asked, question: Step): Promise<Answer> {
  const { typed } = asked.visit
  const go = typeof typed['go'] === 'string' ? typed['go'] : ''
  const removed = /^remove-(\d{1,2})$/.exec(go)?.[1]
  if (go === 'add') return keepGroups(asked, question, withOneMoreGroup(typed))
  if (removed !== undefined) return keepGroups(asked, question, withoutGroup(typed, Number(removed)))
  if (go === 'later') return keep(asked, question, typed, urls.drafts())
  if (go === 'back') return keep(asked, question, typed, whereBack(asked, question))
  const found = /^find-(\d{1,2})$/.exec(go)?.[1]
  if (found !== undefined) return keep(asked, question, typed, `${withQuery(here(asked, question), `find=${found}`)}#group-${found}`)
  const form = formReader(typed, asked.reading.today)
  question.read(form, contextFor(asked, question))
  if (form.slips.length > 0) return questionPage({ ...asked, body: withAnswer(asked.body, question.id, typed) }, question, form.slips)
  return keep(asked, question, typed, whereNext(asked, question))
}

/** Who may be chosen in each group of fields: those who are called as was typed, where that was asked, and whoever is chosen. */
async function knownChoices({ visit, reading }: Asked, typed: Typed): Promise<readonly unknown[]> {
  const choices: unknown[] = []
  const form = formReader(typed, reading.today)
  for (let at = 0; at < groupCount(typed); at += 1) {
    const chosen = reading.known.get(form.text(`known-${at}`))
    const isAsked = visit.query['find'] === String(at)
    const name = `${form.text(`given-${at}`)} ${form.text(`family-${at}`)}`
    choices.push(isAsked || chosen ? await choicesFor(visit, isAsked ? name : '', chosen) : [])
  }
  return choices
}

function withQuery(path: string, query: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${query}`
}

function keepGroups(asked: Asked, question: Step, typed: Typed): Promise<Answer> {
  return keep(asked, question, typed, `${here(asked, question)}#group-${groupCount(typed) - 1}`)
}

async function keep({ visit, draftId, body }: Asked, question: Step, typed: Typed, to: string): Promise<Answer> {
  const isSaved = await saveDraft(draftServices(visit.deps), visit.actor, draftId, withAnswer(body, question.id, typed))
  return isSaved ? { kind: 'redirect', to } : { kind: 'not-found' }
}

function contextFor({ body, reading }: Asked, question: Step): StepContext {
  return contextOf(reading, readRecord(body, reading, QUESTIONS.slice(0, QUESTIONS.indexOf(question))).record)
}

/** A question that was opened from the check page leads back to it. */
function isFromCheck(visit: Visit): boolean {
  return visit.query['from'] === 'check'
}

function here({ visit, draftId }: Asked, question: Step): string {
  return `${urls.recordStep(draftId, question.id)}${isFromCheck(visit) ? '?from=check' : ''}`
}

function whereNext({ visit, draftId }: Asked, question: Step): string {
  return urls.recordStep(draftId, isFromCheck(visit) ? 'check' : (neighboursOf(question.id).after ?? 'check'))
}

function whereBack({ visit, draftId }: Asked, question: Step): string {
  if (isFromCheck(visit)) return urls.recordStep(draftId, 'check')
  const { before } = neighboursOf(question.id)
  return before === null ? urls.recordStart() : urls.recordStep(draftId, before)
}
