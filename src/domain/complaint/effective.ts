import type { IsoDate } from '../calendar/iso-date.ts'
import type { Recorded } from './events.ts'

/** What every event of every stream has, complaint or not. */
type StreamEvent = Readonly<{ type: string; happenedOn: IsoDate }>

/** What is about other entries, or about the words that the record has lost. */
type AboutTheRecord = 'FactCorrected' | 'EventStruckOut' | 'WordsErased' | 'RecordDestroyed'

/** The events that say something about the world, not about the record. */
export type WorldEvent<Event extends StreamEvent> = Exclude<Event, { type: AboutTheRecord }>

/** An event as it stands after every correction, with the place in the stream where it was first recorded. */
export type Effective<Event extends StreamEvent> = Readonly<{ seq: number; event: WorldEvent<Event> }>

/**
 * What a stream says now: corrections applied, struck-out entries left out, in the order of `seq`.
 *
 * - The later correction of a field wins. `details` is corrected part by part; a change to `null` removes the field.
 * - A correction of a correction changes the entry that both are about.
 * - Striking out a correction undoes it, and every correction of it; striking out a strike-out brings the entry back.
 * - Striking out how the stream began strikes out all of it: it says nothing any more.
 *
 * Decision: 0011.
 */
export function effectiveEvents<Event extends StreamEvent>(recorded: readonly Recorded<Event>[]): readonly Effective<Event>[] {
  const entries = new Map<number, StreamEvent>()
  const struckOut = struckOutSeqs(recorded)
  if (recorded[0] && struckOut.has(recorded[0].seq)) return []
  const corrections: Readonly<{ root: number; changes: object }>[] = []
  const roots = new Map<number, number>()
  for (const { seq, event } of recorded) {
    if (!isCorrection(event)) {
      entries.set(seq, event)
      continue
    }
    const root = roots.get(event.corrects) ?? event.corrects
    const isUndone = struckOut.has(seq) || !roots.has(event.corrects) && !entries.has(event.corrects)
    if (isUndone) continue
    roots.set(seq, root)
    corrections.push({ root, changes: event.changes })
  }
  for (const { root, changes } of corrections) {
    const entry = entries.get(root)
    if (entry) entries.set(root, changed(entry, changes))
  }
  return recorded.flatMap(({ seq }) => {
    const event = entries.get(seq)
    return event && isOfTheWorld<Event>(event) && !struckOut.has(seq) ? [{ seq, event }] : []
  })
}

/** The `seq` of every entry that is struck out and whose striking out was not itself struck out. */
export function struckOutSeqs(recorded: readonly Recorded<StreamEvent>[]): ReadonlySet<number> {
  const struckOut = new Set<number>()
  for (const { seq, event } of recorded.toReversed()) {
    if (isStrikingOut(event) && !struckOut.has(seq)) struckOut.add(event.corrects)
  }
  return struckOut
}

/**
 * Effective events in the order in which they happened: by day, and by `seq` within a day. The first entry of the
 * stream stays first, whatever its day, so that a late entry falls into its place and nothing comes before receipt.
 */
export function inOrderOfHappening<Event extends StreamEvent>(effective: readonly Effective<Event>[]): readonly Effective<Event>[] {
  const [first, ...rest] = effective
  if (!first) return []
  return [first, ...rest.sort((a, b) => compare(a.event.happenedOn, b.event.happenedOn) || a.seq - b.seq)]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isCorrection(event: StreamEvent): event is StreamEvent & Readonly<{ corrects: number; changes: object }> {
  return event.type === 'FactCorrected'
}

function isStrikingOut(event: StreamEvent): event is StreamEvent & Readonly<{ corrects: number }> {
  return event.type === 'EventStruckOut'
}

const ABOUT_THE_RECORD: ReadonlySet<string> = new Set<AboutTheRecord>(['FactCorrected', 'EventStruckOut', 'WordsErased', 'RecordDestroyed'])

function isOfTheWorld<Event extends StreamEvent>(event: StreamEvent): event is WorldEvent<Event> {
  return !ABOUT_THE_RECORD.has(event.type)
}

/** `entry` with `changes` laid over it. A record of parts, such as `details`, is changed part by part. */
function changed<Entry extends object>(entry: Entry, changes: object): Entry {
  const fields = new Map<string, unknown>(Object.entries(entry))
  for (const [field, value] of Object.entries(changes)) {
    const before = fields.get(field)
    if (value === null) fields.delete(field)
    else fields.set(field, field === 'details' && isParts(before) && isParts(value) ? changed(before, value) : value)
  }
  return Object.fromEntries(fields) as Entry
}

function isParts(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
