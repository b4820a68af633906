import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import type { AnyEvent, Reads } from '../ports.ts'

/** A free text of a stream, with the event and the field that hold it. */
export type Worded = Readonly<{ textId: string; text: string; field: string; event: AnyEvent['type']; seq: number; on: IsoDate; recordedBy: string }>

/** Every free text of a stream that still exists, struck out or not, in the order in which they were recorded. */
export async function textsOf(reads: Pick<Reads, 'texts'>, recorded: readonly Recorded<AnyEvent>[]): Promise<readonly Worded[]> {
  const refs = recorded.flatMap(({ event, seq, recordedBy }) => refsIn(event, '').map(({ textId, field }) => ({ textId, field, event: event.type, seq, on: event.happenedOn, recordedBy })))
  const texts = await reads.texts([...new Set(refs.map(({ textId }) => textId))])
  return refs.flatMap((ref) => {
    const text = texts.get(ref.textId)
    return text === undefined || text === '' ? [] : [{ ...ref, text }]
  })
}

function refsIn(part: unknown, field: string): readonly Readonly<{ textId: string; field: string }>[] {
  if (typeof part !== 'object' || part === null) return []
  if (Array.isArray(part)) return part.flatMap((each: unknown) => refsIn(each, field))
  if ('textId' in part && typeof part.textId === 'string' && 'digest' in part) return [{ textId: part.textId, field }]
  // The text of a point of complaint is called by what it is a text of.
  return Object.entries(part).flatMap(([name, value]) => refsIn(value, name === 'text' && field !== '' && field !== 'details' ? field : name))
}

/** The ids of the answers for equality monitoring that a stream names. */
export function answersIn(recorded: readonly Recorded<AnyEvent>[]): readonly string[] {
  return recorded.flatMap(({ event }) => (event.type === 'EqualityAsked' && event.answers ? [event.answers.answersId] : []))
}
