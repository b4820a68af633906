import { makeOutput } from '../../../application/report/outputs.ts'
import { documentFiles } from '../../../documents/report/document-files.ts'
import { DOCUMENT_FORMATS } from '../../../documents/report/formats.ts'
import { oneDownload } from '../../../documents/report/one-download.ts'
import { printOutput } from '../../../documents/report/print-output.ts'
import { askerOf } from '../../asker.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { kindAsked, requestOf } from './asked.ts'

/** One format of a document: its file, or all of its files as one. Where it cannot be made yet, or at all, its page says why. */
export async function downloadOutput(visit: Visit): Promise<Answer> {
  const { deps, actor, params, query } = visit
  const kind = kindAsked(visit)
  const format = DOCUMENT_FORMATS.find((one) => one === params['format'])
  const request = kind === null ? null : requestOf(kind, query)
  if (kind === null || format === undefined || request === null) return { kind: 'not-found' }
  const made = await makeOutput(deps.services, actor, request, printOutput, 'as-far-as-it-is')
  if (made.kind !== 'made') return { kind: 'redirect', to: `${urls.output(kind)}?${new URLSearchParams(query).toString()}` }
  const file = oneDownload(made.document, await documentFiles(made.document, [format], askerOf(visit)))
  if (!file) throw new Error(`no file was made of ${kind} in ${format}`)
  return { kind: 'file', body: Buffer.from(file.bytes), contentType: file.mediaType, fileName: file.name }
}
