import { addDays, type IsoDate } from '../../../calendar/iso-date.ts'
import type { UserId } from '../../basics.ts'
import type { Complaint } from '../../state.ts'
import { mayHearNothing } from '../safeguarding/thread.ts'
import { PANEL_PARTS } from './events.ts'
import { isOpen, type Access, type Ending, type Release } from './thread.ts'

/** The last day on which access can be used and what ends it; null while nothing that has happened ends it. */
export type LastDay = Readonly<{ on: IsoDate; why: Ending }> | null

/**
 * The last day of access: the day named when it was given, so many days after the stage of the part was answered or the
 * complaint was closed, or the day before it was stopped, whichever comes first.
 */
export function lastDayOf({ until, daysAfter, stopped, stageOverOn, complaintOverOn }: Access): LastDay {
  const ends: readonly NonNullable<LastDay>[] = [
    ...(stopped === null ? [] : [{ on: addDays(stopped.on, -1), why: stopped.why }]),
    ...(until === null ? [] : [{ on: until, why: 'until' as const }]),
    ...(stageOverOn === null ? [] : [{ on: addDays(stageOverOn, daysAfter), why: 'stage-over' as const }]),
    ...(complaintOverOn === null ? [] : [{ on: addDays(complaintOverOn, daysAfter), why: 'complaint-over' as const }]),
  ]
  return ends.reduce<LastDay>((first, end) => (first && first.on <= end.on ? first : end), null)
}

/**
 * The days between which each access can be used; those that never can are left out, and so is whoever is accused in the
 * complaint and may not hear of it yet.
 */
export function usableAccess(complaint: Complaint): readonly Readonly<{ access: Access; lastDay: LastDay }>[] {
  return complaint.threads.outsideAccess.given.flatMap((access) => {
    const lastDay = lastDayOf(access)
    const never = (lastDay !== null && lastDay.on < access.from) || mayHearNothing(complaint, access)
    return never ? [] : [{ access, lastDay }]
  })
}

/** What a user may use of the complaint on a day. */
export function accessOn(complaint: Complaint, userId: UserId, day: IsoDate): readonly Access[] {
  return usableAccess(complaint)
    .filter(({ access, lastDay }) => access.userId === userId && access.from <= day && (lastDay === null || day <= lastDay.on)).map(({ access }) => access)
}

/** The releases that somebody with this access may read, the latest first. Withdrawn ones are none. */
export function releasesFor({ threads: { outsideAccess: { releases } } }: Complaint, { accessId, part }: Access): readonly Release[] {
  return releases.filter((release) => isOpen(release) && (release.accessId === null ? PANEL_PARTS.includes(part) : release.accessId === accessId)).toReversed()
}
