import { viewReport, type ReportView } from '../../../application/report/read-report.ts'
import { may } from '../../../application/permissions.ts'
import { unconfirmed } from '../../../domain/register/report/report.ts'
import { shortDate } from '../../../words/dates.ts'
import { REPORT_DOCUMENT_LABELS } from '../../../words/reports.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'

/** One report: its sections with what is to be done about each. */
export async function showReport(visit: Visit): Promise<Answer> {
  const view = await viewReport(visit.deps.services, visit.actor, visit.params['reportId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const { state, reportId } = view
  return {
    kind: 'page', template: 'pages/reports/one.njk', title: reportTitle(view),
    model: {
      reference: state.reference, mayWrite: may(visit.actor, 'write-report') && view.inError === null, toConfirm: unconfirmed(state).length,
      period: `${shortDate(view.year.from)} to ${shortDate(view.year.to)}`, sections: sectionRows(view), removed: removedRows(view),
      commandId: visit.deps.services.ids.next(), newId: visit.deps.services.ids.next(), addAction: urls.reportPart(reportId, 'sections'), previewHref: urls.reportPart(reportId, 'preview'), reconciliationHref: urls.reportPart(reportId, 'reconciliation'),
    },
  }
}

/** "Annual report 2019-20". */
export function reportTitle({ state }: Pick<ReportView, 'state'>): string {
  return `${REPORT_DOCUMENT_LABELS[state.document]} ${state.year}`
}

function sectionRows({ state, sections, reportId }: ReportView) {
  return sections.map(({ id, heading, text, confirmed }, at) => ({
    number: at + 1, heading, href: urls.reportSection(reportId, id), version: state.sections[at]?.version,
    isEmpty: text === '', isToConfirm: !confirmed, confirm: urls.reportSectionStep(reportId, id, 'confirm'), remove: urls.reportSectionStep(reportId, id, 'remove'),
    up: at === 0 ? null : { action: urls.reportSectionStep(reportId, id, 'move'), after: sections[at - 2]?.id ?? '' },
    down: at === sections.length - 1 ? null : { action: urls.reportSectionStep(reportId, id, 'move'), after: sections[at + 1]?.id ?? '' },
  }))
}

function removedRows({ state, texts, reportId }: ReportView) {
  return state.removed.map(({ id, heading }) => ({ heading: texts.get(heading.textId) ?? '', restore: urls.reportSectionStep(reportId, id, 'restore') }))
}
