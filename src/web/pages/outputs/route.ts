import type { Route } from '../../route.ts'
import { reads, takesAway } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { downloadOutput } from './download.ts'
import { listOutputs } from './list-page.ts'
import { showOutput } from './one-page.ts'
import { writeOutput } from './write-own.ts'

/** The documents that are made from the same figures as the annual report. Decision: 0066. */
export const outputRoutes: readonly Route[] = [
  { method: 'GET', url: urls.outputs(), access: 'make-outputs', traces: 'nothing', handler: listOutputs },
  { method: 'GET', url: urls.output(':kind'), access: 'make-outputs', traces: reads('figures', 'kind'), handler: showOutput },
  { method: 'GET', url: urls.outputFile(':kind', ':format'), access: 'make-outputs', traces: takesAway('figures', { at: 'kind' }, ':format'), handler: downloadOutput },
  { method: 'POST', url: urls.outputWords(':kind'), access: 'write-report', traces: reads('figures', 'kind'), handler: writeOutput },
]
