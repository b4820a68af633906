import type { AnyEvent } from '../../application/ports.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import { effectiveEvents } from '../../domain/complaint/effective.ts'

/** The ids of the texts that stand in a stream: those of entries that were struck out or corrected away are left out. */
export function textIdsOfStream(recorded: readonly Recorded<AnyEvent>[]): readonly string[] {
  const ids = new Set<string>()
  for (const { event } of effectiveEvents<AnyEvent>(recorded)) collect(event, ids)
  return [...ids]
}

function collect(part: object, ids: Set<string>): void {
  if ('textId' in part && typeof part.textId === 'string') {
    ids.add(part.textId)
    return
  }
  const parts: readonly (readonly [string, unknown])[] = Array.isArray(part) ? part.map((item: unknown) => ['', item]) : Object.entries(part).sort(asJsonbOrders)
  for (const [, value] of parts) if (typeof value === 'object' && value !== null) collect(value, ids)
}

/** The order in which PostgreSQL keeps the names of a jsonb: an event gives its words alike before it is stored and after. */
function asJsonbOrders([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one.length - other.length || (one < other ? -1 : 1)
}
