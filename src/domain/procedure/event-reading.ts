import { parseIsoDate, type IsoDate } from '../calendar/iso-date.ts'
import type { EventMatch, ProcedureEvent } from './procedure.ts'

/** The events up to and including `asAt`, in the order of their days; those of one day stay in the order given. */
export function eventsUpTo(events: readonly ProcedureEvent[], asAt: IsoDate): ProcedureEvent[] {
  return events.filter(event => event.happenedOn <= asAt)
    .sort((one, other) => (one.happenedOn < other.happenedOn ? -1 : one.happenedOn > other.happenedOn ? 1 : 0))
}

/** Whether an event is of the type, and says what the match asks for. */
export function matches(event: ProcedureEvent, match: EventMatch): boolean {
  if (typeof match === 'string') return event.type === match
  return event.type === match.type && fieldOf(event, match.where[0]) === match.where[1]
}

/** Whether an event is one of those that a rule names. */
export function matchesAny(event: ProcedureEvent, among: readonly EventMatch[]): boolean {
  return among.some(match => matches(event, match))
}

/** What an event says under a name, or undefined. Events are flat, and the engine reads few of their fields. */
function fieldOf(event: ProcedureEvent, name: string): unknown {
  return Object.getOwnPropertyDescriptor(event, name)?.value
}

/** The day that an event states under a name, or null where it states none. */
export function dayOf(event: ProcedureEvent, name: string): IsoDate | null {
  const value = fieldOf(event, name)
  return typeof value === 'string' ? parseIsoDate(value) : null
}

/** The whole number above 0 that an event states under a name, or null. */
export function countOf(event: ProcedureEvent, name: string): number | null {
  const value = fieldOf(event, name)
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null
}

/** The text that an event states under a name, or null. */
export function codeOf(event: ProcedureEvent, name: string): string | null {
  const value = fieldOf(event, name)
  return typeof value === 'string' && value !== '' ? value : null
}
