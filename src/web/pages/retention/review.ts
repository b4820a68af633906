import { may } from '../../../application/permissions.ts'
import { proposeDestruction } from '../../../application/retention/propose.ts'
import { retainedRecords } from '../../../application/retention/retained.ts'
import { reviewList, type ReviewAsked } from '../../../application/retention/view.ts'
import { REVIEWED_RECORDS } from '../../../domain/authority/retention-rules.ts'
import { DESTRUCTION_REASONS, type DestructionReason } from '../../../domain/complaint/erasure.ts'
import { DESTRUCTION_REASON_LABELS, DESTRUCTION_STEP_LABELS, RETAINED_RECORD_LABELS, RETENTION_PAGES } from '../../../words/retention.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { wordsElsewhere } from '../../../application/retention/elsewhere.ts'
import type { TextsToErase } from '../../../domain/register/retention/destruction.ts'
import { elsewhereModel } from './destructions.ts'
import { retainedRow } from './rows.ts'

const MONTHS = [3, 6, 12, 24] as const
/** At most so many records on one page, and in one proposal: the address carries their ids. */
const MOST = 100

function askedOf({ query }: Visit): ReviewAsked {
  return {
    months: MONTHS.find((months) => String(months) === query['months']) ?? 6, kind: REVIEWED_RECORDS.find((kind) => kind === query['kind']) ?? null,
    rule: query['rule'] === undefined || query['rule'] === '' ? null : query['rule'],
  }
}

/** What is due, what will be, holds, and what waits for a second person. */
export async function showReview(visit: Visit): Promise<Answer> {
  const { deps, actor, today, query } = visit
  const asked = askedOf(visit)
  const list = await reviewList(deps.services, actor, asked)
  if (list.kind === 'not-found') return { kind: 'not-allowed' }
  const rulesUsed = list.settings.retentionRules.filter(({ records }) => (REVIEWED_RECORDS as readonly string[]).includes(records))
  return {
    kind: 'page', template: 'pages/retention/review.njk', title: RETENTION_PAGES.title, typed: { months: String(asked.months), kind: asked.kind ?? '', rule: asked.rule ?? '' },
    slips: query['none'] === 'chosen' ? [{ field: 'records', text: RETENTION_PAGES.chooseRecords }] : [],
    model: {
      due: list.due.slice(0, MOST).map((one) => retainedRow(one, today)), dueTotal: list.due.length, coming: list.coming.slice(0, MOST).map((one) => retainedRow(one, today)), comingTotal: list.coming.length,
      notClosed: list.notClosed.slice(0, MOST).map((one) => retainedRow(one, today)), notClosedTotal: list.notClosed.length,
      waiting: list.waiting.map(({ destructionId, destruction }) => ({ href: urls.destruction(destructionId), reference: destruction.reference, step: DESTRUCTION_STEP_LABELS[destruction.step], many: destruction.records.length })),
      holdsNow: list.holds.filter(({ hold }) => hold.endedOn === null && (hold.until === null || hold.until >= today)).length,
      months: MONTHS.map((months) => ({ code: String(months), label: `${months} months` })), kinds: REVIEWED_RECORDS.map((code) => ({ code, label: RETAINED_RECORD_LABELS[code] })),
      rules: rulesUsed.map(({ id, basis }) => ({ code: id, label: `${id}: ${basis}` })), asked, mayPropose: may(actor, 'propose-destruction'),
    },
  }
}

/** The chosen records, each with why it goes; asked before anything is proposed. */
export async function askProposal(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, actor, today, typed } = visit
  const ids = chosen(visit)
  if (ids.length === 0) return { kind: 'redirect', to: `${urls.retention()}?none=chosen` }
  const found = await deps.services.store.read(actor, async (reads) => retainedRecords(reads, await reads.settings(), { streamIds: ids }, today))
  if (found.length === 0) return { kind: 'not-found' }
  const { next } = deps.services.ids
  const elsewhere = await wordsElsewhere(deps.services, actor, found.map(({ facts }) => facts.streamId))
  const userNames = new Map((await deps.services.store.read(actor, (reads) => reads.users())).map(({ userId, name }) => [userId as string, name]))
  return {
    kind: 'page', template: 'pages/retention/propose.njk', title: 'Propose a destruction', slips,
    typed: { ...Object.fromEntries(found.map(({ facts }) => [`reason-${facts.streamId}`, 'rule-ran-out'])), ...typed },
    model: {
      rows: found.map((one) => retainedRow(one, today)), reasons: DESTRUCTION_REASONS.map((code) => ({ code, label: DESTRUCTION_REASON_LABELS[code] })),
      ...elsewhereModel(elsewhere, userNames), destructionId: typed['destructionId'] ?? next(), commandId: typed['commandId'] ?? next(),
    },
  }
}

function chosen({ request, typed }: Visit): readonly string[] {
  const asked = typed['records'] ?? (request.query as Readonly<Record<string, unknown>>)['records']
  const all: readonly unknown[] = Array.isArray(asked) ? asked : [asked]
  return [...new Set(all.filter((id): id is string => isId(id)))].slice(0, MOST)
}

/** Texts of other records that are erased too, as `stream:text`. */
function textsChosen({ typed }: Visit): readonly TextsToErase[] {
  const asked: unknown = typed['texts']
  const keys = (Array.isArray(asked) ? asked : [asked]).flatMap((key: unknown) => (typeof key === 'string' ? [key.split(':')] : [])).filter(([streamId, textId]) => isId(streamId) && isId(textId))
  return [...Map.groupBy(keys, ([streamId = '']) => streamId)].map(([streamId, of]) => ({ streamId, textIds: [...new Set(of.map(([, textId = '']) => textId))] }))
}

export async function propose(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { destructionId, commandId } = typed
  if (!isId(destructionId) || !isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const records = chosen(visit).map((streamId) => ({ streamId, reason: form.choice<DestructionReason>(`reason-${streamId}`, RETENTION_PAGES.asks.reason, DESTRUCTION_REASONS) }))
  const note = form.optionalWords('note', RETENTION_PAGES.asks.note)
  if (form.slips.length > 0) return askProposal(visit, form.slips)
  const result = await proposeDestruction(deps.services, actor, { destructionId, commandId, records, texts: textsChosen(visit), ...(note && { note: note.words }) })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.destruction(result.destructionId) }
    case 'refused': return askProposal(visit, [{ field: 'records', text: refusalWords(result) }])
    case 'not-allowed': return { kind: 'not-allowed' }
    case 'not-found': return { kind: 'not-found' }
  }
}
