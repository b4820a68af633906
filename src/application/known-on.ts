import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { londonDay } from '../domain/calendar/london.ts'
import type { Recorded } from '../domain/complaint/events.ts'

/** The day on which an entry was known: as its source says, or else the London day on which it was recorded. */
function knownOnOf(entry: Recorded<unknown>): IsoDate {
  return entry.knownOn ?? londonDay(entry.recordedAt)
}

/** The entries that were known at the end of `day`, in their order; corrections made later are left out with the rest. */
export function asKnownOn<Event>(recorded: readonly Recorded<Event>[], day: IsoDate): readonly Recorded<Event>[] {
  return recorded.filter((entry) => knownOnOf(entry) <= day)
}
