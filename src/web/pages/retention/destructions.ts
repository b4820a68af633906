import { approveDestruction, stopDestruction, type DecisionResult } from '../../../application/retention/decide.ts'
import { listDestructions, viewDestruction, type DestructionView } from '../../../application/retention/view.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { shortDate } from '../../../words/dates.ts'
import { DESTRUCTION_REASON_LABELS, DESTRUCTION_STEP_LABELS, progressWords, RECORD_KIND_LABELS, RETENTION_MARK_LABELS, RETENTION_PAGES } from '../../../words/retention.ts'
import { refusalWords } from '../../../words/refusals.ts'
import type { Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { seenKey, type FoundElsewhere } from '../../../application/retention/elsewhere.ts'
import { elsewhereRow, retainedRow } from './rows.ts'

export async function showDestructions({ deps, actor }: Visit): Promise<Answer> {
  const all = await listDestructions(deps.services, actor)
  if (all === null) return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/retention/destructions.njk', title: RETENTION_PAGES.destructions,
    model: { rows: all.map(({ destructionId, destruction }) => ({
      href: urls.destruction(destructionId), reference: destruction.reference, proposedOn: shortDate(destruction.proposedOn), step: DESTRUCTION_STEP_LABELS[destruction.step],
      many: destruction.records.length + destruction.people.length + destruction.texts.length,
    })) },
  }
}

export async function showDestruction(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, actor, params, typed, today } = visit
  const view = await viewDestruction(deps.services, actor, params['destructionId'] ?? '')
  if (view.kind === 'not-found') return view
  return {
    kind: 'page', template: 'pages/retention/destruction.njk', title: view.seen.destruction.reference, slips, typed,
    model: { ...pageOf(view), rows: rowsOf(view, today), ...elsewhereModel(view.elsewhere, view.userNames), commandId: typed['commandId'] ?? deps.services.ids.next(), waitingDays: view.settings.destructionWaitingDays },
  }
}

/** Where words of the records stand besides, a row for each place. */
export function elsewhereModel({ places, more, everywhere, unread }: FoundElsewhere, userNames: ReadonlyMap<string, string>) {
  return {
    elsewhere: places.map((place) => ({ ...elsewhereRow(place), run: place.run, textKey: place.keptIn === 'text' && place.streamId !== null ? `${place.streamId}:${place.id}` : null, by: userNames.get(place.userId ?? '') ?? '' })),
    elsewhereMore: more, everywhere, elsewhereUnread: unread, seenElsewhere: seenKey({ places, more, everywhere, unread }),
  }
}

function pageOf({ seen, texts, userNames, mayApprove, mayStop, tombstones }: DestructionView) {
  const { destructionId, destruction, seq } = seen
  const on = (day: IsoDate | null) => (day === null ? null : shortDate(day))
  const words = (text: Readonly<{ textId: string }> | null) => (text === null ? null : texts.get(text.textId) ?? null)
  const name = (userId: string | null) => userNames.get(userId ?? '') ?? ''
  return {
    seq, isProposed: destruction.step === 'proposed', step: DESTRUCTION_STEP_LABELS[destruction.step], mayApprove, mayStop, approveAction: urls.destructionStep(destructionId, 'approve'), stopAction: urls.destructionStep(destructionId, 'stop'),
    proposedOn: on(destruction.proposedOn), proposedBy: name(destruction.proposedBy), note: words(destruction.note), approvedOn: on(destruction.approvedOn), approvedBy: name(destruction.approvedBy),
    carryOutFrom: on(destruction.carryOutFrom), stoppedOn: on(destruction.stoppedOn), stoppedBy: name(destruction.stoppedBy), stopReason: words(destruction.stopReason),
    carriedOutOn: on(destruction.carriedOut?.on ?? null), left: destruction.carriedOut?.left.length ?? 0, people: destruction.people.length, texts: destruction.texts.length,
    progress: destruction.records.length > 0 && destruction.step !== 'proposed' ? progressWords(tombstones.size, destruction.records.length) : null,
  }
}

function rowsOf({ seen, retained, tombstones }: DestructionView, today: Parameters<typeof retainedRow>[1]) {
  return seen.destruction.records.map((record) => {
    const now = retained.get(record.streamId)
    return {
      reference: record.reference || RECORD_KIND_LABELS[record.kind], kind: RECORD_KIND_LABELS[record.kind], href: urls.retentionRecord(record.streamId), reason: DESTRUCTION_REASON_LABELS[record.reason],
      basis: record.basis, mark: record.mark && RETENTION_MARK_LABELS[record.mark], keptUntil: record.keptUntil && shortDate(record.keptUntil),
      isGone: tombstones.has(record.streamId), now: now ? retainedRow(now, today) : null,
    }
  })
}

export function approve(visit: Visit): Promise<Answer> {
  return decided(visit, approveDestruction)
}

export function stop(visit: Visit): Promise<Answer> {
  return decided(visit, stopDestruction)
}

async function decided(visit: Visit, decide: typeof approveDestruction): Promise<Answer> {
  const { deps, actor, params, typed } = visit
  const { commandId, seen } = typed
  const destructionId = params['destructionId'] ?? ''
  if (!isId(commandId)) return { kind: 'not-found' }
  const words = typeof typed['words'] === 'string' ? typed['words'] : ''
  const result: DecisionResult = await decide(deps.services, actor, { destructionId, commandId, expectedSeq: Number(typed['seq']) || 0, words, ...(typeof seen === 'string' && typed['looked'] === 'yes' && { seen }) })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.destruction(destructionId) }
    case 'refused': return showDestruction(visit, [{ field: result.code === 'words-elsewhere-unseen' ? 'looked' : 'words', text: refusalWords(result) }])
    case 'stale': return showDestruction({ ...visit, typed: {} }, [{ field: 'words', text: RETENTION_PAGES.stale }])
    case 'not-allowed': return { kind: 'not-allowed' }
    case 'not-found': return { kind: 'not-found' }
  }
}
