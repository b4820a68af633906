import { viewReport } from '../../../application/report/read-report.ts'
import type { Finding, FindingKind } from '../../../domain/register/compliment/identification/finding.ts'
import { identify } from '../../../domain/register/compliment/identification/identify.ts'
import { FINDING_KIND_LABELS, FINDING_REASON_WORDS } from '../../../words/identification.ts'
import { IDENTIFICATION_WORDS } from '../../../words/report-pages.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { inContext } from '../compliments/quotation-form.ts'
import { reportTitle } from './report-title.ts'

/** Days, towns and sums stand in every report and identify nobody by themselves. */
const LOOKED_FOR: readonly FindingKind[] = ['name', 'age', 'court', 'contact', 'reference', 'circumstance']
const MOST_OF_SECTION = 50

/** What in a section's text could tell a reader who somebody is. Nobody signs a section: what looks like it is a heading. Law: SI 2006/1738 reg. 13; Children Act 1989 s97(2). */
export function findingsIn(text: string): readonly Finding[] {
  return identify(text).filter(({ kind }) => LOOKED_FOR.includes(kind)).filter((one) => one.reason !== 'signature' && !isOfName(text, one.start, one.end) && !(one.reason === 'capital' && beginsLine(text, one.start)))
}

/** Whether it lies between `[[` and `]]`: the name of a figure is nobody's. */
function isOfName(text: string, start: number, end: number): boolean {
  return text.lastIndexOf('[[', start) > text.lastIndexOf(']]', start) && text.indexOf(']]', end) >= 0
}

/** A word that begins a line, a list's item or a heading has its capital from that. */
function beginsLine(text: string, start: number): boolean {
  return /(^|\n)[\s#>*\d.-]*$/.test(text.slice(Math.max(0, start - 10), start))
}

/** Everything in the report's text that could identify somebody, for a person to judge. */
export async function showIdentification(visit: Visit): Promise<Answer> {
  const view = await viewReport(visit.deps.services, visit.actor, visit.params['reportId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const sections = view.sections.map(({ id, heading, text }, at) => ({
    heading: `${at + 1}. ${heading}`, href: urls.reportSection(view.reportId, id),
    findings: findingsIn(text).slice(0, MOST_OF_SECTION).map((one) => ({ ...inContext(text, one), kind: FINDING_KIND_LABELS[one.kind], why: FINDING_REASON_WORDS[one.reason] })),
  }))
  return {
    kind: 'page', template: 'pages/reports/identification.njk', title: IDENTIFICATION_WORDS.title,
    model: { called: reportTitle(view), back: urls.report(view.reportId), sections: sections.filter(({ findings }) => findings.length > 0) },
  }
}
