import { recordEntry } from '../../../application/record-entry.ts'
import { recordRights } from '../../../application/rights/requests.ts'
import { viewEntry, viewRightsEntry, type EntryView } from '../../../application/view-entry.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { ASKED } from '../../../words/asked.ts'
import { STRIKING_OUT } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import { ENTRY_KIND_LABELS, REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { formReader, type Slip } from '../../form-reader.ts'

/** Whose entries are struck out: how one is read and recorded, where that is done, and where it stands. */
type Place = Readonly<{ view: typeof viewEntry; record: typeof recordEntry; action: (streamId: string) => string; page: (streamId: string) => string }>

const REGISTER: Place = { view: viewEntry, record: recordEntry, action: urls.entryStrikeOut, page: urls.entry }
const RIGHTS: Place = { view: viewRightsEntry, record: recordRights, action: urls.rightsStrikeOut, page: urls.rightsRequest }
const DISCLOSED: Place = { view: viewRightsEntry, record: recordRights, action: urls.disclosureStrikeOut, page: urls.disclosure }

/** Takes out a compliment, a training or the like that was recorded by mistake, or what followed on it, and brings it back. */
export const strikeOutRoutes: readonly Route[] = [
  ...routesOf(REGISTER, 'record-entry'), ...routesOf(RIGHTS, 'answer-rights'), ...routesOf(DISCLOSED, 'answer-rights'),
]

function routesOf(place: Place, access: 'record-entry' | 'answer-rights'): readonly Route[] {
  const url = place.action(':entryId')
  return [
    { method: 'GET', url, access, traces: reads('entry', 'entryId'), handler: (visit) => withTarget(visit, place, visit.query['entry'], (view, target) => drawn(visit, place, view, target)) },
    { method: 'POST', url, access, traces: reads('entry', 'entryId'), handler: (visit) => withTarget(visit, place, visit.typed['entry'], (view, target) => save(visit, place, view, target)) },
  ]
}

/** What would be struck out: an entry of the timeline by its `seq`, and what that comes to. */
type Target = Readonly<{ seq: number; comesTo: keyof typeof STRIKING_OUT }>

async function withTarget(visit: Visit, place: Place, asked: unknown, work: (view: EntryView, target: Target) => Answer | Promise<Answer>): Promise<Answer> {
  const view = await place.view(visit.deps.services, visit.actor, visit.params['entryId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const target = targetOf(view, Number(asked))
  return target ? work(view, target) : { kind: 'redirect', to: place.page(view.streamId) }
}

/** Null where there is no such entry, or it is struck out already: a second click finds it done. */
function targetOf({ timeline, inError }: EntryView, seq: number): Target | null {
  const entry = timeline.find((each) => each.seq === seq)
  if (!entry || struckOutSeqs(timeline).has(seq)) return null
  if (inError) return inError.seq === seq ? { seq, comesTo: 'undo' } : null
  if (entry.event.type === 'EventStruckOut' || entry.event.type === 'FactCorrected') return null
  return { seq, comesTo: entry === timeline[0] ? 'record' : 'entry' }
}

function drawn({ deps, typed }: Visit, place: Place, view: EntryView, { seq, comesTo }: Target, slips: readonly Slip[] = []): Answer {
  const commandId = typeof typed['commandId'] === 'string' ? typed['commandId'] : deps.services.ids.next()
  const shown = comesTo === 'entry' ? view.timeline.find((each) => each.seq === seq)?.event : view.entry.first
  return {
    kind: 'page', template: 'pages/record-entry/strike-out.njk', title: STRIKING_OUT[comesTo].title, typed, slips,
    model: {
      words: STRIKING_OUT[comesTo], commandId, entry: seq, seq: typed['seq'] ?? String(view.entry.seq),
      action: place.action(view.streamId), back: place.page(view.streamId),
      reference: 'reference' in view.entry.first ? view.entry.first.reference : ENTRY_KIND_LABELS[view.entry.kind],
      shown: shown && { title: REGISTER_EVENT_LABELS[shown.type], on: longDate(shown.happenedOn) },
    },
  }
}

async function save(visit: Visit, place: Place, view: EntryView, target: Target): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { commandId } = typed
  if (!isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const reason = form.words('reason', ASKED.reason)
  if (form.slips.length > 0) return drawn(visit, place, view, target, form.slips)
  const command = { type: 'strike-out', on: today, corrects: target.seq, reason } as const
  const result = await place.record(deps.services, actor, { entryId: view.streamId, commandId, expectedSeq: Number(form.text('seq')), command })
  switch (result.kind) {
    case 'done':
    case 'stale':
      return { kind: 'redirect', to: place.page(view.streamId) }
    case 'refused':
      return drawn(visit, place, view, target, [{ field: '', text: refusalWords(result) }])
    case 'warned':
      throw new Error('striking out is warned about by nothing')
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
