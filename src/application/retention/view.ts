import { addCalendarMonths } from '../../domain/calendar/calendar-months.ts'
import { shortestMonths } from '../../domain/register/retention/retention.ts'
import { foldDestruction, type Destruction, type WordsElsewhere } from '../../domain/register/retention/destruction.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { ReviewedRecord } from '../../domain/authority/retention-rules.ts'
import { may } from '../permissions.ts'
import { registerEvents } from '../streams.ts'
import type { Actor, Reads, Services, StreamId } from '../ports.ts'
import { elsewhereOfDestruction, NOWHERE, type FoundElsewhere } from './elsewhere.ts'
import { kindOf } from './kind-of.ts'
import type { Tombstone } from './ports.ts'
import { allDestructions, allHolds, isDue, isHiddenKind, kindsWithRules, retainedRecords, type DestructionSeen, type HoldSeen, type Retained } from './retained.ts'

/** What was asked of the review list: how many months ahead, which kind, by which rule. */
export type ReviewAsked = Readonly<{ months: number; kind: ReviewedRecord | null; rule: string | null }>

export type ReviewList = Readonly<{
  kind: 'review'
  asked: ReviewAsked
  settings: AuthoritySettings
  /** Due now, the earliest first; then what becomes due in the months asked for. */
  due: readonly Retained[]
  coming: readonly Retained[]
  /** Answered to the end, and never closed: nothing counts until somebody closes them. */
  notClosed: readonly Retained[]
  holds: readonly HoldSeen[]
  waiting: readonly DestructionSeen[]
}>
export type NotFound = Readonly<{ kind: 'not-found' }>

/** What is due to be destroyed, of what this person reaches. A sealed record is on the list of whoever sees it, and of nobody else. */
export async function reviewList(services: Services, actor: Actor, asked: ReviewAsked): Promise<ReviewList | NotFound> {
  if (!may(actor, 'view-retention')) return { kind: 'not-found' }
  const today = services.clock.today()
  const until = addCalendarMonths(today, asked.months)
  return services.store.read(actor, async (reads) => {
    const settings = await reads.settings()
    const kinds = kindsWithRules(settings).filter((kind) => (asked.kind === null || kind === asked.kind) && !isHiddenKind(actor, kind))
    // What ended later than the shortest rule reaches back cannot be due by then.
    const endedBy = kinds.map((kind) => ({ kind, day: addCalendarMonths(until, -(shortestMonths(kind, settings.retentionRules) ?? 0)) }))
    const all = (await retainedRecords(reads, settings, { endedBy }, today))
      .filter(({ retention }) => asked.rule === null || (retention.kind === 'dated' && retention.longest.rule.id === asked.rule))
    const due = all.filter((one) => isDue(one, today))
    return {
      kind: 'review', asked, settings, due: due.toSorted(byDay), coming: all.filter((one) => !isDue(one, today) && isDue(one, until)).toSorted(byDay),
      notClosed: all.filter(({ retention }) => retention.kind === 'undated' && retention.why === 'answered-not-closed').toSorted(byReference),
      holds: await allHolds(reads), waiting: await visibleDestructions(reads, actor, ({ step }) => step === 'proposed' || step === 'approved'),
    }
  })
}

function byDay(a: Retained, b: Retained): number {
  return compare(keptUntil(a), keptUntil(b)) || byReference(a, b)
}

function byReference(a: Retained, b: Retained): number {
  return compare(a.facts.reference, b.facts.reference) || compare(a.facts.streamId, b.facts.streamId)
}

function keptUntil({ retention }: Retained): string {
  return retention.kind === 'dated' ? retention.keptUntil : ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Those whose every record this person reaches: a destruction says by its records that they are there. */
async function visibleDestructions(reads: Reads, actor: Actor, wanted: (destruction: Destruction) => boolean): Promise<readonly DestructionSeen[]> {
  const all = (await allDestructions(reads)).filter(({ destruction }) => wanted(destruction) && !destruction.records.some(({ kind }) => isHiddenKind(actor, kind)))
  const reached = await reachedOf(reads, all.flatMap(({ destruction }) => destruction.records.map(({ streamId }) => streamId)))
  return all.filter(({ destruction }) => destruction.records.every(({ streamId }) => reached.has(streamId)))
    .toSorted((a, b) => compare(b.destruction.proposedOn, a.destruction.proposedOn) || compare(b.destruction.reference, a.destruction.reference))
}

async function reachedOf(reads: Reads, ids: readonly StreamId[]): Promise<ReadonlySet<StreamId>> {
  const [there, gone] = [await reads.retentionFacts({ streamIds: ids }), await reads.tombstones({ lookedFor: ids })]
  return new Set([...there, ...gone].map(({ streamId }) => streamId))
}

/** One record: how long it is kept and why, its holds, and the destruction it waits in; what stands in its place where it was destroyed. */
export type RecordRetention = Readonly<{ kind: 'record'; retained: Retained; settings: AuthoritySettings }> | Readonly<{ kind: 'tombstone'; tombstone: Tombstone; userNames: ReadonlyMap<string, string>; /** Where words of it stood besides when it was approved, as far as whoever asks sees those records. */ elsewhere: readonly StaysElsewhere[] }>

export async function retentionOfRecord(services: Services, actor: Actor, streamId: StreamId): Promise<RecordRetention | NotFound> {
  if (!may(actor, 'view-retention')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const tombstone = await reads.tombstone(streamId)
    if (tombstone && isHiddenKind(actor, tombstone.kind)) return { kind: 'not-found' }
    if (tombstone) return { kind: 'tombstone', tombstone, userNames: await namesOf(reads), elsewhere: await staysElsewhere(reads, actor, tombstone) }
    const settings = await reads.settings()
    const [retained] = await retainedRecords(reads, settings, { streamIds: [streamId] }, services.clock.today())
    return retained && !isHiddenKind(actor, retained.facts.kind) ? { kind: 'record', retained, settings } : { kind: 'not-found' }
  })
}

