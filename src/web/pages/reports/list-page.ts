import { beginReport, reportBefore } from '../../../application/report/begin-report.ts'
import { yearToReport } from '../../../application/report/compose.ts'
import { reportList, type ReportList } from '../../../application/report/read-report.ts'
import { may } from '../../../application/permissions.ts'
import { unconfirmed } from '../../../domain/register/report/report.ts'
import { reportingYearOf, yearsUpTo } from '../../../domain/reporting/reporting-year.ts'
import { shortDate } from '../../../words/dates.ts'
import { REPORT_OUTLINE } from '../../../words/report-outline.ts'
import { REPORT_PAGES } from '../../../words/report-pages.ts'
import { REPORT_DOCUMENT_LABELS } from '../../../words/reports.ts'
import { standingTag } from '../report-life/standing-tag.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'

/** How many years a report may be begun for: this one and those before it. */
const YEARS_OFFERED = 10

/** Every report, and the form that begins one. */
export async function listReports(visit: Visit): Promise<Answer> {
  const list = await reportList(visit.deps.services, visit.actor)
  return list.kind === 'not-found' ? { kind: 'not-found' } : drawn(visit, list)
}

function drawn({ deps, actor, today, typed, request }: Visit, { rows, settings }: ReportList, slips: readonly Slip[] = []): Answer {
  const usual = yearToReport(today, settings.reportingYearStartsInMonth)
  const years = yearsUpTo(reportingYearOf(today, settings.reportingYearStartsInMonth), YEARS_OFFERED).toReversed().map(({ label }) => ({ code: label, label }))
  const last = rows.find(({ state }) => state.document === 'annual-report')
  return {
    kind: 'page', template: 'pages/reports/list.njk', title: 'Reports', slips, typed: request.method === 'POST' ? typed : { year: usual.label, from: last ? 'last' : 'outline' },
    model: {
      rows: rows.map(({ reportId, state, standing }) => ({
        href: urls.report(reportId), reference: state.reference, title: `${REPORT_DOCUMENT_LABELS[state.document]} ${state.year}`, year: state.year,
        status: standingTag({ standing }), toConfirm: unconfirmed(state).length, changedOn: shortDate(state.changedOn),
      })),
      mayWrite: may(actor, 'write-report'), years, hasEarlier: last !== undefined,
      commandId: deps.services.ids.next(), reportId: deps.services.ids.next(),
    },
  }
}

/** Begins the annual report of a year: on from the last one before it, or with the usual outline. */
export async function startReport(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const list = await reportList(deps.services, actor)
  const { commandId, reportId } = typed
  if (list.kind === 'not-found' || !isId(commandId) || !isId(reportId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const year = form.text('year')
  const before = form.text('from') === 'last' ? reportBefore(list.rows, year, 'annual-report') : null
  const begun = await beginReport(deps.services, actor, {
    reportId, commandId, year, document: 'annual-report', continues: before?.reportId ?? null, outline: REPORT_OUTLINE,
  })
  switch (begun.kind) {
    case 'begun': return { kind: 'redirect', to: urls.report(begun.reportId) }
    case 'exists': return drawn(visit, list, [{ field: 'year', text: REPORT_PAGES.exists(begun.reference) }])
    case 'no-such-year': return drawn(visit, list, [{ field: 'year', text: REPORT_PAGES.noSuchYear }])
    case 'no-such-report': return { kind: 'not-found' }
    case 'not-allowed': return { kind: 'not-allowed' }
  }
}
