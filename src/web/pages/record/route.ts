import { deleteDraft, listDrafts } from '../../../application/drafts.ts'
import { hasJustLeft } from '../../../application/sealing.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import type { ComplaintView } from '../../../application/worded.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { askedIn, draftServices, type Asked } from './asked.ts'
import { checkPage, save } from './check.ts'
import { answerQuestion, questionPage } from './question.ts'
import { questionOf } from './questions.ts'
import { readRecord } from './read-record.ts'
import { recordedPage } from './recorded.ts'
import { startPage, started } from './start.ts'

const STEP = urls.recordStep(':draftId', ':step')

/** From what came in to a recorded complaint: the kind, one question a page, the check, the receipt. */
export const recordRoutes: readonly Route[] = [
  { method: 'GET', url: urls.recordStart(), access: 'record-complaint', traces: 'nothing', handler: start },
  { method: 'POST', url: urls.recordStart(), access: 'record-complaint', traces: 'nothing', handler: started },
  { method: 'GET', url: STEP, access: 'record-complaint', traces: reads('draft', 'draftId'), handler: show },
  { method: 'POST', url: STEP, access: 'record-complaint', traces: reads('draft', 'draftId'), handler: answer },
]

async function start({ deps, actor }: Visit): Promise<Answer> {
  return startPage((await listDrafts(draftServices(deps), actor)).length)
}

async function show(visit: Visit): Promise<Answer> {
  if (!isId(visit.params['draftId'])) return { kind: 'not-found' }
  const asked = await askedIn(visit)
  const step = visit.params['step'] ?? ''
  const recorded = await alreadyRecorded(asked)
  if (recorded) return step === 'recorded' ? recordedPage(recorded) : receipt(asked)
  if (step === 'check') return checkPage(visit, asked.draftId, readRecord(asked.body, asked.reading))
  const question = questionOf(step)
  return question ? questionPage(asked, question) : { kind: 'not-found' }
}

async function answer(visit: Visit): Promise<Answer> {
  if (!isId(visit.params['draftId'])) return { kind: 'not-found' }
  const asked = await askedIn(visit)
  if (await alreadyRecorded(asked)) return receipt(asked)
  const step = visit.params['step'] ?? ''
  if (step === 'check' && !asked.isKept && await hasJustLeft(visit.deps.services, visit.actor, asked.draftId)) return { kind: 'redirect', to: urls.handedOver() }
  if (step === 'check')
    return save(visit, { draftId: asked.draftId, fromEnquiry: asked.body.fromEnquiry, fromMessage: asked.body.fromMessage }, readRecord(asked.body, asked.reading), () => deleteDraft(draftServices(visit.deps), visit.actor, asked.draftId))
  const question = questionOf(step)
  return question ? answerQuestion(asked, question) : { kind: 'not-found' }
}

/** The complaint that this draft has become; null while it is a draft, or has not been begun. */
async function alreadyRecorded({ visit, draftId, isKept }: Asked): Promise<ComplaintView | null> {
  if (isKept) return null
  const view = await viewComplaint(visit.deps.services, visit.actor, draftId)
  return 'kind' in view ? null : view
}

function receipt({ draftId }: Asked): Answer {
  return { kind: 'redirect', to: urls.recordStep(draftId, 'recorded') }
}
