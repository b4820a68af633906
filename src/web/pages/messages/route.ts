import { saveDraft } from '../../../application/drafts.ts'
import { recordEntryOfMessage } from '../../../application/messages/from-message.ts'
import { fileMessage, setMessageAside, takeMessageUp, undoFiling } from '../../../application/messages/file-message.ts'
import { messageList, openMessageFile, viewComplaintMail, viewMessage, type MessageView } from '../../../application/messages/view-messages.ts'
import type { EntryResult } from '../../../application/record-entry.ts'
import { SET_ASIDE_BECAUSE } from '../../../domain/register/message/events.ts'
import { MAIL, MAILBOXES } from '../../../words/mail-page.ts'
import { MESSAGE_WORDS } from '../../../words/messages.ts'
import { CORRECTING } from '../../../words/register.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type FormReader, type Slip } from '../../form-reader.ts'
import { savedFile } from '../../kept-file.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { draftServices } from '../record/asked.ts'
import { tombstoneOr404 } from '../retention/tombstone.ts'
import { complaintMailPage, mailboxesPage, mailPage, mailTab, messagePage, PLACE_OF } from './view-model.ts'

const OF_MESSAGE = { access: 'file-messages', traces: reads('entry', 'streamId') } as const
const part = (name: string) => urls.messagePart(':streamId', name)

/** Mail that came: what is to be filed and where it stands, one message, the mail of a complaint, and how mailboxes are. */
export const mailRoutes: readonly Route[] = [
  { method: 'GET', url: urls.mail(), access: 'view-messages', traces: lists('messages'), handler: list },
  { method: 'GET', url: urls.message(':streamId'), access: 'view-messages', traces: reads('entry', 'streamId'), handler: (visit: Visit) => withMessage(visit, (view) => drawn({ visit, view })) },
  { method: 'POST', url: part('file'), ...OF_MESSAGE, handler: (visit: Visit) => withMessage(visit, (view) => file({ visit, view })) },
  { method: 'POST', url: part('undo'), ...OF_MESSAGE, handler: (visit: Visit) => withMessage(visit, (view) => undo({ visit, view })) },
  { method: 'POST', url: part('aside'), ...OF_MESSAGE, handler: (visit: Visit) => withMessage(visit, (view) => setAside({ visit, view })) },
  { method: 'POST', url: part('up'), ...OF_MESSAGE, handler: (visit: Visit) => withMessage(visit, (view) => takeUp({ visit, view })) },
  { method: 'POST', url: part('make'), ...OF_MESSAGE, handler: (visit: Visit) => withMessage(visit, (view) => make({ visit, view })) },
  { method: 'GET', url: urls.messageFile(':streamId', ':fileId'), access: 'view-messages', traces: [{ kind: 'exported', of: 'entry', at: 'streamId', what: 'message' }], handler: open },
  { method: 'GET', url: urls.complaintMail(':complaintId'), access: 'view-complaint', traces: reads('complaint', 'complaintId'), handler: ofComplaint },
  { method: 'GET', url: urls.mailboxes(), access: 'view-mailboxes', traces: 'nothing', handler: mailboxes },
]

type Seen = Readonly<{ visit: Visit; view: MessageView }>

async function withMessage(visit: Visit, work: (view: MessageView) => Answer | Promise<Answer>): Promise<Answer> {
  const streamId = visit.params['streamId'] ?? ''
  const view = await viewMessage(visit.deps.services, visit.actor, streamId)
  return view.kind === 'not-found' ? tombstoneOr404(visit, streamId) : work(view)
}

async function list({ deps, actor, query }: Visit): Promise<Answer> {
  const tab = mailTab(query['show'])
  const page = Math.min(100_000, Math.max(1, Math.trunc(Number(query['page'] ?? '1')) || 1))
  const found = await messageList(deps.services, actor, { place: PLACE_OF[tab], isNew: tab === 'new', page })
  return found === null ? { kind: 'not-allowed' } : { kind: 'page', template: 'pages/messages/list.njk', title: MAIL.title, model: mailPage(found, tab, page) }
}

function drawn({ visit, view }: Seen, slips: readonly Slip[] = []): Answer {
  const model = messagePage(view)
  const { ids } = visit.deps.services
  return {
    kind: 'page', template: 'pages/messages/message.njk', title: model.subject, slips, typed: visit.typed, ...(slips.length > 0 && { status: 422 }),
    model: { ...model, commandId: ids.next(), newId: ids.next() },
  }
}

/** The step as the page was drawn: its own id makes a double click one. */
function stepOf({ visit: { typed, deps }, view }: Seen) {
  const seq = typed['expectedSeq']
  return {
    messageId: view.messageId, commandId: isId(typed['commandId']) ? typed['commandId'] : deps.services.ids.next(),
    expectedSeq: typeof seq === 'string' && /^\d{1,9}$/.test(seq) ? Number(seq) : view.seq,
  }
}

function answered(seen: Seen, result: EntryResult, to = urls.message(seen.view.messageId)): Answer {
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to }
    case 'refused': return drawn(seen, [{ field: '', text: refusalWords(result) }])
    case 'warned':
    case 'stale':
      return drawn(seen, [{ field: '', text: CORRECTING.stale }])
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

