import { viewReport, type ReportView } from '../../../application/report/read-report.ts'
import { changeReport } from '../../../application/report/write-report.ts'
import { may } from '../../../application/permissions.ts'
import { CHECKLIST_ANSWERS, REQUIREMENT_IDS } from '../../../domain/register/report/events.ts'
import { parseSection } from '../../../domain/reporting/document/markdown/parse-section.ts'
import { contentsOf, type Checked } from '../../../domain/reporting/report-contents.ts'
import { CHECKLIST_WORDS, CONTENTS_PAGE, REQUIREMENT_WORDS } from '../../../words/report-contents.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { reportTitle } from './report-title.ts'

/** What law and guidance ask the report for, and how each stands. */
export async function showContents(visit: Visit): Promise<Answer> {
  const view = await viewReport(visit.deps.services, visit.actor, visit.params['reportId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : drawn(visit, view)
}

/** Takes one answer given by hand. */
export async function answerContents(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today, params } = visit
  const view = await viewReport(deps.services, actor, params['reportId'] ?? '')
  const { commandId } = typed
  if (view.kind === 'not-found' || !isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const requirement = form.choice('requirement', 'which part of the contents', REQUIREMENT_IDS)
  const field = `answer-${requirement}`
  const answer = form.choice(field, 'whether it is in the report', CHECKLIST_ANSWERS)
  const text = answer === 'met' ? form.optionalWords(`text-${requirement}`, 'where it is') : form.words(`text-${requirement}`, 'why it is not in the report')
  if (form.slips.length > 0) return drawn(visit, view, form.slips)
  const result = await changeReport(deps.services, actor, {
    reportId: view.reportId, commandId, command: { type: 'answer-checklist', on: today, requirement, answer, ...(text && { text }) },
  })
  if (result.kind === 'done') return { kind: 'redirect', to: `${urls.reportPart(view.reportId, 'checklist')}#${requirement}` }
  if (result.kind === 'refused') return drawn(visit, view, [{ field: '', text: refusalWords(result) }])
  return { kind: result.kind === 'not-allowed' ? 'not-allowed' : 'not-found' }
}

/** The checklist of a report, from what its sections put in and what was answered. */
export function checklistOf({ state, sections }: ReportView): readonly Checked[] {
  return contentsOf(state, sections.map(({ id, text }) => ({ id, blocks: parseSection(text).blocks })))
}

/** How many of the requirements stand how: for the report's own page. */
export function contentsCounts(checked: readonly Checked[]): Readonly<{ met: number; notMet: number; notHeld: number; open: number }> {
  const count = (answer: Checked['answer']) => checked.filter((one) => one.answer === answer).length
  return { met: count('met'), notMet: count('not-met'), notHeld: count('not-held'), open: count(null) }
}

function drawn({ deps, actor, typed }: Visit, view: ReportView, slips: readonly Slip[] = []): Answer {
  const checked = checklistOf(view)
  const headings = new Map(view.sections.map(({ id, heading }, at) => [id, { text: `${at + 1}. ${heading}`, href: urls.reportSection(view.reportId, id) }]))
  const notes = Object.fromEntries(checked.map(({ requirement: { id }, answer, note }) => [id, { answer: answer ?? '', note: note === null ? '' : view.texts.get(note) ?? '' }]))
  const filled = Object.fromEntries(Object.entries(notes).flatMap(([id, { answer, note }]) => [[`answer-${id}`, answer], [`text-${id}`, note]]))
  return {
    kind: 'page', template: 'pages/reports/contents.njk', title: CONTENTS_PAGE.title, slips, typed: slips.length > 0 ? { ...filled, ...typed } : filled,
    model: {
      called: reportTitle(view), back: urls.report(view.reportId), action: urls.reportPart(view.reportId, 'checklist'), counts: contentsCounts(checked),
      mayWrite: may(actor, 'write-report') && view.inError === null,
      groups: (['law', 'guidance'] as const).map((basis) => ({
        title: CONTENTS_PAGE.basis[basis],
        rows: checked.filter(({ requirement }) => requirement.basis === basis).map((one) => ({
          id: one.requirement.id, number: one.requirement.id.toUpperCase(), what: REQUIREMENT_WORDS[one.requirement.id], source: one.requirement.source, mark: CONTENTS_PAGE.mark[one.requirement.mark],
          standing: one.answer === null ? CONTENTS_PAGE.open : CHECKLIST_WORDS[one.answer], isMet: one.answer === 'met', isOpen: one.answer === null,
          how: one.answer === null ? '' : one.computed ? CONTENTS_PAGE.computed : CONTENTS_PAGE.byHand, section: one.section === null ? null : headings.get(one.section) ?? null,
          note: notes[one.requirement.id]?.note ?? '', commandId: deps.services.ids.next(), isWrong: slips.some(({ field }) => field.endsWith(`-${one.requirement.id}`)),
        })),
      })),
      answers: CHECKLIST_ANSWERS.map((code, at) => ({ code, label: CHECKLIST_WORDS[code], number: at + 1 })),
    },
  }
}
