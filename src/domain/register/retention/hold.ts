import type { ReviewedRecord } from '../../authority/retention-rules.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { TextRef } from '../../complaint/basics.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../../complaint/effective.ts'
import type { Recorded } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { EntryClock } from '../entry-clocks.ts'
import type { RegisterEvent } from '../events.ts'
import { HOLD_EVENTS, type HOLD_BASES, type HOLD_SCOPES } from './hold-events.ts'

/** A hold as its stream tells it now. */
export type Hold = Readonly<{
  reference: string
  basis: (typeof HOLD_BASES)[number]
  authority: TextRef
  why: TextRef
  scope: (typeof HOLD_SCOPES)[number]
  kinds: readonly ReviewedRecord[]
  records: readonly string[]
  placedOn: IsoDate
  reviewOn: IsoDate
  /** The last day of it, where that was said from the start; null where it lasts until it is ended. */
  until: IsoDate | null
  endedOn: IsoDate | null
  reviews: readonly Readonly<{ on: IsoDate; why: TextRef }>[]
}>

/** Null for any other stream. */
export function foldHold(recorded: readonly Recorded<RegisterEvent>[]): Hold | null {
  return holdInOrder(inOrderOfHappening(effectiveEvents(beforeError(recorded))))
}

function holdInOrder(inOrder: readonly Effective<RegisterEvent>[]): Hold | null {
  return inOrder.reduce<Hold | null>((hold, { event }) => {
    if (event.type === 'HoldPlaced') {
      const { reference, basis, authority, why, scope, kinds = [], reviewOn, until = null, happenedOn: placedOn } = event
      return { reference, basis, authority, why, scope, kinds, records: [], placedOn, reviewOn, until, endedOn: null, reviews: [] }
    }
    return hold && isOfHold(event) ? { ...hold, ...after(hold, event) } : hold
  }, null)
}

type Own = Extract<RegisterEvent, { type: keyof typeof HOLD_EVENTS }>

function isOfHold(event: RegisterEvent): event is Own {
  return Object.hasOwn(HOLD_EVENTS, event.type)
}

function after(hold: Hold, event: Own): Partial<Hold> {
  switch (event.type) {
    case 'RecordHeld': return { records: [...hold.records.filter((id) => id !== event.record), event.record] }
    case 'RecordNoLongerHeld': return { records: hold.records.filter((id) => id !== event.record) }
    case 'HoldReviewed': return { reviewOn: event.reviewOn, reviews: [...hold.reviews, { on: event.happenedOn, why: event.why }] }
    case 'HoldEnded': return { endedOn: event.happenedOn }
    case 'HoldPlaced': return {}
  }
}

/** What cannot be: anything after its end, but a record that is released; a last day before the first. */
export function impossibleInHold(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  let ended = false
  for (const { event } of inOrder) {
    if (ended) return 'hold-ended'
    if (event.type === 'HoldPlaced' && event.until !== undefined && event.until < event.happenedOn) return 'ends-before-it-begins'
    if (event.type === 'HoldPlaced' && event.scope === 'kinds' && (event.kinds ?? []).length === 0) return 'hold-needs-kinds'
    if (event.type === 'HoldEnded') ended = true
  }
  return null
}

/** Whether it lasts on a day: on its first and its last day too, but no longer on the day it was ended. */
export function isInForce({ placedOn, until, endedOn }: Hold, day: IsoDate): boolean {
  return placedOn <= day && (until === null || day <= until) && (endedOn === null || day < endedOn)
}

/** Whether it covers a record while it lasts. */
export function covers({ scope, kinds, records }: Hold, { streamId, kind }: Readonly<{ streamId: string; kind: ReviewedRecord }>): boolean {
  return scope === 'all' || (scope === 'kinds' && kinds.includes(kind)) || records.includes(streamId)
}

/** The day on which somebody looks whether it is still needed; none once it has ended. */
export function holdClocks(inOrder: readonly Effective<RegisterEvent>[]): readonly EntryClock[] {
  const hold = holdInOrder(inOrder)
  if (!hold) return []
  const { endedOn, until, reviewOn, placedOn, reviews } = hold
  return [{
    clockId: 'hold-review', item: null, ownerId: null, teams: [], startedOn: reviews.at(-1)?.on ?? placedOn,
    dueOn: until !== null && until < reviewOn ? until : reviewOn, endedOn,
  }]
}
