import { recordEntry, type EntryRequest, type EntryResult } from '../../../application/record-entry.ts'
import { viewEntry, type EntryView } from '../../../application/view-entry.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { OMBUDSMAN_RESULTS } from '../../../domain/register/events.ts'
import type { EntryKind } from '../../../domain/register/entry.ts'
import { OMBUDSMAN_RESULT_LABELS } from '../../../words/register.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { formReader, type FormReader, type Slip } from '../../form-reader.ts'
import { neededDay } from './entry-kinds.ts'

const URL = urls.entrySequel(':entryId', ':sequel')

export const sequelRoutes: readonly Route[] = [
  { method: 'GET', url: URL, access: 'record-entry', traces: reads('entry', 'entryId'), handler: (visit) => withEntry(visit, (entry, sequel) => sequelPage(visit, entry, sequel)) },
  { method: 'POST', url: URL, access: 'record-entry', traces: reads('entry', 'entryId'), handler: (visit) => withEntry(visit, (entry, sequel) => save(visit, entry, sequel)) },
]

type Sequel = Readonly<{
  title: string
  day: string
  isDone: (view: EntryView) => boolean
  read: (form: FormReader, today: IsoDate) => EntryRequest['command']
}>

/** What may follow on an entry later, by its kind; the name stands in the address. */
const SEQUELS: Readonly<Partial<Record<EntryKind, Readonly<Record<string, Sequel>>>>> = {
  'ombudsman-contact': {
    decide: {
      title: 'Record what the Ombudsman decided', day: 'The day it was decided', isDone: ({ entry }) => entry.result !== null && entry.result !== 'open',
      read: (form, today) => ({
        type: 'record-ombudsman-decision', on: neededDay(form, 'on', 'the day it was decided', today),
        result: form.choice('result', 'what was decided', OMBUDSMAN_RESULTS),
      }),
    },
  },
}

/** The address at which the sequel of an entry is recorded; null where nothing more follows. */
export function sequelUrl(view: EntryView): Readonly<{ href: string; text: string }> | null {
  const [found] = Object.entries(SEQUELS[view.entry.kind] ?? {}).filter(([, sequel]) => !sequel.isDone(view))
  return found ? { href: urls.entrySequel(view.streamId, found[0]), text: found[1].title } : null
}

async function withEntry(visit: Visit, work: (view: EntryView, sequel: Sequel) => Answer | Promise<Answer>): Promise<Answer> {
  const view = await viewEntry(visit.deps.services, visit.actor, visit.params['entryId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const sequel = new Map(Object.entries(SEQUELS[view.entry.kind] ?? {})).get(visit.params['sequel'] ?? '')
  if (!sequel) return { kind: 'not-found' }
  return sequel.isDone(view) || view.inError ? { kind: 'redirect', to: urls.entry(view.streamId) } : work(view, sequel)
}

function sequelPage({ deps, params, typed }: Visit, view: EntryView, sequel: Sequel, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const commandId = typeof typed['commandId'] === 'string' ? typed['commandId'] : deps.services.ids.next()
  return {
    kind: 'page', template: 'pages/record-entry/sequel.njk', title: sequel.title, typed, slips: [...slips, ...warned.slips],
    model: {
      warnings: warned.warnings, day: sequel.day, commandId, seq: typed['seq'] ?? String(view.entry.seq),
      results: OMBUDSMAN_RESULTS.map((code) => ({ code, label: OMBUDSMAN_RESULT_LABELS[code] })),
      action: urls.entrySequel(view.streamId, params['sequel'] ?? ''), back: urls.entry(view.streamId),
    },
  }
}

async function save(visit: Visit, view: EntryView, sequel: Sequel): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  if (!isId(typed['commandId'])) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const command = sequel.read(form, today)
  if (form.slips.length > 0) return sequelPage(visit, view, sequel, form.slips)
  const expectedSeq = Number(form.text('seq'))
  const result: EntryResult = await recordEntry(deps.services, actor, { entryId: view.streamId, commandId: typed['commandId'], expectedSeq, command, acceptedWarnings: acceptedOf(typed) })
  switch (result.kind) {
    case 'done':
    case 'stale':
      return { kind: 'redirect', to: urls.entry(view.streamId) }
    case 'refused':
      return sequelPage(visit, view, sequel, [{ field: '', text: refusalWords(result) }])
    case 'warned':
      return sequelPage(visit, view, sequel, [], warnedOf(result.warnings, typed))
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
