import { may } from '../../../application/permissions.ts'
import { recordHold } from '../../../application/retention/holds.ts'
import { retentionOfRecord } from '../../../application/retention/view.ts'
import { ASKED } from '../../../words/asked.ts'
import { RETENTION_PAGES } from '../../../words/retention.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { retainedRow } from './rows.ts'
import { tombstoneOr404 } from './tombstone.ts'

/** For how long one record is kept, and why; or what stands in its place. */
export async function showRecord(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, actor, params, today, typed } = visit
  const view = await retentionOfRecord(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return view
  if (view.kind === 'tombstone') return tombstoneOr404(visit, view.tombstone.streamId)
  const row = retainedRow(view.retained, today)
  const { next } = deps.services.ids
  return {
    kind: 'page', template: 'pages/retention/record.njk', title: RETENTION_PAGES.record, slips, typed,
    model: {
      row, mayPropose: may(actor, 'propose-destruction') && row.isFree, mayHold: may(actor, 'place-hold'), proposeHref: `${urls.retentionProposal()}?records=${row.streamId}`,
      action: urls.retentionRecord(row.streamId), holdId: typed['holdId'] ?? next(), commandId: typed['commandId'] ?? next(), secondId: typed['secondId'] ?? next(),
    },
  }
}

/** Keeps a record longer than its rules do: a hold of our own on it alone, with a last day. */
export async function keepLonger(visit: Visit): Promise<Answer> {
  const { deps, actor, params, typed, today } = visit
  const { holdId, commandId, secondId } = typed
  const streamId = params['streamId'] ?? ''
  if (!isId(holdId) || !isId(commandId) || !isId(secondId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const [why, until] = [form.words('why', RETENTION_PAGES.asks.longer), form.day('until', RETENTION_PAGES.asks.until)]
  if (until <= today) form.slip('until', 'day-missing', ASKED.asKnownOn)
  if (form.slips.length > 0) return showRecord(visit, form.slips)
  const placed = await recordHold(deps.services, actor, {
    entryId: holdId, commandId, expectedSeq: 0,
    command: { type: 'place-hold', on: today, basis: 'kept-longer', authority: { words: actor.name }, why, scope: 'records', reviewOn: until, until },
  })
  if (placed.kind === 'refused') return showRecord(visit, [{ field: 'until', text: refusalWords(placed) }])
  if (placed.kind !== 'done') return { kind: placed.kind === 'not-allowed' ? 'not-allowed' : 'not-found' }
  const held = await recordHold(deps.services, actor, { entryId: holdId, commandId: secondId, expectedSeq: 1, command: { type: 'hold-record', on: today, record: streamId } })
  return held.kind === 'done' ? { kind: 'redirect', to: urls.retentionRecord(streamId) } : { kind: 'not-found' }
}
