import type { Route } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { askWhy, keepWhy } from './explain-page.ts'
import { showReconciliation } from './list-page.ts'

const LIST = urls.reportPart(':reportId', 'reconciliation')

/** What does not hold in a report before it is submitted, and why it stands. Decision: 0064. */
export const reconciliationRoutes: readonly Route[] = [
  { method: 'GET', url: LIST, access: 'view-reports', traces: reads('report', 'reportId'), handler: showReconciliation },
  { method: 'GET', url: `${LIST}/explain`, access: 'write-report', traces: reads('report', 'reportId'), handler: askWhy },
  { method: 'POST', url: LIST, access: 'write-report', traces: reads('report', 'reportId'), handler: keepWhy },
]
