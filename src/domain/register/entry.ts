import type { IsoDate } from '../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening, type WorldEvent } from '../complaint/effective.ts'
import type { Recorded } from '../complaint/events.ts'
import { beforeError } from '../complaint/recorded-in-error.ts'
import type { OmbudsmanResult, RegisterEvent, StreamKind } from './events.ts'

export type EntryFact = WorldEvent<RegisterEvent>
export type EntryKind = Exclude<StreamKind, 'complaint'>
type FirstFact = Exclude<EntryFact, { type: 'EnquiryResolved' | 'OmbudsmanDecided' }>

/** What an entry of the register says now. */
export type RegisterEntry = Readonly<{
  kind: EntryKind
  /** How it began, as corrected. */
  first: FirstFact
  happenedOn: IsoDate
  /** The day an enquiry was resolved; null while it is open, and for everything else. */
  resolvedOn: IsoDate | null
  /** What the Ombudsman decided of a contact; null while nothing is known, and for everything else. */
  result: OmbudsmanResult | null
  decidedOn: IsoDate | null
  seq: number
}>

/** The kind of stream that each first event begins. */
export const KIND_BEGUN_BY = {
  ComplimentReceived: 'compliment',
  EnquiryReceived: 'enquiry',
  OmbudsmanContactReceived: 'ombudsman-contact',
  TrainingHeld: 'training',
  CaseloadCounted: 'caseload',
} as const satisfies Record<FirstFact['type'], EntryKind>

/** The entry as its stream tells it now; null for an empty stream. Throws a fault where it begins with anything but a first event. */
function foldEntry(recorded: readonly Recorded<RegisterEvent>[]): RegisterEntry | null {
  const inOrder = inOrderOfHappening(effectiveEvents(recorded))
  const entry = inOrder.reduce<RegisterEntry | null>((before, { event }) => evolveEntry(before, event), null)
  return entry && { ...entry, seq: recorded.at(-1)?.seq ?? 0 }
}

/** `foldEntry`, and where the whole entry was struck out as made in error, the entry as it was before. */
export function foldEntryAsRecorded(recorded: readonly Recorded<RegisterEvent>[]): RegisterEntry | null {
  const entry = foldEntry(beforeError(recorded))
  return entry && { ...entry, seq: recorded.at(-1)?.seq ?? 0 }
}

function evolveEntry(entry: RegisterEntry | null, event: EntryFact): RegisterEntry {
  switch (event.type) {
    case 'EnquiryResolved':
      return { ...begun(entry, event), resolvedOn: event.happenedOn }
    case 'OmbudsmanDecided':
      return { ...begun(entry, event), result: event.result, decidedOn: event.happenedOn }
    case 'ComplimentReceived':
    case 'EnquiryReceived':
    case 'OmbudsmanContactReceived':
    case 'TrainingHeld':
    case 'CaseloadCounted':
      return { kind: KIND_BEGUN_BY[event.type], first: event, happenedOn: event.happenedOn, resolvedOn: null, result: null, decidedOn: null, seq: 0 }
  }
}

function begun(entry: RegisterEntry | null, event: EntryFact): RegisterEntry {
  if (entry === null) throw new Error(`an entry does not begin with ${event.type}`)
  return entry
}
