import type { IsoDate } from '../calendar/iso-date.ts'
import { struckOutSeqs } from './effective.ts'
import type { Recorded } from './events.ts'

type StreamEvent = Readonly<{ type: string; happenedOn: IsoDate }>
type StrikingOut = Readonly<{ type: 'EventStruckOut'; corrects: number }>

/**
 * The entry that strikes out how a stream began, and with it the whole record; null where there is none, or where it was
 * itself struck out. A record made in error says nothing from then on: it is in no work list and no figure, and keeps its
 * reference. Decision: 0011.
 */
export function recordedInError<Event extends StreamEvent>(recorded: readonly Recorded<Event>[]): Recorded<Event & StrikingOut> | null {
  const first = recorded[0]
  if (first === undefined) return null
  const struckOut = struckOutSeqs(recorded)
  return recorded.find((entry): entry is Recorded<Event & StrikingOut> => strikesOut(entry.event, first.seq) && !struckOut.has(entry.seq)) ?? null
}

/** The stream as it was before the whole record was struck out; the same stream where it was not. */
export function beforeError<Event extends StreamEvent>(recorded: readonly Recorded<Event>[]): readonly Recorded<Event>[] {
  const error = recordedInError(recorded)
  return error === null ? recorded : recorded.filter(({ seq }) => seq !== error.seq)
}

function strikesOut(event: StreamEvent, seq: number): event is StreamEvent & StrikingOut {
  return event.type === 'EventStruckOut' && 'corrects' in event && event.corrects === seq
}
