import type { KnownEvent } from './event-field.ts'
import { EVENTS } from './event-types.ts'
import type { Procedure } from './procedure.ts'

/** The events that a procedure knows, in the order in which they usually come. */
export function knownEvents(procedure: Procedure): readonly KnownEvent[] {
  return procedure.events.map(type => ({ type, ...EVENTS[type] }))
}
