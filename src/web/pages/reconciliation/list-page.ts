import { reconcileReport } from '../../../application/report/reconcile-report.ts'
import { may } from '../../../application/permissions.ts'
import { stillOpen } from '../../../domain/reporting/reconciliation/explained.ts'
import { noFiguresInWords } from '../../../words/no-figures.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { reportTitle } from '../reports/report-title.ts'
import { groupsOf } from './view-model.ts'

/** What does not hold in a report, to be mended or explained. `?changed=1`: a finding was another by the time its explanation came. */
export async function showReconciliation({ deps, actor, params, query }: Visit): Promise<Answer> {
  const reportId = params['reportId'] ?? ''
  const found = await reconcileReport(deps.services, actor, reportId)
  if (found.kind === 'not-found' || found.kind === 'not-allowed') return { kind: found.kind }
  if (found.kind !== 'reconciled') return { kind: 'page', template: 'pages/reconciliation/none.njk', title: 'Reconciliation', model: { why: noFiguresInWords(found), back: urls.report(reportId) } }
  const open = stillOpen(found.standings).length
  return {
    kind: 'page', template: 'pages/reconciliation/list.njk', title: 'Reconciliation',
    model: {
      report: reportTitle(found.report), back: urls.report(reportId), open, explained: found.standings.length - open, groups: groupsOf(found),
      mayExplain: may(actor, 'write-report') && found.report.inError === null, hasChanged: query['changed'] === '1',
    },
  }
}
