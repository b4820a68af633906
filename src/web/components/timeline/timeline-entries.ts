import { effectiveEvents } from '../../../domain/complaint/effective.ts'
import { beforeError } from '../../../domain/complaint/recorded-in-error.ts'
import type { ComplaintEvent, Recorded } from '../../../domain/complaint/events.ts'
import { STRIKING_OUT, THE_SYSTEM, UNKNOWN, recordedWords } from '../../../words/complaint.ts'
import { londonDay } from '../../../domain/calendar/london.ts'
import { londonTime, longDate } from '../../../words/dates.ts'
import { EVENT_LABELS } from '../../../words/labels.ts'
import { fieldInWords, linesOf, valueInWords, type Line, type WordSource } from './recorded-words.ts'

export type Correction = Readonly<{ field: string; was: string; now: string; why: string; by: string; at: string }>

/** One entry of the timeline as it is printed. */
export type TimelineEntry = Readonly<{
  seq: number
  title: string
  happenedOn: string
  /** When it was recorded, where that was not the day it happened. */
  recordedLater: string | null
  recordedBy: string
  lines: readonly Line[]
  corrections: readonly Correction[]
  struckOut: Readonly<{ why: string; by: string; at: string }> | null
  mayBeCorrected: boolean
  mayBeStruckOut: boolean
  /** The first entry is the record itself: with it goes all of it. */
  strikeOutLink: string
}>

/** An entry of any stream, complaint or not. */
type AnyEntry = Recorded<Readonly<{ type: string; happenedOn: ComplaintEvent['happenedOn'] }>>

/**
 * The timeline, newest first: by the day it happened, then by `seq`. Corrections and strikings out are not entries of
 * their own but stand at the entry that they change, which says what it says now; what it said before stands in the correction.
 */
export function timelineEntries(
  timeline: readonly AnyEntry[], struckOut: ReadonlySet<number>, words: WordSource, labels: Readonly<Record<string, string>> = EVENT_LABELS,
): readonly TimelineEntry[] {
  const corrections = timeline.filter(({ event }) => isCorrection(event))
  const now = new Map(effectiveEvents(beforeError(timeline)).map(({ seq, event }) => [seq, event]))
  return timeline
    .filter(({ event }) => !isCorrection(event) && !isStrikingOut(event))
    .map((entry) => ({ entry, event: now.get(entry.seq) ?? entry.event }))
    .toSorted((a, b) => compare(b.event.happenedOn, a.event.happenedOn) || b.entry.seq - a.entry.seq)
    .map(({ entry, event }) => ({
      seq: entry.seq,
      title: labels[event.type] ?? event.type,
      happenedOn: longDate(event.happenedOn),
      recordedLater: recordedLater({ ...entry, event }),
      recordedBy: nameOf(entry.recordedBy, words),
      lines: linesOf(event, words),
      corrections: correctionsOf(entry, corrections, struckOut, words),
      struckOut: struckOut.has(entry.seq) ? strikingOut(entry.seq, timeline, words) : null,
      mayBeCorrected: !struckOut.has(entry.seq),
      mayBeStruckOut: !struckOut.has(entry.seq),
      strikeOutLink: STRIKING_OUT[entry.seq === 1 ? 'record' : 'entry'].link,
    }))
}

function recordedLater({ event, recordedAt, knownOn }: AnyEntry): string | null {
  const recordedOn = londonDay(recordedAt)
  if (knownOn !== null && knownOn !== event.happenedOn) return recordedWords(recordedAt, knownOn)
  return recordedOn === event.happenedOn ? null : recordedWords(recordedAt, null)
}

/** The corrections of one entry in the order in which they were made, each with the value before it. */
function correctionsOf(
  entry: AnyEntry, timeline: readonly AnyEntry[], struckOut: ReadonlySet<number>, words: WordSource,
): readonly Correction[] {
  let said = inParts(entry.event)
  return timeline.flatMap((later) => {
    const { event } = later
    if (!isCorrection(event) || event.corrects !== entry.seq || struckOut.has(later.seq)) return []
    const before = said
    const changes = inParts(event.changes)
    said = { ...said, ...changes }
    return Object.entries(changes).map(([field, value]) => ({
      field: fieldInWords(entry.event.type, field, value, words).label,
      was: before[field] === undefined ? UNKNOWN.nothing : fieldInWords(entry.event.type, field, before[field], words).value,
      now: fieldInWords(entry.event.type, field, value, words).value,
      why: reasonOf(event, words),
      by: nameOf(later.recordedBy, words),
      at: londonTime(later.recordedAt),
    }))
  })
}

/** The fields of an event, with the parts of `details` beside the others, as they are corrected one by one. */
function inParts(fields: object): Readonly<Record<string, unknown>> {
  const { details, ...others } = { details: {}, ...fields }
  return { ...others, ...details }
}

function strikingOut(seq: number, timeline: readonly AnyEntry[], words: WordSource): TimelineEntry['struckOut'] {
  const striking = timeline.find(({ event }) => isStrikingOut(event) && event.corrects === seq)
  if (!striking) return { why: '', by: '', at: '' }
  return { why: reasonOf(striking.event, words), by: nameOf(striking.recordedBy, words), at: londonTime(striking.recordedAt) }
}

function reasonOf(event: object, words: WordSource): string {
  return 'reason' in event && event.reason !== undefined ? valueInWords('reason', event.reason, words) : ''
}

/** Who did it, by name. */
export function nameOf(userId: string, words: WordSource): string {
  return words.userNames.get(userId) ?? (userId.startsWith('system') ? THE_SYSTEM : UNKNOWN.user)
}

function isCorrection(event: object): event is Readonly<{ corrects: number; changes: Readonly<Record<string, unknown>> }> {
  return 'type' in event && event.type === 'FactCorrected'
}

function isStrikingOut(event: object): event is Readonly<{ corrects: number }> {
  return 'type' in event && event.type === 'EventStruckOut'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