/** The complaint that was chosen among the candidates, or whose reference was typed; undefined with a slip where there is none. */
async function complaintIn({ deps, actor }: Visit, form: FormReader, isNeeded: boolean): Promise<string | undefined> {
  const typed = form.text('reference').toUpperCase()
  const chosen = form.text('complaint')
  if (typed === '' && chosen === '' && !isNeeded) return undefined
  const asked = typed !== '' ? { references: [typed] } : { ids: isId(chosen) ? [chosen] : [] }
  const [found] = await deps.services.store.read(actor, (stored) => stored.complaintsNamed(asked))
  if (!found) form.slips.push({ field: 'reference', text: typed === '' && chosen === '' ? MAIL.chooseWhere : MAIL.noComplaint })
  return found?.complaintId
}

async function file(seen: Seen): Promise<Answer> {
  const { deps, actor, typed, today } = seen.visit
  const form = formReader(typed, today)
  const streamId = await complaintIn(seen.visit, form, true)
  if (streamId === undefined) return drawn(seen, form.slips)
  return answered(seen, await fileMessage(deps.services, actor, { ...stepOf(seen), to: { kind: 'complaint', streamId } }))
}

async function undo(seen: Seen): Promise<Answer> {
  const { deps, actor, typed, today } = seen.visit
  const form = formReader(typed, today)
  const reason = form.words('reason', MESSAGE_WORDS.commands['undo-filing'].asks.reason.asks)
  const streamId = await complaintIn(seen.visit, form, false)
  if (form.slips.length > 0) return drawn(seen, form.slips)
  return answered(seen, await undoFiling(deps.services, actor, { ...stepOf(seen), reason: reason.words, ...(streamId !== undefined && { to: { kind: 'complaint', streamId } as const }) }), urls.mail())
}

async function setAside(seen: Seen): Promise<Answer> {
  const { deps, actor, typed, today } = seen.visit
  const form = formReader(typed, today)
  const because = form.choice('because', MESSAGE_WORDS.commands['set-message-aside'].asks.because.asks, SET_ASIDE_BECAUSE)
  const note = form.optionalWords('note', MESSAGE_WORDS.commands['set-message-aside'].asks.text.asks)
  const code = SET_ASIDE_BECAUSE.find((each) => each === because)
  if (form.slips.length > 0 || code === undefined) return drawn(seen, form.slips)
  return answered(seen, await setMessageAside(deps.services, actor, { ...stepOf(seen), because: code, note: note?.words ?? '' }), urls.mail())
}

async function takeUp(seen: Seen): Promise<Answer> {
  return answered(seen, await takeMessageUp(seen.visit.deps.services, seen.visit.actor, stepOf(seen)))
}

/** A complaint is asked for question by question, with what the message says filled in; an enquiry and a compliment are recorded at once. */
async function make(seen: Seen): Promise<Answer> {
  const { deps, actor, typed } = seen.visit
  const newId = isId(typed['newId']) ? typed['newId'] : deps.services.ids.next()
  const as = typed['as']
  if (as === 'enquiry' || as === 'compliment') {
    const result = await recordEntryOfMessage(deps.services, actor, { ...stepOf(seen), entryId: newId, as })
    return answered(seen, result, as === 'enquiry' ? urls.enquiry(newId) : urls.compliment(newId))
  }
  if (as !== 'complaint') return { kind: 'not-found' }
  const isSaved = await saveDraft(draftServices(deps), actor, newId, { answers: answersFrom(seen.view), fromMessage: seen.view.messageId })
  return isSaved ? { kind: 'redirect', to: urls.recordStep(newId, 'received') } : { kind: 'not-found' }
}

function answersFrom({ so: { received }, texts }: MessageView) {
  const said = texts.get(received.body?.textId ?? '') ?? ''
  const from = texts.get(received.from?.textId ?? '') ?? ''
  const { name, address } = senderIn(from)
  const parts = name.trim().split(/\s+/u)
  return {
    received: typedDay('received', received.happenedOn), channel: { channel: 'email' }, ...(said !== '' && { said: { said } }),
    ...(name.trim() !== '' && { complainants: { 'given-0': parts.slice(0, -1).join(' '), 'family-0': parts.at(-1) ?? '', 'email-0': address } }),
  }
}

/** The name and the address in a line such as `"Ada Byron" <ada@example.org>`; an address alone has no name. */
function senderIn(from: string): Readonly<{ name: string; address: string }> {
  const at = from.lastIndexOf('<')
  const name = at < 0 ? '' : from.slice(0, at).replaceAll('"', '').trim()
  return { name, address: from.slice(at + 1).replaceAll('>', '').trim() }
}

async function open({ deps, actor, params }: Visit): Promise<Answer> {
  const kept = await openMessageFile(deps.services, actor, params['streamId'] ?? '', params['fileId'] ?? '')
  if ('kind' in kept) return kept
  // Whatever it says that it is: it is saved, and shown by nobody as ours.
  return { ...await savedFile(deps, actor, kept), contentType: 'application/octet-stream' }
}

async function ofComplaint({ deps, actor, params }: Visit): Promise<Answer> {
  const view = await viewComplaintMail(deps.services, actor, params['complaintId'] ?? '')
  return view.kind === 'not-found' ? view : { kind: 'page', template: 'pages/messages/complaint.njk', title: MAIL.onComplaint, model: complaintMailPage(view) }
}

async function mailboxes({ deps, actor }: Visit): Promise<Answer> {
  const rows = await deps.services.store.read(actor, (stored) => stored.mailboxesCounted())
  return { kind: 'page', template: 'pages/messages/mailboxes.njk', title: MAILBOXES.title, model: mailboxesPage(rows) }
}
