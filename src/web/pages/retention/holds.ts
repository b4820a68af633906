import { listHolds, recordCalled, recordHold, viewHold, type HoldView } from '../../../application/retention/holds.ts'
import { may } from '../../../application/permissions.ts'
import type { EntryRequest, EntryResult } from '../../../application/record-entry.ts'
import { REVIEWED_RECORDS } from '../../../domain/authority/retention-rules.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { HOLD_BASES, HOLD_SCOPES } from '../../../domain/register/retention/hold-events.ts'
import { isInForce, type Hold } from '../../../domain/register/retention/hold.ts'
import { shortDate } from '../../../words/dates.ts'
import { HOLD_WORDS, RECORD_KIND_LABELS, RETENTION_PAGES } from '../../../words/retention.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type Slip } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { given } from '../command/command-form.ts'

const ASKS = HOLD_WORDS.commands['place-hold'].asks

export async function showHolds({ deps, actor, today }: Visit): Promise<Answer> {
  const list = await listHolds(deps.services, actor)
  if (list === null) return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/retention/holds.njk', title: RETENTION_PAGES.holds,
    model: {
      mayPlace: may(actor, 'place-hold'), newHref: urls.holdStep('new', 'place'),
      rows: list.holds.map(({ holdId, hold }) => ({ ...holdRow(hold, today), href: urls.hold(holdId), authority: list.texts.get(hold.authority.textId) ?? '' })),
    },
  }
}

function holdRow(hold: Hold, today: IsoDate) {
  return {
    reference: hold.reference, basis: ASKS.basis.of[hold.basis], placedOn: shortDate(hold.placedOn), reviewOn: shortDate(hold.reviewOn), isLate: hold.endedOn === null && hold.reviewOn < today,
    until: hold.until && shortDate(hold.until), endedOn: hold.endedOn && shortDate(hold.endedOn), lasts: isInForce(hold, today),
    scope: hold.scope === 'all' ? ASKS.scope.of.all : hold.scope === 'kinds' ? hold.kinds.map((kind) => ASKS.kinds.of[kind]).join(', ') : `${hold.records.length} ${hold.records.length === 1 ? 'record' : 'records'}`,
  }
}

export async function askHold(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, typed } = visit
  const { next } = deps.services.ids
  const choices = (of: Readonly<Record<string, string>>, codes: readonly string[]) => codes.map((code) => ({ code, label: of[code] ?? code }))
  return {
    kind: 'page', template: 'pages/retention/new-hold.njk', title: RETENTION_PAGES.newHold, slips, typed,
    model: {
      asks: ASKS, know: HOLD_WORDS.commands['place-hold'].know, bases: choices(ASKS.basis.of, HOLD_BASES.filter((basis) => basis !== 'kept-longer')), scopes: choices(ASKS.scope.of, HOLD_SCOPES),
      kinds: choices(ASKS.kinds.of, REVIEWED_RECORDS), holdId: typed['holdId'] ?? next(), commandId: typed['commandId'] ?? next(), action: urls.holdStep('new', 'place'),
    },
  }
}

export async function placeHold(visit: Visit): Promise<Answer> {
  const { typed, today } = visit
  const { holdId, commandId } = typed
  if (!isId(holdId) || !isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const kinds = form.choices('kinds', ASKS.kinds.asks, REVIEWED_RECORDS)
  const command = given({
    type: 'place-hold' as const, on: form.day('on', 'from when it holds'), basis: form.choice('basis', 'what asks for it', HOLD_BASES), authority: form.words('authority', 'who ordered or decided it'),
    why: form.words('why', 'why it is needed'), scope: form.choice('scope', 'what it covers', HOLD_SCOPES), kinds: REVIEWED_RECORDS.filter((kind) => kinds.includes(kind)),
    reviewOn: form.day('reviewOn', 'when somebody looks whether it is still needed'), until: form.optionalDay('until', 'its last day'),
  })
  if (form.slips.length > 0) return askHold(visit, form.slips)
  return sent(visit, { entryId: holdId, commandId, expectedSeq: 0, command }, (slips) => askHold(visit, slips))
}

async function sent(visit: Visit, request: EntryRequest, again: (slips: readonly Slip[]) => Promise<Answer>): Promise<Answer> {
  const result: EntryResult = await recordHold(visit.deps.services, visit.actor, request)
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.hold(result.entryId) }
    case 'refused': return again([{ field: 'on', text: refusalWords(result) }])
    case 'stale': return again([{ field: 'on', text: RETENTION_PAGES.stale }])
    case 'warned':
    case 'not-found': return { kind: 'not-found' }
    case 'not-allowed': return { kind: 'not-allowed' }
  }
}

