import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { StreamKind } from '../domain/register/events.ts'
import type { PersonCalled } from './people/ports.ts'
import type { StreamId, Visibility } from './ports.ts'

/** Everything that is no complaint. */
export type EntryStreamKind = Exclude<StreamKind, 'complaint'>
export type SearchQuery = Readonly<{
  visibility: Visibility
  /** The kinds of entries that are found besides complaints; none where it is not said. */
  kinds?: readonly EntryStreamKind[]
  /** Only this kind is listed; all are counted. */
  only?: StreamKind | null
  words: string
  page: number
}>
/** A document in which it was found. */
export type FoundFile = Readonly<{ fileId: string; name: string }>
/** Something found that is no complaint. */
export type EntryHit = Readonly<{
  kind: EntryStreamKind; streamId: StreamId; reference: string; receivedOn: IsoDate; names: readonly string[]; matched: readonly string[]
}>
export type SearchHit = Readonly<{
  kind: 'complaint'
  complaintId: string; reference: string; procedure: string; status: string; receivedOn: IsoDate; names: readonly string[]
  /** What was found: the words of the register that matched, which may be spelt otherwise than asked. */
  matched: readonly string[]
  /** Its documents in which some of those words stand; absent where they were not asked for. */
  documents?: readonly FoundFile[]
}>
export type SearchResult = Readonly<{
  hits: readonly (SearchHit | EntryHit)[]
  /** How many there are of the kind that is listed, or of all. */
  total: number
  counts: readonly Readonly<{ kind: StreamKind; many: number }>[]
  /** People who are called so, on the first page; each person once, whatever records are said to be theirs. */
  people: readonly PersonCalled[]
  spelling: readonly Readonly<{ asked: string; found: readonly string[] }>[]
}>
