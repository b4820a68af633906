import type { RETENTION_MARKS, ReviewedRecord } from '../../authority/retention-rules.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { PersonId, TextRef, UserId } from '../../complaint/basics.ts'
import { effectiveEvents } from '../../complaint/effective.ts'
import type { DestructionReason } from '../../complaint/erasure.ts'
import type { Recorded } from '../../complaint/events.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'

/** A whole record that is to go, under which rule. `rule` and `basis` null where it goes for another reason than a rule. */
export type RecordToDestroy = Readonly<{
  streamId: string
  kind: ReviewedRecord
  reference: string
  reason: DestructionReason
  rule: string | null
  basis: string | null
  mark: (typeof RETENTION_MARKS)[number] | null
  keptUntil: IsoDate | null
}>

/** Some texts of a record that stays. */
export type TextsToErase = Readonly<{ streamId: string; textIds: readonly string[] }>

/** Where something keeps words besides the record itself: texts of other records, published reports, what is kept beside the register, drafts. */
export const WORDS_KEPT_IN = ['text', 'edition', 'kept-version', 'draft', 'working-paper'] as const

/** A place where words of a record stand that is to go: of `record`, in `id` (a text, an edition, a draft). */
export type WordsElsewhere = Readonly<{ record: string; keptIn: (typeof WORDS_KEPT_IN)[number]; id: string; streamId: string | null }>

/** What somebody proposes to destroy: whole records; or one person, or some texts, in records that stay. */
export type ToDestroy = Readonly<{
  records: readonly RecordToDestroy[]
  people: readonly PersonId[]
  texts: readonly TextsToErase[]
}>

type Fact<Type extends string, Fields = unknown> = Readonly<{ type: Type; happenedOn: IsoDate }> & Readonly<Fields>

/**
 * A destruction from its proposal to its end. Whoever proposed it never approves it; it is carried out no earlier than
 * `carryOutFrom`, and may be stopped until then. What happened to each record stands in the record's own stream.
 * Decisions: 0085, 0086.
 */
export type DestructionEvent =
  | Fact<'DestructionProposed', { reference: string; note?: TextRef } & ToDestroy>
  /** `elsewhere`: where words of the records stand besides, as whoever approved saw it; it stays there. */
  | Fact<'DestructionApproved', { carryOutFrom: IsoDate; note?: TextRef; elsewhere?: readonly WordsElsewhere[] }>
  | Fact<'DestructionStopped', { reason: TextRef }>
  /** Erased in the records that stay. */
  | Fact<'PeopleErased', { people: readonly PersonId[]; traceWords?: readonly string[] }>
  /** `left`: what was no longer to go when its turn came: held, opened again, linked to something open. */
  | Fact<'DestructionCarriedOut', { destroyed: number; left: readonly string[] }>

export type DestructionStep = 'proposed' | 'approved' | 'stopped' | 'carried-out'

export type Destruction = ToDestroy & Readonly<{
  reference: string
  step: DestructionStep
  proposedOn: IsoDate
  proposedBy: UserId
  note: TextRef | null
  approvedOn: IsoDate | null
  approvedBy: UserId | null
  carryOutFrom: IsoDate | null
  /** Where words of the records stood elsewhere when it was approved. */
  elsewhere: readonly WordsElsewhere[]
  stoppedOn: IsoDate | null
  stoppedBy: UserId | null
  stopReason: TextRef | null
  peopleErased: readonly PersonId[]
  carriedOut: Readonly<{ on: IsoDate; destroyed: number; left: readonly string[] }> | null
}>

/** The destruction as its stream tells it; null for any other stream. */
export function foldDestruction(recorded: readonly Recorded<RegisterEvent>[]): Destruction | null {
  const by = new Map(recorded.map(({ seq, recordedBy }) => [seq, recordedBy as UserId]))
  return effectiveEvents(recorded).reduce<Destruction | null>((so, { seq, event }) => {
    const who = by.get(seq) ?? ('' as UserId)
    if (event.type === 'DestructionProposed') return begun(event, who)
    return so && isLater(event) ? { ...so, ...after(event, who) } : so
  }, null)
}

function begun(event: Extract<DestructionEvent, { type: 'DestructionProposed' }>, proposedBy: UserId): Destruction {
  const { reference, records, people, texts, happenedOn } = event
  return {
    reference, note: event.note ?? null, records, people, texts, step: 'proposed', proposedOn: happenedOn, proposedBy, approvedOn: null, approvedBy: null, carryOutFrom: null, elsewhere: [],
    stoppedOn: null, stoppedBy: null, stopReason: null, peopleErased: [], carriedOut: null,
  }
}

type Later = Exclude<DestructionEvent, { type: 'DestructionProposed' }>
const LATER: readonly string[] = ['DestructionApproved', 'DestructionStopped', 'PeopleErased', 'DestructionCarriedOut'] satisfies readonly Later['type'][]

function isLater(event: RegisterEvent): event is Later {
  return LATER.includes(event.type)
}

function after(event: Later, who: UserId): Partial<Destruction> {
  switch (event.type) {
    case 'DestructionApproved': return { step: 'approved', approvedOn: event.happenedOn, approvedBy: who, carryOutFrom: event.carryOutFrom, elsewhere: event.elsewhere ?? [] }
    case 'DestructionStopped': return { step: 'stopped', stoppedOn: event.happenedOn, stoppedBy: who, stopReason: event.reason }
    case 'PeopleErased': return { peopleErased: event.people }
    case 'DestructionCarriedOut': return { step: 'carried-out', carriedOut: { on: event.happenedOn, destroyed: event.destroyed, left: event.left } }
  }
}

/** Why it cannot be approved by this person on this day; null where it can. */
export function whyNotApproved({ step, proposedBy }: Destruction, who: UserId): RefusalCode | null {
  if (step !== 'proposed') return step === 'stopped' ? 'destruction-stopped' : 'destruction-decided'
  return proposedBy === who ? 'second-is-who-proposed' : null
}

/** Why it cannot be stopped any more; null where it can. */
export function whyNotStopped({ step }: Destruction): RefusalCode | null {
  if (step === 'carried-out') return 'destruction-carried-out'
  return step === 'stopped' ? 'destruction-stopped' : null
}

/** Whether its waiting time is over, so that it is carried out. */
export function isToBeCarriedOut({ step, carryOutFrom }: Destruction, today: IsoDate): boolean {
  return step === 'approved' && carryOutFrom !== null && carryOutFrom <= today
}
