import { explainFinding, reconcileReport } from '../../../application/report/reconcile-report.ts'
import { findingKey } from '../../../domain/reporting/reconciliation/finding.ts'
import { figureNames } from '../../../words/reconciliation.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { reportTitle } from '../reports/report-title.ts'
import { shownFinding } from './view-model.ts'

const changed = (reportId: string) => `${urls.reportPart(reportId, 'reconciliation')}?changed=1`

/** The form on which a finding is explained: `?finding=` its key. A finding that is another by now leads back to the list. */
export async function askWhy(visit: Visit): Promise<Answer> {
  return formPage(visit, visit.query['finding'] ?? '', [])
}

async function formPage({ deps, actor, params, typed }: Visit, key: string, slips: readonly Slip[]): Promise<Answer> {
  const reportId = params['reportId'] ?? ''
  const found = await reconcileReport(deps.services, actor, reportId)
  if (found.kind !== 'reconciled') return { kind: 'not-found' }
  const standing = found.standings.find(({ finding }) => findingKey(finding) === key)
  if (standing === undefined) return { kind: 'redirect', to: changed(reportId) }
  const one = shownFinding(standing, { names: figureNames(found.parts.tables), reportId, id: 'finding-1' })
  return {
    kind: 'page', template: 'pages/reconciliation/explain.njk', title: 'Why does it stand?', slips, ...(slips.length > 0 && { status: 422 }),
    typed: slips.length > 0 ? typed : { why: one.explanation?.words ?? '' },
    model: {
      report: reportTitle(found.report), back: urls.reportPart(reportId, 'reconciliation'), finding: key, one, action: urls.reportPart(reportId, 'reconciliation'), commandId: deps.services.ids.next(),
    },
  }
}

/** Keeps an explanation. */
export async function keepWhy(visit: Visit): Promise<Answer> {
  const { deps, actor, params, typed, today } = visit
  const reportId = params['reportId'] ?? ''
  const form = formReader(typed, today)
  const [key, commandId] = [form.text('finding'), form.text('commandId')]
  if (!isId(commandId)) return { kind: 'not-found' }
  const { words } = form.words('why', 'why it stands')
  if (form.slips.length > 0) return formPage(visit, key, form.slips)
  const result = await explainFinding(deps.services, actor, { reportId, commandId, finding: key, words })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.reportPart(reportId, 'reconciliation') }
    case 'refused': return formPage(visit, key, [{ field: 'why', text: refusalWords(result) }])
    case 'no-such-finding':
    case 'stale':
    case 'warned':
      return { kind: 'redirect', to: changed(reportId) }
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
