import { recordEntry, type EntryResult } from '../../../application/record-entry.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { ENTRY_KINDS, ENTRY_TITLES, offeredTo, readEntry, type EntryContext, type RecordableKind } from './entry-kinds.ts'

const URL = urls.recordEntry(':kind')

export const recordEntryRoutes: readonly Route[] = [
  { method: 'GET', url: URL, access: 'record-entry', traces: 'nothing', handler: show },
  { method: 'POST', url: URL, access: 'record-entry', traces: 'nothing', handler: save },
]

function kindOf({ params }: Visit): RecordableKind | undefined {
  return ENTRY_KINDS.find((kind) => kind === params['kind'])
}

async function contextOf({ deps, actor, today }: Visit): Promise<EntryContext> {
  return { settings: await deps.services.store.read(actor, (reads) => reads.settings()), today }
}

async function show(visit: Visit): Promise<Answer> {
  const kind = kindOf(visit)
  return kind ? entryPage(visit, kind, await contextOf(visit)) : { kind: 'not-found' }
}

/** The ids of the entry and of both commands stand in the form: sent twice, it is recorded once. */
function entryPage({ deps, typed }: Visit, kind: RecordableKind, context: EntryContext, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const id = (field: string) => (typeof typed[field] === 'string' ? typed[field] : deps.services.ids.next())
  return {
    kind: 'page', template: 'pages/record-entry/page.njk', title: ENTRY_TITLES[kind], typed, slips: [...slips, ...warned.slips],
    model: { ...offeredTo(context), warnings: warned.warnings, entryKind: kind, action: urls.recordEntry(kind), entryId: id('entryId'), sequelId: id('sequelId') },
  }
}

async function save(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const kind = kindOf(visit)
  const [entryId, sequelId] = [typed['entryId'], typed['sequelId']]
  if (!kind || !isId(entryId) || !isId(sequelId)) return { kind: 'not-found' }
  const context = await contextOf(visit)
  const form = formReader(typed, today)
  const { first, sequel } = readEntry(kind, form, context)
  if (form.slips.length > 0) return entryPage(visit, kind, context, form.slips)
  const recorded = await recordEntry(deps.services, actor, { entryId, commandId: entryId, expectedSeq: 0, command: first, acceptedWarnings: acceptedOf(typed) })
  if (recorded.kind !== 'done' || sequel === null) return after(visit, kind, context, recorded)
  return after(visit, kind, context, await recordEntry(deps.services, actor, { entryId, commandId: sequelId, expectedSeq: 1, command: sequel, acceptedWarnings: acceptedOf(typed) }))
}

function after(visit: Visit, kind: RecordableKind, context: EntryContext, result: EntryResult): Answer {
  switch (result.kind) {
    case 'done':
      return { kind: 'redirect', to: urls.entry(result.entryId) }
    case 'stale':
      return { kind: 'redirect', to: urls.entry(String(visit.typed['entryId'])) }
    case 'refused':
      return entryPage(visit, kind, context, [{ field: '', text: refusalWords(result) }])
    case 'warned':
      return entryPage(visit, kind, context, [], warnedOf(result.warnings, visit.typed))
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
