import { publishReport, type PublishResult } from '../../../application/report/freeze.ts'
import { takeLifeStep, type LifeStep, type StepResult } from '../../../application/report/life-steps.ts'
import { readForApproval } from '../../../application/report/read-for-approval.ts'
import { reportsWaiting } from '../../../application/report/reports-waiting.ts'
import { viewLife } from '../../../application/report/view-life.ts'
import { REPORT_LIFE_PAGES } from '../../../words/report-life.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { mayVisit } from '../../access.ts'
import { waitingReportRows } from '../../components/waiting-reports.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { selfContained } from '../../security/self-contained.ts'
import { urls } from '../../urls.ts'
import { lifeShown } from './view-model.ts'

/** Whoever the authority lets be second: a person of any role. The application asks which. */
const access = 'approve-report'
const PAGES = ['approve', 'publish', 'correct'] as const
type Page = (typeof PAGES)[number]
const HREF: Readonly<Record<Page, (reportId: string) => string>> = { approve: urls.reportApprove, publish: urls.reportPublish, correct: urls.reportCorrect }
/** What may be done on each page. */
const STEPS_OF: Readonly<Record<Page, readonly (LifeStep | 'publish-report')[]>> = {
  approve: ['submit-report', 'check-report', 'approve-report', 'send-back-report'], publish: ['publish-report', 'send-back-report'], correct: ['begin-report-correction', 'withdraw-report'],
}

export const reportLifeRoutes: readonly Route[] = [
  { method: 'GET', url: urls.reportsWaiting(), access, traces: lists('reports'), handler: showWaiting },
  ...PAGES.flatMap((page): readonly Route[] => [
    { method: 'GET', url: HREF[page](':id'), access, traces: reads('report', 'id'), handler: (visit) => show(visit, page) },
    { method: 'POST', url: HREF[page](':id'), access, traces: reads('report', 'id'), handler: (visit) => take(visit, page) },
  ]),
  { method: 'GET', url: urls.reportApproveDocument(':id'), access, traces: reads('report', 'id'), handler: showDocument },
]

async function showWaiting({ deps, actor }: Visit): Promise<Answer> {
  const waiting = await reportsWaiting(deps.services, actor)
  return {
    kind: 'page', template: 'pages/report-life/waiting.njk', title: REPORT_LIFE_PAGES.waiting,
    model: { rows: waitingReportRows(waiting) },
  }
}

async function show({ deps, actor, params }: Visit, page: Page, typed: Typed = {}, slips: readonly Slip[] = []): Promise<Answer> {
  const view = await viewLife(deps.services, deps.press, actor, params['id'] ?? '')
  if (view.kind !== 'life') return { kind: 'not-found' }
  const { commandId } = typed
  return {
    kind: 'page', template: `pages/report-life/${page}.njk`, title: REPORT_LIFE_PAGES[page], typed, slips,
    model: { ...lifeShown(view), page, commandId: isId(commandId) && slips.length > 0 ? commandId : deps.services.ids.next() },
  }
}

async function take(visit: Visit, page: Page): Promise<Answer> {
  const { deps, actor, typed, today, params } = visit
  const { commandId } = typed
  const reportId = params['id'] ?? ''
  const step = STEPS_OF[page].find((one) => one === typed['step'])
  if (!isId(commandId) || step === undefined) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const expectedSeq = Number(form.text('seq'))
  if (step === 'publish-report') return answerTo(visit, page, await publishReport(deps.services, deps.press, actor, { reportId, expectedSeq, commandId }))
  const words = form.optionalWords(`words-${step}`, 'this')
  const needed = step in REPORT_LIFE_PAGES.needed && words === undefined
  if (needed) form.slips.push({ field: `words-${step}`, text: REPORT_LIFE_PAGES.needed[step as keyof typeof REPORT_LIFE_PAGES.needed] })
  if (form.slips.length > 0) return show(visit, page, typed, form.slips)
  return answerTo(visit, page, await takeLifeStep(deps.services, deps.press, actor, { reportId, expectedSeq, commandId, step, content: form.text('content'), ...(words && { words }) }))
}

function answerTo(visit: Visit, page: Page, result: StepResult | PublishResult): Answer | Promise<Answer> {
  const wrong = (text: string) => show(visit, page, visit.typed, [{ field: '', text }])
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: HREF[nextPage(visit)](visit.params['id'] ?? '') }
    case 'stale': return wrong(REPORT_LIFE_PAGES.stale)
    case 'busy': return wrong(REPORT_LIFE_PAGES.busy)
    case 'not-yet': return wrong(REPORT_LIFE_PAGES.notYet)
    case 'refused': return wrong(refusalWords(result))
    // Nothing in the life of a report is warned about.
    case 'warned':
    case 'not-found':
      return { kind: 'not-found' }
    case 'not-allowed': return { kind: 'not-allowed' }
  }
}

/** After a step people look at what comes next. */
function nextPage({ typed, actor }: Visit): Page {
  const step = String(typed['step'])
  if (step === 'publish-report') return 'publish'
  if (step === 'withdraw-report') return 'correct'
  return step === 'approve-report' && mayVisit(actor, 'publish-report') ? 'publish' : 'approve'
}

/** The document as it would go out, for those who read it before it does. */
async function showDocument({ deps, actor, params, reply }: Visit): Promise<Answer> {
  const reading = await readForApproval(deps.services, deps.press, actor, params['id'] ?? '')
  if (reading.kind !== 'read') return { kind: 'not-found' }
  const body = Buffer.from(await deps.press.page(reading.document))
  reply.header('content-security-policy', selfContained(body.toString('utf8'))).header('x-robots-tag', 'noindex')
  return { kind: 'file', body, contentType: 'text/html; charset=utf-8' }
}