export async function showHold(visit: Visit, slips: readonly Slip[] = []): Promise<Answer> {
  const { deps, actor, params, today, typed } = visit
  const view = await viewHold(deps.services, actor, params['holdId'] ?? '')
  if (view.kind === 'not-found') return view
  const { hold, holdId, seq } = view.seen
  return {
    kind: 'page', template: 'pages/retention/hold.njk', title: hold.reference, slips, typed,
    model: {
      row: holdRow(hold, today), ...wordsOf(view), seq, commandId: typed['commandId'] ?? deps.services.ids.next(), mayChange: may(actor, 'place-hold') && hold.endedOn === null,
      namesRecords: hold.scope === 'records', hidden: hold.records.length - view.records.length,
      records: view.records.map((record) => ({ ...record, kind: RECORD_KIND_LABELS[record.kind], href: urls.retentionRecord(record.streamId) })),
      steps: { review: urls.holdStep(holdId, 'review'), end: urls.holdStep(holdId, 'end'), add: urls.holdStep(holdId, 'add'), release: urls.holdStep(holdId, 'release') },
    },
  }
}

function wordsOf({ seen: { hold }, timeline, texts, userNames }: HoldView) {
  const words = (text: Readonly<{ textId: string }>) => texts.get(text.textId) ?? ''
  return {
    orderedBy: words(hold.authority), why: words(hold.why), reviews: hold.reviews.map(({ on, why }) => ({ on: shortDate(on), why: words(why) })),
    timeline: timeline.map(({ event, recordedBy }) => ({ what: REGISTER_EVENT_LABELS[event.type], on: shortDate(event.happenedOn), by: userNames.get(recordedBy) ?? '' })),
  }
}

/** The next step of a hold: review it, end it, put a record under it, release one. */
export async function holdStep(visit: Visit): Promise<Answer> {
  const { typed, params, today } = visit
  const { commandId } = typed
  const holdId = params['holdId'] ?? ''
  if (!isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const command = await stepOf(visit, form)
  if (command === null) return { kind: 'not-found' }
  if (form.slips.length > 0) return showHold(visit, form.slips)
  return sent(visit, { entryId: holdId, commandId, expectedSeq: Number(typed['seq']) || 0, command }, (slips) => showHold({ ...visit, typed: {} }, slips))
}

async function stepOf({ deps, actor, params, typed, today }: Visit, form: ReturnType<typeof formReader>): Promise<EntryRequest['command'] | null> {
  const on = today
  switch (params['step']) {
    case 'review': return { type: 'review-hold', on, why: form.words('reviewWhy', 'why it is still needed'), reviewOn: form.day('reviewOn', 'when it is reviewed next') }
    case 'end': return { type: 'end-hold', on, why: form.words('endWhy', 'why it is no longer needed') }
    case 'release': return isId(typed['record']) ? { type: 'release-record', on, record: typed['record'], why: form.words('releaseWhy', 'why it is no longer needed') } : null
    case 'add': {
      const record = await recordCalled(deps.services, actor, form.text('reference'))
      if (record === null) form.slips.push({ field: 'reference', text: RETENTION_PAGES.noSuchRecord })
      return { type: 'hold-record', on, record: record ?? '' }
    }
    case undefined:
    default: return null
  }
}
