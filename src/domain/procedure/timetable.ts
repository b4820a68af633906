import { breachesOf, type ClockBreach } from './breaches.ts'
import type { Clock, TimetableInput, Untimed } from './clock.ts'
import { clocksOf, toClock, untimedOf } from './clocks.ts'
import { eventsUpTo } from './event-reading.ts'
import { nextCommands, type NextCommand } from './next-commands.ts'

export type { Clock, TimetableInput, Untimed } from './clock.ts'

export type Timetable = Readonly<{
  /** In the order of the procedure; only clocks that have begun. */
  clocks: readonly Clock[]
  untimed: readonly Untimed[]
  /** What may happen next, each with its law. */
  next: readonly NextCommand[]
  /** What the dates alone show to have gone against the rules. */
  breaches: readonly ClockBreach[]
}>

/**
 * Every clock of a complaint as it stands on `asAt`, what may happen next and what was breached.
 *
 * Computed from the events each time; reads no clock and stores nothing. An event that the procedure does not know
 * changes nothing.
 */
export function timetable(input: TimetableInput): Timetable {
  const known = { ...input, events: eventsUpTo(input.events, input.asAt) }
  const running = clocksOf(known)
  const clocks = running.map(clock => toClock(clock, known))
  return {
    clocks, untimed: untimedOf(known),
    next: nextCommands(input.procedure, known.events, clocks), breaches: breachesOf(running, known),
  }
}
