import { decideMessage } from '../../../application/outbox/decide-message.ts'
import { tellLetters } from '../../../application/letters/tell-letters.ts'
import { viewMessage, viewOutbox } from '../../../application/outbox/view-outbox.ts'
import { may } from '../../../application/permissions.ts'
import { SENDING, SENDING_MESSAGE } from '../../../words/sending.ts'
import { formReader } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { decisionsOn, messagePage, sendingPage } from './view-model.ts'

export const sendingRoutes: readonly Route[] = [
  { method: 'GET', url: urls.sending(), access: 'view-outbox', traces: lists('sending'), handler: show },
  { method: 'GET', url: urls.sendingMessage(':messageId'), access: 'decide-outbox', traces: lists('sending'), handler: (visit) => showMessage(visit) },
  { method: 'POST', url: urls.sendingMessage(':messageId'), access: 'decide-outbox', traces: 'nothing', handler: decide },
]

async function show({ deps, actor, authority }: Visit): Promise<Answer> {
  const view = await viewOutbox(deps.services, actor)
  if (view === null) return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/sending/page.njk', title: SENDING.title,
    model: sendingPage(view, { ways: deps.waysOut ?? [], isDemonstration: authority.isDemonstration, mayDecide: may(actor, 'decide-outbox'), names: await namesFor({ deps, actor }) }),
  }
}

async function namesFor({ deps, actor }: Pick<Visit, 'deps' | 'actor'>): Promise<ReadonlyMap<string, string>> {
  return new Map(await deps.services.store.read(actor, async (reads) => (await reads.users()).map(({ userId, name }) => [userId, name] as const)))
}

async function showMessage(visit: Visit, part: Pick<Extract<Answer, { kind: 'page' }>, 'slips' | 'typed'> & Readonly<{ hasChanged?: boolean }> = {}): Promise<Answer> {
  const { deps, actor, params } = visit
  const row = await viewMessage(deps.services, actor, params['messageId'] ?? '')
  if (row === null) return { kind: 'not-found' }
  const { hasChanged = false, ...said } = part
  return { kind: 'page', template: 'pages/sending/message.njk', title: SENDING_MESSAGE.title, ...said, model: messagePage(row, { mayDecide: may(actor, 'decide-outbox'), hasChanged, names: await namesFor(visit) }) }
}

async function decide(visit: Visit): Promise<Answer> {
  const { deps, actor, params, typed, today } = visit
  const messageId = params['messageId'] ?? ''
  const row = await viewMessage(deps.services, actor, messageId)
  if (row === null) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const decision = form.choice('decision', SENDING_MESSAGE.choose, ['decided-sent', 'send-again', 'cancelled'])
  if (form.slips.length > 0) return showMessage(visit, { typed, slips: form.slips })
  if (!decisionsOn(row.state).some((each) => each === decision)) return showMessage(visit, { hasChanged: true })
  const result = await decideMessage({ services: deps.services, tell: tellLetters(deps.services) }, actor, { messageId, decision: decision as 'cancelled' })
  if (result === 'not-found') return { kind: 'not-found' }
  if (result === 'not-allowed') return { kind: 'not-allowed' }
  return result === 'done' ? { kind: 'redirect', to: urls.sending() } : showMessage(visit, { hasChanged: true })
}
