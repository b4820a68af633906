import { begunOf } from '../../../application/letters/many-letters.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import { letterOf, stepOf } from '../../../domain/complaint/threads/letters/thread.ts'
import { MANY_LETTERS } from '../../../words/letters/many-letters.ts'
import { makingDesk, waitingPage } from '../../components/making/making.ts'
import { paginate, ROWS_A_PAGE } from '../../components/pagination.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { idOf } from '../../id-of.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { stepTag } from '../letters/list-page.ts'
import { batchOf, type KeptBatch } from './batch.ts'

/**
 * How far a lot is. While this server makes it, that; afterwards what has come of it is asked of the register, not of memory: after a
 * restart the page says how many are begun, and that the rest waits for somebody to go on.
 */
export async function showBatch(visit: Visit): Promise<Answer> {
  const batch = await batchOf(visit)
  if (batch === null) return { kind: 'not-found' }
  const place = { authorityId: visit.actor.authorityId, streamId: batch.batchId }
  const making = makingDesk(visit.deps).at(place)
  if (making?.kind === 'working') {
    const page = waitingPage(visit, { called: MANY_LETTERS.title, back: urls.manyLetters() }, making)
    return page.kind === 'page' ? { ...page, title: MANY_LETTERS.making } : page
  }
  const failed = makingDesk(visit.deps).takeUp(place)
  const { complaints, leftOut } = batch
  const begun = await begunOf(visit.deps.services, visit.actor, batch, idOf)
  // Those without a letter stand first: of a thousand nobody looks through twenty pages for them.
  const inOrder = [...complaints.filter((id) => !begun.has(id)), ...complaints.filter((id) => begun.has(id))]
  const page = Math.max(1, Math.trunc(Number(visit.query['page'])) || 1)
  const rows = []
  for (const complaintId of inOrder.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)) rows.push(await row(visit, batch, complaintId))
  const missing = complaints.length - begun.size
  const isStopped = missing > 0 && leftOut === undefined
  const pagination = paginate(complaints.length, page)
  const at = urls.manyLettersBatch(batch.batchId)
  return {
    kind: 'page', template: 'pages/many-letters/batch.njk', title: MANY_LETTERS.batchTitle,
    model: {
      words: MANY_LETTERS, rows, action: at, failed: failed ?? '', file: begun.size > 0 ? urls.manyLettersFile(batch.batchId) : '', summary: MANY_LETTERS.begunOf(begun.size, complaints.length), pagination,
      links: Object.fromEntries(Array.from({ length: Math.ceil(complaints.length / ROWS_A_PAGE) }, (_, index) => [index + 1, `${at}?page=${index + 1}`])),
      rest: missing === 0 ? null : { isStopped, says: isStopped ? MANY_LETTERS.stopped(missing) : MANY_LETTERS.leftOutNote(missing), button: isStopped ? MANY_LETTERS.goOn : MANY_LETTERS.tryAgain },
    },
  }
}

async function row({ deps, actor }: Visit, { batchId, leftOut }: KeptBatch, complaintId: string) {
  const why = leftOut?.[complaintId]
  const none = { reference: '', to: '', href: null, tag: null, why: why === undefined ? MANY_LETTERS.noLetterYet : MANY_LETTERS.leftOut[why] }
  const view = await viewComplaint(deps.services, actor, complaintId)
  if ('kind' in view) return { ...none, why: MANY_LETTERS.leftOut['not-there'] }
  const { complaint } = view
  const letter = letterOf(complaint, idOf(batchId, complaintId))
  // What is missing is mended on the complaint.
  if (letter === undefined) return { ...none, reference: complaint.reference, href: urls.complaint(complaintId) }
  return { reference: complaint.reference, to: personName(view.people.get(letter.to)), href: urls.complaintLetter(complaintId, letter.letterId), tag: { ...stepTag(letter), step: stepOf(letter) }, why: '' }
}
