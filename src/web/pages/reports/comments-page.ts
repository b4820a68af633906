import { viewReport, type ReportView } from '../../../application/report/read-report.ts'
import { changeReport, type ReportRequest } from '../../../application/report/write-report.ts'
import { may } from '../../../application/permissions.ts'
import type { ReportComment } from '../../../domain/register/report/report.ts'
import { UNKNOWN } from '../../../words/complaint.ts'
import { shortDate } from '../../../words/dates.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { COMMENT_WORDS } from '../../../words/report-pages.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { reportTitle } from './report-title.ts'

/** What was said about the report and its sections, by those who may comment. */
export async function showComments(visit: Visit): Promise<Answer> {
  const view = await viewReport(visit.deps.services, visit.actor, visit.params['reportId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : drawn(visit, view)
}

/** Takes a comment, an answer to one, or how one was settled: `do` says which. */
export async function takeComment(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, params } = visit
  const view = await viewReport(deps.services, actor, params['reportId'] ?? '')
  const { commandId } = typed
  if (view.kind === 'not-found' || !isId(commandId)) return { kind: 'not-found' }
  const { command, slips } = commandOf(visit, view)
  if (!command) return drawn(visit, view, slips)
  const result = await changeReport(deps.services, actor, { reportId: view.reportId, commandId, command })
  if (result.kind === 'done') return { kind: 'redirect', to: urls.reportPart(view.reportId, 'comments') }
  if (result.kind === 'refused') return drawn(visit, view, [{ field: '', text: refusalWords(result) }])
  return { kind: result.kind === 'not-allowed' ? 'not-allowed' : 'not-found' }
}

function commandOf({ deps, typed, today }: Visit, { state }: ReportView): Readonly<{ command: ReportRequest['command'] | null; slips: readonly Slip[] }> {
  const form = formReader(typed, today)
  const wanted = form.text('do')
  const commentId = form.text('commentId')
  if (wanted === 'answer' || wanted === 'settle') {
    const text = wanted === 'answer' ? form.words(`text-${commentId}`, COMMENT_WORDS.answer) : form.optionalWords(`text-${commentId}`, COMMENT_WORDS.answer)
    if (form.slips.length > 0 || !isId(commentId)) return { command: null, slips: form.slips }
    if (wanted === 'settle') return { command: { type: 'settle-comment', on: today, commentId, ...(text && { text }) }, slips: [] }
    return { command: { type: 'answer-comment', on: today, commentId, text: text ?? { words: '' } }, slips: [] }
  }
  const sectionId = form.optionalChoice('section', COMMENT_WORDS.section, state.sections.map(({ id }) => id))
  const text = form.words('text', COMMENT_WORDS.comment)
  if (form.slips.length > 0) return { command: null, slips: form.slips }
  return { command: { type: 'make-comment', on: today, commentId: deps.services.ids.next(), text, ...(sectionId !== undefined && { sectionId }) }, slips: [] }
}

/** Comments that nobody has settled, of the whole report or of one section. */
export function openComments({ state }: Pick<ReportView, 'state'>, section?: string): readonly ReportComment[] {
  return state.comments.filter((comment) => comment.settled === null && (section === undefined || comment.section === section))
}

/** A comment in words. */
export function commentRow(comment: ReportComment, view: ReportView) {
  const said = (by: string, on: ReportComment['on']) => COMMENT_WORDS.said(view.userNames.get(by) ?? UNKNOWN.user, shortDate(on))
  const words = (ref: Readonly<{ textId: string }> | null) => (ref === null ? '' : view.texts.get(ref.textId) ?? UNKNOWN.erased)
  const at = view.sections.findIndex(({ id }) => id === comment.section)
  return {
    id: comment.id, text: words(comment.text), said: said(comment.by, comment.on), about: at < 0 ? (comment.section === null ? COMMENT_WORDS.whole : COMMENT_WORDS.gone) : `${at + 1}. ${view.sections[at]?.heading}`,
    href: at < 0 || comment.section === null ? null : urls.reportSection(view.reportId, comment.section),
    answers: comment.answers.map(({ text, by, on }) => ({ text: words(text), said: said(by, on) })),
    settled: comment.settled && { text: words(comment.settled.text), said: said(comment.settled.by, comment.settled.on) },
  }
}

function drawn({ deps, actor, typed, request, query }: Visit, view: ReportView, slips: readonly Slip[] = []): Answer {
  const { state, sections, reportId } = view
  const rows = state.comments.toReversed().map((comment) => ({ ...commentRow(comment, view), commandId: deps.services.ids.next() }))
  const about = sections.some(({ id }) => id === query['section']) ? query['section'] ?? '' : ''
  return {
    kind: 'page', template: 'pages/reports/comments.njk', title: COMMENT_WORDS.title, slips, typed: request.method === 'POST' ? typed : { section: about },
    model: {
      called: reportTitle(view), back: urls.report(reportId), action: urls.reportPart(reportId, 'comments'), mayComment: may(actor, 'comment-report') && view.inError === null,
      open: rows.filter(({ settled }) => settled === null), settled: rows.filter((row) => row.settled !== null), commandId: deps.services.ids.next(),
      mayWrite: may(actor, 'write-report'), sections: sections.map(({ id, heading }, at) => ({ code: id, label: `${at + 1}. ${heading}` })),
    },
  }
}
