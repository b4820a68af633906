import { EVENTS, type KnownEvent } from './event-types.ts'
import type { EventMatch, Procedure } from './procedure.ts'

/** The events that a procedure knows, in the order in which they usually come. */
export function knownEvents(procedure: Procedure): readonly KnownEvent[] {
  return procedure.events.map(type => ({ type, ...EVENTS[type] }))
}

/** Every event that a clock, a step or a command of a procedure depends on. */
export function eventsReliedOn(procedure: Procedure): ReadonlySet<string> {
  const starts = procedure.clocks.flatMap(({ start }): readonly EventMatch[] =>
    start.kind === 'event' ? start.of : start.kind === 'field' ? [start.of] : Object.values(start.readings).flat())
  const clocks = procedure.clocks.flatMap(({ doneBy, stoppedBy, extension, pause }): EventMatch[] => [
    ...doneBy, ...stoppedBy, ...(extension ? [extension.recordedBy] : []), ...(pause ? [pause.recordedBy, pause.endedBy] : []),
  ])
  const commands = procedure.commands.flatMap(({ onlyWhile }) => onlyWhile?.among ?? [])
  return new Set([...starts, ...clocks, ...procedure.moves.map(([match]) => match), ...commands]
    .map(match => (typeof match === 'string' ? match : match.type)))
}
