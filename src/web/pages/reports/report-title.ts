import type { ReportView } from '../../../application/report/read-report.ts'
import { REPORT_DOCUMENT_LABELS } from '../../../words/reports.ts'

/** "Annual report 2019-20". */
export function reportTitle({ state }: Pick<ReportView, 'state'>): string {
  return `${REPORT_DOCUMENT_LABELS[state.document]} ${state.year}`
}
