import type { ComplaintEvent, Recorded } from '../../domain/complaint/events.ts'
import { effectiveEvents } from '../../domain/complaint/effective.ts'

/** The ids of the texts that stand in a complaint: those of entries that were struck out or corrected away are left out. */
export function textIdsOfStream(recorded: readonly Recorded<ComplaintEvent>[]): readonly string[] {
  const ids = new Set<string>()
  for (const { event } of effectiveEvents(recorded)) collect(event, ids)
  return [...ids]
}

function collect(part: object, ids: Set<string>): void {
  if ('textId' in part && typeof part.textId === 'string') {
    ids.add(part.textId)
    return
  }
  for (const value of Object.values(part) as unknown[]) if (typeof value === 'object' && value !== null) collect(value, ids)
}
