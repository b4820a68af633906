import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../../complaint/effective.ts'
import type { Recorded } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'

/** A disclosure as its stream tells it: of these complaints, the first one first. */
export type Disclosure = Readonly<{
  made: Extract<RegisterEvent, { type: 'DisclosureMade' }>
  complaints: readonly string[]
  recalledOn: IsoDate | null
}>

export function foldDisclosure(recorded: readonly Recorded<RegisterEvent>[]): Disclosure | null {
  return foldDisclosureFrom(inOrderOfHappening(effectiveEvents(beforeError(recorded))))
}

export function foldDisclosureFrom(inOrder: readonly Effective<RegisterEvent>[]): Disclosure | null {
  return inOrder.reduce<Disclosure | null>((so, { event }) => {
    if (event.type === 'DisclosureMade') return { made: event, complaints: event.complaint === undefined ? [] : [event.complaint], recalledOn: null }
    if (event.type === 'DisclosureCovered') return so && { ...so, complaints: [...new Set([...so.complaints, event.complaint])] }
    return event.type === 'DisclosureRecalled' ? so && { ...so, recalledOn: so.recalledOn ?? event.happenedOn } : so
  }, null)
}

/** It is recalled once. */
export function impossibleInDisclosure(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  return inOrder.filter(({ event }) => event.type === 'DisclosureRecalled').length > 1 ? 'already-recalled' : null
}
