import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { londonDay } from '../../domain/calendar/london.ts'
import type { Recorded } from '../../domain/complaint/events.ts'

/** How many entries of a stream had become known by the end of a day, and that day. */
export type KnownDay = Readonly<{ day: IsoDate; entries: number }>

/**
 * The days on which a stream grew, in their order, each with the length of the stream at its end.
 *
 * An entry is known from the day that its source says, or else from the London day on which it was recorded; never
 * before the entry that it follows, since nobody can have known what comes after without what comes before.
 */
export function knownDays(recorded: readonly Recorded<unknown>[]): readonly KnownDay[] {
  const days: KnownDay[] = []
  recorded.forEach((entry, index) => {
    const known = entry.knownOn ?? londonDay(entry.recordedAt)
    const last = days.at(-1)
    if (last && known <= last.day) days[days.length - 1] = { day: last.day, entries: index + 1 }
    else days.push({ day: known, entries: index + 1 })
  })
  return days
}
