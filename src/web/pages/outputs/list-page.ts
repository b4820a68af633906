import { outputsFor } from '../../../application/report/outputs.ts'
import { OUTPUTS } from '../../../domain/reporting/outputs/output-kinds.ts'
import { OUTPUT_PURPOSES, SPAN_WORDS } from '../../../words/outputs/outputs.ts'
import { REPORT_DOCUMENT_LABELS } from '../../../words/reports.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'

/** What this person may make, each with what it is for. */
export function listOutputs({ actor }: Visit): Answer {
  return {
    kind: 'page', template: 'pages/outputs/list.njk', title: 'Other documents',
    model: {
      outputs: outputsFor(actor).map((kind) => ({
        href: urls.output(kind), title: REPORT_DOCUMENT_LABELS[kind], purpose: OUTPUT_PURPOSES[kind], spans: OUTPUTS[kind].spans.map((span) => SPAN_WORDS[span]).join(' or '),
      })),
    },
  }
}
