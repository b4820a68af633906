import { Readable } from 'node:stream'
import { viewLetters } from '../../../application/letters/view-letters.ts'
import { letterOf, stepOf } from '../../../domain/complaint/threads/letters/thread.ts'
import { letterFiles } from '../../../documents/letter/letter-files.ts'
import { packedAsMade, type ZipPart } from '../../../documents/report/packed.ts'
import { LETTER_WORDS } from '../../../words/letters/letter-words.ts'
import { MANY_LETTERS } from '../../../words/letters/many-letters.ts'
import { idOf } from '../../id-of.ts'
import type { Answer, Visit } from '../../route.ts'
import { NOT_TO_GO } from '../letters/letter-page.ts'
import { printedLetter } from '../letters/printed-letter.ts'
import { batchOf, type KeptBatch } from './batch.ts'

/** Every letter of a lot that may go, as one file of PDFs to print. They are made while it is read, one at a time and each with its trace. */
export async function batchFile(visit: Visit): Promise<Answer> {
  const batch = await batchOf(visit)
  if (batch === null) return { kind: 'not-found' }
  await visit.traceFirst({ kind: 'exported', subject: { kind: 'list', id: 'letters' }, what: 'zip' })
  return { kind: 'file', body: Readable.from(packedAsMade(pdfsOf(visit, batch))), contentType: 'application/zip', fileName: MANY_LETTERS.fileName }
}

async function* pdfsOf(visit: Visit, { batchId, complaints }: KeptBatch): AsyncGenerator<ZipPart> {
  const { deps, actor } = visit
  for (const complaintId of complaints) {
    const all = await viewLetters(deps.services, actor, complaintId)
    const letter = all.kind === 'not-found' || all.view.inError !== null ? undefined : letterOf(all.view.complaint, idOf(batchId, complaintId))
    if (all.kind === 'not-found' || letter === undefined || NOT_TO_GO.includes(stepOf(letter)) || stepOf(letter) === 'set-aside') continue
    const [pdf] = await letterFiles(printedLetter(all, letter), ['pdf'])
    if (pdf === undefined) continue
    await visit.traceFirst({ kind: 'exported', subject: { kind: 'complaint', id: complaintId }, what: 'pdf' })
    yield { name: `${LETTER_WORDS.fileName(all.view.complaint.reference)}.pdf`, bytes: pdf.bytes }
  }
}
