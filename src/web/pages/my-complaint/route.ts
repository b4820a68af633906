import { ownDate, ownPaper, ownParts, type OwnPart, type OwnParts } from '../../../application/outside/own-parts.ts'
import { sayBack, type SaidBack } from '../../../application/outside/say-back.ts'
import { longDate } from '../../../words/dates.ts'
import { MY_COMPLAINT } from '../../../words/outside.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { PAPER_LABELS } from '../../../words/threads/outside-access.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { clockPage } from '../clock/view-model.ts'
import { ownDocumentRoutes } from './own-documents.ts'
import { paperLines } from './paper-lines.ts'
import { partPage, partTitle, partsList, wanted } from './view-model.ts'

const access = 'view-own-complaint'

/** All that somebody from outside can open: their parts, the papers released to them, their dates. */
export const myComplaintRoutes: readonly Route[] = [
  { method: 'GET', url: urls.myComplaint(), access, traces: 'by-itself', handler: showParts },
  { method: 'GET', url: urls.myPart(':accessId'), access, traces: 'by-itself', handler: (visit) => showPart(visit) },
  { method: 'POST', url: urls.mySay(':accessId'), access, traces: 'by-itself', handler: say },
  { method: 'GET', url: urls.myPaper(':accessId', ':paper'), access, traces: 'by-itself', handler: showPaper },
  ...ownDocumentRoutes(noSuchPart),
  { method: 'GET', url: urls.myDate(':accessId', ':clockId'), access, traces: 'by-itself', handler: showDate },
]

const ENDED: Answer = { kind: 'page', template: 'pages/my-complaint/ended.njk', title: MY_COMPLAINT.ended }

/** The one part, or all of them to choose from; once the last is over, that it is, and nothing else. */
async function showParts(visit: Visit): Promise<Answer> {
  const own = await ownParts(visit.deps.services, visit.actor)
  if (own.kind === 'not-found') return own
  const [first, ...others] = own.parts
  if (!first) return ENDED
  if (others.length === 0) return { kind: 'redirect', to: urls.myPart(first.access.accessId) }
  return { kind: 'page', template: 'pages/my-complaint/list.njk', title: MY_COMPLAINT.title, model: partsList(own) }
}

async function showPart(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const own = await ownParts(visit.deps.services, visit.actor)
  if (own.kind === 'not-found') return own
  const part = partAsked(visit, own)
  if (!part) return noSuchPart(own)
  visit.trace({ kind: 'read', subject: { kind: 'complaint', id: part.complaintId }, what: part.access.part })
  return {
    kind: 'page', template: 'pages/my-complaint/part.njk', title: partTitle(part), slips, typed: visit.typed, ...(slips.length > 0 && { status: 422 }),
    model: { ...partPage(part, own), commandId: visit.deps.services.ids.next() },
  }
}

async function showPaper(visit: Visit): Promise<Answer> {
  const own = await ownParts(visit.deps.services, visit.actor)
  if (own.kind === 'not-found') return own
  const read = await ownPaper(visit.deps.services, visit.actor, { accessId: visit.params['accessId'] ?? '', paper: visit.params['paper'] ?? '' })
  if (read.kind === 'not-found') return noSuchPart(own)
  const { part, paper } = read
  visit.trace({ kind: 'read', subject: { kind: 'complaint', id: part.complaintId }, what: paper.paper })
  return {
    kind: 'page', template: 'pages/my-complaint/paper.njk', title: PAPER_LABELS[paper.paper],
    model: { back: urls.myPart(part.access.accessId), partTitle: partTitle(part), releasedOn: longDate(paper.releasedOn), lines: paperLines(paper.content ?? [], read) },
  }
}

async function showDate(visit: Visit): Promise<Answer> {
  const own = await ownParts(visit.deps.services, visit.actor)
  if (own.kind === 'not-found') return own
  const explained = await ownDate(visit.deps.services, visit.actor, { accessId: visit.params['accessId'] ?? '', clockId: visit.params['clockId'] ?? '' })
  if (explained.kind === 'not-found') return noSuchPart(own)
  const { part, explanation, asAt } = explained
  visit.trace({ kind: 'read', subject: { kind: 'complaint', id: part.complaintId }, what: explanation.clock.id })
  const model = clockPage({ kind: 'explained', complaintId: part.complaintId, reference: part.reference, explanation, asAt })
  return { kind: 'page', template: 'pages/clock/page.njk', title: explanation.clock.title, model: { ...model, complaintHref: urls.myPart(part.access.accessId) } }
}

async function say(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const own = await ownParts(deps.services, actor)
  if (own.kind === 'not-found') return own
  const part = partAsked(visit, own)
  if (!part) return noSuchPart(own)
  const form = formReader(typed, today)
  const said = saidIn(form, part, visit)
  if (said === null) return { kind: 'not-found' }
  if (form.slips.length > 0) return showPart(visit, form.slips)
  const commandId = form.text('commandId')
  const result = await sayBack(deps.services, actor, { accessId: part.access.accessId, commandId: /^[\w-]{1,64}$/.test(commandId) ? commandId : deps.services.ids.next(), ...said })
  switch (result.kind) {
    case 'done':
    case 'stale':
    case 'warned':
      return { kind: 'redirect', to: urls.myPart(part.access.accessId) }
    case 'refused': return showPart(visit, [{ field: '', text: refusalWords(result) }])
    case 'not-allowed':
    case 'not-found':
      return ENDED
  }
}

/** What the pressed button says; null where it is none that this part has. */
function saidIn(form: ReturnType<typeof formReader>, part: OwnPart, { today }: Visit): SaidBack | null {
  const what = form.text('what')
  const confirmation = wanted(part).find((one) => one === what)
  if (confirmation) return { what: confirmation }
  if (what === 'cannot-serve') return { what, reason: form.text('reason').slice(0, 2000) }
  if (what !== 'report-sent') return null
  const on = form.day('on', MY_COMPLAINT.sent)
  if (form.slips.length === 0 && on > today) form.slip('on', 'in-the-future', MY_COMPLAINT.sent)
  return { what, on }
}

function partAsked({ params }: Visit, { parts }: OwnParts): OwnPart | undefined {
  return parts.find(({ access: { accessId } }) => accessId === params['accessId'])
}

/** Whoever has nothing left is told so; whoever has something left learns nothing of what they asked for. */
function noSuchPart({ parts }: OwnParts): Answer {
  return parts.length === 0 ? ENDED : { kind: 'not-found' }
}
