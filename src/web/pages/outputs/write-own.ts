import { makeOutput } from '../../../application/report/outputs.ts'
import { beginReport } from '../../../application/report/begin-report.ts'
import { reportList } from '../../../application/report/read-report.ts'
import { outlineOf, printOutput } from '../../../documents/report/print-output.ts'
import type { OutlineSection } from '../../../domain/reporting/outputs/output-outline.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { kindAsked, requestOf } from './asked.ts'

/** Begins a report with the words of a document as we ship them, for somebody to write their own in their place. Once for a year. */
export async function writeOutput(visit: Visit): Promise<Answer> {
  const { deps, actor, typed } = visit
  const kind = kindAsked(visit)
  const { commandId, reportId, when } = typed
  const request = kind === null || typeof when !== 'string' ? null : requestOf(kind, { when })
  if (kind === null || request?.when.span !== 'year' || !isId(commandId) || !isId(reportId)) return { kind: 'not-found' }
  let outline: readonly OutlineSection[] = []
  const made = await makeOutput(deps.services, actor, request, (parts) => { outline = outlineOf(parts); return printOutput(parts) }, 'as-far-as-it-is')
  if (made.kind !== 'made') return { kind: 'redirect', to: `${urls.output(kind)}?${new URLSearchParams({ when: String(when) }).toString()}` }
  const begun = await beginReport(deps.services, actor, { reportId, commandId, year: request.when.year, document: kind, continues: null, outline })
  switch (begun.kind) {
    case 'begun': return { kind: 'redirect', to: urls.report(begun.reportId) }
    case 'exists': {
      const { year } = request.when
      const list = await reportList(deps.services, actor)
      const own = list.kind === 'reports' ? list.rows.find(({ state }) => state.document === kind && state.year === year) : undefined
      return own ? { kind: 'redirect', to: urls.report(own.reportId) } : { kind: 'not-found' }
    }
    case 'no-such-year': case 'no-such-report': return { kind: 'not-found' }
    case 'not-allowed': return { kind: 'not-allowed' }
  }
}
