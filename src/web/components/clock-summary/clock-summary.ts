import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { Clock } from '../../../domain/procedure/timetable.ts'
import type { ClockStatus } from '../../../domain/timescales/run-clock.ts'
import { CLOCK_STATUS_LABELS, basisWords, clockStanding } from '../../../words/clocks.ts'
import { longDate } from '../../../words/dates.ts'
import { urls } from '../../urls.ts'

const TAG_COLOURS: Readonly<Record<ClockStatus, string>> = {
  running: 'blue', paused: 'yellow', met: 'green', late: 'red', overdue: 'red', stopped: 'grey',
}

/** One clock as the complaint's page prints it. */
export type ClockSummary = Readonly<{
  title: string
  /** Which one it is, where the clock runs for each of several things. */
  about: string
  status: string
  tagClass: string
  standing: string
  dueOn: string
  isProvisional: boolean
  law: string
  confirmed: boolean
  href: string
}>

/** Where a clock is explained, now or as known on a past day. */
export function clockHref(complaintId: string, { id, item }: Pick<Clock, 'id' | 'item'>, asKnownOn: IsoDate | null): string {
  return urls.complaintClock(complaintId, id, { item, asKnownOn })
}

export function clockSummary(clock: Clock, href: string, about = ''): ClockSummary {
  return {
    title: clock.title,
    about,
    status: CLOCK_STATUS_LABELS[clock.status],
    tagClass: `govuk-tag--${TAG_COLOURS[clock.status]}`,
    standing: clockStanding(clock),
    dueOn: longDate(clock.dueOn),
    isProvisional: clock.provisional,
    law: basisWords(clock),
    confirmed: clock.confirmed,
    href,
  }
}
