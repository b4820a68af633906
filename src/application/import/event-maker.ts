import type { PersonId, TextRef } from '../../domain/complaint/events.ts'
import type { AnyEvent, PersonDetails } from '../ports.ts'

/** What the events of a row are made with. Words and people are noted here, and go to their own tables. */
export type EventMaker = Readonly<{
  newId(): string
  /** `protectedWhy`: why their contact must not be seen; absent or null where it may be. */
  person(details: PersonDetails, protectedWhy?: string | null): PersonId
  /** Notes the words; the reference is found when the events are made. */
  words(body: string): () => TextRef
}>

/** What the first event of an imported stream says of where it came from. */
export type ImportedFrom = Readonly<{ importId: string; rowKey: string; knownAssumed?: true }>

/** The events of one row, made when its reference is known. */
export type EventsOf = (reference: string, importedFrom: ImportedFrom) => readonly AnyEvent[]
