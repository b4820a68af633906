import { deleteDraft, listDrafts } from '../../../application/drafts.ts'
import type { Draft } from '../../../application/ports.ts'
import { shortDate } from '../../../words/dates.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { draftServices } from '../record/asked.ts'
import { readDraft } from '../record/draft-body.ts'
import { namesIn, readRecord, type Reading } from '../record/read-record.ts'

export const draftRoutes: readonly Route[] = [
  { method: 'GET', url: urls.drafts(), access: 'record-complaint', traces: lists('drafts'), handler: show },
  { method: 'GET', url: urls.draftDelete(':draftId'), access: 'record-complaint', traces: reads('draft', 'draftId'), handler: ({ params }) => askToDelete(params['draftId'] ?? '') },
  { method: 'POST', url: urls.draftDelete(':draftId'), access: 'record-complaint', traces: reads('draft', 'draftId'), handler: remove },
]

async function show({ deps, actor, today }: Visit): Promise<Answer> {
  const drafts = await listDrafts(draftServices(deps), actor)
  const { settings, users } = await deps.services.store.read(actor, async (reads) => ({ settings: await reads.settings(), users: await reads.users() }))
  const reading = { settings, today, known: new Map(), users, newId: deps.services.ids.next }
  return { kind: 'page', template: 'pages/drafts/page.njk', title: 'Saved for later', model: { drafts: drafts.map((draft) => rowOf(draft, reading)) } }
}

/** What tells one draft from another: the day, the names, and how far it has come. */
function rowOf(draft: Draft, reading: Reading) {
  const { record, answers } = readRecord(readDraft(draft), reading)
  const received = record.on === undefined ? 'Day of receipt not given' : `Received ${shortDate(record.on)}`
  return {
    title: [received, ...namesIn(record)].join(' · '), answered: answers.filter(({ isAsked }) => isAsked).length, ofAnswers: answers.length,
    updatedAt: draft.updatedAt, open: urls.recordStep(draft.draftId, 'check'), remove: urls.draftDelete(draft.draftId),
  }
}

function askToDelete(draftId: string): Answer {
  return { kind: 'page', template: 'pages/drafts/delete.njk', title: 'Delete this draft?', model: { action: urls.draftDelete(draftId) } }
}

async function remove({ deps, actor, params }: Visit): Promise<Answer> {
  await deleteDraft(draftServices(deps), actor, params['draftId'] ?? '')
  return { kind: 'redirect', to: urls.drafts() }
}
