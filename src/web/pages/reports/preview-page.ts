import { composeReport } from '../../../application/report/compose.ts'
import { blocksHtml } from '../../../documents/report/html/document-html.ts'
import { printReport } from '../../../documents/report/print-report.ts'
import { sectionProblemWords } from '../../../words/report-pages.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { whyNot } from '../figures/route.ts'

/** The report as it would be printed now, figures and all. */
export async function previewReport({ deps, actor, params }: Visit): Promise<Answer> {
  const composed = await composeReport(deps.services, actor, params['reportId'] ?? '', printReport)
  if (composed.kind === 'not-found') return { kind: 'not-found' }
  if (composed.kind !== 'composed') return whyNot(composed)
  const { document, problems, report } = composed
  return {
    kind: 'page', template: 'pages/reports/preview.njk', title: document.title,
    model: { document, shown: await blocksHtml(document), back: urls.report(report.reportId), problems: problems.map(({ section, problem }) => ({ href: urls.reportSection(report.reportId, section), text: sectionProblemWords(problem) })) },
  }
}
