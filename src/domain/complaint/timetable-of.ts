import type { AuthoritySettings } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../calendar/working-days.ts'
import type { Procedure } from '../procedure/procedure.ts'
import { timetable, type Clock } from '../procedure/timetable.ts'
import { closedUnanswered } from './breaches.ts'
import type { Breach } from './commands.ts'
import type { Effective } from './effective.ts'
import type { ComplaintEvent } from './events.ts'

/** What a complaint's dates are counted with. */
export type Counting = Readonly<{ procedure: Procedure; settings: AuthoritySettings; calendar: WorkingDayCalendar; asAt: IsoDate }>

/**
 * The clocks of a complaint as at a day, and everything that was unlawful but happened: the breaches of the clocks and
 * those of the complaint itself. Computed from the effective events in the order in which they happened, stored nowhere.
 */
export function timetableOf(
  inOrder: readonly Effective<ComplaintEvent>[], { procedure, settings, calendar, asAt }: Counting,
): Readonly<{ clocks: readonly Clock[]; breaches: readonly Breach[] }> {
  const { acknowledgementWorkingDays, stageTwoRunsFrom } = settings
  const events = inOrder.map(({ event }) => event)
  const { clocks, breaches } = timetable({ procedure, events, asAt, calendar, options: { acknowledgementWorkingDays, stageTwoRunsFrom } })
  return { clocks, breaches: [...breaches, ...closedUnanswered(inOrder)] }
}