export type StaysElsewhere = Pick<WordsElsewhere, 'keptIn' | 'streamId'> & Readonly<{ kind: StreamKind | null; reference: string }>

async function staysElsewhere(reads: Reads, actor: Actor, { streamId, destructionId }: Tombstone): Promise<readonly StaysElsewhere[]> {
  const destruction = foldDestruction(registerEvents(await reads.stream(destructionId)) ?? [])
  const stays: StaysElsewhere[] = []
  for (const place of destruction?.elsewhere.filter(({ record }) => record === streamId) ?? []) {
    const [first] = place.streamId === null ? [] : await reads.stream(place.streamId)
    if (place.streamId !== null && (first === undefined || isHiddenKind(actor, kindOf(first.event)))) continue
    stays.push({ keptIn: place.keptIn, streamId: place.streamId, kind: first ? kindOf(first.event) : null, reference: first && 'reference' in first.event && typeof first.event.reference === 'string' ? first.event.reference : '' })
  }
  return stays
}

/** Tombstones of this very reference; empty where there are none, and for whoever may not see retention. */
export async function tombstonesNamed(services: Services, actor: Actor, reference: string): Promise<readonly Tombstone[]> {
  if (!may(actor, 'view-retention') || reference.trim() === '') return []
  return services.store.read(actor, async (reads) => (await reads.tombstones({ reference: reference.trim() })).filter(({ kind }) => !isHiddenKind(actor, kind)))
}

async function namesOf(reads: Reads): Promise<ReadonlyMap<string, string>> {
  return new Map((await reads.users()).map(({ userId, name }) => [userId, name]))
}

export type DestructionView = Readonly<{
  kind: 'destruction'
  seen: DestructionSeen
  /** Each record as it stands, where it is still there. */
  retained: ReadonlyMap<StreamId, Retained>
  tombstones: ReadonlyMap<StreamId, Tombstone>
  texts: ReadonlyMap<string, string>
  userNames: ReadonlyMap<string, string>
  mayApprove: boolean
  mayStop: boolean
  /** Where words of its records stand besides; asked only while it waits for a second person. */
  elsewhere: FoundElsewhere
  settings: AuthoritySettings
}>

export async function viewDestruction(services: Services, actor: Actor, destructionId: StreamId): Promise<DestructionView | NotFound> {
  const view = await destructionSeen(services, actor, destructionId)
  if (view.kind === 'not-found') return view
  const { destruction } = view.seen
  return { ...view, elsewhere: destruction.step === 'proposed' ? await elsewhereOfDestruction(services, actor, destruction) : NOWHERE }
}

async function destructionSeen(services: Services, actor: Actor, destructionId: StreamId): Promise<Omit<DestructionView, 'elsewhere'> | NotFound> {
  if (!may(actor, 'view-retention')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const [seen] = await visibleDestructions(reads, actor, () => true).then((all) => all.filter((one) => one.destructionId === destructionId))
    if (!seen) return { kind: 'not-found' }
    const { destruction } = seen
    const ids = destruction.records.map(({ streamId }) => streamId)
    const settings = await reads.settings()
    const retained = await retainedRecords(reads, settings, { streamIds: ids }, services.clock.today())
    const tombstones = await reads.tombstones({ lookedFor: ids })
    const isOpen = destruction.step === 'proposed' || destruction.step === 'approved'
    return {
      kind: 'destruction', seen, settings, userNames: await namesOf(reads),
      retained: new Map(retained.map((each) => [each.facts.streamId, each])), tombstones: new Map(tombstones.map((each) => [each.streamId, each])),
      texts: await reads.texts([destruction.note, destruction.stopReason].flatMap((text) => (text ? [text.textId] : []))),
      mayApprove: destruction.step === 'proposed' && may(actor, 'approve-destruction') && destruction.proposedBy !== actor.userId,
      mayStop: isOpen && (may(actor, 'approve-destruction') || may(actor, 'propose-destruction')),
    }
  })
}

/** Every destruction that this person reaches, the last proposed first. */
export async function listDestructions(services: Services, actor: Actor): Promise<readonly DestructionSeen[] | null> {
  if (!may(actor, 'view-retention')) return null
  return services.store.read(actor, (reads) => visibleDestructions(reads, actor, () => true))
}
