import type { WaitingReport } from '../../application/report/reports-waiting.ts'
import { shortDate } from '../../words/dates.ts'
import { REPORT_DOCUMENT_LABELS } from '../../words/reports.ts'
import { urls } from '../urls.ts'

/** What waits for a second person, as a list shows it: what it is called, where it is read, and since when. */
export function waitingReportRows(waiting: readonly WaitingReport[]): readonly Readonly<{ href: string; reference: string; title: string; on: string }>[] {
  return waiting.map(({ reportId, reference, year, document, submittedOn }) => ({
    href: urls.reportApprove(reportId), reference, title: `${REPORT_DOCUMENT_LABELS[document]} ${year}`, on: shortDate(submittedOn),
  }))
}
