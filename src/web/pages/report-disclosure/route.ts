import { reportDisclosure, type ReportDisclosure } from '../../../application/report/disclosure.ts'
import { changeReport, type ReportRequest } from '../../../application/report/write-report.ts'
import { SENSITIVITIES } from '../../../domain/authority/disclosure-rules.ts'
import type { NotFound } from '../../../application/view-complaint.ts'
import { DISCLOSURE_PAGES } from '../../../words/disclosure.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { whyNot } from '../figures/route.ts'
import { readRule, typedRule } from '../settings/disclosure-form.ts'
import { doneOf, overviewModel } from './overview.ts'
import { placeOf, tableModel } from './table-model.ts'

const OVERVIEW = urls.reportPart(':reportId', 'disclosure')
const TABLE = urls.reportDisclosure(':reportId', ':table')

/** Disclosure control of a report: what is withheld, why, and what could still be deduced. Decision: 0062. */
export const reportDisclosureRoutes: readonly Route[] = [
  { method: 'GET', url: OVERVIEW, access: 'view-reports', traces: reads('report', 'reportId'), handler: (visit) => showOverview(visit) },
  { method: 'POST', url: OVERVIEW, access: 'write-report', traces: reads('report', 'reportId'), handler: beginAgain },
  { method: 'GET', url: TABLE, access: 'view-reports', traces: reads('report', 'reportId'), handler: (visit) => showTable(visit) },
  { method: 'POST', url: TABLE, access: 'write-report', traces: reads('report', 'reportId'), handler: change },
]

/** Seconds after which a page that waits is asked for again, without a script. */
const LOOK_AGAIN_SECONDS = '5'

async function showOverview(visit: Visit, again = false): Promise<Answer> {
  return withDisclosure(visit, (disclosure) => ({
    kind: 'page', template: 'pages/report-disclosure/overview.njk', title: DISCLOSURE_PAGES.overview, model: overviewModel(disclosure, visit.actor),
  }), again)
}

async function beginAgain(visit: Visit): Promise<Answer> {
  const answer = await showOverview(visit, true)
  return answer.kind === 'page' ? { kind: 'redirect', to: urls.reportPart(visit.params['reportId'] ?? '', 'disclosure') } : answer
}

type Typing = Readonly<{ slips: readonly Slip[] }>

async function showTable(visit: Visit, typing?: Typing): Promise<Answer> {
  return withDisclosure(visit, (disclosure) => {
    const model = tableModel(disclosure, visit.params['table'] ?? '', visit.actor)
    if (!model) return { kind: 'not-found' }
    return {
      kind: 'page', template: 'pages/report-disclosure/table.njk', title: model.title, slips: typing?.slips ?? [],
      typed: typing ? visit.typed : { ...typedRule('rule', model.rule.rule), sensitivity: model.rule.sensitivity }, model: { ...model, commandId: visit.deps.services.ids.next() },
    }
  })
}

/** Draws a page of a report's disclosure; one that is still worked on asks the browser to look again. */
async function withDisclosure(visit: Visit, draw: (disclosure: ReportDisclosure) => Answer, again = false): Promise<Answer> {
  const { deps, actor, params, reply } = visit
  const disclosure = await reportDisclosure(deps.services, actor, params['reportId'] ?? '', again)
  if (disclosure.kind !== 'parts') return notThere(disclosure)
  if (disclosure.stand?.kind === 'working') reply.header('refresh', LOOK_AGAIN_SECONDS)
  return draw(disclosure)
}

function notThere(found: Exclude<Awaited<ReturnType<typeof reportDisclosure>>, ReportDisclosure>): Answer {
  return isNotFound(found) ? { kind: 'not-found' } : whyNot(found)
}

function isNotFound(found: Readonly<{ kind: string }>): found is NotFound {
  return found.kind === 'not-found'
}

/** Chooses a table's rule, publishes a small number for a reason, or takes that back. */
async function change(visit: Visit): Promise<Answer> {
  const { typed, today, params, deps, actor } = visit
  const { reportId = '', table = '' } = params
  const form = formReader(typed, today)
  const command = await commandOf(visit, form, table)
  if (form.slips.length > 0 || command === null) return showTable(visit, { slips: form.slips })
  const commandId = isId(typed['commandId']) ? typed['commandId'] : deps.services.ids.next()
  const result = await changeReport(deps.services, actor, { reportId, commandId, command })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.reportDisclosure(reportId, table) }
    case 'refused': return showTable(visit, { slips: [{ field: '', text: refusalWords(result) }] })
    case 'stale':
    case 'warned':
      return { kind: 'redirect', to: urls.reportDisclosure(reportId, table) }
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

async function commandOf(visit: Visit, form: ReturnType<typeof formReader>, table: string): Promise<ReportRequest['command'] | null> {
  const on = visit.today
  switch (form.choice('what', DISCLOSURE_PAGES.what, ['rule', 'override', 'withdraw'])) {
    case 'rule': {
      const { rounding, ...rule } = readRule(form, 'rule')
      return { type: 'choose-table-rule', on, table, sensitivity: form.choice('sensitivity', DISCLOSURE_PAGES.whom, SENSITIVITIES), ...rule, rounding: rounding === null ? 'none' : rounding === 5 ? '5' : '10' }
    }
    case 'override': {
      const reason = form.words('reason', DISCLOSURE_PAGES.reason)
      const place = await smallPlace(visit, table, form.text('number'))
      if (place === null) form.slip('number', 'choice-missing', DISCLOSURE_PAGES.number)
      return place && { type: 'override-cell', on, ...place, reason }
    }
    case 'withdraw': return { type: 'withdraw-override', on, table, row: form.text('row'), column: form.text('column') }
  }
}

async function smallPlace({ deps, actor, params }: Visit, table: string, code: string) {
  const disclosure = await reportDisclosure(deps.services, actor, params['reportId'] ?? '')
  const figures = disclosure.kind === 'parts' ? doneOf(disclosure.stand) : null
  return placeOf(figures?.numbers.filter(({ why }) => why === 'small') ?? [], table, code)
}
