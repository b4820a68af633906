import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId, TextRef } from '../../domain/complaint/events.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import type { AnyEvent, Ids, NewStream, NewText, PersonDetails } from '../ports.ts'
import { complaintEvents } from './complaint-events.ts'
import type { EventMaker } from './event-maker.ts'
import { otherEvents } from './other-events.ts'
import type { RegisterRow } from './register-row.ts'
import type { RowKind } from './row-kinds.ts'

/** What a row becomes, before its words are salted and its reference is drawn. */
export type PlannedStream = Readonly<{
  streamId: string
  row: RegisterRow
  texts: readonly NewText[]
  /** `protectedWhy`: their contact goes to its own tier. */
  people: readonly Readonly<{ personId: PersonId; details: PersonDetails; protectedWhy: string | null }>[]
  /** The stream itself. `refs` are the references to `texts`, in the same order. */
  stream(reference: string, refs: readonly TextRef[]): NewStream
}>

const STREAM_KIND_OF: Readonly<Record<RowKind, StreamKind>> = {
  'statutory-complaint': 'complaint', 'corporate-complaint': 'complaint', enquiry: 'enquiry', 'point-of-contact': 'enquiry',
  'ombudsman-contact': 'ombudsman-contact', compliment: 'compliment', training: 'training', caseload: 'caseload',
  advice: 'advice', 'procedure-update': 'procedure-update', 'advocacy-offer': 'advocacy-offer',
}

/** The stream of one row. Ids are drawn here; nothing is written. */
export function planStream(row: RegisterRow, from: Readonly<{ importId: string; ids: Ids; procedure: string }>): PlannedStream {
  const streamId = from.ids.next()
  const texts: NewText[] = []
  const people: { personId: PersonId; details: PersonDetails; protectedWhy: string | null }[] = []
  let refs: readonly TextRef[] = []
  const maker: EventMaker = {
    newId: () => from.ids.next(),
    person(details, protectedWhy = null) {
      const personId = from.ids.next() as PersonId
      people.push({ personId, details, protectedWhy })
      return personId
    },
    words(body) {
      const at = texts.push({ textId: from.ids.next(), streamId, body }) - 1
      return () => refs[at] ?? missingText(row.key)
    },
  }
  const events = isComplaintRow(row) ? complaintEvents(row, from.procedure, maker) : otherEvents(row, maker)
  const importedFrom = { importId: from.importId, rowKey: row.key, ...(row.firstRecordedOn === null && { knownAssumed: true as const }) }
  return {
    streamId, row, texts, people,
    stream(reference, given) {
      refs = given
      return { streamId, kind: STREAM_KIND_OF[row.kind], events: inOrder(events(reference, importedFrom), row.firstRecordedOn) }
    },
  }
}

type ComplaintRow = Extract<RegisterRow, { complaint: unknown }>

function isComplaintRow(row: RegisterRow): row is ComplaintRow {
  return 'complaint' in row
}

/**
 * The events by day, the receipt first, each with the day the old register knew it: its own day, or the day the row was
 * first recorded where that was later.
 */
function inOrder([first, ...later]: readonly AnyEvent[], firstRecordedOn: IsoDate | null): NewStream['events'] {
  if (!first) return []
  const sorted = later.sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0))
  return [first, ...sorted].map((event) => ({
    event, knownOn: firstRecordedOn !== null && firstRecordedOn > event.happenedOn ? firstRecordedOn : event.happenedOn,
  }))
}

function missingText(key: string): never {
  throw new Error(`the words of row ${JSON.stringify(key)} were not kept before its events were made`)
}
